// A real calendar server, subscribed to: what its owner enters by hand is neither offered to a caller nor booked.
import { startLine, type TestLine } from '../../../support/line.ts';
import { itWithRadicale, type Radicale, startRadicale } from '../../../support/radicale.ts';

let diary: Radicale | undefined;
let line: TestLine | undefined;
afterEach(async () => {
  await line?.close();
  await diary?.close();
});

const entry = (uid: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//By hand//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20250901T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

itWithRadicale('an entry made by hand, and a weekly one, are times that no caller gets', async () => {
  diary = await startRadicale();
  await diary.put('dentist.ics', entry('dentist', 'DTSTART:20251002T150000Z', 'DTEND:20251002T160000Z'));
  await diary.put('team.ics', entry('team', 'DTSTART:20250905T090000', 'DURATION:PT8H', 'RRULE:FREQ=WEEKLY'));
  line = await startLine('2025-09-29T15:00:00Z', { busyCalendars: [{ url: diary.url }] });
  await line.server.lookAtBusyCalendars();
  const { calendar } = line.server.shell;
  const caller = line.telephone();
  await caller.calls();
  for (const words of ['my name is Ada Byron', 'yes', 'thursday at ten am']) await caller.says(words);
  expect(caller.lastHeard).toContain(
    'at 10 a.m. is taken. I have Thursday, October 2nd at 9 a.m., 9:30 a.m., or 11 a.m.',
  );
  await caller.says('thursday at ten thirty am');
  expect(caller.lastHeard).toContain('at 10:30 a.m. is taken');
  await caller.says('yes');
  expect(await calendar.bookings('2025-10-01', '2025-10-31')).toEqual([]);
  for (const date of ['2025-10-03', '2025-10-10', '2025-10-31']) {
    expect([date, await calendar.findOpenings('CA1', { date })]).toEqual([date, []]);
    expect(await calendar.hold('CA1', `${date}T10:00`)).toMatchObject({ kind: 'refused', why: 'taken' });
  }
  await diary.remove('dentist.ics');
  line.clock.nowMs += 7 * 60_000;
  await line.server.lookAtBusyCalendars();
  expect(await calendar.hold('CA1', '2025-10-02T10:00')).toMatchObject({ kind: 'held' });
});
