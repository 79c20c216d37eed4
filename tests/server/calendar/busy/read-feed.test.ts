// Which times of a calendar keep its owner busy: a table of events, with the zone and the window in the row.
import { readApart } from '../../../../server/calendar/busy/read-apart.ts';
import { readFeed } from '../../../../server/calendar/busy/read-feed.ts';

const calendarOf = (...parts: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => {
  const uid = lines.some((line) => line.startsWith('UID:')) ? [] : ['UID:an-event'];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'].join('\r\n');
};
const windowOf = (zone: string, from: string, until: string) => ({
  zone,
  fromMs: Date.parse(`${from}T00:00:00Z`),
  untilMs: Date.parse(`${until}T00:00:00Z`),
});
const HELSINKI_BY_ANOTHER_NAME = `BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE`.replaceAll('\n', '\r\n');

const OCTOBER = ['2025-10-01', '2025-11-01'] as const;
const WINNIPEG = 'America/Winnipeg';

/** What it is, the business's zone, the window, the document's parts, and the busy times (UTC, to the minute). */
const EVENTS: [string, string, readonly [string, string], string[], string[]][] = [
  [
    'an instant in UTC',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251002T150000Z', 'DTEND:20251002T160000Z')],
    ['10-02T15:00/10-02T16:00'],
  ],
  [
    'a length in place of an end',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251002T150000Z', 'DURATION:PT45M')],
    ['10-02T15:00/10-02T15:45'],
  ],
  [
    'a time that means here',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251002T100000', 'DTEND:20251002T110000')],
    ['10-02T15:00/10-02T16:00'],
  ],
  [
    'a time that means here, Kathmandu',
    'Asia/Kathmandu',
    OCTOBER,
    [event('DTSTART:20251002T100000', 'DTEND:20251002T110000')],
    ['10-02T04:15/10-02T05:15'],
  ],
  [
    'a named zone without its rules',
    'Europe/London',
    OCTOBER,
    [event('DTSTART;TZID=America/Winnipeg:20251002T100000', 'DTEND;TZID=America/Winnipeg:20251002T110000')],
    ['10-02T15:00/10-02T16:00'],
  ],
  [
    'a zone of the document, over its change',
    WINNIPEG,
    ['2025-10-20', '2025-11-01'],
    [
      HELSINKI_BY_ANOTHER_NAME,
      event('DTSTART;TZID=Office:20251022T100000', 'DTEND;TZID=Office:20251022T110000', 'RRULE:FREQ=WEEKLY'),
    ],
    ['10-22T07:00/10-22T08:00', '10-29T08:00/10-29T09:00'],
  ],
  [
    'a name that is no zone means here',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART;TZID=Nowhere:20251002T100000', 'DTEND;TZID=Nowhere:20251002T110000')],
    ['10-02T15:00/10-02T16:00'],
  ],
  ['a day', WINNIPEG, OCTOBER, [event('DTSTART;VALUE=DATE:20251002')], ['10-02T05:00/10-03T05:00']],
  ['a day of 25 hours', 'Europe/London', OCTOBER, [event('DTSTART;VALUE=DATE:20251026')], ['10-25T23:00/10-27T00:00']],
  [
    'a day of 23 and a half hours',
    'Australia/Lord_Howe',
    OCTOBER,
    [event('DTSTART;VALUE=DATE:20251005', 'DTEND;VALUE=DATE:20251006')],
    ['10-04T13:30/10-05T13:00'],
  ],
  [
    'three days',
    'Asia/Kathmandu',
    OCTOBER,
    [event('DTSTART;VALUE=DATE:20251002', 'DTEND;VALUE=DATE:20251005')],
    ['10-01T18:15/10-04T18:15'],
  ],
  [
    'every week over a change of the clocks',
    'Europe/London',
    ['2025-10-20', '2025-11-04'],
    [event('DTSTART:20240101T090000', 'DTEND:20240101T100000', 'RRULE:FREQ=WEEKLY;BYDAY=MO')],
    ['10-20T08:00/10-20T09:00', '10-27T09:00/10-27T10:00', '11-03T09:00/11-03T10:00'],
  ],
  [
    'every week here, in spring',
    WINNIPEG,
    ['2026-03-01', '2026-03-12'],
    [event('DTSTART:20260303T090000', 'DTEND:20260303T093000', 'RRULE:FREQ=WEEKLY')],
    ['03-03T15:00/03-03T15:30', '03-10T14:00/03-10T14:30'],
  ],
  [
    'a count that ends',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251001T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2')],
    ['10-01T15:00/10-01T16:00', '10-02T15:00/10-02T16:00'],
  ],
  [
    'an excluded day',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251001T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20251002T150000Z')],
    ['10-01T15:00/10-01T16:00', '10-03T15:00/10-03T16:00'],
  ],
  [
    'an added day',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251001T150000Z', 'DURATION:PT1H', 'RDATE:20251007T180000Z')],
    ['10-01T15:00/10-01T16:00', '10-07T18:00/10-07T19:00'],
  ],
  [
    'an occurrence that was moved',
    WINNIPEG,
    OCTOBER,
    [
      event('DTSTART:20251001T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'),
      event('RECURRENCE-ID:20251002T150000Z', 'DTSTART:20251002T190000Z', 'DTEND:20251002T193000Z'),
    ],
    ['10-01T15:00/10-01T16:00', '10-02T19:00/10-02T19:30'],
  ],
  [
    'an occurrence that was called off',
    WINNIPEG,
    OCTOBER,
    [
      event('DTSTART:20251001T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'),
      event('RECURRENCE-ID:20251002T150000Z', 'DTSTART:20251002T150000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'),
    ],
    ['10-01T15:00/10-01T16:00'],
  ],
  [
    'an occurrence that was moved here from beyond the window',
    WINNIPEG,
    OCTOBER,
    [
      event('DTSTART:20250901T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYMONTH=9,12'),
      event('RECURRENCE-ID:20251201T150000Z', 'DTSTART:20251020T150000Z', 'DURATION:PT1H'),
    ],
    ['10-20T15:00/10-20T16:00'],
  ],
  [
    'what overlaps is one',
    WINNIPEG,
    OCTOBER,
    [
      event('UID:1', 'DTSTART:20251002T150000Z', 'DURATION:PT1H'),
      event('UID:2', 'DTSTART:20251002T153000Z', 'DURATION:PT1H'),
    ],
    ['10-02T15:00/10-02T16:30'],
  ],
  [
    'what begins before the window',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20250928T150000Z', 'DTEND:20251001T030000Z')],
    ['10-01T00:00/10-01T03:00'],
  ],
  ['marked as free', WINNIPEG, OCTOBER, [event('DTSTART:20251002T150000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT')], []],
  [
    'free by Outlook',
    WINNIPEG,
    OCTOBER,
    [event('DTSTART:20251002T150000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE')],
    [],
  ],
  ['called off', WINNIPEG, OCTOBER, [event('DTSTART:20251002T150000Z', 'DURATION:PT1H', 'STATUS:CANCELLED')], []],
  [
    'our own, sent back',
    WINNIPEG,
    OCTOBER,
    [event('UID:BK1@appointment-line', 'DTSTART:20251002T150000Z', 'DURATION:PT1H')],
    [],
  ],
  ['of no length', WINNIPEG, OCTOBER, [event('DTSTART:20251002T150000Z')], []],
  ['beyond the window', WINNIPEG, OCTOBER, [event('DTSTART:20251102T150000Z', 'DURATION:PT1H')], []],
  [
    'a task',
    WINNIPEG,
    OCTOBER,
    ['BEGIN:VTODO\r\nUID:t\r\nDTSTART:20251002T150000Z\r\nDUE:20251002T160000Z\r\nEND:VTODO'],
    [],
  ],
  ['an empty calendar', WINNIPEG, OCTOBER, [], []],
];

it.each(EVENTS)('%s (%s)', (_what, zone, [from, until], parts, busy) => {
  const read = readFeed({ ...windowOf(zone, from, until), text: calendarOf(...parts) }, (work) => work());
  expect(read).toMatchObject({ ok: true, skipped: 0 });
  const shown = read.ok ? read.busy.map(({ startMs, endMs }) => `${minute(startMs)}/${minute(endMs)}`) : [];
  expect(shown).toEqual(busy);
});

const minute = (epochMs: number) => new Date(epochMs).toISOString().slice(5, 16);

const GOOD = event('UID:good', 'DTSTART:20251002T150000Z', 'DURATION:PT1H');

it.each([
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['a calendar without its end', calendarOf(GOOD).replace('END:VCALENDAR', '')],
  ['a calendar cut within an event', calendarOf(GOOD).slice(0, -40)],
  [
    'more that cannot be read than can',
    calendarOf(GOOD, event('DTSTART:soon'), event('UID:x', 'DTSTART:later'), event('UID:y', 'DTSTART:never')),
  ],
])('takes nothing from %s', (_what, text) => {
  expect(readFeed({ ...windowOf(WINNIPEG, ...OCTOBER), text }, (work) => work())).toMatchObject({ ok: false });
});

it('leaves out an event that has no end in a thread of its own, and reads the others', async () => {
  const endless = event('UID:endless', 'DTSTART:20251002T150000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31');
  const text = calendarOf(endless, GOOD, event('UID:also', 'DTSTART:20251003T150000Z', 'DURATION:PT1H'));
  const read = await readApart({ ...windowOf(WINNIPEG, ...OCTOBER), text }, new AbortController().signal);
  expect(read).toEqual({ ok: true, busy: expect.anything(), events: 3, skipped: 1 });
  expect(read.ok && read.busy).toHaveLength(2);
});

it('is stopped when the server closes', async () => {
  const closing = new AbortController();
  const read = readApart({ ...windowOf(WINNIPEG, ...OCTOBER), text: calendarOf(GOOD) }, closing.signal);
  closing.abort();
  expect(await read).toEqual({ ok: false, reason: 'the server is closing' });
});
