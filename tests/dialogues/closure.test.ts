// The owner closes a day while a caller holds an opening on it: nobody is booked on a closed day.
import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';

const MONDAY_10_AM = '2025-09-29T15:00:00Z'; // in Winnipeg
const THURSDAY = '2025-10-02';
const LIMIT_MS = 60_000;

let line: TestLine;
beforeEach(async () => {
  line = await startLine(MONDAY_10_AM);
});
afterEach(() => line.close());

/** A caller who has everything read back and has not said yes. */
async function aboutToBook() {
  const caller = line.telephone();
  await caller.calls();
  for (const words of ['My name is Ann Lee.', 'Yes.', 'Thursday at two p.m.']) await caller.says(words);
  expect((await line.row(caller.callSid)).state).toBe('confirm.reading_back');
  return caller;
}

/** Started anew with another file: the telephone finds it on its new port. */
async function goesOn(callSid: string, words: string): Promise<void> {
  const { version } = await line.row(callSid);
  const input = { kind: 'speech' as const, nBest: [words] };
  await createLine(line.server.shell).turn({ callId: callSid, number: version + 1, input });
}

it.each([
  ['the whole business', { closures: [{ from: THURSDAY }] }],
  ['the one person', { resources: [{ id: 'office', spoken: ['the office'], closures: [{ from: THURSDAY }] }] }],
  ['that afternoon', { specialOpenings: [{ date: THURSDAY, open: '09:00', close: '14:15', breaks: [] }] }],
])(
  '%s is closed: told at the yes, and offered something else',
  async (_who, change) => {
    const { callSid } = await aboutToBook();
    await line.restart(change);
    await goesOn(callSid, 'Yes.');
    const row = await line.row(callSid);
    expect(row).toMatchObject({ state: 'ask_time.offering' });
    expect(row.booking).toBeUndefined();
    const said = row.reply.says.map(({ text }) => text).join(' ');
    expect(said).toMatch(/closed on Thursday, October 2nd at 2 p\.m\..*I have /);
    await goesOn(callSid, 'The first one.');
    await goesOn(callSid, 'Yes.');
    await line.server.sweepOnce();
    const { booking } = await line.row(callSid);
    expect(booking).toMatchObject({ status: 'booked' });
    expect(booking?.startsAt).not.toBe(`${THURSDAY}T14:00`);
  },
  LIMIT_MS,
);

it(
  'another day is closed, or opening hours that leave the hour open are new: booked as agreed',
  async () => {
    const { callSid } = await aboutToBook();
    await line.restart({ closures: [{ from: '2025-10-03' }], gridMinutes: 45, leadMinutes: 30_000 });
    await goesOn(callSid, 'Yes.');
    expect((await line.row(callSid)).booking).toMatchObject({ startsAt: `${THURSDAY}T14:00` });
  },
  LIMIT_MS,
);
