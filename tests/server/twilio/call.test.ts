import type { Reply } from '../../../machines/dialog.ts';
import { voiceRoutes } from '../../../server/twilio/routes.ts';
import { telephone } from '../../support/telephone.ts';
import type { Telephone, TelephoneOptions } from '../../support/telephone.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  HANDOFF,
  PUBLIC_URL,
  farewell,
  keptLog,
  question,
  scriptedLine,
  serve,
  STAND_INS,
} from './scripted-line.ts';

const SCRIPT = [
  question('Your name?', 'name'),
  question('Your number?', 'phone'),
  question('Which day?', 'time'),
  farewell('Goodbye.'),
];
const WAIT: Reply = {
  ...question(''),
  says: [],
  next: { kind: 'listen', answer: 'anything', patience: 'long' },
};
const HAND_OVER: Reply = {
  locale: 'en-US',
  says: [{ prompt: 'handoff', text: 'One moment.' }],
  next: { kind: 'dial', whisper: 'Johnny Walker.' },
};
const MESSAGE: Reply = {
  locale: 'en-US',
  says: [{ prompt: 'voicemail', text: 'Leave a message.' }],
  next: { kind: 'record' },
};

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

async function ring(script: readonly Reply[], options: Partial<TelephoneOptions> = {}, handoffNumber?: string) {
  const line = scriptedLine(script);
  const voice = {
    publicUrl: PUBLIC_URL,
    accountSid: ACCOUNT_SID,
    authTokens: [AUTH_TOKEN],
    voice: 'alice',
    standIns: STAND_INS,
  };
  const server = await serve(voiceRoutes({ ...voice, handoffNumber, line, log: keptLog() }));
  const caller = telephone({
    url: server.url,
    publicUrl: PUBLIC_URL,
    authToken: AUTH_TOKEN,
    accountSid: ACCOUNT_SID,
    ...options,
  });
  opened.push(server, caller);
  return { line, caller };
}

function clean(caller: Telephone): void {
  expect(caller.errors).toEqual([]);
  expect(caller.warnings).toEqual([]);
  expect(caller.sameAnswers).toBe(true);
}

test('a call from the greeting to goodbye, by voice and by key', async () => {
  const { line, caller } = await ring(SCRIPT);
  await caller.calls();
  expect(caller.lastHeard).toBe('Your name?');
  await caller.says('Johnny Walker.');
  expect(caller.lastHeard).toBe('Your number?');
  await caller.presses('8153288957123');
  expect(caller.lastHeard).toBe('Which day?');
  await caller.says('Thursday at eleven.');
  expect(caller.ended).toBe('hangup');
  expect(caller.lastHeard).toBe('Goodbye.');
  expect(line.asked).toMatchObject([
    { asked: 'start' },
    { number: 1, input: { kind: 'speech', nBest: ['Johnny Walker.'] } },
    { number: 2, input: { kind: 'keys', digits: '8153288957' } },
    { number: 3, input: { kind: 'speech' } },
    { asked: 'ended', status: 'completed' },
  ]);
  clean(caller);
});

test.each<TelephoneOptions['emptyResult']>(['absent', 'empty'])(
  'silence is a turn, its parameters %s',
  async (emptyResult) => {
    const { line, caller } = await ring(SCRIPT, { emptyResult: emptyResult ?? 'absent' });
    await caller.calls();
    await caller.staysSilent();
    await caller.presses('#');
    expect(caller.ended).toBeUndefined();
    expect(line.asked).toMatchObject([
      {},
      { number: 1, input: { kind: 'silence' } },
      { number: 2, input: { kind: 'silence' } },
    ]);
    clean(caller);
  },
);

test('a quiet wait says nothing and goes on listening', async () => {
  const { caller } = await ring([question('Which day?'), WAIT, question('And now?')]);
  await caller.calls();
  await caller.says('Hold on.');
  expect(caller.lastHeard).toBe('');
  await caller.staysSilent();
  expect(caller.lastHeard).toBe('And now?');
  clean(caller);
});

test('a hand-over: the person hears who calls, the line hears how it went', async () => {
  const { line, caller } = await ring([question('?'), HAND_OVER, farewell('Bye.')], {}, HANDOFF);
  await caller.calls();
  await caller.says('Operator.');
  expect(caller.dialled).toEqual([HANDOFF]);
  expect(caller.whispered).toEqual(['Johnny Walker.']);
  expect(line.asked).toContainEqual(
    expect.objectContaining({ number: 2, input: { kind: 'dial_ended', outcome: 'completed', seconds: 42 } }),
  );
  expect(caller.ended).toBe('hangup');
  clean(caller);
});

