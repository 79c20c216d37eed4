// The simulated telephone: it posts signed webhooks to the line's own routes and walks what comes back.
import { randomBytes } from 'node:crypto';
import type { JournalEntry } from '../ports.ts';
import { readTwiml } from './twiml.ts';
import type { Verb } from './twiml.ts';
import { collect, walk } from './walk.ts';
import type { Stop } from './walk.ts';
import { deliver, deliverBadly } from './webhook.ts';
import type { Answered, Fault, Webhook, WebhookOptions } from './webhook.ts';

/** What the page shows of the stored row. */
export interface Peeked {
  version: number;
  state: string;
  journal: readonly JournalEntry[];
  /** JSON text of the frozen snapshot. */
  snapshot: string;
}

export interface CallerOptions extends WebhookOptions {
  /** The stored row of a call. */
  peek: (callId: string) => Promise<Peeked | undefined>;
}

export type Act =
  | { kind: 'say'; words: string }
  | { kind: 'press'; keys: string }
  | { kind: 'silence' }
  | { kind: 'dial'; status: 'completed' | 'no-answer' }
  | { kind: 'hang_up' };

export interface View {
  callId: string;
  /** What happened by this act, in order. */
  happened: { who: 'line' | 'note'; text: string }[];
  waits: 'gather' | 'record' | 'dial' | 'ended';
  row?: Peeked;
}

// Twilio's own begin at random: this prefix says that no real call is meant, and no real call can be driven from here.
const SIMULATED = 'CA51b051b0';
const SIMULATED_SID = /^CA51b051b0[0-9a-f]{24}$/;
const TO = '+12045550000';
const MAX_DOCUMENTS = 20;
const MAX_CALLS = 200; // the oldest is forgotten; the line itself forgets none
const CHARACTERS_A_SECOND = 12; // of speech, to give a message a length

interface Session {
  callId: string;
  from: string;
  url: string;
  verbs: readonly Verb[];
  stop: Stop;
  last: Webhook | undefined;
  happened: View['happened'];
}

/** A telephone for the page: starts calls and acts in them. */
export function simulatedCalls(options: CallerOptions) {
  const sessions = new Map<string, Session>();

  async function start(from: string): Promise<View> {
    const callId = SIMULATED + randomBytes(12).toString('hex');
    const session = open(callId, from);
    await enter(options, session, `${options.publicUrl}/voice`, { CallStatus: 'ringing' });
    return view(options, session);
  }

  /** Undefined when it is no simulated call. */
  async function act(callId: string, what: Act, fault?: Fault): Promise<View | undefined> {
    if (!SIMULATED_SID.test(callId)) return undefined;
    const known = sessions.get(callId);
    const session = known ?? open(callId, 'anonymous');
    session.happened = [];
    if (known === undefined) await recover(options, session);
    await perform(options, session, what, fault);
    return view(options, session);
  }

  function open(callId: string, from: string): Session {
    const [oldest] = sessions.keys();
    if (sessions.size >= MAX_CALLS && oldest !== undefined) sessions.delete(oldest);
    const stop: Stop = { kind: 'ended', by: 'no more verbs' };
    const session = { callId, from, url: `${options.publicUrl}/voice`, verbs: [], stop, last: undefined, happened: [] };
    sessions.set(callId, session);
    return session;
  }

  return { start, act };
}

/** This process was started again in mid-call: the line still knows, and says its question once more. */
async function recover(options: CallerOptions, session: Session): Promise<void> {
  note(session, 'The server was started again. The call goes on from its row.');
  await enter(options, session, `${options.publicUrl}/voice/fallback`, {});
  session.happened = session.happened.filter((entry) => entry.who === 'note');
}

async function perform(options: CallerOptions, session: Session, act: Act, fault?: Fault): Promise<void> {
  const { stop } = session;
  if (act.kind === 'hang_up') return hangUp(options, session);
  if (stop.kind === 'dial') return act.kind === 'dial' ? dialled(options, session, stop, act.status) : undefined;
  if (stop.kind === 'record') return enter(options, session, stop.action, message(act), fault);
  if (stop.kind !== 'gather') return undefined;
  const form = gathered(act, stop);
  if (form !== undefined) return enter(options, session, stop.action, form, fault);
  if (stop.actionOnEmptyResult) return enter(options, session, stop.action, { msg: 'Gather End' }, fault);
  return goOn(options, session, stop.rest, 0);
}

