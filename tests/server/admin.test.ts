import { Router } from 'express';
import { request as httpRequest } from 'node:http';
import { adminGuard, adminLogin } from '../../server/admin.ts';
import type { AdminOptions } from '../../server/admin.ts';
import { keptLog, serve } from './twilio/scripted-line.ts';

const TOKEN = 'a-token-for-the-admin';
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(changes: Partial<AdminOptions> = {}, openOnLoopback = false) {
  let nowEpochMs = Date.parse('2025-09-27T17:00:00Z');
  const log = keptLog();
  const clock = { epochMs: () => nowEpochMs };
  const options = { adminToken: TOKEN, secure: false, stylesheet: '/x.css', clock, log, ...changes };
  const router = Router();
  router.use(adminLogin(options));
  router.use('/secret', adminGuard(options, { openOnLoopback }), (_request, response) => {
    response.send('the secret');
  });
  const server = await serve(router);
  opened.push(server);
  const wait = (ms: number) => {
    nowEpochMs += ms;
  };
  return { url: server.url, log, wait };
}

interface Answer {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Not `fetch`: it would not let a test choose its Host. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const login = (url: string, token: string, next = '/secret') =>
  ask(`${url}/login`, FORM, 'POST', new URLSearchParams({ token, next }).toString());
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? '';

test.each<[string, Record<string, string>, number]>([
  ['the token', { authorization: `Bearer ${TOKEN}` }, 200],
  ['the token in another case of Bearer', { authorization: `bearer ${TOKEN}` }, 200],
  ['no token', {}, 401],
  ['a part of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
  ['a longer token', { authorization: `Bearer ${TOKEN}x` }, 401],
  ['an empty token', { authorization: 'Bearer ' }, 401],
  ['another scheme', { authorization: `Basic ${TOKEN}` }, 401],
  ['a cookie of one’s own', { cookie: 'line_admin=99999999999.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, 401],
])('with %s the answer is %i', async (_what, headers, status) => {
  const { url } = await open();
  const answer = await ask(`${url}/secret`, headers);
  expect(answer.status).toBe(status);
  expect(answer.body.includes('the secret')).toBe(status === 200);
});

test('a login gives a cookie that opens until the evening, and not after', async () => {
  const { url, wait } = await open();
  const answer = await login(url, TOKEN);
  expect(answer).toMatchObject({ status: 303, headers: { location: '/secret' } });
  expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
  const cookie = cookieOf(answer);
  expect(await ask(`${url}/secret`, { cookie: `other=1; ${cookie}` })).toMatchObject({ status: 200 });
  expect(await ask(`${url}/secret`, { cookie: cookie.replace('=1', '=2') })).toMatchObject({ status: 401 });
  wait(12 * 3_600_000);
  expect(await ask(`${url}/secret`, { cookie })).toMatchObject({ status: 401 });
});

test('the cookie travels by https only where the pages do', async () => {
  const { url } = await open({ secure: true });
  expect(String((await login(url, TOKEN)).headers['set-cookie'])).toMatch(/; Secure$/);
});

test('a wrong token gives the form again and a log line, no cookie', async () => {
  const { url, log } = await open();
  const answer = await login(url, 'guess');
  expect(answer.status).toBe(401);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.body).toContain('That is not the token.');
  expect(log.entries).toMatchObject([{ level: 'warn', message: 'login refused' }]);
  expect(JSON.stringify(log.entries)).not.toContain('guess');
});

test.each(['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)', ''])(
  'the login leads nowhere else: %p',
  async (next) => {
    const { url } = await open();
    expect((await login(url, TOKEN, next)).headers.location).toBe('/');
  },
);

test('a person is sent to the login, and markup in the address is escaped', async () => {
  const { url } = await open();
  const answer = await ask(`${url}/secret?a=1`, { accept: 'text/html' });
  expect(answer).toMatchObject({ status: 303, headers: { location: '/login?next=%2Fsecret%3Fa%3D1' } });
  const page = await ask(`${url}/login?next=/%22%3E%3Cscript%3E`);
  expect(page.body).toContain('value="/&quot;&gt;&lt;script&gt;"');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
});

test.each<[string, Record<string, string>, number]>([
  ['a person at the machine', {}, 200],
  ['localhost by name', { host: 'localhost:3000' }, 200],
  ['a name that was pointed at this machine', { host: 'evil.test' }, 401],
  ['somebody behind a proxy on this machine', { 'x-forwarded-for': '203.0.113.9' }, 401],
  ['somebody behind another proxy', { forwarded: 'for=203.0.113.9' }, 401],
])('where it is open to this machine, %s gets %i', async (_what, headers, status) => {
  const { url } = await open({}, true);
  expect((await ask(`${url}/secret`, headers)).status).toBe(status);
});

test('a page of another site changes nothing, not even from this machine', async () => {
  const { url } = await open({}, true);
  expect((await ask(`${url}/secret`, { origin: 'https://evil.test' }, 'POST')).status).toBe(403);
  expect((await ask(`${url}/secret`, { origin: 'null' }, 'POST')).status).toBe(403);
  expect((await ask(`${url}/secret`, { origin: url }, 'POST')).status).toBe(200);
});

test.each([undefined, ''])('without ADMIN_TOKEN nobody comes in from elsewhere (%p)', async (adminToken) => {
  const { url } = await open({ adminToken });
  expect((await ask(`${url}/secret`, { authorization: 'Bearer ' })).status).toBe(403);
  expect((await ask(`${url}/secret`, { accept: 'text/html' })).body).toContain('ADMIN_TOKEN is not set');
  expect((await login(url, '')).status).toBe(401);
});

test('logging out takes the cookie back', async () => {
  const { url } = await open();
  expect(String((await ask(`${url}/logout`, {}, 'POST')).headers['set-cookie'])).toContain(
    'line_admin=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
  );
});
