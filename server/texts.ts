// A text from a caller's number goes on with the call that was cut off, or changes what is booked, one turn a text.
import { createHash } from 'node:crypto';
import { inWords } from '../extractors/errand.ts';
import type { E164, Reply } from '../machines/dialog.ts';
import { freshContext } from '../machines/step.ts';
import { sentencesOf } from '../machines/reply.ts';
import type { Policy } from '../machines/policy.ts';
import { startCall } from './line.ts';
import type { IncomingText } from './ports.ts';
import { bookingsOf } from './earlier-bookings.ts';
import { resumableOf } from './resume.ts';
import { e164Of, type Shell, spokenLocaleOf } from './shell.ts';
import { takeTurn } from './turn.ts';

const MINUTE_MS = 60_000;
const TEXT = 'TEXT-'; // how a text is noted among the calls of its number
const CHAT = 'CHAT-'; // and a conversation by text

/** A conversation by text is a call of its own, named after its first text so that no other can be that one. */
const conversationOf = (messageId: string): string =>
  `CA${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`;

/**
 * What to text back; null when nothing is to be said. Two deliveries at once are told apart by the row's version,
 * two in sequence by the note that the first one left. Throws when the store cannot be reached.
 */
export async function answerText(text: IncomingText, shell: Shell, policy: Policy): Promise<string | null> {
  const from = e164Of(text.from);
  if (!from) return null;
  const since = new Date(shell.clock.epochMs() - policy.textResumeMinutes * MINUTE_MS).toISOString();
  const noted = await shell.callers.since(from, since);
  if (noted.includes(TEXT + text.messageId)) return null;
  const callId = (await openConversation(noted, shell)) ?? (await newConversation(text, from, shell, policy));
  const said = callId === null ? nothingOpen(shell) : await takeText(callId, text.body, shell);
  await shell.callers.remember(from, TEXT + text.messageId, new Date(shell.clock.epochMs()).toISOString());
  return said;
}

/** The conversation by text that this number is in: its latest, if that is not over. */
async function openConversation(noted: readonly string[], { store }: Shell): Promise<string | null> {
  const latest = noted.find((id) => !id.startsWith(TEXT));
  if (!latest?.startsWith(CHAT)) return null;
  const callId = latest.slice(CHAT.length);
  const loaded = await store.load(callId);
  return loaded.kind === 'found' && !loaded.call.finished ? callId : null;
}

async function newConversation(text: IncomingText, from: E164, shell: Shell, policy: Policy): Promise<string | null> {
  const callId = conversationOf(text.messageId);
  const resume = await resumableOf(from, callId, policy.textResumeMinutes, shell);
  const bookings = resume ? [] : await bookingsOf(from, shell);
  if (!resume && bookings.length === 0) return null;
  await startCall({ callId, from, to: text.to }, shell, policy, { resume, bookings, noteAs: CHAT + callId });
  return callId;
}

async function takeText(callId: string, body: string, shell: Shell): Promise<string | null> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind !== 'found') return nothingOpen(shell);
  const turn = { callId, number: loaded.call.version + 1, input: { kind: 'speech' as const, nBest: [inWords(body)] } };
  const answer = await takeTurn(turn, shell);
  return 'reply' in answer ? asText(answer.reply, shell) : null;
}

const nothingOpen = (shell: Shell): string =>
  sentencesOf(spokenLocaleOf(shell.business)).nothingToText(contextOf(shell));

const contextOf = (shell: Shell) => ({ ...freshContext(), businessName: shell.business.name });

/** A reply in writing: what would ring or record asks for a call instead. */
function asText(reply: Reply, shell: Shell): string {
  const said = reply.says.map(({ text }) => text).join(' ');
  const needsVoice = reply.next.kind === 'dial' || reply.next.kind === 'record';
  return needsVoice ? sentencesOf(reply.locale).pleaseCall(contextOf(shell)) : said;
}
