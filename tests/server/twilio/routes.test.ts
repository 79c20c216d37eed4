import twilio from 'twilio';
import type { Reply } from '../../../machines/dialog.ts';
import type { Line } from '../../../server/ports.ts';
import { voiceRoutes } from '../../../server/twilio/routes.ts';
import type { VoiceOptions } from '../../../server/twilio/routes.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CALL_ID,
  HANDOFF,
  PUBLIC_URL,
  farewell,
  keptLog,
  question,
  scriptedLine,
  serve,
  STAND_INS,
} from './scripted-line.ts';

const SCRIPT = [question('Your name?', 'name'), question('Which day?', 'time'), farewell('Goodbye.')];
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(changes: Partial<VoiceOptions> = {}, script: readonly Reply[] = SCRIPT) {
  const line = scriptedLine(script);
  const log = keptLog();
  const options = {
    publicUrl: PUBLIC_URL,
    accountSid: ACCOUNT_SID,
    authTokens: [AUTH_TOKEN],
    voice: 'alice',
    standIns: STAND_INS,
    handoffNumber: HANDOFF,
    line,
    log,
    ...changes,
  };
  const server = await serve(voiceRoutes(options));
  opened.push(server);
  const post = (path: string, form: Record<string, string> = {}, request: PostOptions = {}) =>
    send(server.url, path, { CallSid: CALL_ID, AccountSid: ACCOUNT_SID, ...form }, request);
  return { line, log, url: server.url, post };
}

interface PostOptions {
  token?: string;
  signature?: string | null;
  body?: string;
  headers?: Record<string, string>;
}

async function send(url: string, path: string, form: Record<string, string>, request: PostOptions) {
  const signature =
    request.signature ?? twilio.getExpectedTwilioSignature(request.token ?? AUTH_TOKEN, PUBLIC_URL + path, form);
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(request.signature === null ? {} : { 'x-twilio-signature': signature }),
      ...request.headers,
    },
    body: request.body ?? new URLSearchParams(form).toString(),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

const turn = (n: number) => `/voice/calls/${CALL_ID}/turns/${n}`;

test('a call is answered, a turn is taken, in TwiML', async () => {
  const { post, line } = await open();
  const greeting = await post('/voice', { From: '+12048694905', To: '+12045550000', CallStatus: 'ringing' });
  expect(greeting).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
  expect(greeting.body).toContain(`action="${PUBLIC_URL}${turn(1)}"`);
  const next = await post(turn(1), { SpeechResult: 'Johnny <Walker>' });
  expect(next.body).toContain('Which day?');
  expect(next.body).toContain(`action="${PUBLIC_URL}${turn(2)}"`);
  expect(line.asked).toEqual([
    { asked: 'start', callId: CALL_ID, from: '+12048694905', to: '+12045550000' },
    { asked: 'turn', callId: CALL_ID, number: 1, input: { kind: 'speech', nBest: ['Johnny <Walker>'] } },
  ]);
});

test.each<[string, PostOptions, string]>([
  ['no signature', { signature: null }, 'missing signature'],
  ['a signature that is none', { signature: 'x' }, 'malformed signature'],
  ['a forged signature', { signature: `${'A'.repeat(27)}=` }, 'forged signature'],
  ['another token', { token: 'another' }, 'forged signature'],
  ['a body that was changed', { body: `CallSid=${CALL_ID}&AccountSid=${ACCOUNT_SID}&Digits=1` }, 'forged signature'],
])('%s: 403, an empty body, a reason in the log, nothing reaches the line', async (_what, request, reason) => {
  const { post, line, log } = await open();
  expect(await post(turn(1), { SpeechResult: 'secret words' }, request)).toMatchObject({ status: 403, body: '' });
  expect(line.asked).toEqual([]);
  expect(log.entries).toMatchObject([{ level: 'warn', fields: { reason, path: turn(1) } }]);
  expect(JSON.stringify(log.entries)).not.toContain('secret');
});

