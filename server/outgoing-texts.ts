// What a call texts to its caller and to the owner: what stands, with a link to it.
import type { DialogContext, EarlierBooking } from '../machines/dialog.ts';
import { sentencesOf, tidy } from '../machines/reply.ts';
import { place } from '../machines/versions.ts';
import { earlierBooking } from './earlier-bookings.ts';
import type { Outgoing } from './outbox.ts';
import type { Call, TextNotice } from './ports.ts';
import { segmentsOf } from './segments.ts';
import type { Shell } from './shell.ts';

const MOST_SEGMENTS = 2; // a text is paid by the segment

/** True when nothing is left to do. */
export async function textCaller(outgoing: Outgoing, about: TextNotice, call: Call, shell: Shell): Promise<boolean> {
  const { messenger, log } = shell;
  const placed = place(call.machine, call.snapshot, call.state);
  const context = placed.ok ? placed.snapshot.context : null;
  const to = call.booking?.phone ?? context?.slots.phone?.e164;
  if (!context || !to) return true;
  const body = tidy(await withCalendarLink(about, agreedIn(context, call, shell), call, shell));
  const sent = await messenger.send({ id: outgoing.id, about, from: call.to, to, body, ...tried(outgoing) });
  if (!sent.ok) log.warn('text not sent', { callId: call.callId, reason: sent.reason, permanent: sent.permanent });
  return sent.ok || sent.permanent;
}

/** True when nothing is left to do. */
export async function textCancellation(
  outgoing: Outgoing,
  booking: EarlierBooking,
  call: Call,
  { messenger, log }: Shell,
): Promise<boolean> {
  const placed = place(call.machine, call.snapshot, call.state);
  if (!placed.ok) return true;
  const { context } = placed.snapshot;
  const body = tidy(
    sentencesOf(context.locale).cancellationText({ ...context, errand: { ...context.errand, booking } }),
  );
  const about = 'textCancellation';
  const to = booking.phone;
  const sent = await messenger.send({ id: outgoing.id, about, from: call.to, to, body, ...tried(outgoing) });
  if (!sent.ok) log.warn('text not sent', { callId: call.callId, reason: sent.reason, permanent: sent.permanent });
  return sent.ok || sent.permanent;
}

/** True when nothing is left to do. */
export async function textOwner(outgoing: Outgoing, call: Call, shell: Shell): Promise<boolean> {
  const { messenger, business, log } = shell;
  const placed = place(call.machine, call.snapshot, call.state);
  const to = business.ownerNumber ?? business.handoffNumber;
  log.info('message for the owner', {
    callId: call.callId,
    left: placed.ok && placed.snapshot.context.message !== null,
  });
  if (!to || !placed.ok) return true;
  const { context } = placed.snapshot;
  const body = tidy(sentencesOf(context.locale).ownerText(context));
  const about = 'messageForOwner';
  const sent = await messenger.send({ id: outgoing.id, about, from: call.to, to, body, ...tried(outgoing) });
  return sent.ok || sent.permanent;
}

/** On a retry: since when the text may have gone out already. */
const tried = ({ isRetry, promisedAtEpochMs }: Outgoing) => (isRetry ? { triedSinceEpochMs: promisedAtEpochMs } : {});

/** The text with the link to the booking's entry after it, where there is room for it. */
async function withCalendarLink(
  about: TextNotice,
  context: DialogContext,
  { booking }: Call,
  { appointmentUrl }: Shell,
): Promise<string> {
  const body = textOf(about, context);
  if (!booking || !appointmentUrl || about === 'textCutOff') return body;
  const invitation = sentencesOf(context.locale).calendarLink(context);
  const whole = `${body} ${invitation} ${await appointmentUrl(booking.id)}`;
  return segmentsOf(whole) <= MOST_SEGMENTS ? whole : body;
}

/** What stands, not what is held just now: the caller may be looking for another time while the text goes out. */
function agreedIn(context: DialogContext, { booking }: Call, shell: Shell): DialogContext {
  if (!booking) return context;
  const { name, startsAt, endsAt, resource } = booking;
  const errand = { ...context.errand, booking: earlierBooking(booking, shell) };
  return { ...context, errand, slots: { ...context.slots, name, time: { startsAt, endsAt, resource } } };
}

function textOf(about: TextNotice, context: DialogContext): string {
  const sentences = sentencesOf(context.locale);
  switch (about) {
    case 'textConfirmation':
      return sentences.confirmationText(context);
    case 'textChange':
      return sentences.changeText(context);
    case 'textCutOff':
      return sentences.cutOffText(context);
    default:
      return about satisfies never;
  }
}
