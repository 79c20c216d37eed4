// Twilio's form as the caller's input: whatever passes here is trusted inside.
import { z } from 'zod';
import type { CallerInput, DialOutcome } from '../../machines/dialog.ts';
import type { IncomingText, TextReport, TextStatus } from '../ports.ts';
import type { Outcome } from './render.ts';
import { clean } from './speakable.ts';

/** The text that is kept of one utterance; a minute of speech is about as long. */
export const MAX_SPEECH_CHARACTERS = 1_000;
export const MAX_TURN = 10_000;
const MAX_KEYS = 40;
const MAX_SECONDS = 86_400;
const MAX_URL_CHARACTERS = 1_000;
const MAX_ADDRESS_CHARACTERS = 64; // a number in E.164 has 16; a SIP address may be longer

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; reason: string };

/** As Twilio writes them; a MessageSid is of a text, or of a text with pictures. */
export const CALL_SID = /^CA[0-9a-f]{32}$/;
export const MESSAGE_SID = /^(?:SM|MM)[0-9a-f]{32}$/;

const callSid = z.string().regex(CALL_SID);
const messageSid = z.string().regex(MESSAGE_SID);

// Both are left out or empty when nothing was heard; which of the two is not documented and varies.
const text = z.string().default('');
const seconds = z.coerce.number().int().min(0).max(MAX_SECONDS).catch(0);
// What is absent is not coerced first: to fail and to catch it costs as much as the rest of the form.
const link = z.literal('').or(z.url({ protocol: /^https?$/ }).max(MAX_URL_CHARACTERS));

const turnForm = z.object({
  CallSid: callSid,
  SpeechResult: text,
  Digits: text,
  DialCallStatus: text,
  DialCallDuration: seconds.default(0),
  DialBridged: text,
  RecordingUrl: link.default(''),
  RecordingDuration: seconds.optional(),
});
type TurnForm = z.infer<typeof turnForm>;

const startForm = z.object({
  CallSid: callSid,
  // Often no number at all: `anonymous`, `client:x`, a SIP address. It proves nothing either way.
  From: text,
  To: text,
});

const textForm = z.object({
  MessageSid: messageSid,
  From: text,
  To: text,
  Body: text,
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});

const TEXT_STATUSES = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
] as const satisfies TextStatus[];
const MAX_TEXT_ID_CHARACTERS = 100;

const reportForm = z.object({
  MessageSid: messageSid,
  MessageStatus: z.enum(TEXT_STATUSES),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
  From: text,
  To: text,
});

/** What the line itself put into the callback's address. */
const reportQuery = z.object({
  text: z.string().max(MAX_TEXT_ID_CHARACTERS).default(''),
  about: z.string().max(MAX_ADDRESS_CHARACTERS).default(''),
});

const statusForm = z.object({ CallSid: callSid, CallStatus: z.string().max(MAX_ADDRESS_CHARACTERS) });

// The leg to the person has a CallSid of its own; the caller's is its parent.
const whisperForm = z.object({ CallSid: callSid, ParentCallSid: callSid.optional() });

const transcriptForm = z.object({ CallSid: callSid, TranscriptionText: text });

const fallbackForm = z.object({
  CallSid: callSid,
  ErrorCode: z.string().max(MAX_ADDRESS_CHARACTERS).default(''),
  ErrorUrl: z.string().max(MAX_URL_CHARACTERS).default(''),
});

const turnPath = z.object({
  callId: callSid,
  n: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .refine((n) => Number(n) <= MAX_TURN),
});

/** A verb that never ran reports itself in the query: a `<Redirect>` carries no form. */
const turnQuery = z.object({
  outcome: z.enum(['not_dialled', 'not_recorded'] satisfies Outcome[]).optional(),
  again: z.string().optional(),
});

export interface Turn {
  callId: string;
  number: number;
  input: CallerInput;
}

/** The turn that a Gather, Dial or Record action reports. */
export function readTurn(path: unknown, query: unknown, body: unknown): Parsed<Turn> {
  const where = accept(turnPath, path, 'path');
  if (!where.ok) return where;
  const asked = accept(turnQuery, query, 'query');
  if (!asked.ok) return asked;
  const form = accept(turnForm, body, 'form');
  if (!form.ok) return form;
  if (form.value.CallSid !== where.value.callId) return { ok: false, reason: 'the form names another call' };
  const input = callerInput(form.value, asked.value.outcome);
  return { ok: true, value: { callId: where.value.callId, number: Number(where.value.n), input } };
}

/** The call that comes in. */
export function readStart(body: unknown): Parsed<{ callId: string; from: string; to: string }> {
  const form = accept(startForm, body, 'form');
  if (!form.ok) return form;
  const { CallSid, From, To } = form.value;
  const from = clean(From, MAX_ADDRESS_CHARACTERS);
  return { ok: true, value: { callId: CallSid, from, to: clean(To, MAX_ADDRESS_CHARACTERS) } };
}

