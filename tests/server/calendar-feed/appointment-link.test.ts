// The caller's own appointment behind the link in the text: what it shows as the booking changes, and to whom.
import { startLine, type TestLine } from '../../support/line.ts';
import { readIcs } from '../../support/ics.ts';

let line: TestLine;
let sent: string[];
beforeEach(async () => {
  line = await open();
});
afterEach(() => line.close());

async function open(name = 'Portage Barbers', publicUrl?: string): Promise<TestLine> {
  const opened = await startLine('2025-09-29T15:00:00Z', { name }, publicUrl ? { publicUrl } : {});
  sent = [];
  opened.server.shell.messenger.send = async ({ body }) => ({ ok: true, id: String(sent.push(body)) });
  return opened;
}

async function says(caller: ReturnType<TestLine['telephone']>, words: string[]): Promise<void> {
  for (const each of words) await caller.says(each);
  while ((await line.row(caller.callSid)).notices.length > 0) {
    await line.server.sweepOnce();
    line.clock.nowMs += 60_000; // what failed is tried again a minute later
  }
}

async function books(name = 'Ada Byron') {
  const caller = line.telephone();
  await caller.calls();
  await says(caller, [`my name is ${name}`, 'yes', 'thursday at ten am', 'yes']);
  return caller;
}

const linkIn = (text: string | undefined): string => /\S+\/a\/[\w-]+\.ics$/.exec(text ?? '')?.[0] ?? 'no link';

it('is in the text, and shows the appointment without name or number', async () => {
  const caller = await books();
  expect(sent).toHaveLength(1);
  const link = linkIn(sent[0]);
  expect(link).toMatch(new RegExp(`^${line.server.publicUrl}/a/[\\w-]{22}\\.ics$`));
  expect(link).not.toContain(caller.callSid.slice(2));
  const answer = await fetch(link);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': 'attachment; filename="appointment.ics"',
    'x-robots-tag': 'noindex, nofollow',
  });
  const document = await answer.text();
  expect(readIcs(document)).toMatchObject([
    { startsAt: '2025-10-02T15:00:00.000Z', summary: 'Portage Barbers: appointment', status: 'CONFIRMED' },
  ]);
  expect(document).not.toMatch(/Ada|8694905/);
});

it('shows where the appointment stands when it was moved or cancelled, after a restart too', async () => {
  const caller = await books();
  const link = linkIn(sent[0]);
  const [first] = readIcs(await (await fetch(link)).text());
  await says(caller, ['can we do thursday at eleven am instead', 'yes']);
  expect(linkIn(sent[1])).toBe(link);
  const [moved] = readIcs(await (await fetch(link)).text());
  expect(moved).toMatchObject({ uid: first?.uid, startsAt: '2025-10-02T16:00:00.000Z' });
  expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? Infinity);
  await line.restart();
  const path = new URL(link).pathname;
  const { calendar } = line.server.shell;
  const stands = await calendar.booking(`BK${caller.callSid.slice(2)}`);
  if (stands) await calendar.cancel({ ...stands, status: 'cancelled', revision: stands.revision + 1 });
  const [cancelled] = readIcs(await (await fetch(line.server.url + path)).text());
  expect(cancelled).toMatchObject({ status: 'CANCELLED', sequence: (stands?.revision ?? 0) + 1 });
});

it('is not to be guessed', async () => {
  await books();
  for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '..%2f..%2fcalendar', 'A'.repeat(2_000), '%00']) {
    const answer = await fetch(`${line.server.url}/a/${token}.ics`);
    expect([answer.status, await answer.text()]).toEqual([404, 'There is no such calendar.\n']);
  }
});

it('is left out where the text would take a third segment', async () => {
  await line.close();
  line = await open('Winnipeg Opticians and Hearing Aids '.repeat(6).trim(), 'https://line.example.com');
  await books();
  expect(sent[0]).toContain('your appointment is booked');
  expect(linkIn(sent[0])).toBe('no link');
});
