// What may arrive instead of a sound turn, through the whole server: refused or spoken to, never a reset.
import { entriesOf } from '../../server/journal.ts';
import { inspect } from 'node:util';
import twilio from 'twilio';
import { readTwiml } from '../../server/simulator/twiml.ts';
import { carrier, type Form } from '../support/carrier.ts';
import { AUTH_TOKEN, startLine, type TestLine } from '../support/line.ts';
import { DAY_OF_THE_CALLS, JOHNNY } from '../support/replay-production.ts';
import { newCallSid, type Telephone } from '../support/telephone.ts';

const LIMIT_MS = 60_000;
const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const SAID_BEFORE = JOHNNY.says.slice(0, 3); // name and number are agreed, the time is asked

let line: TestLine;
let caller: Telephone;
beforeEach(async () => {
  line = await startLine(DAY_OF_THE_CALLS);
  caller = line.telephone({ from: 'anonymous' });
  await caller.calls();
  for (const words of SAID_BEFORE) await caller.says(words);
}, LIMIT_MS);
afterEach(() => line.close(), LIMIT_MS);

/** A webhook that Twilio would sign, whatever is in it. */
async function signed(path: string, form: Form) {
  const { url, publicUrl } = line.server;
  const wire = carrier({ url, publicUrl, authToken: AUTH_TOKEN });
  try {
    return await wire.attempt(
      wire.begin(publicUrl + path, { AccountSid: ACCOUNT_SID, CallSid: caller.callSid, ...form }),
    );
  } finally {
    wire.close();
  }
}

const turnPath = (number: number, callSid = caller.callSid) => `/voice/calls/${callSid}/turns/${number}`;
const reasons = () => line.logged.filter(({ level }) => level === 'warn').map(({ fields }) => fields['reason']);

async function expectUnchanged(act: () => Promise<unknown>): Promise<void> {
  const before = await line.row(caller.callSid);
  await act();
  expect(await line.row(caller.callSid)).toEqual(before);
}

describe('a request that Twilio has not signed', () => {
  it.each([
    ['forged', 'forged signature'],
    ['missing', 'missing signature'],
    ['changed body', 'forged signature'],
    ['another url', 'forged signature'],
  ] as const)('is refused when the signature is %s, with the reason in the log', async (tampering, reason) => {
    await expectUnchanged(async () => {
      expect(await caller.tampers(tampering)).toMatchObject({ status: 403, body: '' });
    });
    expect(reasons()).toEqual([reason]);
  });

  it('is refused when the signature is one of an earlier turn', async () => {
    await expectUnchanged(async () => {
      const { url, form } = caller.deliveries.at(-1) ?? { url: '', form: {} };
      const stale = twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, form);
      const response = await fetch(line.server.url + turnPath(SAID_BEFORE.length + 1), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': stale },
        body: new URLSearchParams(form),
      });
      expect(response.status).toBe(403);
    });
    expect(reasons()).toEqual(['forged signature']);
  });
});

describe('a request with a shape of its own', () => {
  it.each([
    ['JSON', 'application/json', '{"CallSid":"CA1"}', [400, 403]],
    ['no form at all', 'text/plain', 'hello', [400, 403]],
    ['nothing', 'application/x-www-form-urlencoded', '', [400, 403]],
    ['broken escapes', 'application/x-www-form-urlencoded', 'CallSid=%zz%80&&&=&', [400, 403]],
    ['a body over the limit', 'application/x-www-form-urlencoded', `SpeechResult=${'x'.repeat(70_000)}`, [413]],
  ])('is refused when it is %s', async (_what, type, body, statuses) => {
    await expectUnchanged(async () => {
      const url = turnPath(SAID_BEFORE.length + 1);
      const form = Object.fromEntries(new URLSearchParams(type.includes('form') ? body : ''));
      const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, line.server.publicUrl + url, form);
      const headers = { 'content-type': type, 'x-twilio-signature': signature };
      const response = await fetch(line.server.url + url, { method: 'POST', headers, body });
      expect(statuses).toContain(response.status);
      expect(await response.text()).toBe('');
    });
  });

  it('is refused when the form names another call than the path', async () => {
    await expectUnchanged(async () => {
      expect(await signed(turnPath(4), { CallSid: newCallSid(), SpeechResult: 'hello' })).toMatchObject({
        status: 400,
      });
    });
  });
});