test.each<[string, string | undefined]>([
  ['nobody answers', HANDOFF],
  ['there is nobody to dial', undefined],
])('when %s, the caller leaves a message', async (_what, handoff) => {
  const { line, caller } = await ring(
    [question('?'), HAND_OVER, MESSAGE, farewell('Bye.')],
    { dialStatus: 'no-answer' },
    handoff,
  );
  await caller.calls();
  await caller.says('Operator.');
  expect(caller.lastHeard).toBe('One moment. Leave a message.');
  await caller.says('Call me back about Thursday.');
  expect(caller.ended).toBe('hangup');
  expect(line.asked).toContainEqual(
    expect.objectContaining({
      number: 3,
      input: expect.objectContaining({ kind: 'recorded', seconds: 3, hungUp: false }),
    }),
  );
  clean(caller);
});

test.each<TelephoneOptions['silentRecord']>(['action', 'fall-through'])(
  'an empty message is one of nought seconds: %s',
  async (silentRecord) => {
    const { line, caller } = await ring([MESSAGE, farewell('Bye.')], { silentRecord: silentRecord ?? 'action' });
    await caller.calls();
    await caller.staysSilent();
    expect(line.asked[1]).toMatchObject({ number: 1, input: { kind: 'recorded', seconds: 0 } });
    expect(caller.lastHeard).toBe('Bye.');
    clean(caller);
  },
);

test('hanging up ends a message and the call', async () => {
  const { line, caller } = await ring([MESSAGE, farewell('Bye.')]);
  await caller.calls();
  await caller.hangsUp();
  expect(line.asked).toMatchObject([{}, { input: { kind: 'recorded', hungUp: true } }, { asked: 'ended' }]);
  clean(caller);
});

test.each<[string, Parameters<Telephone['next']>[0], number]>([
  ['twice', 'twice', 2],
  ['its answer lost', 'answer lost', 2],
  ['a time-out', 'time-out', 2],
  ['five at once', { atOnce: 5 }, 5],
])('a delivery gone wrong, %s: the same bytes, one step', async (_what, fault, times) => {
  const { line, caller } = await ring(SCRIPT);
  await caller.calls();
  await caller.next(fault).says('Johnny.');
  expect(caller.lastHeard).toBe('Your number?');
  expect(line.asked.filter((asked) => asked.asked === 'turn')).toHaveLength(times);
  expect(line.versions.get(caller.callSid)).toBe(1);
  clean(caller);
});

test('a late repeat is answered and moves nothing', async () => {
  const { line, caller } = await ring(SCRIPT);
  await caller.calls();
  await caller.says('Johnny.');
  await caller.presses('8153288957');
  expect(await caller.repeatsLate()).toMatchObject({ status: 200 });
  expect(line.versions.get(caller.callSid)).toBe(2);
  await caller.says('Thursday.');
  expect(caller.lastHeard).toBe('Goodbye.');
});

test('nothing spoiled is believed, and a replay of an ended call is refused', async () => {
  const { line, caller } = await ring(SCRIPT);
  await caller.calls();
  await caller.says('Johnny.');
  const before = line.asked.length;
  for (const tampering of ['forged', 'missing', 'changed body', 'another url'] as const) {
    expect(await caller.tampers(tampering)).toMatchObject({ status: 403, body: '' });
  }
  expect(line.asked).toHaveLength(before);
  await caller.hangsUp();
  expect(await caller.repeatsLate()).toMatchObject({ status: 410 });
});

test('a line that fails once is asked again, and the call goes on', async () => {
  const line = scriptedLine(SCRIPT);
  let failing = true;
  const limping = {
    ...line,
    turn: async (turn: Parameters<typeof line.turn>[0]) => {
      if (failing) return { refused: 'unknown', status: 500 } as const;
      return line.turn(turn);
    },
  };
  const voice = {
    publicUrl: PUBLIC_URL,
    authTokens: [AUTH_TOKEN],
    voice: 'alice',
    standIns: STAND_INS,
    line: limping,
    log: keptLog(),
  };
  const server = await serve(voiceRoutes(voice));
  const caller = telephone({ url: server.url, publicUrl: PUBLIC_URL, authToken: AUTH_TOKEN });
  opened.push(server, caller);
  await caller.calls();
  await caller.says('Johnny.');
  expect(caller.errors).toEqual([{ code: 11200, what: 'HTTP 500' }]);
  expect(caller.lastHeard).toBe('Your name?');
  failing = false;
  await caller.says('Johnny.');
  expect(caller.lastHeard).toBe('Your number?');
});
