// Delivers what a turn promised, after its row is written: at least once, each notice under its own conditional claim.
import type { DialogContext, Notice, Opening } from '../machines/dialog.ts';
import { sentencesOf } from '../machines/reply.ts';
import { place } from '../machines/versions.ts';
import type { Call, PendingNotice } from './ports.ts';
import { segmentsOf } from './segments.ts';
import type { Shell } from './shell.ts';

const CLAIM_MS = 60_000; // longer than any delivery; after it another deliverer may try
const MOST_ATTEMPTS = 12; // at one a minute and more this outlasts an outage of an hour
const BACKOFF_MS = 30_000;
const MOST_SEGMENTS = 2; // a text is paid by the segment
const LONGEST_BACKOFF_MS = 15 * 60_000;

/** Delivers every notice of the call that is due; what fails stays in the row and is found by the sweep. */
export async function deliverNotices(callId: string, shell: Shell): Promise<void> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind === 'found') await deliverNoticesOf(loaded.call, shell);
}

/** The same for a call whose row was just read. */
export async function deliverNoticesOf(call: Call, shell: Shell): Promise<void> {
  for (const pending of call.notices) await deliverOne(call, pending, shell);
}

async function deliverOne(
  call: Call,
  { id, notice, attempts, claimedUntilEpochMs }: PendingNotice,
  shell: Shell,
): Promise<void> {
  const { store, clock, log } = shell;
  const nowMs = clock.epochMs();
  if (claimedUntilEpochMs > nowMs) return; // another has it, or it failed a moment ago
  const pauseMs = Math.max(CLAIM_MS, Math.min(BACKOFF_MS * 2 ** attempts, LONGEST_BACKOFF_MS));
  if (!(await store.claimNotice(call.callId, id, nowMs, nowMs + pauseMs))) return;
  try {
    const done =
      isOvertaken(id, notice, call) ||
      (await perform({ noticeId: id, id: `${call.callId}-${id}`, notice }, call, shell));
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

/** The text of a booking that was moved since: a later one tells where it stands. */
function isOvertaken(id: string, { type }: Notice, { booking }: Call): boolean {
  const turn = turnOf(id);
  return (type === 'textConfirmation' || type === 'textChange') && booking !== undefined && turn < booking.revision;
}

const turnOf = (noticeId: string): number => Number(noticeId.split('-')[0]);

interface Outgoing {
  /** Of the notice within its call. */
  noticeId: string;
  /** The same on every attempt. */
  id: string;
  notice: Notice;
}

/** True when nothing is left to do. */
async function perform({ noticeId, id, notice }: Outgoing, call: Call, shell: Shell): Promise<boolean> {
  const { calendar, messenger, business, log } = shell;
  switch (notice.type) {
    case 'promoteBooking':
      if (call.booking) await calendar.promote(call.booking);
      return true;
    case 'releaseBooked':
      if (call.booking) await calendar.releaseMoved(call.booking, notice.opening);
      return true;
    case 'releaseHold':
      // Booked meanwhile, it is the promotion's to keep, which may still be outstanding.
      if (standsAt(call, notice.opening)) return true;
      // It may come late, when the caller has changed his mind again and the same opening is held once more.
      await calendar.release(call.callId, notice.opening, givenAtMs(noticeId, call));
      return true;
    case 'textConfirmation':
    case 'textChange':
    case 'textCutOff':
      return textCaller(id, notice.type, call, shell);
    case 'messageForOwner': {
      const placed = place(call.machine, call.snapshot, call.state);
      const owner = business.ownerNumber ?? business.handoffNumber;
      log.info('message for the owner', {
        callId: call.callId,
        left: placed.ok && placed.snapshot.context.message !== null,
      });
      if (!owner || !placed.ok) return true;
      const { context } = placed.snapshot;
      const body = sentencesOf(context.locale).ownerText(context);
      const sent = await messenger.send({ id, from: call.to, to: owner, body });
      return sent.ok || sent.permanent;
    }
    default:
      return notice satisfies never;
  }
}

const standsAt = ({ booking }: Call, { startsAt, resource }: Opening): boolean =>
  booking?.status === 'booked' && booking.startsAt === startsAt && booking.resource === resource;

/** When the turn was written that gave the notice; every deliverer reads the same. */
function givenAtMs(id: string, { journal }: Call): number | undefined {
  const entry = journal.find(({ turn }) => turn === turnOf(id));
  return entry && Date.parse(entry.at);
}

type TextNotice = 'textConfirmation' | 'textChange' | 'textCutOff';

async function textCaller(id: string, type: TextNotice, call: Call, shell: Shell): Promise<boolean> {
  const { messenger, log } = shell;
  const placed = place(call.machine, call.snapshot, call.state);
  const context = placed.ok ? placed.snapshot.context : null;
  const to = call.booking?.phone ?? context?.slots.phone?.e164;
  if (!context || !to) return true;
  const body = await withCalendarLink(type, agreedIn(context, call), call, shell);
  const sent = await messenger.send({ id, from: call.to, to, body });
  if (!sent.ok) log.warn('text not sent', { callId: call.callId, reason: sent.reason, permanent: sent.permanent });
  return sent.ok || sent.permanent;
}

/** The text with the link to the booking's entry after it, where there is room for it. */
async function withCalendarLink(
  type: TextNotice,
  context: DialogContext,
  { booking }: Call,
  { appointmentUrl }: Shell,
): Promise<string> {
  const body = textOf(type, context);
  if (!booking || !appointmentUrl || type === 'textCutOff') return body;
  const invitation = sentencesOf(context.locale).calendarLink(context);
  const whole = `${body} ${invitation} ${await appointmentUrl(booking.id)}`;
  return segmentsOf(whole) <= MOST_SEGMENTS ? whole : body;
}

/** What stands, not what is held just now: the caller may be looking for another time while the text goes out. */
function agreedIn(context: DialogContext, { booking }: Call): DialogContext {
  if (!booking) return context;
  const { name, startsAt, endsAt, resource } = booking;
  return { ...context, slots: { ...context.slots, name, time: { startsAt, endsAt, resource } } };
}

function textOf(type: TextNotice, context: DialogContext): string {
  const sentences = sentencesOf(context.locale);
  switch (type) {
    case 'textConfirmation':
      return sentences.confirmationText(context);
    case 'textChange':
      return sentences.changeText(context);
    case 'textCutOff':
      return sentences.cutOffText(context);
    default:
      return type satisfies never;
  }
}
