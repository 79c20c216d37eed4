// STOP, START and HELP as the carriers mean them, by text and in what a call promises.
import { startLine, type TestLine } from '../support/line.ts';
import { LINE_NUMBER, textedBy, textTo } from '../support/texting.ts';

const MONDAY_10_AM = '2025-09-29T15:00:00Z'; // in Winnipeg
const ANN = '+12048694905';
const LIMIT_MS = 60_000;

let line: TestLine;
let twilios: TestLine;
beforeAll(async () => {
  line = await startLine(MONDAY_10_AM);
  twilios = await startLine(MONDAY_10_AM, {}, { twilioAccountSid: `AC${'0'.repeat(32)}` });
});
afterAll(async () => {
  await line.close();
  await twilios.close();
});

let numbers = 0;
/** A number that nobody has texted from. */
const newNumber = () => `+1204555${String((numbers += 1)).padStart(4, '0')}`;
const isOptedOut = (number: string) => line.server.shell.optOuts?.has(number, LINE_NUMBER);

async function annBooks(time: string): Promise<string> {
  const caller = line.telephone({ from: ANN });
  await caller.calls();
  for (const words of ['My name is Ann Lee.', 'Yes.', time, 'Yes.']) await caller.says(words);
  const heard = caller.lastHeard;
  await caller.hangsUp();
  line.clock.nowMs += 60_000;
  await line.server.sweepOnce();
  return heard;
}

it(
  'a number that replied STOP is promised no text and gets none, until it replies START',
  async () => {
    expect(await textTo(line, ANN, 'Stop.')).toBeNull();
    expect(await annBooks('Thursday at two p.m.')).toMatch(/booked for Thursday(?!.*text)/);
    expect(textedBy(line)).toEqual([]);
    expect(await textTo(line, ANN, 'Tuesday at ten')).toBeNull();
    expect(await textTo(line, ANN, 'START')).toContain('again');
    expect(await annBooks('Friday at two p.m.')).toContain('A text with the details is on its way.');
    expect(textedBy(line)).toEqual([{ to: ANN, body: expect.stringContaining('booked for Friday') }]);
  },
  LIMIT_MS,
);

it.each(['STOP', 'stopall', 'Stop all', ' Unsubscribe ', 'CANCEL', 'End', 'quit!', 'REVOKE', 'opt-out'])(
  '%s is an opt-out, answered by nobody',
  async (word) => {
    const number = newNumber();
    expect(await textTo(line, number, word)).toBeNull();
    expect(await isOptedOut(number)).toBe(true);
  },
);

it.each(['stop by at ten', 'cancel my appointment', 'please end this', 'yes', 'C'])(
  '%s is a text like any other',
  async (words) => {
    const number = newNumber();
    expect(await textTo(line, number, words)).not.toBeNull();
    expect(await isOptedOut(number)).toBe(false);
  },
);

it('YES opts in whoever has opted out, UNSTOP too', async () => {
  for (const word of ['YES', 'Unstop']) {
    const number = newNumber();
    await textTo(line, number, 'STOP');
    await textTo(line, number, word);
    expect(await isOptedOut(number)).toBe(false);
  }
});

it('HELP says whose number it is and how to reach them', async () => {
  for (const word of ['HELP', 'info'])
    expect(await textTo(line, newNumber(), word)).toMatch(/the office.*Call this number/);
});

it('what Twilio has answered by itself is not answered twice, and counts', async () => {
  const number = newNumber();
  expect(await textTo(line, number, 'HELP', { OptOutType: 'HELP' })).toBeNull();
  expect(await textTo(line, number, 'ARRET', { OptOutType: 'STOP' })).toBeNull();
  expect(await isOptedOut(number)).toBe(true);
  expect(await textTo(line, number, 'REVENIR', { OptOutType: 'START' })).toBeNull();
  expect(await isOptedOut(number)).toBe(false);
  expect(await textTo(line, number, 'Yes', { OptOutType: 'START' })).not.toBeNull(); // an answer, for she had not opted out
});

it('leaves keywords to Twilio where its account answers them, save on a short code', async () => {
  expect(await textTo(twilios, ANN, 'HELP')).toBeNull();
  expect(await textTo(twilios, ANN, 'START')).toBeNull();
  expect(await textTo(twilios, ANN, 'HELP', { To: '12345' })).toContain('the office');
});
