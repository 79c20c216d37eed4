// Who may see the pages and the API: whoever holds ADMIN_TOKEN, and for what is opened to it, this machine.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { html, sendPage } from './page.ts';
import type { Html } from './page.ts';
import type { Clock, Log } from './ports.ts';

export interface AdminOptions {
  /** Without one nobody comes in from elsewhere. */
  adminToken?: string | undefined;
  /** True when the pages are reached by https: the cookie then never travels otherwise. */
  secure: boolean;
  /** The stylesheet of the login page; it must be open to all. */
  stylesheet: string;
  clock: Clock;
  log: Log;
}

const COOKIE = 'line_admin';
const SESSION_S = 12 * 3_600; // a working day: the token is asked for again each morning
const MAX_COOKIE_CHARACTERS = 4_096;
const FORM_LIMIT = '4kb';
const PASSWORD_PROMPT = ['Bearer', 'Basic realm="calendar", charset="UTF-8"'];
const LOGIN = '/login';
const LOOPBACK_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

export interface Access {
  openOnLoopback: boolean;
  /** The token is taken as a password too: all that a calendar program can be told. */
  asPassword?: boolean;
}

/** Lets a request through with the token as a Bearer header or the cookie of the login, or from this machine if that is open. */
export function adminGuard(options: AdminOptions, access: Access): RequestHandler {
  return (request, response, next) => {
    if (fromElsewhere(request)) {
      options.log.warn('request from another site refused', { path: request.originalUrl });
      response.status(403).json({ error: 'the request comes from another site' });
    } else if (
      (access.openOnLoopback && isLocal(request)) ||
      hasBearer(options, request) ||
      hasCookie(options, request) ||
      (access.asPassword === true && hasPassword(options, request))
    ) {
      next();
    } else {
      turnAway(options, access, request, response);
    }
  };
}

/** The form that takes the token and gives a cookie for it: `GET` and `POST /login`, `POST /logout`. */
export function adminLogin(options: AdminOptions): Router {
  const router = Router();
  const readForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });
  router.get(LOGIN, (request, response) => {
    sendPage(response, 200, loginPage(options, nextOf(request.query)));
  });
  router.post(LOGIN, readForm, (request, response) => {
    const form = z.object({ token: z.string() }).safeParse(request.body);
    const next = nextOf(request.body);
    if (!form.success || !isToken(options, form.data.token)) {
      options.log.warn('login refused', {});
      sendPage(response, 401, loginPage(options, next, 'That is not the token.'));
      return;
    }
    const expiresAtEpochS = Math.floor(options.clock.epochMs() / 1_000) + SESSION_S;
    setCookie(options, response, session(options, expiresAtEpochS), SESSION_S);
    response.redirect(303, next);
  });
  router.post('/logout', (_request, response) => {
    setCookie(options, response, '', 0);
    response.redirect(303, LOGIN);
  });
  return router;
}

/**
 * True when a person at this machine asks: the peer is loopback, so is the name asked for, and no proxy speaks for
 * somebody else. The name is looked at because a page elsewhere can point a name of its own to 127.0.0.1.
 */
function isLocal(request: Request): boolean {
  if (PROXY_HEADERS.some((name) => request.headers[name] !== undefined)) return false;
  return LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
}

/** A browser says where a request that changes something comes from; others say nothing. */
function fromElsewhere(request: Request): boolean {
  const { origin, host } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function hasBearer(options: AdminOptions, request: Request): boolean {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token !== undefined && isToken(options, token);
}

/** Whatever the user is called. */
function hasPassword(options: AdminOptions, request: Request): boolean {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const credentials = Buffer.from(encoded ?? '', 'base64').toString();
  const colon = credentials.indexOf(':');
  return colon >= 0 && isToken(options, credentials.slice(colon + 1));
}

function hasCookie(options: AdminOptions, request: Request): boolean {
  const cookies = (request.headers.cookie ?? '').slice(0, MAX_COOKIE_CHARACTERS).split(/; */);
  const value = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
  const [, expires] = /^(\d{1,12})\.[\w-]{43}$/.exec(value) ?? [];
  if (expires === undefined || options.adminToken === undefined) return false;
  if (Number(expires) * 1_000 <= options.clock.epochMs()) return false;
  return isSameSecret(value, session(options, Number(expires)));
}

function isToken({ adminToken }: AdminOptions, token: string): boolean {
  return adminToken !== undefined && adminToken !== '' && isSameSecret(token, adminToken);
}

/** Compares digests: neither the time taken nor the length tells anything. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** What the cookie holds: until when, signed with the token; a new token ends every session. */
function session({ adminToken = '' }: AdminOptions, expiresAtEpochS: number): string {
  const signature = createHmac('sha256', adminToken).update(`admin until ${expiresAtEpochS}`).digest('base64url');
  return `${expiresAtEpochS}.${signature}`;
}

function setCookie({ secure }: AdminOptions, response: Response, value: string, maxAgeS: number): void {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${maxAgeS}`, ...(secure ? ['Secure'] : [])];
  response.set('Set-Cookie', [`${COOKIE}=${value}`, ...attributes].join('; '));
}

function turnAway(options: AdminOptions, { asPassword }: Access, request: Request, response: Response): void {
  const page = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
  if (options.adminToken === undefined || options.adminToken === '') {
    const why = 'ADMIN_TOKEN is not set: this opens only on the machine itself.';
    if (page) sendPage(response, 403, frame(options, html`<p class="note">${why}</p>`));
    else response.status(403).json({ error: why });
  } else if (page) {
    response.redirect(303, `${LOGIN}?next=${encodeURIComponent(request.originalUrl)}`);
  } else {
    response
      .status(401)
      .set('WWW-Authenticate', asPassword === true ? PASSWORD_PROMPT : 'Bearer')
      .json({ error: 'ADMIN_TOKEN is needed' });
  }
}

/** Where to go after the login: a path of ours, never an address elsewhere. */
function nextOf(from: unknown): string {
  const read = z.object({ next: z.string().regex(/^\/(?![/\\])[^\s\\]*$/) }).safeParse(from);
  return read.success ? read.data.next : '/';
}

function loginPage(options: AdminOptions, next: string, problem?: string): Html {
  return frame(
    options,
    html`<form class="body login" method="post" action="${LOGIN}">
      <input type="hidden" name="next" value="${next}">
      <label for="token">The value of <code>ADMIN_TOKEN</code></label>
      <input class="field" id="token" name="token" type="password" autocomplete="current-password" required autofocus>
      ${problem === undefined ? [] : html`<p class="note bad" role="alert">${problem}</p>`}
      <button class="btn primary">Log in</button>
    </form>`,
  );
}

function frame({ stylesheet }: AdminOptions, inside: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in</title><link rel="stylesheet" href="${stylesheet}"></head>
<body><main class="narrow"><section class="card"><header><h1>Log in</h1></header>${inside}</section></main></body>
</html>`;
}