/** The text that comes in. */
export function readText(body: unknown): Parsed<IncomingText> {
  const form = accept(textForm, body, 'form');
  if (!form.ok) return form;
  const { MessageSid, From, To, Body, OptOutType } = form.value;
  return {
    ok: true,
    value: {
      messageId: MessageSid,
      from: clean(From, MAX_ADDRESS_CHARACTERS),
      to: clean(To, MAX_ADDRESS_CHARACTERS),
      body: clean(Body, MAX_SPEECH_CHARACTERS),
      ...(OptOutType === undefined ? {} : { optOutType: OptOutType }),
    },
  };
}

/** What became of a text of ours. */
export function readReport(query: unknown, body: unknown): Parsed<TextReport> {
  const sent = accept(reportQuery, query, 'query');
  if (!sent.ok) return sent;
  const form = accept(reportForm, body, 'form');
  if (!form.ok) return form;
  const { MessageSid, MessageStatus, ErrorCode, From, To } = form.value;
  return {
    ok: true,
    value: {
      messageId: MessageSid,
      status: MessageStatus,
      ...(ErrorCode === undefined ? {} : { code: ErrorCode }),
      from: clean(From, MAX_ADDRESS_CHARACTERS),
      to: clean(To, MAX_ADDRESS_CHARACTERS),
      textId: sent.value.text,
      about: sent.value.about,
    },
  };
}

/** Which call changed its status, and to what. */
export function readStatus(body: unknown): Parsed<{ callId: string; status: string }> {
  const form = accept(statusForm, body, 'form');
  if (!form.ok) return form;
  return { ok: true, value: { callId: form.value.CallSid, status: form.value.CallStatus } };
}

/** Whose call the person is about to take. */
export function readWhisper(path: unknown, body: unknown): Parsed<string> {
  const where = accept(z.object({ callId: callSid }), path, 'path');
  if (!where.ok) return where;
  const form = accept(whisperForm, body, 'form');
  if (!form.ok) return form;
  const { callId } = where.value;
  if (callId !== form.value.ParentCallSid && callId !== form.value.CallSid) {
    return { ok: false, reason: 'the form names another call' };
  }
  return { ok: true, value: callId };
}

/** A message in writing; empty when Twilio could not make it out. */
export function readTranscript(path: unknown, body: unknown): Parsed<{ callId: string; text: string }> {
  const where = accept(z.object({ callId: callSid }), path, 'path');
  if (!where.ok) return where;
  const form = accept(transcriptForm, body, 'form');
  if (!form.ok) return form;
  if (form.value.CallSid !== where.value.callId) return { ok: false, reason: 'the form names another call' };
  return {
    ok: true,
    value: { callId: where.value.callId, text: clean(form.value.TranscriptionText, MAX_SPEECH_CHARACTERS) },
  };
}

/** Which call met an error, where, and Twilio's code for it. */
export function readFallback(body: unknown): Parsed<{ callId: string; errorCode: string; errorUrl: string }> {
  const form = accept(fallbackForm, body, 'form');
  if (!form.ok) return form;
  const { CallSid, ErrorCode, ErrorUrl } = form.value;
  return { ok: true, value: { callId: CallSid, errorCode: ErrorCode, errorUrl: ErrorUrl } };
}

function callerInput(form: TurnForm, outcome: Outcome | undefined): CallerInput {
  if (outcome === 'not_dialled') return { kind: 'dial_ended', outcome: 'failed', seconds: 0 };
  if (outcome === 'not_recorded') return { kind: 'recorded', url: '', seconds: 0, hungUp: false };
  // A recorded hand-off carries a RecordingUrl too: the dialling is asked first.
  if (form.DialCallStatus !== '') {
    // Somebody, or a machine, picked up and did not take the call.
    const status =
      form.DialBridged === 'false' && form.DialCallStatus === 'completed' ? 'no-answer' : form.DialCallStatus;
    return { kind: 'dial_ended', outcome: dialOutcome(status), seconds: form.DialCallDuration };
  }
  const hungUp = form.Digits === 'hangup';
  if (form.RecordingUrl !== '' || form.RecordingDuration !== undefined || hungUp) {
    return { kind: 'recorded', url: form.RecordingUrl, seconds: form.RecordingDuration ?? 0, hungUp };
  }
  const digits = form.Digits.replace(/[^0-9*#A-D]/g, '').slice(0, MAX_KEYS);
  if (digits !== '') return { kind: 'keys', digits };
  const heard = clean(form.SpeechResult, MAX_SPEECH_CHARACTERS);
  return heard === '' ? { kind: 'silence' } : { kind: 'speech', nBest: [heard] };
}

const DIAL_OUTCOMES: Readonly<Record<string, DialOutcome>> = {
  completed: 'completed',
  answered: 'completed',
  busy: 'busy',
  'no-answer': 'no_answer',
  failed: 'failed',
  canceled: 'canceled',
};

function dialOutcome(status: string): DialOutcome {
  return Object.hasOwn(DIAL_OUTCOMES, status) ? (DIAL_OUTCOMES[status] ?? 'failed') : 'failed';
}

/** Names what is wrong and where, never the value: it may be what somebody said. */
function accept<Value>(schema: z.ZodType<Value>, value: unknown, part: string): Parsed<Value> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return { ok: true, value: result.data };
  const names = result.error.issues.map((issue) => issue.path.join('.') || part);
  return { ok: false, reason: `${part}: not readable: ${[...new Set(names)].join(', ')}` };
}
