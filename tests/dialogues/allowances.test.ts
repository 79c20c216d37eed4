// A number that costs too much in an hour is turned away politely, and nothing is written or rung for it.
import type { CallerInput } from '../../machines/dialog.ts';
import { type Allowances, allowancesFor } from '../../server/allowances.ts';
import { DEFAULT_BUSINESS } from '../../server/business.ts';
import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';
import { DAY_OF_THE_CALLS, JOHNNY, replay } from '../support/replay-production.ts';

const LIMIT_MS = 60_000;
const HOUR_MS = 3_600_000;
const TWO_DAYS_MS = 48 * HOUR_MS; // from that Saturday to a Monday, when somebody answers the telephone

let line: TestLine | undefined;
afterEach(() => line?.close());

async function lineWith(limits: Partial<Record<keyof Allowances, number>>, business = {}): Promise<TestLine> {
  const lowered = Object.entries(limits).map(([what, limit]) => [what, { limit, per: 'hour' }]);
  const allowances = { ...allowancesFor(DEFAULT_BUSINESS), ...Object.fromEntries(lowered) };
  line = await startLine(DAY_OF_THE_CALLS, business, { allowances });
  return line;
}

const messages = ({ logged }: TestLine) => logged.map(({ message }) => message);

it(
  'a call over the limit hears a sentence, is hung up on, and leaves no row; the next hour it is answered',
  async () => {
    const { telephone, row, clock, ...rest } = await lineWith({ calls: 2 });
    for (let calls = 0; calls < 2; calls += 1) expect((await telephone().calls()).ended).toBeUndefined();
    const third = await telephone().next('twice').calls();
    expect(third.ended).toBe('hangup');
    expect(third.lastHeard).toMatch(/try again later/);
    expect(third.errors).toEqual([]);
    expect(third.sameAnswers).toBe(true);
    await expect(row(third.callSid)).rejects.toThrow('missing');
    expect(rest.logged.map(({ message }) => message)).toContain('call turned away: too many in an hour');
    expect((await telephone({ from: '+12045550199' }).calls()).ended).toBeUndefined();
    clock.nowMs += HOUR_MS;
    expect((await telephone().calls()).ended).toBeUndefined();
  },
  LIMIT_MS,
);

it(
  'a first webhook that is repeated counts once, and is answered from its row when the hour is used up',
  async () => {
    const { telephone } = await lineWith({ calls: 1 });
    const first = await telephone().next({ atOnce: 5 }).calls();
    expect(first.ended).toBeUndefined();
    expect(first.sameAnswers).toBe(true);
    expect((await telephone().calls()).ended).toBe('hangup');
    expect((await first.repeatsLate(0)).body).toContain('<Gather');
  },
  LIMIT_MS,
);

it(
  'callers who withhold their number share a limit of their own',
  async () => {
    const { telephone } = await lineWith({ calls: 1, withheldCalls: 2 });
    for (const from of ['anonymous', 'client:somebody']) {
      expect((await telephone({ from }).calls()).ended).toBeUndefined();
    }
    expect((await telephone({ from: 'anonymous' }).calls()).ended).toBe('hangup');
  },
  LIMIT_MS,
);

it(
  'a handoff over the limit becomes a message',
  async () => {
    const { telephone, clock } = await lineWith({ handoffs: 1 }, { handoffNumber: '+12045550100' });
    clock.nowMs += TWO_DAYS_MS;
    const first = telephone();
    await (await first.calls()).says('Let me talk to a person, please.');
    expect(first.dialled).toEqual(['+12045550100']);
    const second = telephone();
    await (await second.calls()).says('Let me talk to a person, please.');
    expect(second.dialled).toEqual([]);
    expect(second.listensTo).toMatchObject({ kind: 'record' });
  },
  LIMIT_MS,
);

it(
  'a caller whose row cannot be trusted is put through as often as anybody, and no more',
  async () => {
    const { telephone, clock, server } = await lineWith({ handoffs: 1 }, { handoffNumber: '+12045550100' });
    clock.nowMs += TWO_DAYS_MS;
    const answers = [];
    for (let call = 0; call < 2; call += 1) {
      const { callSid } = await telephone().calls();
      const input: CallerInput = { kind: 'speech', nBest: ['hello'] };
      answers.push(await createLine(server.shell).turn({ callId: callSid, number: 7, input }));
    }
    expect(answers).toMatchObject([{ reply: { next: { kind: 'dial' } } }, { reply: { next: { kind: 'hang_up' } } }]);
  },
  LIMIT_MS,
);

it(
  'a text over the limit is dropped with a log line, and the booking stands',
  async () => {
    const capped = await lineWith({ texts: 0 });
    const row = await replay(capped, JOHNNY);
    await capped.server.settled();
    await capped.server.sweepOnce();
    expect(row.booking).toMatchObject({ status: 'booked' });
    expect((await capped.row(row.callId)).notices).toEqual([]);
    const dropped = capped.logged.filter(({ message }) => message === 'text not sent');
    expect(dropped).toMatchObject([{ fields: { reason: 'too many to this number', permanent: true } }]);
    expect(messages(capped)).not.toContain('text not sent: no Twilio credentials');
  },
  LIMIT_MS,
);
