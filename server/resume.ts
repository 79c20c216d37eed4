// What a number's last call left unfinished, so that the next one can go on there.
import type { E164, Resumable } from '../machines/dialog.ts';
import { isNewBooking, stateOf } from '../machines/step.ts';
import { place } from '../machines/versions.ts';
import { deliverNotices } from './outbox.ts';
import { entriesOf } from './journal.ts';
import type { Call } from './ports.ts';
import type { Shell } from './shell.ts';
import { takeTurn } from './turn.ts';

const CALL = /^CA/; // texts are noted beside calls
const MINUTE_MS = 60_000;

/**
 * The slots of the number's latest call, if that was cut off within these minutes and nothing came of it.
 * A call that is still on the line is nobody else's to take up.
 */
export async function resumableOf(
  caller: E164,
  callId: string,
  minutes: number,
  shell: Shell,
): Promise<Resumable | null> {
  const since = new Date(shell.clock.epochMs() - minutes * MINUTE_MS).toISOString();
  const latest = (await shell.callers.since(caller, since)).find((id) => id !== callId && CALL.test(id));
  if (latest === undefined) return null;
  const call = await endedCall(latest, shell);
  return call && wasCutOff(call) ? slotsOf(call) : null;
}

/** The call once it is over; one whose end was reported a moment ago is ended now, so that what it held is free. */
async function endedCall(callId: string, shell: Shell): Promise<Call | null> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind !== 'found') return null;
  if (loaded.call.finished) return loaded.call;
  if (loaded.call.endedAt === undefined) return null;
  await takeTurn({ callId, number: loaded.call.version + 1, input: { kind: 'hang_up' } }, shell);
  await deliverNotices(callId, shell);
  const again = await shell.store.load(callId);
  return again.kind === 'found' ? again.call : null;
}

/** Abandoned without a goodbye. */
const wasCutOff = ({ booking, journal, state }: Call): boolean =>
  booking === undefined && state === 'abandoned' && entriesOf(journal).at(-1)?.event === 'HANG_UP';

function slotsOf({ machine, snapshot, state }: Call): Resumable | null {
  const placed = place(machine, snapshot, state);
  if (!placed.ok || stateOf(placed.snapshot) !== state) return null;
  const { slots, pending, preferred } = placed.snapshot.context;
  // A move that was cut off has changed nothing; going on with its slots would book a second time.
  if (!isNewBooking(placed.snapshot.context)) return null;
  const [date, time] = slots.time?.startsAt.split('T') ?? [];
  const wish = date !== undefined && time !== undefined ? { date, time } : pending.wish;
  if (!slots.name && !slots.phone && !slots.service && !wish) return null;
  return {
    name: slots.name,
    phone: slots.phone,
    wish,
    ...(slots.service ? { service: slots.service } : {}),
    ...(preferred ? { preferred } : {}),
  };
}
