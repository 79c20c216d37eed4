// A process at work: the line's own code over a client, a messenger and a clock in which faults strike.
import { toLocal } from '../../extractors/zoned-time.ts';
import type { CallerInput } from '../../machines/dialog.ts';
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
      if (first.state === loaded.call.state) return loaded;
      if (!world.weather.strikes('forgetful_process', visit.key)) return loaded;
      world.ledger.excuse(callId);
      return { kind: 'found', call: forgotten(loaded.call, first, visit) };
    },
  };
}

/** The call as it stands without all of it, without where it stands, or without what was agreed. */
function forgotten(call: Call, first: Call, { world, key, recording: { input } }: Visit): Call {
  const drawn = world.draw('forgets', key);
  if (drawn < 0.2) return { ...call, state: first.state, snapshot: first.snapshot, filled: first.filled };
  const [now, then] = [JSON.parse(call.snapshot), JSON.parse(first.snapshot)];
  // Words may bring back as much as was forgotten; silence does not.
  if (drawn < 0.35 || call.filled === 0 || !input || !saysNothing(input)) {
    const context = { ...then.context, slots: now.context.slots };
    return { ...call, state: first.state, snapshot: JSON.stringify({ value: then.value, context }) };
  }
  return { ...call, snapshot: JSON.stringify({ value: now.value, context: then.context }), filled: 0 };
}

const saysNothing = (input: CallerInput): boolean =>
  input.kind === 'silence' || (input.kind === 'keys' && ['*', '1', '2'].includes(input.digits));
const isPastTheBeginning = ({ state, finished, endedAt }: Call): boolean =>
  !finished && endedAt === undefined && !state.startsWith('ask_name.');
