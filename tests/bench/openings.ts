// A year's openings of one person and of four, from empty calendars to full ones.
import { businessFrom } from '../support/businesses.ts';
import { openingsFor, type Span } from '../../server/calendar/openings.ts';

const ROUNDS = 30;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const nowMs = Date.parse('2026-01-05T12:00Z');
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function businessWith(people: number) {
  return businessFrom({
    name: 'the office',
    zone: 'America/Winnipeg',
    region: 'CA',
    hours: Object.fromEntries(DAYS.map((day) => [day, { open: '09:00', close: '17:00' }])),
    services: [{ id: 'talk', spoken: ['talk'], minutes: 30 }],
    resources: Array.from({ length: people }, (_, index) => ({ id: `person-${index}`, spoken: ['somebody'] })),
    horizonDays: 370,
    gridMinutes: 15,
  });
}

/** Eighteen claims a day: the hours by either of the zone's clocks; every `gap`th is left out, none when it is 0. */
function claims(gap: number): Span[] {
  const first = Date.parse('2026-01-05T14:00Z');
  const spans: Span[] = [];
  for (let at = 0; at < 366 * 18; at += 1) {
    const startMs = first + Math.floor(at / 18) * DAY + (at % 18) * 30 * MINUTE;
    if (gap === 0 || at % gap !== 0) spans.push({ startMs, endMs: startMs + 30 * MINUTE });
  }
  return spans;
}

const CASES = [
  [1, 0],
  [1, 7],
  [1, 1],
  [4, 0],
  [4, 7],
] as const;

/** How long a year's openings take to compute, raw values included. */
export function benchOpenings(): void {
  for (const [people, gap] of CASES) measure(people, gap);
}

function measure(people: number, gap: number): void {
  const business = businessWith(people);
  const taken = new Map(business.resources.map(({ id }) => [id, claims(gap)]));
  const [service] = business.services;
  if (service === undefined) throw new Error('no service');
  const raw: number[] = [];
  let openings = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    openings = openingsFor(business, { service, fromMs: nowMs, untilMs: nowMs + 365 * DAY, nowMs, taken }).length;
    raw.push(performance.now() - begun);
  }
  const sorted = raw.toSorted((a, b) => a - b);
  const fill = gap === 0 ? 'full' : gap === 1 ? 'empty' : `one in ${gap} free`;
  process.stdout.write(
    `a year, ${people} people, ${fill}: ${openings} openings, p50 ${sorted[ROUNDS >> 1]?.toFixed(2)} ms, least ${sorted[0]?.toFixed(2)} ms\n` +
      `  raw ms: ${raw.map((each) => each.toFixed(1)).join(' ')}\n`,
  );
}
