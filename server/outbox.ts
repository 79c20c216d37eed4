// Delivers what a turn promised, after its row is written: at least once, each notice under its own conditional claim.
import type { Notice, Opening } from '../machines/dialog.ts';
import { textCancellation, textCaller, textOwner } from './outgoing-texts.ts';
import { cancelledRecord } from './earlier-bookings.ts';
import { entriesOf } from './journal.ts';
import type { Call, PendingNotice } from './ports.ts';
import { planReminder } from './reminders.ts';
import { claimMs, MOST_ATTEMPTS } from './retries.ts';
import type { Shell } from './shell.ts';

/** Delivers every notice of the call that is due; what fails stays in the row and is found by the sweep. */
export async function deliverNotices(callId: string, shell: Shell): Promise<void> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind === 'found') await deliverNoticesOf(loaded.call, shell);
}

/** The same for a call whose row was just read. */
export async function deliverNoticesOf(call: Call, shell: Shell): Promise<void> {
  for (const pending of call.notices) await deliverOne(call, pending, shell);
}

async function deliverOne(call: Call, pending: PendingNotice, shell: Shell): Promise<void> {
  const { id, notice, attempts, claimedUntilEpochMs } = pending;
  const { store, clock, log } = shell;
  const nowMs = clock.epochMs();
  if (claimedUntilEpochMs > nowMs) return; // another has it, or it failed a moment ago
  if (!(await store.claimNotice(call.callId, id, nowMs, nowMs + claimMs(attempts)))) return;
  try {
    const promisedAtEpochMs = promisedAt(id, call);
    const outgoing = { id: `${call.callId}-${id}`, notice, promisedAtEpochMs, isRetry: attempts > 0 };
    const done = (await isOvertaken(pending, call, shell)) || (await perform(outgoing, call, shell));
    if (!done && attempts + 1 < MOST_ATTEMPTS) return;
    if (!done) log.error('notice given up', { callId: call.callId, notice: notice.type, attempts: attempts + 1 });
    await store.settleNotice(call.callId, id);
  } catch (error) {
    log.error('notice failed', {
      callId: call.callId,
      notice: notice.type,
      attempts: attempts + 1,
      error: String(error),
    });
  }
}

/** The text of a booking that was changed since, by this call or by another: a later one tells where it stands. */
async function isOvertaken({ notice, revision }: PendingNotice, { booking }: Call, shell: Shell): Promise<boolean> {
  if (notice.type !== 'textConfirmation' && notice.type !== 'textChange') return false;
  if (booking === undefined || revision === undefined) return false;
  if (revision < booking.revision) return true;
  const standing = await shell.calendar.booking(booking.id);
  return standing !== null && revision < standing.revision;
}

/** A notice's id begins with the number of the turn that promised it. */
const turnOf = (id: string): number => Number(id.split('-')[0]);

/** When the turn was written that gave the notice; every deliverer reads the same. */
function promisedAt(id: string, { journal, createdAt }: Call): number {
  const number = turnOf(id);
  return Date.parse(entriesOf(journal).find(({ turn }) => turn === number)?.at ?? createdAt);
}

/** A notice on its way out. */
export interface Outgoing {
  /** The same on every attempt. */
  id: string;
  notice: Notice;
  promisedAtEpochMs: number;
  /** An earlier attempt failed, was lost or was never heard of again. */
  isRetry: boolean;
}

/** True when nothing is left to do. */
async function perform(outgoing: Outgoing, call: Call, shell: Shell): Promise<boolean> {
  const { notice, promisedAtEpochMs } = outgoing;
  const { calendar } = shell;
  switch (notice.type) {
    case 'promoteBooking':
      if (call.booking) {
        await calendar.promote(call.booking);
        await planReminder(call.booking, call.to, promisedAtEpochMs, shell);
      }
      return true;
    case 'releaseBooked':
      if (call.booking) await calendar.releaseMoved(call.booking, notice.opening, notice.holder);
      return true;
    case 'cancelBooking':
      await calendar.cancel(cancelledRecord(notice.booking));
      return true;
    case 'textCancellation':
      return textCancellation(outgoing, notice.booking, call, shell);
    case 'releaseHold':
      // Booked meanwhile, it is the promotion's to keep, which may still be outstanding.
      if (standsAt(call, notice.opening)) return true;
      // It may come late, when the caller has changed his mind again and the same opening is held once more.
      await calendar.release(call.callId, notice.opening, promisedAtEpochMs);
      return true;
    case 'textConfirmation':
    case 'textChange':
    case 'textCutOff':
      return textCaller(outgoing, notice.type, call, shell);
    case 'messageForOwner':
      return textOwner(outgoing, call, shell);
    default:
      return notice satisfies never;
  }
}

const standsAt = ({ booking }: Call, { startsAt, resource }: Opening): boolean =>
  booking?.status === 'booked' && booking.startsAt === startsAt && booking.resource === resource;
