// `POST /sms`: a text to the line's number; `POST /sms/status`: what became of one of ours. Verified like a call's webhooks.
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { IncomingText, TextReport } from '../ports.ts';
import { readReport, readText } from './parse.ts';
import { speakable } from './speakable.ts';
import { sendTwiml, spoken, twiml, verb } from './twiml.ts';
import { type Trust, verifyTwilio } from './verify.ts';

export interface SmsOptions extends Trust {
  /** What to text back, or null for silence. */
  answer(text: IncomingText): Promise<string | null>;
  reported(report: TextReport): Promise<void>;
}

/** The route of texts. Mount it at the root: the signature covers the whole path. */
export function smsRoutes(options: SmsOptions): Router {
  const router = Router();
  router.use('/sms', verifyTwilio({ ...options, subject: 'MessageSid' }));
  router.post('/sms', (request, response) => text(options, request, response));
  router.post('/sms/status', (request, response) => status(options, request, response));
  return router;
}

async function status({ reported, log }: SmsOptions, request: Request, response: Response): Promise<void> {
  const read = readReport(request.query, request.body);
  if (!read.ok) {
    log.warn('webhook rejected', { reason: read.reason });
    response.status(400).end();
    return;
  }
  await reported(read.value);
  response.status(204).end();
}

async function text({ answer, log }: SmsOptions, request: Request, response: Response): Promise<void> {
  const read = readText(request.body);
  if (!read.ok) {
    log.warn('webhook rejected', { reason: read.reason });
    response.status(400).end();
    return;
  }
  const said = await answer(read.value);
  sendTwiml(response, said === null ? twiml() : twiml(verb('Message', {}, spoken(speakable(said)))));
}
