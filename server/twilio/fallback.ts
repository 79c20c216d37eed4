// What is said when the line itself cannot answer: an apology and a person, with nothing read from anywhere.
import twilio from 'twilio';
import type { SayAttributes } from 'twilio/lib/twiml/VoiceResponse.js';

/** Sentences for when there is no reply, put together at the start, when everything still worked. */
export interface StandIns {
  toPerson: string;
  nobody: string;
  /** To the person who answers, when it is not known who calls. */
  whisper: string;
}

const RING_S = 25;
const HANDOFF_LIMIT_S = 3_600;

/** How often the stored reply is said again before a person is asked to help. */
export const MAX_REPEATS = 2;

interface StaticOptions {
  voice: string;
  handoffNumber?: string | undefined;
  standIns: StandIns;
}

/** TwiML that needs no store, no chart and no reply. */
export function staticFallback({ voice, handoffNumber, standIns }: StaticOptions): string {
  const response = new twilio.twiml.VoiceResponse();
  const spoken: SayAttributes = { voice: voice as NonNullable<SayAttributes['voice']> }; // Twilio has newer voices than the builder lists
  if (handoffNumber !== undefined) {
    response.say(spoken, standIns.toPerson);
    // Without an action: when nobody answers, the next verb is said.
    response.dial({ timeout: RING_S, timeLimit: HANDOFF_LIMIT_S, answerOnBridge: true }, handoffNumber);
  }
  response.say(spoken, standIns.nobody);
  response.hangup();
  return response.toString();
}

/**
 * How often in a row the stored reply has been repeated, read from the URL that failed.
 * Twilio signs `ErrorUrl`, so the count needs neither a store nor this process's memory.
 */
export function repeatsSoFar(errorUrl: string): number {
  const query = errorUrl.indexOf('?');
  if (query === -1) return 0;
  const again = new URLSearchParams(errorUrl.slice(query + 1)).get('again') ?? '';
  return /^\d$/.test(again) ? Number(again) : 0;
}
