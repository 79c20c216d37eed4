// Thousands of spoiled requests from one seed: what is not signed never reaches the line, and every answer is well-formed.
import { createHmac } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { parse } from 'node:querystring';
import { readTwiml } from '../../../server/simulator/twiml.ts';
import { voiceRoutes } from '../../../server/twilio/routes.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  CALL_ID,
  PUBLIC_URL,
  keptLog,
  question,
  scriptedLine,
  serve,
  STAND_INS,
} from './scripted-line.ts';

const REQUESTS = Number(process.env.EDGE_REQUESTS ?? 2_000); // 100,000 in the long run
const SEED = Number(process.env.EDGE_SEED ?? 20_251_124);
const AT_ONCE = 20;
const SECRET = 'xylophone'; // what a caller said: no log line may hold it

interface Sent {
  kind: string;
  method: string;
  path: string;
  body: string;
  headers: Record<string, string>;
}
interface Spoiled extends Sent {
  signature: string | undefined;
}

/** Mulberry32: a small generator of numbers from nought to one. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The signature by its definition, not by the SDK that is under test. */
function signatureOf(path: string, body: string, token = AUTH_TOKEN, base = PUBLIC_URL): string {
  const form = parse(body);
  const names = Object.keys(form).toSorted();
  const values = names.map((name) => name + [...new Set([form[name]].flat())].toSorted().join(name));
  return createHmac('sha1', token)
    .update(base + path + values.join(''))
    .digest('base64');
}

const UTTERANCES = [
  SECRET,
  `${SECRET} ${'long '.repeat(800)}`,
  `${SECRET}\u0000\u0007\u009f`,
  `${SECRET} </Say><Dial>+19005550100</Dial>`,
  `${SECRET} \u202e\ufeff\uffff`,
  '',
];

function flip(text: string, index: number): string {
  return text.slice(0, index) + (text[index] === 'Q' ? 'R' : 'Q') + text.slice(index + 1);
}

function spoil(random: () => number): Spoiled {
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const path = pick([
    `/voice/calls/${CALL_ID}/turns/${1 + Math.floor(random() * 5)}`,
    '/voice',
    '/voice/status',
    '/voice/fallback',
  ]);
  const said = UTTERANCES[Math.floor(random() * UTTERANCES.length)] ?? SECRET;
  const form = {
    AccountSid: ACCOUNT_SID,
    CallSid: CALL_ID,
    CallStatus: 'in-progress',
    From: 'anonymous',
    SpeechResult: said,
  };
  const body = new URLSearchParams(form).toString();
  const signature = signatureOf(path, body);
  const sound = { kind: 'sound', method: 'POST', path, body, headers: {}, signature };
  const at = Math.floor(random() * (body.length - 1));
  const kinds: readonly [() => Partial<Spoiled>, ...(() => Partial<Spoiled>)[]] = [
    () => ({ kind: 'sound' }),
    () => ({ kind: 'other order', body: body.split('&').toReversed().join('&') }),
    () => ({ kind: 'no signature', signature: undefined }),
    () => ({ kind: 'empty signature', signature: '' }),
    () => ({ kind: 'random signature', signature: createHmac('sha1', String(random())).update('').digest('base64') }),
    () => ({ kind: 'shortened signature', signature: signature.slice(0, Math.floor(random() * 28)) }),
    () => ({ kind: 'flipped signature', signature: flip(signature, Math.floor(random() * 27)) }),
    () => ({ kind: 'doubled signature', signature: `${signature}, ${signature}` }),
    () => ({ kind: 'another token', signature: signatureOf(path, body, `${AUTH_TOKEN} `) }),
    () => ({
      kind: 'another host',
      signature: signatureOf(path, body, AUTH_TOKEN, 'https://evil.test'),
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    }),
    () => ({
      kind: 'another path',
      path: path.replace(/\d+$/, (n) => String(Number(n) + 1)).replace(/^\/voice$/, '/voice/status'),
    }),
    () => ({ kind: 'a query', path: `${path}?again=${Math.floor(random() * 9)}` }),
    () => ({ kind: 'truncated', body: body.slice(0, at) }),
    () => ({ kind: 'flipped', body: flip(body, at) }),
    () => ({ kind: 'one more parameter', body: `${body}&Digits=${at}` }),
    () => ({
      kind: 'repeated',
      body: `${body}&SpeechResult=again`,
      signature: signatureOf(path, `${body}&SpeechResult=again`),
    }),
    () => ({ kind: 'array', body: `${body}&Digits[]=1&Digits[0][a][b][c]=2` }),
    () => ({
      kind: 'deep',
      body: `${body}&a${'[a]'.repeat(2_000)}=1`,
      signature: signatureOf(path, `${body}&a${'[a]'.repeat(2_000)}=1`),
    }),
    () => ({
      kind: 'bad escapes',
      body: `${body}&x=%zz%C0%80%ED%A0%80%`,
      signature: signatureOf(path, `${body}&x=%zz%C0%80%ED%A0%80%`),
    }),
    () => ({ kind: 'prototype', body: `${body}&__proto__=1&constructor=2&toString=3` }),
    () => ({ kind: 'huge', body: `${body}&x=${'x'.repeat(66_000)}` }),
    () => ({ kind: 'many', body: `${body}${'&x=1'.repeat(500)}` }),
    () => ({
      kind: 'another charset',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' },
    }),
    () => ({ kind: 'compressed nonsense', headers: { 'content-encoding': 'gzip' } }),
    () => ({ kind: 'JSON', headers: { 'content-type': 'application/json' } }),
    () => ({ kind: 'another method', method: pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) }),
  ];
  return { ...sound, ...pick(kinds)() };
}

