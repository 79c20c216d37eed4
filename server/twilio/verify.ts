// Nothing reaches the line unless Twilio signed it: the signature, the account and the shape of every webhook.
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import twilio from 'twilio';
import type { Log } from '../ports.ts';
import { CALL_SID, MESSAGE_SID } from './parse.ts';

export interface Trust {
  /** What Twilio calls, and therefore signs: never taken from the request's own headers. */
  publicUrl: string;
  /** Our account; when absent any well-formed one passes. */
  accountSid?: string | undefined;
  /** Two during a rotation; none, and everything is refused. */
  authTokens: readonly string[];
  /** A token of this process alone, believed only from this machine. */
  loopbackToken?: string | undefined;
  /** What the webhook is about. */
  subject?: 'CallSid' | 'MessageSid';
  log: Log;
}

export const SIGNATURE_HEADER = 'x-twilio-signature';
const BODY_LIMIT = '64kb'; // Twilio's forms stay under 4 kB
const MAX_PARAMETERS = 200; // an incoming call has about thirty
const MAX_NAMES_LOGGED = 40;
const MAX_NAME_CHARACTERS = 40;
const MAX_PATH_LOGGED = 200;

const SUBJECTS = { CallSid: CALL_SID, MessageSid: MESSAGE_SID };
const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/; // a SHA-1 in base64
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The middleware before every voice route, in order: method, header, body, signature, shape, account. */
export function verifyTwilio(trust: Trust): RequestHandler {
  const readForm = express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: MAX_PARAMETERS });
  // One layer of the router instead of five: each costs every webhook the match of its path.
  return (request, response, next) => {
    if (!isPost(request, response) || !looksSigned(trust, request, response)) return;
    readForm(request, response, (error?: unknown) => {
      if (error !== undefined) next(error);
      else if (isSigned(trust, request, response) && isOurs(trust, request, response)) next();
    });
  };
}

/** True when the peer is this machine, and no proxy on it speaks for somebody else. */
export function fromLoopback(request: Request): boolean {
  const proxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !proxied && LOOPBACK.test(request.socket.remoteAddress ?? '');
}

// Each of these has answered the request when it is false.

function isPost(request: Request, response: Response): boolean {
  if (request.method === 'POST') return true;
  response.status(405).set('Allow', 'POST').end();
  return false;
}

/** Refuses before the body is read: an unsigned megabyte costs nothing. */
function looksSigned(trust: Trust, request: Request, response: Response): boolean {
  const signature = request.get(SIGNATURE_HEADER);
  if (tokensFor(trust, request).length === 0) return refuse(trust, request, response, 'no auth token is configured');
  if (signature === undefined) return refuse(trust, request, response, 'missing signature');
  return SIGNATURE.test(signature) || refuse(trust, request, response, 'malformed signature');
}

function isSigned(trust: Trust, request: Request, response: Response): boolean {
  const signature = request.get(SIGNATURE_HEADER) ?? '';
  const url = trust.publicUrl + request.originalUrl;
  // Arrays included: the signature covers what was sent, sound or not.
  const form = formOf(request);
  const signed = tokensFor(trust, request).some((token) => matches(token, signature, url, form));
  return signed || refuse(trust, request, response, 'forged signature');
}

function isOurs(trust: Trust, request: Request, response: Response): boolean {
  const form = formOf(request);
  const account = form.AccountSid;
  if (Object.values(form).some((value) => typeof value !== 'string'))
    return reject(trust, request, response, 'repeated parameter');
  if (typeof account !== 'string' || !ACCOUNT_SID.test(account)) {
    return refuse(trust, request, response, 'missing or malformed AccountSid');
  }
  if (trust.accountSid !== undefined && account !== trust.accountSid) {
    return refuse(trust, request, response, 'another account');
  }
  const subject = trust.subject ?? 'CallSid';
  const sid = form[subject];
  if (typeof sid !== 'string' || !SUBJECTS[subject].test(sid)) {
    return reject(trust, request, response, `missing or malformed ${subject}`);
  }
  return true;
}

function tokensFor(trust: Trust, request: Request): readonly string[] {
  if (trust.loopbackToken === undefined || !fromLoopback(request)) return trust.authTokens;
  return [...trust.authTokens, trust.loopbackToken];
}

function matches(token: string, signature: string, url: string, form: Record<string, unknown>): boolean {
  try {
    return twilio.validateRequest(token, signature, url, form);
  } catch {
    // The SDK throws on a URL that it cannot parse: nobody has signed that.
    return false;
  }
}

/** The parsed form, or an empty one when the body was none; Express leaves `body` untyped. */
function formOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function refuse(trust: Trust, request: Request, response: Response, reason: string): false {
  trust.log.warn('webhook refused', { reason, ...described(request) });
  response.status(403).end();
  return false;
}

function reject(trust: Trust, request: Request, response: Response, reason: string): false {
  trust.log.warn('webhook rejected', { reason, ...described(request) });
  response.status(400).end();
  return false;
}

/** What a log line may say of a request that nobody vouches for: names, never values. */
function described(request: Request): { path: string; parameters: string[] } {
  const names = Object.keys(formOf(request)).slice(0, MAX_NAMES_LOGGED);
  return {
    path: (request.baseUrl + request.path).slice(0, MAX_PATH_LOGGED),
    parameters: names.map((name) => name.slice(0, MAX_NAME_CHARACTERS)),
  };
}