test('during a rotation both tokens are believed, and none when there is none', async () => {
  const rotating = await open({ authTokens: ['next', AUTH_TOKEN] });
  expect((await rotating.post('/voice')).status).toBe(200);
  expect((await rotating.post('/voice', {}, { token: 'next' })).status).toBe(200);
  const closed = await open({ authTokens: [] });
  expect((await closed.post('/voice')).status).toBe(403);
  expect((await closed.post('/voice', {}, { token: '' })).status).toBe(403);
  expect(closed.log.entries[0]?.fields).toMatchObject({ reason: 'no auth token is configured' });
});

test('the token of this process is believed from this machine, not through a proxy on it', async () => {
  const { post } = await open({ authTokens: [], loopbackToken: 'own' });
  expect((await post('/voice', {}, { token: 'own' })).status).toBe(200);
  const proxied = { token: 'own', headers: { 'x-forwarded-for': '203.0.113.9' } };
  expect((await post('/voice', {}, proxied)).status).toBe(403);
});

test('another account is refused, though signed', async () => {
  const { post, log } = await open();
  expect((await post('/voice', { AccountSid: `AC${'f'.repeat(32)}` })).status).toBe(403);
  expect((await post('/voice', { AccountSid: '' })).status).toBe(403);
  expect(log.entries[0]?.fields).toMatchObject({ reason: 'another account' });
});

test.each<[string, string, Record<string, string>]>([
  ['a CallSid that is none', '/voice', { CallSid: 'CA1' }],
  ['another call in the form', turn(1), { CallSid: `CA${'f'.repeat(32)}` }],
  ['turn nought', turn(0), {}],
  ['a turn past the last', turn(10_001), {}],
  ['a turn that is no number', `/voice/calls/${CALL_ID}/turns/1x`, {}],
  ['a path that cannot be decoded', '/voice/calls/%E0%A4%A/turns/1', {}],
  ['an outcome that nobody sends', `${turn(1)}?outcome=x`, {}],
])('%s: 400 and a reason, no reset', async (_what, path, form) => {
  const { post, line, log } = await open();
  expect(await post(path, form)).toMatchObject({ status: 400, body: '' });
  expect(line.asked).toEqual([]);
  expect(log.entries).toMatchObject([{ level: 'warn', fields: { reason: expect.any(String) } }]);
});

test('a parameter given twice is refused, though signed', async () => {
  const { url, line, log } = await open();
  const form = { CallSid: CALL_ID, AccountSid: ACCOUNT_SID, Digits: ['1', '2'] };
  const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, PUBLIC_URL + turn(1), form);
  const body = `CallSid=${CALL_ID}&AccountSid=${ACCOUNT_SID}&Digits=1&Digits=2`;
  expect(await send(url, turn(1), {}, { signature, body })).toMatchObject({ status: 400 });
  expect(line.asked).toEqual([]);
  expect(log.entries[0]?.fields).toMatchObject({ reason: 'repeated parameter' });
});

test.each<[string, number, PostOptions]>([
  ['too large', 413, { body: `SpeechResult=${'x'.repeat(70_000)}` }],
  ['too many parameters', 413, { body: 'a=1&'.repeat(300) }],
  ['an unknown encoding', 400, { headers: { 'content-encoding': 'zstd' }, body: 'a=1' }],
  ['an unknown charset', 400, { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=x' } }],
])('a body that is %s: %i, and nothing else', async (_what, status, request) => {
  const { post, line, log } = await open();
  expect(await post(turn(1), {}, request)).toMatchObject({ status, body: '' });
  expect(line.asked).toEqual([]);
  expect(log.entries[0]?.fields.reason).toMatch(/^body not readable/);
});

test('a body that is no form has no CallSid', async () => {
  const { url } = await open();
  const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `${PUBLIC_URL}/voice`, {});
  const request = { signature, body: '{"CallSid":"x"}', headers: { 'content-type': 'application/json' } };
  expect((await send(url, '/voice', {}, request)).status).toBe(403);
});

test('GET is not a webhook', async () => {
  const { url, line } = await open();
  const response = await fetch(`${url}/voice`);
  expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'POST', '']);
  expect(line.asked).toEqual([]);
});

