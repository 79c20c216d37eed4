// What Twilio reports of a text: noted once a step, and the owner hears once of a confirmation that did not arrive.
import { startLine, type TestLine } from '../support/line.ts';
import { LINE_NUMBER, postSigned, textedBy } from '../support/texting.ts';

const MONDAY_10_AM = '2025-09-29T15:00:00Z'; // in Winnipeg
const ANN = '+12048694905';
const OWNER = '+12045550177';
const LIMIT_MS = 60_000;

let line: TestLine;
let callId: string;
beforeEach(async () => {
  line = await startLine(MONDAY_10_AM, { ownerNumber: OWNER });
  const caller = line.telephone({ from: ANN });
  await caller.calls();
  for (const words of ['My name is Ann Lee.', 'Yes.', 'Thursday at two p.m.', 'Yes.']) await caller.says(words);
  await caller.hangsUp();
  line.clock.nowMs += 60_000;
  await line.server.sweepOnce();
  callId = caller.callSid;
}, LIMIT_MS);
afterEach(() => line.close());

async function reports(MessageStatus: string, more: Record<string, string> = {}, about = 'textConfirmation') {
  const form = { MessageSid: `SM${'a'.repeat(32)}`, MessageStatus, From: LINE_NUMBER, To: ANN, ...more };
  return (await postSigned(line, `/sms/status?text=${callId}-4-1&about=${about}`, form)).status;
}
const toOwner = () => textedBy(line).filter(({ to }) => to === OWNER);
const undelivered = () => line.logged.filter(({ message }) => message === 'text not delivered');

it('a confirmation that did not arrive: the owner is told once, however often and in whatever order it is reported', async () => {
  const statuses = ['queued', 'undelivered', 'sent', 'undelivered', 'sending', 'failed', 'delivered'];
  for (const status of statuses) expect(await reports(status, { ErrorCode: '30005' })).toBe(204);
  await line.server.sweepOnce();
  await line.restart();
  await line.server.sweepOnce();
  expect(toOwner()).toEqual([
    { to: OWNER, body: expect.stringMatching(/Ann Lee.*October 2nd at 2 p\.m\..*call them/) },
  ]);
  expect(undelivered()).toEqual([
    {
      level: 'warn',
      message: 'text not delivered',
      fields: { messageId: `SM${'a'.repeat(32)}`, about: 'textConfirmation', status: 'undelivered', code: 30_005 },
    },
  ]);
});

it('one that arrived is nobody’s concern, nor is one that nobody relies on', async () => {
  for (const status of ['queued', 'sent', 'delivered', 'undelivered']) await reports(status);
  expect(undelivered()).toEqual([]);
  await reports('failed', { MessageSid: `SM${'b'.repeat(32)}`, ErrorCode: '30034' }, 'reminder');
  await line.server.sweepOnce();
  expect(undelivered()).toHaveLength(1);
  expect(toOwner()).toEqual([]);
});

it('a number that turns out to have opted out is remembered', async () => {
  await reports('failed', { ErrorCode: '21610' });
  expect(await line.server.shell.optOuts?.has(ANN, LINE_NUMBER)).toBe(true);
});

it.each([
  ['an unknown status', { MessageStatus: 'lost' }],
  ['no message', { MessageSid: 'SM1' }],
])('refuses a report with %s', async (_what, form) => {
  expect(await reports('sent', form)).toBe(400);
});

it('takes no report that is not signed', async () => {
  const response = await fetch(`${line.server.url}/sms/status`, {
    method: 'POST',
    body: new URLSearchParams({ MessageSid: `SM${'a'.repeat(32)}`, MessageStatus: 'undelivered' }),
  });
  expect(response.status).toBe(403);
});
