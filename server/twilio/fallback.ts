// What is said when the line itself cannot answer: an apology and a person, with nothing read from anywhere.
import { spoken, twiml, verb } from './twiml.ts';

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
  const say = (words: string) => verb('Say', { voice }, spoken(words));
  const toNobody = [say(standIns.nobody), verb('Hangup', {})];
  if (handoffNumber === undefined) return twiml(...toNobody);
  // Without an action: when nobody answers, the next verb is said.
  const dialling = { timeout: RING_S, timeLimit: HANDOFF_LIMIT_S, answerOnBridge: true };
  return twiml(say(standIns.toPerson), verb('Dial', dialling, spoken(handoffNumber)), ...toNobody);
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
