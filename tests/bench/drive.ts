// Drives signed webhooks over kept-alive connections and times them.
import { randomBytes } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import twilio from 'twilio';
import { AUTH_TOKEN } from './hosted.ts';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;

/** A call without a calendar: what is asked, answered, read back, corrected and repeated. */
export const TALK = [
  'My name is Johnny Walker.',
  "It's 8153288957.",
  'No.',
  'It is 204 869 4905.',
  'Could you repeat that?',
  'Yes.',
  'Hold on a second.',
  'Could you repeat that?',
  'Repeat that please.',
  'Could you say that again?',
];

const MONTHS = ['January', 'March', 'April', 'May', 'June', 'July', 'August', 'September'];
const one = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)];

/** A call that books: three of its turns speak to the calendar as well. */
export const booking = (): string[] => [
  'My name is Johnny Walker.',
  'It is 204 869 4905.',
  'Yes.',
  `${one(MONTHS)} ${1 + Math.floor(Math.random() * 28)} at ${1 + Math.floor(Math.random() * 11)} ${one(['a.m.', 'p.m.'])}`,
  'Yes.',
];

export interface Timed {
  /** Milliseconds of each turn, unsorted. */
  turns: number[];
  seconds: number;
}

export interface Wire {
  send(path: string, form: Record<string, string>): Promise<string>;
  close(): void;
}

export function wireTo(url: string, sockets: number): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    send: (path, fields) => {
      const form = { AccountSid: ACCOUNT_SID, ...fields };
      const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, url + path, form);
      return post(url + path, new URLSearchParams(form).toString(), signature, agent);
    },
    close: () => agent.destroy(),
  };
}

function post(url: string, body: string, signature: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'x-twilio-signature': signature,
    };
    const sent = httpRequest(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200 || response.statusCode === 204) resolve(text);
        else reject(new Error(`HTTP ${response.statusCode} for ${url}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const newCallId = (): string => `CA${randomBytes(16).toString('hex')}`;

/** Greets; the call stands at version 0. */
export async function ring(wire: Wire): Promise<string> {
  const CallSid = newCallId();
  await wire.send('/voice', { CallSid, From: 'anonymous', To: '+12045550000', CallStatus: 'ringing' });
  return CallSid;
}

/** Takes turn `number` and gives its milliseconds. */
export async function take(wire: Wire, CallSid: string, number: number, words: string): Promise<number> {
  const startedAt = performance.now();
  const form = { CallSid, From: 'anonymous', To: '+12045550000', CallStatus: 'in-progress', SpeechResult: words };
  await wire.send(`/voice/calls/${CallSid}/turns/${number}`, { ...form, Confidence: '0.9', Language: 'en-US' });
  return performance.now() - startedAt;
}

/** So many turns by so many callers at once; calls begin outside of the clock of a turn, not outside of the seconds. */
export async function talk(url: string, callers: number, turns: number, script: () => string[]): Promise<Timed> {
  const wire = wireTo(url, callers);
  const timed: number[] = [];
  let left = turns;
  // All calls have begun before the clock runs.
  const words = script();
  const ready = await Promise.all(Array.from({ length: Math.ceil(turns / words.length) }, () => ring(wire)));
  const startedAt = performance.now();
  const caller = async () => {
    for (let callId = ready.pop(); callId !== undefined && left > 0; callId = ready.pop()) {
      for (const [at, said] of script().entries()) {
        if (left <= 0) return;
        left -= 1;
        timed.push(await take(wire, callId, at + 1, said));
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - startedAt) / 1_000;
  wire.close();
  return { turns: timed, seconds };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((low, high) => low - high);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
