// The iCalendar documents: valid by the letter, and the same instants whoever reads them, on the days the clocks change.
import ICAL from 'ical.js';
import { type Appointment, writeIcs } from '../../../server/calendar-feed/write-ics.ts';
import { toInstant, toLocal } from '../../../extractors/zoned-time.ts';
import { readIcs } from '../../support/ics.ts';

const ZONES = ['America/Winnipeg', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const HOUR = 3_600_000;
const WRITTEN = Date.parse('2026-03-01T12:00:00Z');

const appointment = (change: Partial<Appointment> = {}): Appointment => ({
  id: 'BK1',
  revision: 4,
  isCancelled: false,
  startsAtMs: Date.parse('2026-03-03T16:00:00Z'),
  endsAtMs: Date.parse('2026-03-03T16:30:00Z'),
  summary: 'Ada Byron: haircut',
  ...change,
});
const write = (zone: string, appointments: Appointment[]) =>
  writeIcs({ name: 'The office', zone, appointments, writtenAtMs: WRITTEN });

it('says when, what and how often it was moved, in local time with the zone', () => {
  const document = write('America/Winnipeg', [appointment({ description: '+12045550123\nSam' })]);
  expect(document).toContain('\r\nDTSTART;TZID=America/Winnipeg:20260303T100000\r\n');
  expect(document).toContain('\r\nDTSTAMP:20260301T120000Z\r\n');
  expect(readIcs(document)).toEqual([
    {
      uid: 'BK1@appointment-line',
      startsAt: '2026-03-03T16:00:00.000Z',
      endsAt: '2026-03-03T16:30:00.000Z',
      summary: 'Ada Byron: haircut',
      description: '+12045550123\nSam',
      sequence: 4,
      status: 'CONFIRMED',
    },
  ]);
});

it('marks a cancelled one, which keeps no time', () => {
  const document = write('Europe/London', [appointment({ isCancelled: true, revision: 9 })]);
  expect(readIcs(document)).toMatchObject([{ status: 'CANCELLED', sequence: 9 }]);
  expect(document).toContain('\r\nTRANSP:TRANSPARENT\r\n');
});

it.each([
  'Zoë O’Hara; cut, shave\\trim\nand more',
  'é'.repeat(200),
  '🎉'.repeat(100),
  'BEGIN:VEVENT\r\nUID:forged\r\nEND:VEVENT',
  `${'x'.repeat(66)}é${'y'.repeat(72)}é`,
])('folds and escapes %j', (summary) => {
  const events = readIcs(write('America/Winnipeg', [appointment({ summary })]));
  expect(events).toHaveLength(1);
  expect(events[0]?.summary).toBe(summary.replaceAll('\r', ''));
});

it('is a calendar without appointments too', () => {
  expect(readIcs(write('Asia/Kathmandu', []))).toEqual([]);
  expect(readIcs(write('+05:00', [appointment()]))).toMatchObject([{ startsAt: '2026-03-03T16:00:00.000Z' }]);
});

describe.each(ZONES)('in %s', (zone) => {
  it('every quarter of an hour around both changes of the clocks is read back as the instant that was meant', () => {
    for (const change of changesOf(zone)) {
      const starts = Array.from({ length: 24 }, (_, quarter) => change - 3 * HOUR + (quarter * HOUR) / 4);
      const all = starts.map((startsAtMs, index) =>
        appointment({ id: `BK${index}`, startsAtMs, endsAtMs: startsAtMs + HOUR / 2 }),
      );
      const read = readIcs(write(zone, all));
      expect(read.map(({ startsAt }) => Date.parse(startsAt))).toEqual(starts);
      expect(read.map(({ endsAt }) => Date.parse(endsAt))).toEqual(starts.map((startMs) => startMs + HOUR / 2));
    }
  });

  it('the rules that are written say for three years what the line’s own clock says', () => {
    const zoneRules = new ICAL.Component(ICAL.parse(write(zone, []))).getFirstSubcomponent('vtimezone');
    if (zoneRules === null) throw new Error('no rules');
    const clocks = new ICAL.Timezone(zoneRules);
    for (let atMs = Date.parse('2026-01-01T00:00:00Z'); atMs < Date.parse('2029-01-01T00:00:00Z'); atMs += 41 * HOUR) {
      const wall = toLocal(atMs, zone);
      if (toInstant(wall, zone).kind !== 'unique') continue;
      const [year, month, day, hour, minute] = wall.split(/\D/).map(Number);
      const time = new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, clocks);
      expect([wall, time.toUnixTime() * 1000]).toEqual([wall, atMs]);
    }
  });
});

/** The instants of 2026 at which the zone's clocks move; a day in it where they never do. */
function changesOf(zone: string): number[] {
  const offsetAt = (atMs: number) => Date.parse(`${toLocal(atMs, zone)}Z`) - atMs;
  const hours = Array.from({ length: 365 * 24 }, (_, hour) => Date.parse('2026-01-01T00:00:00Z') + hour * HOUR);
  const changes = hours.filter((atMs) => offsetAt(atMs) !== offsetAt(atMs - HOUR));
  return changes.length > 0 ? changes : [Date.parse('2026-06-01T00:00:00Z')];
}
