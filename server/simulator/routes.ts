// The simulator's routes: the page, its two files, and the acts of the simulated caller.
import { readFileSync } from 'node:fs';
import express, { Router } from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { sendPage } from '../page.ts';
import type { Log } from '../ports.ts';
import { simulatedCalls } from './caller.ts';
import type { CallerOptions, View } from './caller.ts';
import { simulatedTexts, type TexterOptions } from './texter.ts';
import { SCRIPT, STYLESHEET, simulatorPage } from './page.ts';
import type { PageOptions } from './page.ts';

export interface SimulatorOptions extends CallerOptions, TexterOptions, PageOptions {
  /** Decides who may use it. */
  guard: RequestHandler;
  log: Log;
}

const BODY_LIMIT = '8kb';
const MAX_WORDS = 1_000; // as much of one utterance as the line keeps
const PAGE = '/simulator';
const CALLS = '/simulator/api/calls';
const TEXTS = '/simulator/api/texts';

const call = z.object({ from: z.string().regex(/^(?:\+[1-9]\d{6,14}|anonymous)$/, 'a number such as +12048694905') });
const ownNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number such as +12048694905');
const text = z.object({ from: ownNumber, words: z.string().min(1).max(MAX_WORDS) });
const act = z.object({
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('say'), words: z.string().min(1).max(MAX_WORDS) }),
    z.object({ kind: z.literal('press'), keys: z.string().regex(/^[0-9*#]{1,40}$/) }),
    z.object({ kind: z.literal('silence') }),
    z.object({ kind: z.literal('dial'), status: z.enum(['completed', 'no-answer']) }),
    z.object({ kind: z.literal('hang_up') }),
  ]),
  fault: z.enum(['twice', 'at_once', 'late']).optional(),
});

/** The page and its API. Mount it at the root; the stylesheet and the script are open, the rest is behind the guard. */
export function simulatorRoutes(options: SimulatorOptions): Router {
  const router = Router();
  const calls = simulatedCalls(options);
  const texts = simulatedTexts(options);
  router.get(STYLESHEET, file('./simulator.css', 'text/css'));
  router.get(SCRIPT, file('./simulator.js', 'text/javascript'));
  router.use(PAGE, options.guard, express.json({ limit: BODY_LIMIT }));
  router.get(PAGE, (_request, response) => sendPage(response, 200, simulatorPage(options)));
  router.post(CALLS, (request, response) => ring(calls, request, response));
  router.post(`${CALLS}/:callId`, (request, response) => perform(calls, request, response));
  router.get(`${TEXTS}/:number`, (request, response) => showTexts(texts, request, response));
  router.post(TEXTS, (request, response) => sendText(texts, request, response));
  router.use(PAGE, onError(options.log));
  return router;
}

type Calls = ReturnType<typeof simulatedCalls>;

async function ring(calls: Calls, request: Request, response: Response): Promise<void> {
  const read = call.safeParse(request.body);
  if (read.success) show(response, await calls.start(read.data.from));
  else unreadable(response, read.error);
}

async function perform(calls: Calls, request: Request<{ callId: string }>, response: Response): Promise<void> {
  const read = act.safeParse(request.body);
  if (read.success) show(response, await calls.act(request.params.callId, read.data.act, read.data.fault));
  else unreadable(response, read.error);
}

type Texts = ReturnType<typeof simulatedTexts>;

function showTexts(texts: Texts, request: Request<{ number: string }>, response: Response): void {
  const number = ownNumber.safeParse(request.params.number);
  response.set('Cache-Control', 'no-store').json({ texts: number.success ? (texts?.shown(number.data) ?? []) : [] });
}

async function sendText(texts: Texts, request: Request, response: Response): Promise<void> {
  const read = text.safeParse(request.body);
  if (!read.success) return unreadable(response, read.error);
  if (texts === undefined) return void response.status(404).json({ error: 'Texts go out over Twilio here.' });
  response.set('Cache-Control', 'no-store').json({ texts: await texts.send(read.data.from, read.data.words) });
}

/** A file beside this one, read once: in a bundle it lies beside the bundle. */
function file(name: string, type: string): RequestHandler {
  const content = readFileSync(new URL(name, import.meta.url));
  return (_request, response) => {
    response.type(type).set({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' }).send(content);
  };
}

function show(response: Response, view: View | undefined): void {
  response.set('Cache-Control', 'no-store');
  if (view === undefined) response.status(404).json({ error: 'That is not a simulated call. Call again.' });
  else response.json(view);
}

function unreadable(response: Response, error: z.ZodError): void {
  const [issue] = error.issues;
  response.status(400).json({ error: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not readable'}` });
}

function onError(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 502;
    if (status < 500) return response.status(status).json({ error: 'The request cannot be read.' });
    log.error('the simulator failed', { error: error instanceof Error ? error.message : 'not an error' });
    return response.status(502).json({ error: 'The line does not answer. Try again.' });
  };
}
