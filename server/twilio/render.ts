// A Reply as TwiML: a pure function, the same bytes for the same reply.
import twilio from 'twilio';
import type { GatherAttributes, SayAttributes, default as VoiceResponse } from 'twilio/lib/twiml/VoiceResponse.js';
import type { Reply, Utterance } from '../../machines/dialog.ts';
import { listening } from './gather.ts';
import { speakable } from './speakable.ts';

export interface Rendering {
  callId: string;
  nextTurn: number;
  /** Where Twilio reaches this server, without a slash at the end. */
  publicUrl: string;
  voice: string;
  /** Who answers when the line cannot; the only number that is ever dialled. */
  handoffNumber?: string | undefined;
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
  const response = new twilio.twiml.VoiceResponse();
  const { next } = reply;
  switch (next.kind) {
    case 'listen':
      listen(response, reply, next, rendering);
      break;
    case 'dial':
      say(response, reply.says, rendering.voice);
      dial(response, rendering);
      break;
    case 'record':
      say(response, reply.says, rendering.voice);
      record(response, rendering, reply.locale);
      break;
    case 'hang_up':
      say(response, reply.says, rendering.voice);
      response.hangup();
      break;
    default:
      next satisfies never;
  }
  return response.toString();
}

/** What whoever answers hears before the caller is let through: a key takes the call, a machine presses none. */
export function renderWhisper(whisper: string, { publicUrl, callId, voice }: Whispering): string {
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    input: ['dtmf'],
    numDigits: 1,
    timeout: TAKE_WITHIN_S,
    action: `${publicUrl}/voice/calls/${callId}/taken`,
    method: 'POST',
  });
  say(gather, [{ text: whisper }], voice);
  response.hangup();
  return response.toString();
}

/** A document that goes on with what was under way: of a whisper, the call that waits behind it. */
export const renderNothing = (): string => new twilio.twiml.VoiceResponse().toString();

type GatherLanguage = NonNullable<GatherAttributes['language']>;
type SayVoice = NonNullable<SayAttributes['voice']>;
type Listen = Extract<Reply['next'], { kind: 'listen' }>;

function listen(response: VoiceResponse, reply: Reply, next: Listen, rendering: Rendering): void {
  const action = turnUrl(rendering);
  const { speechTimeout, ...tuned } = listening(next.answer, next.patience, reply.locale);
  const gather = response.gather({
    input: ['dtmf', 'speech'],
    action,
    method: 'POST',
    actionOnEmptyResult: true,
    finishOnKey: FINISH_KEY,
    // The caller's own words are wanted, not asterisks.
    profanityFilter: false,
    speechTimeout: String(speechTimeout),
    language: reply.locale as GatherLanguage, // the builder lists the languages of its day; Twilio passes on any BCP-47 tag
    ...tuned,
  });
  // Inside the gather, so that the caller may speak into it; the question comes last.
  say(gather, reply.says, rendering.voice);
  // Should the gather fall through after all, silence is a turn like any other.
  response.redirect({ method: 'POST' }, action);
}

function dial(response: VoiceResponse, rendering: Rendering): void {
  if (rendering.handoffNumber === undefined) {
    response.redirect({ method: 'POST' }, turnUrl(rendering, 'not_dialled'));
    return;
  }
  const whisper = `${rendering.publicUrl}/voice/calls/${rendering.callId}/whisper`;
  response
    .dial({
      action: turnUrl(rendering),
      method: 'POST',
      timeout: RING_S,
      timeLimit: HANDOFF_LIMIT_S,
      answerOnBridge: true,
    })
    .number({ url: whisper, method: 'POST' }, rendering.handoffNumber);
}

function record(response: VoiceResponse, rendering: Rendering, locale: string): void {
  response.record({
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
  });
  // A silent message may fall through instead of calling the action: then this is its report.
  response.redirect({ method: 'POST' }, turnUrl(rendering, 'not_recorded'));
}

function say(target: Pick<VoiceResponse, 'say'>, says: readonly Pick<Utterance, 'text'>[], voice: string): void {
  let left = MAX_SPOKEN_CHARACTERS;
  const kept: string[] = [];
  // From the end: if anything must go, the question stays.
  for (const { text } of says.toReversed()) {
    const spoken = speakable(text);
    if (spoken === '') continue;
    left -= spoken.length;
    if (left < 0) break;
    kept.push(spoken);
  }
  for (const spoken of kept.toReversed()) {
    target.say({ voice: voice as SayVoice }, spoken); // the builder lists the voices of its day; Twilio has newer ones
  }
}

function turnUrl({ publicUrl, callId, nextTurn, again }: Rendering, outcome?: Outcome): string {
  const query = new URLSearchParams();
  if (outcome !== undefined) query.set('outcome', outcome);
  if (again !== undefined) query.set('again', String(again));
  const suffix = query.size === 0 ? '' : `?${query.toString()}`;
  return `${publicUrl}/voice/calls/${callId}/turns/${nextTurn}${suffix}`;
}
