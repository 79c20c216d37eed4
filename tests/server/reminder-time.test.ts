import { toLocal } from '../../extractors/zoned-time.ts';
import { DEFAULT_BUSINESS } from '../../server/business.ts';
import { isDaytime, reminderTimeOf } from '../../server/reminder-time.ts';

const businessIn = (zone: string, reminderHoursBefore = 24) => ({
  ...DEFAULT_BUSINESS,
  zone,
  policies: { ...DEFAULT_BUSINESS.policies, reminderHoursBefore },
});

describe('the time of a reminder', () => {
  it.each([
    ['a day ahead', 'America/Winnipeg', 24, '2026-11-25T14:00', '2026-11-24T14:00'],
    ['the day the clocks spring forward', 'America/Winnipeg', 24, '2026-03-08T14:00', '2026-03-07T14:00'],
    ['the day the clocks fall back', 'America/Winnipeg', 24, '2026-11-01T14:00', '2026-10-31T14:00'],
    ['the day after the clocks spring forward', 'Europe/London', 24, '2026-03-30T10:00', '2026-03-29T10:00'],
    ['clocks that move by half an hour', 'Australia/Lord_Howe', 24, '2026-10-05T11:30', '2026-10-04T11:30'],
    ['an offset of three quarters', 'Asia/Kathmandu', 24, '2026-11-25T09:45', '2026-11-24T09:45'],
    ['not before nine: the evening before', 'America/Winnipeg', 24, '2026-11-25T08:30', '2026-11-23T20:00'],
    ['at nine sharp', 'America/Winnipeg', 24, '2026-11-25T09:00', '2026-11-24T09:00'],
    ['not after eight at night', 'America/Winnipeg', 24, '2026-11-25T21:15', '2026-11-24T20:00'],
    ['at eight sharp', 'America/Winnipeg', 24, '2026-11-25T20:00', '2026-11-24T20:00'],
    [
      'two hours ahead of an early one: the evening before',
      'America/Winnipeg',
      2,
      '2026-11-25T09:30',
      '2026-11-24T20:00',
    ],
    ['two hours ahead', 'America/Winnipeg', 2, '2026-11-25T14:00', '2026-11-25T12:00'],
    ['a week ahead, over a change of the clocks', 'America/Winnipeg', 168, '2026-11-04T10:00', '2026-10-28T10:00'],
    ['over the end of a year', 'America/Winnipeg', 24, '2027-01-01T08:00', '2026-12-30T20:00'],
  ])('%s', (_what, zone, hours, startsAt, expected) => {
    const at = reminderTimeOf(startsAt, businessIn(zone, hours));
    expect(at === null ? null : toLocal(at, zone)).toBe(expected);
  });

  it('is none where the policy says so', () => {
    expect(reminderTimeOf('2026-11-25T14:00', businessIn('America/Winnipeg', 0))).toBeNull();
  });
});

it.each([
  ['08:59', false],
  ['09:00', true],
  ['20:00', true],
  ['20:01', false],
  ['02:30', false],
])('a text may go out at %s: %s', (clock, expected) => {
  expect(isDaytime(Date.parse(`2026-11-25T${clock}Z`), 'UTC')).toBe(expected);
});
