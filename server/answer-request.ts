// Answers a request of the chart inside the turn: only what a lost turn leaves harmless, under a deadline.
import type { DialogEvent, E164, EarlierBooking, Request } from '../machines/dialog.ts';
import { mayBePutThrough } from './allowances.ts';
import { bookingsFitting, cancelledBy, earlierBooking } from './earlier-bookings.ts';
import type { BookingRecord, Call } from './ports.ts';
import { findSuiting, holdSuiting } from './preference.ts';
import type { Shell } from './shell.ts';

const DEADLINE_MS = 3_000; // four of them stay within the 15 s that Twilio waits
const HOLD_FOR_COMMIT_MS = 120_000; // the claim outlives the write that makes it a booking

type Asking = Pick<Call, 'callId' | 'from' | 'to' | 'booking' | 'notices'>;

/** Never throws: a calendar that fails or takes too long is CALENDAR_DOWN, and whom nobody can count is put through. */
export async function answerRequest(request: Request, call: Asking, shell: Shell): Promise<DialogEvent> {
  const { callId } = call;
  const failed: DialogEvent = { type: request.type === 'findPerson' ? 'PERSON_FOUND' : 'CALENDAR_DOWN' };
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DialogEvent>((resolve) => {
    timer = setTimeout(() => {
      shell.log.error('request too slow', { callId, request: request.type, deadlineMs: DEADLINE_MS });
      resolve(failed);
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([answer(request, call, shell), tooLate]);
  } catch (error) {
    shell.log.error('request failed', { callId, request: request.type, error: String(error) });
    return failed;
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request: Request, call: Asking, shell: Shell): Promise<DialogEvent> {
  const { callId } = call;
  switch (request.type) {
    case 'findOpenings':
      return findSuiting(callId, request.wish, shell);
    case 'holdOpening':
      await carryOutCancellations(call, shell);
      return holdSuiting(callId, request, shell);
    case 'renewHold':
      return renew(request, call, shell);
    case 'findBookings':
      await carryOutCancellations(call, shell);
      return { type: 'BOOKINGS_FOUND', bookings: await bookingsFitting(request.number, request.detail, shell) };
    case 'leaseBooking':
      await carryOutCancellations(call, shell);
      return leaseBooking(request.booking, call, shell);
    case 'findPerson': {
      const somebody = shell.business.handoffNumber !== undefined && shell.personAvailable();
      return { type: somebody && (await mayBePutThrough(call, shell)) ? 'PERSON_FOUND' : 'PERSON_AWAY' };
    }
    default:
      return request satisfies never;
  }
}

type RenewHold = Extract<Request, { type: 'renewHold' }>;

/** The owner may have closed the time, or filled it, since it was held; the claim may have run out. */
async function renew({ opening, phone, resource }: RenewHold, call: Asking, shell: Shell): Promise<DialogEvent> {
  const { calendar, clock } = shell;
  const { callId } = call;
  const closed = await calendar.lostTo(opening);
  const [isRenewed, textable] = await Promise.all([
    closed === null && calendar.renew(callId, opening, clock.epochMs() + HOLD_FOR_COMMIT_MS),
    takesTexts(phone, call, shell),
  ]);
  if (isRenewed) return { type: 'HOLD_RENEWED', textable };
  const alternatives = await calendar.findOpenings(callId, {
    near: opening.startsAt,
    ...(opening.service === undefined ? {} : { service: opening.service }),
    ...(resource === undefined ? {} : { resource }),
  });
  return { type: 'HOLD_LOST', why: closed ?? 'taken', wanted: opening.startsAt, alternatives };
}

/** Whether the line may promise a text; when that cannot be told, it does. */
async function takesTexts(phone: E164 | undefined, { callId, to }: Asking, { optOuts, log }: Shell): Promise<boolean> {
  if (phone === undefined || !optOuts) return true;
  try {
    return !(await optOuts.has(phone, to));
  } catch (error) {
    log.warn('opt-outs cannot be read', { callId, error: String(error) });
    return true;
  }
}

/**
 * What this call has cancelled is so before it looks at bookings again or holds anything: it may want the same time
 * once more, and whoever says "cancel it" twice cancels it once.
 */
async function carryOutCancellations(call: Asking, { calendar }: Shell): Promise<void> {
  for (const booking of cancelledBy(call)) await calendar.cancel(booking);
}

/** The right to change the booking; one that this call has made or moved is as its own row says, and written first. */
async function leaseBooking(found: EarlierBooking | null, call: Asking, shell: Shell): Promise<DialogEvent> {
  const { calendar, clock } = shell;
  const own = standingOf(call, found);
  if (own) await calendar.promote(own);
  const known = own ?? found;
  if (!known) return { type: 'BOOKING_CHANGED' };
  const { id: bookingId, revision } = known;
  const untilEpochMs = clock.epochMs() + HOLD_FOR_COMMIT_MS;
  const leased = await calendar.lease({ callId: call.callId, bookingId, revision, untilEpochMs });
  return leased.kind === 'leased'
    ? { type: 'BOOKING_LEASED', booking: earlierBooking(leased.booking, shell) }
    : { type: 'BOOKING_CHANGED' };
}

function standingOf({ booking }: Asking, found: EarlierBooking | null): BookingRecord | null {
  if (booking?.status !== 'booked') return null;
  return found === null || found.id === booking.id ? booking : null;
}
