// A process at work: the line's own code over a client, a messenger and a clock in which faults strike.
import { toLocal } from '../../extractors/zoned-time.ts';
import { createCalendar, type SweptCalendar } from '../../server/calendar/calendar.ts';
import { isOpenAt } from '../../server/calendar/open-now.ts';
import { ownerIn } from '../../server/claim-owner.ts';
import { deliverNotices } from '../../server/outbox.ts';
import type { Call, CallStore } from '../../server/ports.ts';
import type { Shell } from '../../server/shell.ts';
import { createCallerLog } from '../../server/store/callers.ts';
import { createCallStore } from '../../server/store/call-store.ts';
import { DEFAULT_TABLE_NAME } from '../../server/store/table.ts';
import { clientOf } from './faulty-client.ts';
import { messengerIn } from './messenger.ts';
import { alive, type Served, type ServerProcess, type Visit } from './process.ts';
import { recording } from './replay.ts';
import type { World } from './world.ts';

/** Has a process do a piece of work; resolves when it answers, throws or dies. */
export function serve<Result>(
  world: World,
  process: ServerProcess,
  key: string,
  work: (shell: SimulatedShell, visit: Visit) => Promise<Result>,
): Promise<Served<Result>> {
  const visit: Visit = {
    world,
    process,
    key,
    life: process.life,
    requests: 0,
    recording: recording(world.timeline.nowMs),
  };
  return new Promise((resolve) => {
    const end = (served: Served<Result>) => {
      process.onCrash.delete(died);
      resolve(served);
    };
    const died = () => end({ kind: 'crashed' });
    process.onCrash.add(died);
    work(shellOf(visit), visit).then(
      (value) => end({ kind: 'answered', value, visit }),
      (error: unknown) => end({ kind: 'threw', error }),
    );
  });
}

export interface SimulatedShell extends Shell {
  calendar: SweptCalendar;
}

function shellOf(visit: Visit): SimulatedShell {
  const { world, process } = visit;
  const { timeline, business, wrong } = world;
  const clock = { epochMs: () => Math.floor(timeline.nowMs() + process.skewMs) };
  const client = clientOf(visit);
  const plain = createCallStore({ client, tableName: DEFAULT_TABLE_NAME });
  const store = wrong?.store?.(plain, process, world) ?? plain;
  const pause = async (ms: number) => alive(visit, timeline.sleep(ms));
  const random = () => world.draw('random', visit.key, visit.requests);
  const calendar = createCalendar({
    client,
    tableName: DEFAULT_TABLE_NAME,
    business,
    clock,
    ownerOf: ownerIn(store),
    random,
    pause,
  });
  const log = (level: string) => (message: string, fields?: Record<string, unknown>) =>
    world.ledger.logged(level, message, fields ?? {}, visit.key);
  return {
    store: forgetful(store, visit),
    callers: createCallerLog({ client, tableName: DEFAULT_TABLE_NAME }),
    calendar: visit.recording.calendar(calendar),
    messenger: messengerIn(visit),
    clock: visit.recording.clock(clock),
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    business,
    personAvailable: visit.recording.person(() => isOpenAt(business, toLocal(clock.epochMs(), business.zone))),
    wakeOutbox: (callId) => {
      const key = `${visit.key} outbox`;
      world.background(serve(world, process, key, (shell) => deliverNotices(callId, shell)));
    },
  };
}

/** A fault of the old line: the process takes a call it knows for a new one. What it then writes must be refused. */
function forgetful(store: CallStore, visit: Visit): CallStore {
  const { world } = visit;
  return {
    ...store,
    load: async (callId) => {
      const loaded = await store.load(callId);
      const first = world.ledger.firstOf(callId);
      if (loaded.kind === 'found') visit.recording.read = loaded.call;
      if (loaded.kind !== 'found' || !first || !visit.recording.input || !isPastTheBeginning(loaded.call))
        return loaded;
      const forgotten = forgottenBy(visit, loaded.call, first);
      if (!forgotten) return loaded;
      world.ledger.excuse(callId);
      return { kind: 'found', call: forgotten };
    },
  };
}

/** The call without all of it or without where it stands, or without what was agreed; null when nothing is forgotten. */
function forgottenBy({ world, key }: Visit, call: Call, first: Call): Call | null {
  const { weather, draw } = world;
  const [now, then] = [JSON.parse(call.snapshot), JSON.parse(first.snapshot)];
  if (first.state !== call.state && weather.strikes('forgetful_process', key)) {
    const context = draw('forgets', key) < 0.3 ? then.context : { ...then.context, slots: now.context.slots };
    const filled = context === then.context ? first.filled : call.filled;
    return { ...call, state: first.state, snapshot: JSON.stringify({ value: then.value, context }), filled };
  }
  if (call.filled === 0 || !weather.strikes('forgets_slots', key)) return null;
  return { ...call, snapshot: JSON.stringify({ value: now.value, context: then.context }), filled: 0 };
}

const isPastTheBeginning = ({ state, finished, endedAt }: Call): boolean =>
  !finished && endedAt === undefined && !state.startsWith('ask_name.');
