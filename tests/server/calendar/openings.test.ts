// Openings against the slow clerk: thousands of random businesses, a third of the windows on a day when clocks change.
import { type Business, businessFrom } from '../../support/businesses.ts';
import { type Choices, choicesFrom } from '../../support/random.ts';
import { slowOpenings, type Wall, wallOf } from '../../support/slow-openings.ts';
import { openingsFor, type Search, type Span } from '../../../server/calendar/openings.ts';

const CASES = Number(process.env['OPENINGS_CASES'] ?? 1000); // `npm run openings-long` has 20,000
const SEED = Number(process.env['OPENINGS_SEED'] ?? 20261123);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ['America/Winnipeg', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const SERVICE = { id: 'talk', spoken: ['talk'], minutes: 30 };
const ANN = { id: 'ann', spoken: ['Ann'] };

const everyDay = (hours: object) => Object.fromEntries(DAYS.map((day) => [day, hours]));
const walls = new Map<string, Wall>(ZONES.map((zone) => [zone, wallOf(zone)]));

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function randomHours(random: Choices): { open: string; close: string; breaks: object[] } {
  const open = random.pick([0, 15, 60, 90, 105, 120, 150, 9 * 60, 18 * 60]);
  // early closings often fall into the hour that the clocks spring over
  const close = Math.max(open + 30, random.pick([75, 135, 150, 165, 240, 600, 17 * 60, 24 * 60, 25 * 60]));
  const pause = open + random.pick([15, 30, 60]);
  const breaks = random.chance(0.4) && pause + 20 < close ? [{ from: clock(pause), to: clock(pause + 20) }] : [];
  return { open: clock(open), close: clock(close), breaks };
}

/** A week of different days, now and then a closed one, none running into the next day's opening. */
function randomWeek(random: Choices): object {
  const days = DAYS.flatMap((day) => (random.chance(0.1) ? [] : [[day, randomHours(random)] as const]));
  const open = new Map(days.map(([day, hours]) => [day, hours.open]));
  const fitting = days.filter(([day, { close }]) => {
    const next = open.get(DAYS[(DAYS.indexOf(day) + 1) % DAYS.length] ?? 'monday') ?? '12:00';
    return close <= '24:00' || close <= `${24 + Number(next.slice(0, 2))}${next.slice(2)}`;
  });
  return fitting.length > 0 ? Object.fromEntries(fitting) : { monday: { open: '09:00', close: '17:00' } };
}

function randomBusiness(random: Choices, date: string): Business {
  const hours = randomWeek(random);
  const people = Array.from({ length: random.int(1, 3) }, (_, index) => ({
    id: `person-${index}`,
    spoken: ['somebody'],
    ...(random.chance(0.3) ? { hours: randomWeek(random) } : {}),
    ...(random.chance(0.1) ? { closures: [{ from: date }] } : {}),
  }));
  return businessFrom({
    name: 'the office',
    zone: random.pick(ZONES),
    region: 'CA',
    hours,
    resources: people,
    services: [
      {
        ...SERVICE,
        minutes: random.pick([10, 30, 45, 60, 90]),
        bufferBefore: random.pick([0, 0, 5, 15]),
        bufferAfter: random.pick([0, 0, 10]),
        ...(random.chance(0.2) ? { resources: ['person-0'] } : {}),
      },
    ],
    closures: random.chance(0.1) ? [{ from: date }] : [],
    holidays: random.chance(0.1) ? [{ date: date.slice(5), name: 'a feast' }] : [],
    specialOpenings: random.chance(0.2) ? [{ date, ...randomHours(random) }] : [],
    gridMinutes: random.pick([10, 15, 20, 30, 60]),
    leadMinutes: random.pick([0, 30, 600]),
    horizonDays: random.pick([1, 2, 30]),
  });
}

/** An instant of ten years, near a change of the zone's clocks one time in two. */
function randomInstant(random: Choices, zone: string): number {
  const at = Date.UTC(2020 + random.int(0, 9), random.int(0, 11), random.int(1, 28), random.int(0, 23));
  if (random.chance(0.5)) return at;
  const wall = walls.get(zone) ?? wallOf(zone);
  const offset = (ms: number) => Date.parse(`${wall(ms)}Z`) - ms;
  for (let day = 0; day < 200; day += 1) {
    const from = at + day * 24 * HOUR;
    if (offset(from) !== offset(from + 24 * HOUR)) return from + random.int(-12, 12) * HOUR;
  }
  return at;
}

function randomCase(random: Choices): { business: Business; search: Search } {
  const zone = random.pick(ZONES);
  const fromMs = randomInstant(random, zone);
  const business = { ...randomBusiness(random, new Date(fromMs).toISOString().slice(0, 10)), zone };
  const taken = new Map<string, Span[]>(
    business.resources.map(({ id }) => [
      id,
      Array.from({ length: random.int(0, 8) }, () => {
        const startMs = fromMs + random.int(-60, 60 * 36) * MINUTE;
        return { startMs, endMs: startMs + random.int(5, 120) * MINUTE };
      }),
    ]),
  );
  const [service] = business.services;
  if (service === undefined) throw new Error('no service');
  const untilMs = fromMs + random.int(1, 36) * HOUR;
  const nowMs = fromMs - random.pick([0, 20, 2000]) * MINUTE;
  const named = random.chance(0.2) ? { resources: ['person-0'] } : {};
  return { business, search: { service, fromMs, untilMs, nowMs, taken, ...named } };
}

const businessWith = (change: object) =>
  businessFrom({
    name: 'Ann',
    zone: 'America/Winnipeg',
    region: 'CA',
    hours: everyDay({ open: '00:00', close: '05:00' }),
    services: [SERVICE],
    resources: [ANN],
    gridMinutes: 30,
    leadMinutes: 0,
    horizonDays: 700,
    ...change,
  });
const starts = (change: object, date: string, taken: Search['taken'] = new Map()): string[] => {
  const written = businessWith(change);
  const fromMs = Date.parse(`${date}T00:00Z`) - 12 * HOUR;
  const [service] = written.services;
  if (service === undefined) return [];
  const wall = wallOf(written.zone);
  return openingsFor(written, { service, fromMs, untilMs: fromMs + 52 * HOUR, nowMs: fromMs, taken })
    .map(({ startMs, resource }) => `${wall(startMs)} ${resource}`)
    .filter((each) => each.startsWith(date))
    .map((each) => each.slice(11));
};

it(`finds what the slow clerk finds, ${CASES} times (seed ${SEED})`, () => {
  let found = 0;
  for (let index = 0; index < CASES; index += 1) {
    const seed = SEED + index;
    const { business, search } = randomCase(choicesFrom(seed));
    const fast = openingsFor(business, search);
    const slow = slowOpenings(business, search, walls.get(business.zone) ?? wallOf(business.zone));
    found += slow.length;
    expect({ seed, openings: fast }).toEqual({ seed, openings: slow });
  }
  expect(found).toBeGreaterThan(CASES); // the cases are not all empty
}, 1_200_000);

describe('openings', () => {
  it('leave out the hour that the clocks spring over', () => {
    expect(starts({ gridMinutes: 60 }, '2027-03-14')).toEqual(['00:00 ann', '01:00 ann', '03:00 ann', '04:00 ann']);
  });

  it('offer a time that comes twice once, the first', () => {
    expect(starts({ gridMinutes: 60 }, '2026-11-01')).toEqual([
      '00:00 ann',
      '01:00 ann',
      '02:00 ann',
      '03:00 ann',
      '04:00 ann',
    ]);
  });

  it('know clocks that move by half an hour', () => {
    const lord = { zone: 'Australia/Lord_Howe', hours: everyDay({ open: '01:00', close: '03:30' }) };
    expect(starts(lord, '2026-10-04')).toEqual(['01:00 ann', '01:30 ann', '02:30 ann', '03:00 ann']);
  });

  it('run over midnight into a closed day', () => {
    const night = { hours: { monday: { open: '23:00', close: '25:00' } } };
    expect(starts(night, '2026-11-24')).toEqual(['00:00 ann', '00:30 ann']);
  });

  it('of a special night that runs into the next morning leave out none of either', () => {
    const night = {
      hours: { wednesday: { open: '00:10', close: '02:00' } },
      specialOpenings: [{ date: '2026-11-24', open: '23:00', close: '25:30' }],
    };
    expect(starts(night, '2026-11-25')).toEqual([
      '00:00 ann',
      '00:10 ann',
      '00:30 ann',
      '00:40 ann',
      '01:00 ann',
      '01:10 ann',
    ]);
  });

  it('keep the buffers free on both sides, outside the hours too', () => {
    const buffered = {
      hours: everyDay({ open: '09:00', close: '11:00' }),
      services: [{ ...SERVICE, bufferBefore: 15, bufferAfter: 15 }],
    };
    const at = Date.parse('2026-11-24T16:00Z'); // ten o'clock
    expect(starts(buffered, '2026-11-24')).toEqual(['09:00 ann', '09:30 ann', '10:00 ann', '10:30 ann']);
    const taken = new Map([['ann', [{ startMs: at, endMs: at + 15 * MINUTE }]]]);
    expect(starts(buffered, '2026-11-24', taken)).toEqual(['09:00 ann', '10:30 ann']);
  });

  it('go to the one with the least to do, and take turns among equals', () => {
    const two = {
      hours: everyDay({ open: '09:00', close: '10:00' }),
      resources: [ANN, { id: 'bob', spoken: ['Bob'] }],
    };
    const at = Date.parse('2026-11-24T20:00Z');
    const busy = new Map([['ann', [{ startMs: at, endMs: at + 15 * MINUTE }]]]);
    expect(starts(two, '2026-11-24', busy)).toEqual(['09:00 bob', '09:30 bob']);
    expect(starts(two, '2026-11-24')).not.toEqual(starts(two, '2026-11-25'));
  });
});
