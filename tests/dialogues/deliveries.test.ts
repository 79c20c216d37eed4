// What a network does to a webhook: the same delivery twice, five times at once, and once more when it is too late.
import { startLine, type TestLine } from '../support/line.ts';
import { DAY_OF_THE_CALLS, JOHNNY } from '../support/replay-production.ts';
import type { Telephone } from '../support/telephone.ts';

const LIMIT_MS = 60_000; // five of every request, on a busy machine

let line: TestLine;
beforeEach(async () => {
  line = await startLine(DAY_OF_THE_CALLS);
});
afterEach(() => line.close());

const act = (caller: Telephone, words: string) => (words === '' ? caller.staysSilent() : caller.says(words));

describe('every turn of a call, the greeting included', () => {
  it.each([
    ['twice', 'twice'],
    ['with its first answer lost', 'answer lost'],
    ['a second time while the first is under way', 'time-out'],
    ['five times at once', { atOnce: 5 }],
  ] as const)(
    'delivered %s is one step with one answer',
    async (_how, fault) => {
      const caller = line.telephone({ from: JOHNNY.from });
      await caller.next(fault).calls();
      for (const [at, words] of JOHNNY.says.entries()) {
        expect((await line.row(caller.callSid)).version).toBe(at);
        await act(caller.next(fault), words);
      }
      const row = await line.row(caller.callSid);
      expect(row.version).toBe(JOHNNY.says.length);
      expect(row.booking).toMatchObject({ startsAt: '2025-10-02T11:00', status: 'booked' });
      expect(caller.sameAnswers).toBe(true);
      expect(caller.errors).toEqual([]);
    },
    LIMIT_MS,
  );
});

it('a delivery that comes again after the next turn gets the latest reply, a log line, and changes nothing', async () => {
  const caller = line.telephone({ from: JOHNNY.from });
  await caller.calls();
  for (const words of JOHNNY.says.slice(0, 3)) await act(caller, words);
  const before = await line.row(caller.callSid);
  const latest = caller.deliveries.at(-1)?.answers.at(-1)?.body;

  for (const back of [1, 2]) expect((await caller.repeatsLate(back)).body).toBe(latest);
  expect((await caller.repeatsLate(3)).body).toBe(latest); // the very first one

  expect(await line.row(caller.callSid)).toEqual(before);
  const { callSid: callId } = caller;
  expect(line.logged).toEqual([
    { level: 'warn', message: 'late delivery', fields: { callId, number: 2, version: 3 } },
    { level: 'warn', message: 'late delivery', fields: { callId, number: 1, version: 3 } },
    { level: 'warn', message: 'call started twice', fields: { callId, version: 3 } },
  ]);
});

it('a word that arrives after the call has ended changes nothing', async () => {
  const caller = line.telephone({ from: JOHNNY.from });
  await caller.calls();
  for (const words of JOHNNY.says) await act(caller, words);
  const before = await line.row(caller.callSid);
  expect(caller.ended).toBeDefined();
  await caller.repeatsLate(1);
  expect(await line.row(caller.callSid)).toMatchObject({ version: before.version, state: before.state });
});
