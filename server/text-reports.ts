// What became of the texts: noted once for each step forward, and the owner hears of a promise that did not arrive.
import { sentencesOf } from '../machines/reply.ts';
import type { Errand, TextReport, TextStatus } from './ports.ts';
import { agreedIn } from './reminders.ts';
import { type Shell, spokenLocaleOf } from './shell.ts';

/** A report moves a text only to a higher one; of two ends the first stays. */
const RANKS = {
  accepted: 1,
  scheduled: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  delivered: 5,
  undelivered: 5,
  failed: 5,
  canceled: 5,
  read: 6,
} as const satisfies Record<TextStatus, number>; // each status has to have one

const FAILED: ReadonlySet<TextStatus> = new Set(['undelivered', 'failed', 'canceled']);
const OPTED_OUT = 21_610; // Twilio's code for a number that replied STOP

/** What a caller relies on: when it does not arrive, somebody should ring them. */
const PROMISES: ReadonlySet<string> = new Set(['textConfirmation', 'textChange']);

/** Takes a report of a text; one that says nothing new is dropped. Throws only when the store cannot be reached. */
export async function takeReport(report: TextReport, shell: Shell): Promise<void> {
  const { errands, optOuts, clock, log } = shell;
  const { messageId, status, code, about } = report;
  const nowEpochMs = clock.epochMs();
  const failed = FAILED.has(status);
  const followUp = failed && PROMISES.has(about) && shell.business.ownerNumber !== undefined;
  const isNews = await errands?.noteStatus({ report, rank: RANKS[status], followUp, nowEpochMs });
  if (!isNews || !failed) return;
  log.warn('text not delivered', { messageId, about, status, ...(code === undefined ? {} : { code }) });
  if (code === OPTED_OUT) await optOuts?.note(report.to, report.from, true, new Date(nowEpochMs).toISOString());
}

/** True when nothing is left to do: the owner was told, or the text was about nothing that stands. */
export async function tellOwner({ key, id, from, attempts, firstDueEpochMs }: Errand, shell: Shell): Promise<boolean> {
  const { store, business, messenger, log } = shell;
  const owner = business.ownerNumber;
  const loaded = await store.load(callIdIn(id));
  const booking = loaded.kind === 'found' ? loaded.call.booking : undefined;
  if (!owner || booking?.status !== 'booked' || booking.phone === owner) return true;
  const sent = await messenger.send({
    id: `${id}-undelivered`,
    about: 'undelivered',
    from,
    to: owner,
    body: sentencesOf(spokenLocaleOf(business)).undeliveredText(agreedIn(booking, shell)),
    ...(attempts > 1 ? { triedSinceEpochMs: firstDueEpochMs } : {}),
  });
  if (!sent.ok) log.warn('text not sent', { text: key.pk, about: 'undelivered', reason: sent.reason });
  return sent.ok || sent.permanent;
}

const CALL_SID_CHARACTERS = 34;

/** A text's id begins with the CallSid of the call that promised it. */
const callIdIn = (textId: string): string => textId.slice(0, CALL_SID_CHARACTERS);