function gathered(act: Act, stop: Extract<Stop, { kind: 'gather' }>): Record<string, string> | undefined {
  if (act.kind === 'say' && stop.speech) return { SpeechResult: act.words, Confidence: '0.9', Language: 'en-US' };
  if (act.kind !== 'press' || !stop.keys) return undefined;
  const { digits, finishedOnKey } = collect(act.keys, stop);
  return digits === '' ? undefined : { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' };
}

function message(act: Act): Record<string, string> {
  const seconds = act.kind === 'say' ? Math.ceil(act.words.length / CHARACTERS_A_SECOND) : 0;
  const key = act.kind === 'press' ? act.keys.slice(0, 1) : '';
  return { RecordingUrl: 'https://simulator.invalid/recording', RecordingDuration: String(seconds), Digits: key };
}

async function hangUp(options: CallerOptions, session: Session): Promise<void> {
  if (session.stop.kind === 'ended') return;
  if (session.stop.kind === 'record') {
    const form = { ...message({ kind: 'silence' }), Digits: 'hangup', CallStatus: 'completed' };
    await deliver(options, webhookOf(session, session.stop.action ?? session.url, form));
  }
  note(session, 'The caller hung up.');
  await finish(options, session, 'hangup');
}

/** Nobody rings for real: the page says whether the person answers. */
async function dialled(
  options: CallerOptions,
  session: Session,
  stop: Extract<Stop, { kind: 'dial' }>,
  status: 'completed' | 'no-answer',
): Promise<void> {
  const leg = SIMULATED + randomBytes(12).toString('hex');
  if (status === 'completed' && stop.whisper !== undefined) {
    const form = { CallSid: leg, ParentCallSid: session.callId, Direction: 'outbound-dial' };
    const { body, type } = await deliver(options, webhookOf(session, stop.whisper, form));
    const document = readTwiml(body, type);
    const said = document.ok ? walk(document.verbs, 0).said.join(' ') : '';
    note(session, `The person hears: ${said}`);
  }
  const form = { DialCallSid: leg, DialCallStatus: status, DialCallDuration: status === 'completed' ? '60' : '0' };
  if (stop.action !== undefined) return enter(options, session, stop.action, form);
  return goOn(options, session, stop.rest, 0);
}

async function enter(
  options: CallerOptions,
  session: Session,
  action: string | undefined,
  form: Record<string, string>,
  fault?: Fault,
  documents = 1,
): Promise<void> {
  if (documents > MAX_DOCUMENTS) throw new Error('the documents lead in a circle');
  const url = new URL(action ?? session.url, session.url).href;
  const { status, body, type } = await fetchDocument(options, session, webhookOf(session, url, form), fault);
  const document = status < 400 ? readTwiml(body, type) : undefined;
  if (document?.ok !== true) {
    note(session, document === undefined ? `The line answered ${status}.` : `Not TwiML: ${document.error.what}.`);
    const fallback = `${options.publicUrl}/voice/fallback`;
    if (url === fallback) return finish(options, session, 'error');
    return enter(options, session, fallback, { ErrorCode: '11200', ErrorUrl: url }, undefined, documents + 1);
  }
  for (const warning of document.warnings) note(session, `Twilio would warn: ${warning.code}, ${warning.what}.`);
  session.url = url;
  session.verbs = document.verbs;
  return goOn(options, session, 0, documents);
}

async function goOn(options: CallerOptions, session: Session, rest: number, documents: number): Promise<void> {
  const { said, stop } = walk(session.verbs, rest);
  session.happened.push(...said.map((text) => ({ who: 'line' as const, text })));
  session.stop = stop;
  if (stop.kind === 'redirect') return enter(options, session, stop.url, {}, undefined, documents + 1);
  if (stop.kind === 'dial') note(session, `The line rings ${stop.number}.`);
  if (stop.kind === 'ended') await finish(options, session, 'hangup');
}

async function finish(options: CallerOptions, session: Session, by: 'hangup' | 'error'): Promise<void> {
  session.stop = { kind: 'ended', by: 'hangup' };
  if (by === 'error') note(session, 'An application error has occurred. The call is over.');
  const status = webhookOf(session, `${options.publicUrl}/voice/status`, { CallStatus: 'completed' });
  await deliver(options, status);
}

async function fetchDocument(
  options: CallerOptions,
  session: Session,
  webhook: Webhook,
  fault: Fault | undefined,
): Promise<Answered> {
  const before = session.last;
  session.last = webhook;
  if (fault === undefined) return deliver(options, webhook);
  const version = async () => (await options.peek(session.callId))?.version;
  const { answer, what } = await deliverBadly(options, webhook, fault, before, version);
  note(session, what);
  return answer;
}

function webhookOf(session: Session, url: string, form: Record<string, string>): Webhook {
  const standard = {
    CallSid: session.callId,
    CallStatus: 'in-progress',
    Direction: 'inbound',
    From: session.from,
    To: TO,
  };
  return { url: new URL(url, session.url).href, form: { ...standard, ...form } };
}

function note(session: Session, text: string): void {
  session.happened.push({ who: 'note', text });
}

async function view(options: CallerOptions, { callId, happened, stop }: Session): Promise<View> {
  const row = await options.peek(callId);
  const waits = stop.kind === 'redirect' ? 'ended' : stop.kind;
  if (row === undefined) return { callId, happened, waits };
  const { version, state, journal, snapshot } = row;
  return { callId, happened, waits, row: { version, state, journal, snapshot } };
}