describe('a turn that cannot be', () => {
  it('of an unknown call gets an apology and the end, never a first question, and no row', async () => {
    const unknown = newCallSid();
    const answered = await signed(turnPath(3, unknown), { CallSid: unknown, SpeechResult: 'Thursday' });
    expect(answered.status).toBe(200);
    expect(answered.body).toMatch(/something went wrong.*<Hangup\/>/s);
    await expect(line.row(unknown)).rejects.toThrow('missing');
    expect(line.logged).toMatchObject([{ level: 'error', message: 'incident', fields: { callId: unknown } }]);
  });

  it('of the future gets an apology, and the call stays where it is', async () => {
    await expectUnchanged(async () => {
      const answered = await signed(turnPath(9), { SpeechResult: 'Thursday' });
      expect(answered.status).toBe(200);
      expect(answered.body).toMatch(/something went wrong.*<Hangup\/>/s);
    });
    await caller.says('Next week. Thursday at 9:30 a.m.');
    expect(await line.row(caller.callSid)).toMatchObject({ version: SAID_BEFORE.length + 1, filled: 3 });
  });
});

describe('what a recogniser may make of a voice', () => {
  it.each([
    ['control characters', 'Next\u0000 week\u0007 Thursday\u009f at 9:30 a.m.'],
    ['markup', 'Next week Thursday at 9:30 a.m. </Say><Dial>the police</Dial>'],
    ['markup of ours', '<Hangup/>'],
    ['4,000 characters', 'Thursday and '.repeat(308)],
    ['4,000 digits', '1'.repeat(4_000)],
    ['a lone surrogate', 'Next week Thursday \ud83d at 9:30 a.m.'],
    ['marks that turn the writing round', '\u202eNext week Thursday\u202c'],
    ['nothing but blanks', ' \t\r\n '],
    ['names that objects inherit', 'constructor __proto__ toString'],
    ['another script', '来週の木曜日'],
    ['emoji', '👍👍🏽👨‍👩‍👧'],
  ])('%s: the call goes on, and nothing agreed is lost', async (_what, words) => {
    const before = await line.row(caller.callSid);
    await caller.says(words);
    const after = await line.row(caller.callSid);
    expect(after.version).toBe(before.version + 1);
    expect(after.state).toMatch(/^(?:ask_time|confirm)\b/);
    expect(after.filled).toBeGreaterThanOrEqual(before.filled);
    expect(entriesOf(after.journal).at(-1)?.heard.length).toBeLessThanOrEqual(200);
    expect({ ended: caller.ended, errors: caller.errors, warnings: caller.warnings }).toEqual({
      ended: undefined,
      errors: [],
      warnings: [],
    });
    expect(caller.dialled).toEqual([]);
    const { body = '', contentType } = caller.deliveries.at(-1)?.answers.at(-1) ?? {};
    expect(readTwiml(body, contentType)).toMatchObject({ ok: true });
  });

  it('keys that no telephone has are dropped', async () => {
    await signed(turnPath(SAID_BEFORE.length + 1), { Digits: '<script>' });
    expect(entriesOf((await line.row(caller.callSid)).journal).at(-1)).toMatchObject({ event: 'NO_INPUT', heard: '' });
  });
});

it(
  'no line of a whole call holds a secret, or what the caller said, or the caller’s number',
  async () => {
    const secrets = ['Johnny', 'Walker', '8153288957', '815 328', '2048694905', AUTH_TOKEN, line.server.loopbackToken];
    const second = line.telephone({ from: '+12048694905' });
    await second.calls();
    for (const words of JOHNNY.says) await (words === '' ? second.staysSilent() : second.says(words));
    await caller.hangsUp();
    await caller.tampers('forged');
    await second.repeatsLate(2);
    await signed(turnPath(9), { SpeechResult: 'Johnny Walker' });
    await signed('/voice/fallback', { ErrorCode: '11200', ErrorUrl: line.server.publicUrl + turnPath(3) });
    line.clock.nowMs += 60_000;
    await line.server.sweepOnce();
    const kept = line.logged.map(({ fields: { pii: _pii, ...fields }, ...rest }) =>
      inspect({ ...rest, fields }, { depth: 9 }),
    );
    expect(kept.length).toBeGreaterThan(4);
    for (const each of secrets) expect(kept.filter((text) => text.includes(each))).toEqual([]);
  },
  LIMIT_MS,
);