/** Signed as the request arrived, by our own reading of it. */
function isSigned({ method, path, body, headers, signature }: Spoiled): boolean {
  const aForm = !(headers['content-type'] ?? '').includes('json');
  return method === 'POST' && aForm && signature === signatureOf(path, body);
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  agent.destroy();
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

function send(url: string, spoiled: Spoiled): Promise<{ status: number; type: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(spoiled.signature === undefined ? {} : { 'x-twilio-signature': spoiled.signature }),
      ...spoiled.headers,
      'content-length': Buffer.byteLength(spoiled.body),
    };
    const sent = httpRequest(url + spoiled.path, { method: spoiled.method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'],
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(spoiled.body);
  });
}

test(`of ${REQUESTS} spoiled requests none that is unsigned reaches the line (seed ${SEED})`, async () => {
  const random = generator(SEED);
  const line = scriptedLine([question('Which day?', 'time')]);
  const log = keptLog();
  const server = await serve(
    voiceRoutes({
      publicUrl: PUBLIC_URL,
      accountSid: ACCOUNT_SID,
      authTokens: [AUTH_TOKEN],
      voice: 'alice',
      standIns: STAND_INS,
      line,
      log,
    }),
  );
  opened.push(server);
  const counts = { signed: 0, unsigned: 0, answered: 0 };
  for (let done = 0; done < REQUESTS; done += AT_ONCE) {
    // All of one batch are signed, or none: then nothing that reaches the line can hide behind a neighbour.
    const wanted = random() < 0.3;
    const batch: Spoiled[] = [];
    while (batch.length < AT_ONCE) {
      const spoiled = spoil(random);
      if (isSigned(spoiled) === wanted) batch.push(spoiled);
    }
    const before = line.asked.length;
    const answers = await Promise.all(batch.map((spoiled) => send(server.url, spoiled)));
    for (const [index, { status, type, body }] of answers.entries()) {
      const where = `seed ${SEED}, request ${done + index}: ${batch[index]?.kind}`;
      const sound = body === '' ? status >= 204 : status === 200 && readTwiml(body, type).ok;
      expect({ where, sound, status: wanted || status >= 400 ? 'fits' : status }).toEqual({
        where,
        sound: true,
        status: 'fits',
      });
      if (status === 200) counts.answered += 1;
    }
    if (!wanted) expect({ done, reached: line.asked.length - before }).toEqual({ done, reached: 0 });
    counts[wanted ? 'signed' : 'unsigned'] += AT_ONCE;
  }
  const lines = log.entries.map((entry) => JSON.stringify(entry));
  expect(lines.filter((entry) => entry.includes(SECRET) || entry.includes(AUTH_TOKEN))).toEqual([]);
  expect(counts.answered).toBeGreaterThan(REQUESTS / 20);
  expect(counts.unsigned).toBeGreaterThan(REQUESTS / 2);
}, 600_000);