test('what the line refuses is a status and a log line', async () => {
  const { post, log } = await open();
  expect(await post(turn(3))).toMatchObject({ status: 404, body: '' });
  await post('/voice');
  expect(await post(turn(3))).toMatchObject({ status: 409, body: '' });
  expect(log.entries.map((entry) => entry.fields.reason)).toEqual(['unknown', 'future']);
});

test('the end of a call is recorded; a status on the way is not', async () => {
  const { post, line } = await open();
  expect(await post('/voice/status', { CallStatus: 'in-progress' })).toMatchObject({ status: 204, body: '' });
  expect(await post('/voice/status', { CallStatus: 'completed' })).toMatchObject({ status: 204, body: '' });
  expect(line.asked).toEqual([{ asked: 'ended', callId: CALL_ID, status: 'completed' }]);
});

test('the person who answers hears who is calling; when the row is away, that somebody is', async () => {
  const handoff: Reply = { locale: 'en-US', says: [], next: { kind: 'dial', whisper: 'Johnny, about Thursday.' } };
  const { post } = await open({}, [handoff]);
  await post('/voice');
  const leg = { CallSid: `CA${'e'.repeat(32)}`, ParentCallSid: CALL_ID };
  expect((await post(`/voice/calls/${CALL_ID}/whisper`, leg)).body).toContain('Johnny, about Thursday.');
  const away = await open({ line: brokenLine() });
  expect((await away.post(`/voice/calls/${CALL_ID}/whisper`, leg)).body).toContain(STAND_INS.whisper);
});

test('after an error the stored reply is said again, twice, then a person is called', async () => {
  const { post } = await open();
  await post('/voice');
  await post(turn(1), { SpeechResult: 'Johnny' });
  let failed = `${PUBLIC_URL}${turn(2)}`;
  for (const again of [1, 2]) {
    const { body } = await post('/voice/fallback', { ErrorCode: '11200', ErrorUrl: failed });
    expect(body).toContain('Which day?');
    failed = /action="([^"]*)"/.exec(body)?.[1] ?? '';
    expect(failed).toBe(`${PUBLIC_URL}${turn(2)}?again=${again}`);
  }
  const { body } = await post('/voice/fallback', { ErrorCode: '11200', ErrorUrl: failed });
  expect(body).toContain(`<Dial timeout="25" timeLimit="3600" answerOnBridge="true">${HANDOFF}</Dial>`);
});

test('a turn that succeeds after a repeat starts the count again', async () => {
  const { post } = await open();
  await post('/voice');
  const { body } = await post(`${turn(1)}?again=2`, { SpeechResult: 'Johnny' });
  expect(body).toContain(`action="${PUBLIC_URL}${turn(2)}"`);
});

test.each<[string, string | undefined, string]>([
  ['a person', HANDOFF, '<Dial'],
  ['a polite end', undefined, '<Hangup/>'],
])('when the line breaks, the caller hears an apology and gets %s', async (_what, handoffNumber, part) => {
  const { post, log } = await open({ line: brokenLine(), handoffNumber });
  for (const path of ['/voice', turn(1), '/voice/fallback']) {
    const answer = await post(path);
    expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
    expect(answer.body).toContain('Sorry');
    expect(answer.body).toContain(part);
    expect(answer.body).not.toContain('the store burns');
  }
  expect(log.entries.filter((entry) => entry.level === 'error').length).toBeGreaterThanOrEqual(3);
  expect((await post('/voice/status', { CallStatus: 'completed' })).status).toBe(500);
});

test('a turn that takes too long is not waited for: what stands is said again, and the turn stays to be taken', async () => {
  const line: Line = { ...scriptedLine(SCRIPT), turn: () => new Promise(() => {}) };
  const { post, log } = await open({ line, turnDeadlineMs: 20 });
  await post('/voice');
  const { body } = await post(turn(1), { SpeechResult: 'Johnny' });
  expect(body).toContain('Your name?');
  expect(body).toContain(`action="${PUBLIC_URL}${turn(1)}"`);
  expect(log.entries.map(({ message }) => message)).toContain('turn too slow: what stands is said again');
});

async function broken(): Promise<never> {
  throw new Error('the store burns');
}

function brokenLine(): Line {
  return { start: broken, turn: broken, repeat: broken, ended: broken, transcribed: broken };
}
