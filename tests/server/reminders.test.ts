// One reminder a standing booking, at its time; told by the log of a real line whose clock the test sets.
import { DEFAULT_BUSINESS } from '../../server/business.ts';
import { runErrands } from '../../server/errands.ts';
import type { OutgoingText, Sent } from '../../server/ports.ts';
import { segmentsOf } from '../../server/segments.ts';
import { startLine, type TestLine } from '../support/line.ts';
import { LINE_NUMBER, textedBy, textTo } from '../support/texting.ts';

const MONDAY_10_AM = '2025-09-29T15:00:00Z'; // in Winnipeg
const ANN = '+12048694905';
const LIMIT_MS = 60_000;

let line: TestLine;
afterEach(() => line.close());

const at = (local: string) => Date.parse(`${local}:00-05:00`);
const reminders = () => textedBy(line).filter(({ body }) => body.includes('reminder'));

/** Ann books by telephone; gives what she said next, if anything. */
const annBooks = (time: string, ...more: string[]): Promise<string> =>
  annSays('My name is Ann Lee.', 'Yes.', time, 'Yes.', ...more);

async function annSays(...said: string[]): Promise<string> {
  const caller = line.telephone({ from: ANN });
  await caller.calls();
  for (const words of said) await caller.says(words);
  await caller.hangsUp();
  line.clock.nowMs += 60_000;
  await line.server.sweepOnce();
  return caller.callSid;
}

async function sweepAt(local: string): Promise<void> {
  line.clock.nowMs = at(local);
  await line.server.sweepOnce();
}

describe('a reminder', () => {
  it(
    'goes out a day ahead, once, also when the line was started anew in between',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at two p.m.');
      await sweepAt('2025-10-01T13:59');
      expect(reminders()).toEqual([]);
      await line.restart();
      await sweepAt('2025-10-01T14:00');
      await sweepAt('2025-10-01T14:20');
      expect(reminders()).toEqual([
        { to: ANN, body: expect.stringContaining('reminder of your appointment on Thursday, October 2nd at 2 p.m.') },
      ]);
      const body = reminders()[0]?.body ?? '';
      expect(body).toMatch(/Reply C to cancel, or a day and time to move it\. Code, should you call: \d{4}\.$/);
      expect(segmentsOf(body)).toBeLessThanOrEqual(2);
    },
    LIMIT_MS,
  );

  it(
    'of an appointment that was moved goes out for the new time alone',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at two p.m.', 'Can we make it Friday at three p.m. instead?', 'Yes.');
      await sweepAt('2025-10-01T14:00');
      expect(reminders()).toEqual([]);
      await sweepAt('2025-10-02T15:00');
      expect(reminders()).toEqual([{ to: ANN, body: expect.stringContaining('Friday, October 3rd at 3 p.m.') }]);
    },
    LIMIT_MS,
  );

  it(
    'of an appointment that another call moved goes out for the new time alone; cancelled by a third, none does',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at two p.m.');
      await annSays('I need to move my appointment', 'Ann Lee', 'Friday at three p.m.', 'Yes.');
      await sweepAt('2025-10-01T14:00');
      expect(reminders()).toEqual([]);
      await sweepAt('2025-10-02T15:00');
      expect(reminders()).toEqual([{ to: ANN, body: expect.stringContaining('Friday, October 3rd at 3 p.m.') }]);
      await annBooks('Thursday the ninth at two p.m.');
      await annSays('I want to cancel my appointment on Thursday the ninth', 'the first one', 'Yes.');
      await sweepAt('2025-10-08T14:00');
      expect(reminders()).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    'is not sent for an appointment that was cancelled',
    async () => {
      line = await startLine(MONDAY_10_AM);
      const callId = await annBooks('Thursday at two p.m.');
      const { booking } = await line.row(callId);
      if (!booking) throw new Error('nothing was booked');
      const { calendar } = line.server.shell;
      const cancelled = { ...booking, status: 'cancelled' as const, revision: booking.revision + 1 };
      const shell = { ...line.server.shell, calendar: { ...calendar, booking: async () => cancelled } };
      line.clock.nowMs = at('2025-10-01T14:00');
      expect(await runErrands(shell)).toBe(1);
      await line.server.sweepOnce();
      expect(reminders()).toEqual([]);
    },
    LIMIT_MS,
  );

  it.each([
    ['the appointment is nearer than that', 24, 'Tuesday at nine a.m.', '2025-09-30T08:00'],
    ['the business sends none', 0, 'Thursday at two p.m.', '2025-10-01T14:00'],
  ])(
    'is not sent when %s',
    async (_why, reminderHoursBefore, time, later) => {
      line = await startLine(MONDAY_10_AM, { policies: { ...DEFAULT_BUSINESS.policies, reminderHoursBefore } });
      await annBooks(time);
      await sweepAt(later);
      await sweepAt('2025-10-02T15:00');
      expect(reminders()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'that was held up until the night waits for the morning, and is dropped when the appointment has begun',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at nine a.m.');
      await sweepAt('2025-10-01T23:00');
      expect(reminders()).toEqual([]);
      await sweepAt('2025-10-02T09:00');
      expect(reminders()).toEqual([]);
      expect(line.logged.map(({ message }) => message)).toContain('reminder not sent: the appointment has begun');
    },
    LIMIT_MS,
  );

  it(
    'whose sender died or failed is sent by another later, and looked for first',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at two p.m.');
      const sent: OutgoingText[] = [];
      const answers: Sent[] = [{ ok: false, permanent: false, reason: 'no answer' }];
      const messenger = {
        send: async (text: OutgoingText): Promise<Sent> => {
          sent.push(text);
          return answers.shift() ?? { ok: true, id: 'sent' };
        },
      };
      const shell = { ...line.server.shell, messenger };
      line.clock.nowMs = at('2025-10-01T14:00');
      const claimed = await shell.errands?.due('reminder', line.clock.nowMs, 1);
      const [key] = claimed ?? [];
      if (!key) throw new Error('no reminder is due');
      await shell.errands?.claim(key, line.clock.nowMs, line.clock.nowMs + 60_000); // and dies
      expect(await runErrands(shell)).toBe(0);
      for (let minutes = 1; minutes <= 3; minutes += 1) {
        line.clock.nowMs += 60_000;
        await runErrands(shell);
      }
      expect(sent).toHaveLength(2);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
      expect(sent[1]).toMatchObject({ from: LINE_NUMBER, to: ANN, triedSinceEpochMs: at('2025-10-01T14:00') });
    },
    LIMIT_MS,
  );

  it(
    'is not sent to a number that has opted out',
    async () => {
      line = await startLine(MONDAY_10_AM);
      await annBooks('Thursday at two p.m.');
      expect(await textTo(line, ANN, 'STOP')).toBeNull();
      await sweepAt('2025-10-01T14:00');
      expect(reminders()).toEqual([]);
      expect(line.logged).toContainEqual(
        expect.objectContaining({ fields: expect.objectContaining({ about: 'reminder', reason: 'opted out' }) }),
      );
    },
    LIMIT_MS,
  );
});
