// A Reply as TwiML: a pure function, the same bytes for the same reply.
import type { Reply, Utterance } from '../../machines/dialog.ts';
import { listening, type Vocabulary } from './gather.ts';
import { speakable } from './speakable.ts';
import { spoken, twiml, verb } from './twiml.ts';

export interface Rendering {
  callId: string;
  nextTurn: number;
  /** Where Twilio reaches this server, without a slash at the end. */
  publicUrl: string;
  voice: string;
  /** Who answers when the line cannot; the only number that is ever dialled. */
  handoffNumber?: string | undefined;
  vocabulary?: Vocabulary | undefined;
  /** How often this reply was repeated after an error; travels in the action's URL. */
  again?: number | undefined;
}

type Whispering = Pick<Rendering, 'publicUrl' | 'callId' | 'voice'>;

/** What a `<Redirect>` reports when its verb never ran: it can carry no form of its own. */
export type Outcome = 'not_dialled' | 'not_recorded';

// Twilio refuses TwiML over 64 kB (11750); 6,000 characters are at most 30 kB, were each an ampersand.
const MAX_SPOKEN_CHARACTERS = 6_000;
const TAKE_WITHIN_S = 8; // after the whisper, before the call counts as not answered
const RING_S = 25; // four or five rings, before most mailboxes answer
const HANDOFF_LIMIT_S = 3_600; // a forgotten receiver must not cost a night
const MESSAGE_LIMIT_S = 120; // as long as Twilio would transcribe
const MESSAGE_PAUSE_S = 5;
const FINISH_KEY = '#';

/** The TwiML that says the reply and then listens, dials, records or hangs up. */
export function renderTwiml(reply: Reply, rendering: Rendering): string {
  const { next, says } = reply;
  const words = say(says, rendering.voice);
  switch (next.kind) {
    case 'listen':
      return twiml(...listen(words, next, reply.locale, rendering));
    case 'dial':
      return twiml(...words, dial(rendering));
    case 'record':
      return twiml(...words, ...record(rendering, reply.locale));
    case 'hang_up':
      return twiml(...words, verb('Hangup', {}));
    default:
      return next satisfies never;
  }
}

/** What whoever answers hears before the caller is let through: a key takes the call, a machine presses none. */
export function renderWhisper(whisper: string, { publicUrl, callId, voice }: Whispering): string {
  const gather = {
    input: 'dtmf',
    numDigits: 1,
    timeout: TAKE_WITHIN_S,
    action: `${publicUrl}/voice/calls/${callId}/taken`,
    method: 'POST',
  };
  return twiml(verb('Gather', gather, ...say([{ text: whisper }], voice)), verb('Hangup', {}));
}

/** A document that goes on with what was under way: of a whisper, the call that waits behind it. */
export const renderNothing = (): string => twiml();

type Listen = Extract<Reply['next'], { kind: 'listen' }>;

function listen(words: readonly string[], next: Listen, locale: string, rendering: Rendering): string[] {
  const action = turnUrl(rendering);
  const { speechTimeout, ...tuned } = listening(next.answer, next.patience, locale, rendering.vocabulary);
  const gather = {
    input: 'dtmf speech',
    action,
    method: 'POST',
    actionOnEmptyResult: true,
    finishOnKey: FINISH_KEY,
    // The caller's own words are wanted, not asterisks.
    profanityFilter: false,
    speechTimeout,
    language: locale,
    ...tuned,
  };
  return [
    // Inside the gather, so that the caller may speak into it; the question comes last.
    verb('Gather', gather, ...words),
    // Should the gather fall through after all, silence is a turn like any other.
    redirect(action),
  ];
}

function dial(rendering: Rendering): string {
  if (rendering.handoffNumber === undefined) return redirect(turnUrl(rendering, 'not_dialled'));
  const whisper = `${rendering.publicUrl}/voice/calls/${rendering.callId}/whisper`;
  const attributes = {
    action: turnUrl(rendering),
    method: 'POST',
    timeout: RING_S,
    timeLimit: HANDOFF_LIMIT_S,
    answerOnBridge: true,
  };
  return verb('Dial', attributes, verb('Number', { url: whisper, method: 'POST' }, spoken(rendering.handoffNumber)));
}

function record(rendering: Rendering, locale: string): string[] {
  const attributes = {
    action: turnUrl(rendering),
    method: 'POST',
    maxLength: MESSAGE_LIMIT_S,
    timeout: MESSAGE_PAUSE_S,
    finishOnKey: FINISH_KEY,
    playBeep: true,
    // Twilio writes down American English only; anything else comes without a transcript.
    ...(locale === 'en-US'
      ? { transcribe: true, transcribeCallback: `${rendering.publicUrl}/voice/calls/${rendering.callId}/transcript` }
      : {}),
  };
  // A silent message may fall through instead of calling the action: then the redirect is its report.
  return [verb('Record', attributes), redirect(turnUrl(rendering, 'not_recorded'))];
}

const redirect = (url: string): string => verb('Redirect', { method: 'POST' }, spoken(url));

function say(says: readonly Pick<Utterance, 'text'>[], voice: string): string[] {
  let left = MAX_SPOKEN_CHARACTERS;
  const kept: string[] = [];
  // From the end: if anything must go, the question stays.
  for (const { text } of says.toReversed()) {
    const words = speakable(text);
    if (words === '') continue;
    left -= words.length;
    if (left < 0) break;
    kept.push(verb('Say', { voice }, spoken(words)));
  }
  return kept.toReversed();
}

function turnUrl({ publicUrl, callId, nextTurn, again }: Rendering, outcome?: Outcome): string {
  const query = new URLSearchParams();
  if (outcome !== undefined) query.set('outcome', outcome);
  if (again !== undefined) query.set('again', String(again));
  const suffix = query.size === 0 ? '' : `?${query.toString()}`;
  return `${publicUrl}/voice/calls/${callId}/turns/${nextTurn}${suffix}`;
}
