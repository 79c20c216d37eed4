// Twilio's webhooks: each is verified, read, given to the line, and answered in TwiML.
import { Router } from 'express';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Answer, Line, Log } from '../ports.ts';
import { MAX_REPEATS, repeatsSoFar, type StandIns, staticFallback } from './fallback.ts';
import { readFallback, readStart, readStatus, readTranscript, readTurn, readWhisper } from './parse.ts';
import type { Parsed } from './parse.ts';
import type { Vocabulary } from './gather.ts';
import { renderNothing, renderTwiml, renderWhisper } from './render.ts';
import { sendTwiml } from './twiml.ts';
import { verifyTwilio } from './verify.ts';

export interface VoiceOptions {
  /** Where Twilio reaches this server, without a slash at the end. */
  publicUrl: string;
  accountSid?: string | undefined;
  authTokens: readonly string[];
  /** A token of this process, believed only from this machine: the simulator's, when there is no other. */
  loopbackToken?: string | undefined;
  voice: string;
  handoffNumber?: string | undefined;
  standIns: StandIns;
  vocabulary?: Vocabulary | undefined;
  line: Line;
  log: Log;
  /** How long a turn may take before what stands is said again; absent: as long as leaves time for that. */
  turnDeadlineMs?: number;
}

// Twilio waits 15 s in all: a turn that is not through by then is said again from its row, with the rest of the time.
const TURN_DEADLINE_MS = 10_000;
// The caller hears nothing meanwhile, and has waited once already.
const REPEAT_DEADLINE_MS = 4_000;
const CALL_IS_OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Every route under `/voice`. Mount it at the root: the signature covers the whole path. */
export function voiceRoutes(options: VoiceOptions): Router {
  const router = Router();
  const verified = verifyTwilio(options);
  // The check is part of each route: before the routes, it would cost every webhook the match of one path more.
  const post = (path: string, answer: (options: VoiceOptions, request: Request, response: Response) => unknown) =>
    router.post(path, verified, (request, response) => answer(options, request, response));
  post('/voice/calls/:callId/turns/:n', turn); // most of them
  post('/voice', start);
  post('/voice/calls/:callId/whisper', whisper);
  post('/voice/calls/:callId/taken', taken);
  post('/voice/calls/:callId/transcript', transcript);
  post('/voice/status', status);
  post('/voice/fallback', fallback);
  router.use('/voice', verified); // whatever is no route: it is refused as one, or is nowhere
  router.use('/voice', onError(options));
  return router;
}

async function start(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const call = readStart(request.body);
  if (!call.ok) return reject(options, response, call);
  const { callId } = call.value;
  respond(options, response, callId, await options.line.start(call.value));
}

async function turn(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const read = readTurn(request.params, request.query, request.body);
  if (!read.ok) return reject(options, response, read);
  const { callId, number } = read.value;
  const deadlineMs = options.turnDeadlineMs ?? TURN_DEADLINE_MS;
  const answer = await within(deadlineMs, options.line.turn(read.value));
  if (answer !== undefined) return respond(options, response, callId, answer);
  options.log.error('turn too slow: what stands is said again', { callId, number, deadlineMs });
  const standing = await repeat(options, callId);
  return standing === undefined
    ? sendTwiml(response, staticFallback(options))
    : respond(options, response, callId, standing);
}

/** What was awaited, or nothing when it takes longer; what then still comes is nobody's. */
async function within<Result>(ms: number, awaited: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([awaited, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Said to the person who answers, before the caller is let through; a failure here must not cost the caller the call. */
async function whisper(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const callId = readWhisper(request.params, request.body);
  if (!callId.ok) return reject(options, response, callId);
  const answer = await repeat(options, callId.value);
  const next = answer !== undefined && 'reply' in answer ? answer.reply.next : undefined;
  const text = next?.kind === 'dial' ? next.whisper : options.standIns.whisper;
  sendTwiml(response, renderWhisper(text, { ...options, callId: callId.value }));
}

/** A person pressed a key: the document that lets the caller through says nothing more. */
function taken(options: VoiceOptions, request: Request, response: Response): void {
  const callId = readWhisper(request.params, request.body);
  if (!callId.ok) return reject(options, response, callId);
  return sendTwiml(response, renderNothing());
}

/** The message in writing, some time after the call. */
async function transcript(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const read = readTranscript(request.params, request.body);
  if (!read.ok) return reject(options, response, read);
  const { callId, text } = read.value;
  if (text !== '') await options.line.transcribed(callId, text);
  response.status(204).end();
}

async function status(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const read = readStatus(request.body);
  if (!read.ok) return reject(options, response, read);
  const { callId, status: word } = read.value;
  try {
    if (CALL_IS_OVER.has(word)) await options.line.ended(callId, word);
    response.status(204).end();
  } catch (error) {
    // Nobody listens to the answer and Twilio does not ask twice: the sweep finds the call.
    options.log.error('the end of a call was not recorded', { callId, error: described(error) });
    response.status(500).end();
  }
}

async function fallback(options: VoiceOptions, request: Request, response: Response): Promise<void> {
  const read = readFallback(request.body);
  if (!read.ok) return reject(options, response, read);
  const { callId, errorCode, errorUrl } = read.value;
  const again = repeatsSoFar(errorUrl) + 1;
  options.log.error('Twilio asked for the fallback', { callId, errorCode, again });
  const answer = again > MAX_REPEATS ? undefined : await repeat(options, callId);
  if (answer === undefined || 'refused' in answer) {
    sendTwiml(response, staticFallback(options));
    return;
  }
  sendTwiml(response, renderTwiml(answer.reply, { ...options, callId, nextTurn: answer.nextTurn, again }));
}

/** The stored reply, or nothing: whatever is broken, the caller still gets an answer. */
async function repeat({ line, log }: VoiceOptions, callId: string): Promise<Answer | undefined> {
  try {
    return await within(REPEAT_DEADLINE_MS, line.repeat(callId));
  } catch (error) {
    log.error('the stored reply cannot be had', { callId, error: described(error) });
    return undefined;
  }
}

function respond(options: VoiceOptions, response: Response, callId: string, answer: Answer): void {
  if ('refused' in answer) {
    options.log.warn('turn refused', { callId, reason: answer.refused });
    response.status(answer.status).end();
    return;
  }
  sendTwiml(response, renderTwiml(answer.reply, { ...options, callId, nextTurn: answer.nextTurn }));
}

function reject(options: VoiceOptions, response: Response, { reason }: Extract<Parsed<never>, { ok: false }>): void {
  options.log.warn('webhook rejected', { reason });
  response.status(400).end();
}

/** A body that cannot be read is the sender's fault; anything else is ours, and the caller hears an apology. */
function onError(options: VoiceOptions): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const blame = clientFault(error);
    if (response.headersSent) return next(error);
    if (blame !== undefined) {
      options.log.warn('webhook rejected', { reason: `body not readable: ${blame.type}` });
      response.status(blame.status).end();
      return undefined;
    }
    options.log.error('webhook failed', { path: request.path, error: described(error) });
    return sendTwiml(response, staticFallback(options));
  };
}

/** What the body parser says went wrong, if it was the body: 413 when too large, 400 for the rest. */
function clientFault(error: unknown): { status: number; type: string } | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status < 400 || error.status >= 500) return undefined;
  const type = 'type' in error && typeof error.type === 'string' ? error.type : 'undecodable';
  return { status: error.status === 413 ? 413 : 400, type };
}

function described(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'not an error';
}
