// Reminders: planned when a booking is promoted, sent at their time if the booking still stands as it did.
import { sentencesOf, tidy } from '../machines/reply.ts';
import { freshContext } from '../machines/step.ts';
import type { DialogContext } from '../machines/dialog.ts';
import { earlierBooking } from './earlier-bookings.ts';
import type { BookingRecord, Errand } from './ports.ts';
import { firstInstantOf, reminderTimeOf } from './reminder-time.ts';
import { type Shell, spokenLocaleOf } from './shell.ts';

/**
 * Plans the reminder of a booking that was made or moved at `madeAtEpochMs`; none when its time had passed by then.
 * A move plans anew: the reminder of an earlier revision is not sent.
 */
export async function planReminder(
  booking: BookingRecord,
  from: string,
  madeAtEpochMs: number,
  { errands, business }: Shell,
): Promise<void> {
  const dueAtEpochMs = reminderTimeOf(booking.startsAt, business);
  if (!errands || booking.status !== 'booked' || dueAtEpochMs === null || dueAtEpochMs <= madeAtEpochMs) return;
  const { id: bookingId, revision } = booking;
  const startsAtEpochMs = firstInstantOf(booking.startsAt, business.zone);
  await errands.planReminder({ bookingId, revision, from, dueAtEpochMs, startsAtEpochMs });
}

/** True when nothing is left to do: it is sent, or there is nothing to remind of any more. */
export async function sendReminder(errand: Errand, shell: Shell): Promise<boolean> {
  const { calendar, messenger, clock, business, log } = shell;
  const booking = await calendar.booking(errand.id);
  if (booking?.status !== 'booked' || booking.revision !== errand.revision) return true;
  if (clock.epochMs() >= firstInstantOf(booking.startsAt, business.zone)) {
    log.warn('reminder not sent: the appointment has begun', { bookingId: booking.id });
    return true;
  }
  const sent = await messenger.send({
    id: `${booking.id}-reminder-${booking.revision}`,
    about: 'reminder',
    from: errand.from,
    to: booking.phone,
    body: tidy(sentencesOf(spokenLocaleOf(business)).reminderText(agreedIn(booking, shell))),
    ...(errand.attempts > 1 ? { triedSinceEpochMs: errand.firstDueEpochMs } : {}),
  });
  if (!sent.ok) {
    const { reason, permanent } = sent;
    log.warn('text not sent', { bookingId: booking.id, about: 'reminder', reason, permanent });
  }
  return sent.ok || sent.permanent;
}

/** What the sentences about a booking need of a call. */
export function agreedIn(booking: BookingRecord, shell: Pick<Shell, 'business' | 'clock'>): DialogContext {
  const { business } = shell;
  const { name, phone, startsAt, endsAt, resource } = booking;
  const fresh = freshContext();
  return {
    ...fresh,
    errand: { ...fresh.errand, booking: earlierBooking(booking, shell) },
    locale: spokenLocaleOf(business),
    businessName: business.name,
    slots: { name, phone: { e164: phone, verified: true }, service: null, time: { startsAt, endsAt, resource } },
  };
}
