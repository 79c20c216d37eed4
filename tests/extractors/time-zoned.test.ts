import { toInstant, toLocal } from '../../extractors/zoned-time.ts';

const utc = (text: string): number => Date.parse(text);

describe('a wall time becomes the one instant the business means', () => {
  test.each([
    ['America/Winnipeg', '2025-10-02T09:30', '2025-10-02T14:30Z'],
    ['America/Winnipeg', '2025-12-02T09:30', '2025-12-02T15:30Z'],
    ['America/Winnipeg', '2025-03-09T01:59', '2025-03-09T07:59Z'],
    ['America/Winnipeg', '2025-03-09T03:00', '2025-03-09T08:00Z'],
    ['America/Winnipeg', '2025-11-02T00:59', '2025-11-02T05:59Z'],
    ['America/Winnipeg', '2025-11-02T02:00', '2025-11-02T08:00Z'],
    ['Europe/London', '2025-01-15T09:00', '2025-01-15T09:00Z'],
    ['Europe/London', '2025-07-15T09:00', '2025-07-15T08:00Z'],
    ['Europe/London', '2025-03-30T02:00', '2025-03-30T01:00Z'],
    ['Australia/Lord_Howe', '2025-07-01T09:00', '2025-06-30T22:30Z'],
    ['Australia/Lord_Howe', '2025-12-01T09:00', '2025-11-30T22:00Z'],
    ['Asia/Kathmandu', '2025-10-02T09:30', '2025-10-02T03:45Z'],
    ['Asia/Kathmandu', '2024-02-29T00:00', '2024-02-28T18:15Z'],
    ['Pacific/Kiritimati', '2025-01-01T00:00', '2024-12-31T10:00Z'],
    ['Etc/GMT+12', '2025-01-01T00:00', '2025-01-01T12:00Z'],
  ])('%s %s', (zone, local, instant) => {
    expect(toInstant(local, zone)).toEqual({ kind: 'unique', epochMs: utc(instant) });
    expect(toLocal(utc(instant), zone)).toBe(local);
  });
});

describe('a wall time that clocks spring over is a gap', () => {
  test.each([
    ['America/Winnipeg', '2025-03-09T02:00'],
    ['America/Winnipeg', '2025-03-09T02:59'],
    ['Europe/London', '2025-03-30T01:30'],
    ['Australia/Lord_Howe', '2025-10-05T02:00'],
    ['Australia/Lord_Howe', '2025-10-05T02:29'],
    ['Pacific/Apia', '2011-12-30T12:00'],
  ])('%s %s', (zone, local) => {
    expect(toInstant(local, zone)).toEqual({ kind: 'gap' });
  });
});

describe('a wall time that clocks fall back over is two instants', () => {
  test.each([
    ['America/Winnipeg', '2025-11-02T01:00', '2025-11-02T06:00Z', '2025-11-02T07:00Z'],
    ['America/Winnipeg', '2025-11-02T01:59', '2025-11-02T06:59Z', '2025-11-02T07:59Z'],
    ['Europe/London', '2025-10-26T01:30', '2025-10-26T00:30Z', '2025-10-26T01:30Z'],
    ['Australia/Lord_Howe', '2025-04-06T01:45', '2025-04-05T14:45Z', '2025-04-05T15:15Z'],
  ])('%s %s', (zone, local, earlier, later) => {
    expect(toInstant(local, zone)).toEqual({ kind: 'overlap', earlierMs: utc(earlier), laterMs: utc(later) });
    expect(toLocal(utc(earlier), zone)).toBe(local);
    expect(toLocal(utc(later), zone)).toBe(local);
  });
});

test('every hour and a half of a year reads back in every zone', () => {
  const STEP_MS = 90 * 60 * 1000;
  for (const zone of ['America/Winnipeg', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
    for (let epochMs = utc('2025-01-01T00:00Z'); epochMs < utc('2026-01-01T00:00Z'); epochMs += STEP_MS) {
      const back = toInstant(toLocal(epochMs, zone), zone);
      if (back.kind === 'unique' && back.epochMs === epochMs) continue;
      if (back.kind === 'overlap' && [back.earlierMs, back.laterMs].includes(epochMs)) continue;
      throw new Error(`${zone} ${new Date(epochMs).toISOString()} read back as ${JSON.stringify(back)}`);
    }
  }
});

test('seconds are cut, not rounded', () => {
  expect(toLocal(utc('2025-10-02T14:30:59.999Z'), 'America/Winnipeg')).toBe('2025-10-02T09:30');
});

test.each(['2025-02-30T10:00', '2025-13-01T10:00', '2025-10-02', '2025-10-02T25:00', 'Thursday'])(
  'refuses %s, which is no wall time',
  (local) => {
    expect(() => toInstant(local, 'America/Winnipeg')).toThrow(RangeError);
  },
);

test('refuses an unknown zone', () => {
  expect(() => toInstant('2025-10-02T09:30', 'Mars/Olympus')).toThrow(RangeError);
});
