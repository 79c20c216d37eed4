// Callers who race: however many, on two processes, an opening ends with one booking and nobody hears a lie.
import type { Opening } from '../../../machines/dialog.ts';
import type { SweptCalendar } from '../../../server/calendar/calendar.ts';
import { type Bench, bookingOf, openBench } from '../../support/calendar.ts';
import { businessFrom } from '../../support/businesses.ts';

const FORTY_OPENINGS = businessFrom({
  name: 'the office',
  zone: 'America/Winnipeg',
  region: 'CA',
  hours: { tuesday: { open: '09:00', close: '14:00' }, wednesday: { open: '09:00', close: '14:00' } },
  services: [{ id: 'appointment', spoken: ['appointment'], minutes: 30 }],
  resources: [
    { id: 'ann', spoken: ['Ann'] },
    { id: 'bob', spoken: ['Bob'] },
  ],
  horizonDays: 3,
  gridMinutes: 30,
});
const MONDAY_8_AM = '2026-11-23T14:00:00Z';
const MOST_TRIES = 12; // then a caller is put through to a person
const CALLERS = Number(process.env['RACE_CALLERS'] ?? 150); // the long run has 500

let bench: Bench;
afterEach(() => bench.close());

const keyOf = ({ startsAt, resource }: Opening) => `${resource} ${startsAt}`;

/** Takes what is offered until something is held, then says yes; `person` when the caller gives up. */
async function call(calendar: SweptCalendar, callId: string, near: string): Promise<Opening | 'none' | 'person'> {
  let offers = await calendar.findOpenings(callId, { near });
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const offer = offers[tries % Math.max(1, offers.length)];
    if (offer === undefined) return 'none';
    const outcome = await calendar.hold(callId, offer.startsAt);
    if (outcome.kind === 'refused') {
      offers = outcome.alternatives;
      continue;
    }
    const untilMs = bench.clock.nowMs + 120_000;
    if (!(await calendar.renew(callId, outcome.opening, untilMs))) throw new Error('a fresh hold was lost');
    await calendar.promote(bookingOf(callId, outcome.opening));
    return outcome.opening;
  }
  return 'person';
}

it('gives 30 callers for one opening one hold, and each other one an alternative', async () => {
  bench = await openBench(MONDAY_8_AM);
  const calendars = [bench.calendar, bench.another()];
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      (calendars[index % 2] ?? bench.calendar).hold(`CA${index}`, '2026-11-24T10:00'),
    ),
  );
  expect(outcomes.filter(({ kind }) => kind === 'held')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused') expect(outcome.alternatives.length).toBeGreaterThan(1);
  }
});

it('lets 16 callers for 16 openings of one day all have theirs in the end', async () => {
  bench = await openBench(MONDAY_8_AM);
  const calendars = [bench.calendar, bench.another()];
  const taken = await Promise.all(
    Array.from({ length: 16 }, (_, index) => {
      const clock = `${String(9 + (index >> 1)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
      return call(calendars[index % 2] ?? bench.calendar, `CA${index}`, `2026-11-24T${clock}`);
    }),
  );
  const openings = taken.filter((each) => typeof each !== 'string');
  expect(new Set(openings.map(keyOf)).size).toBe(16);
});

it('books 40 openings for a crowd of callers, each once, and lists exactly those', async () => {
  bench = await openBench(MONDAY_8_AM, FORTY_OPENINGS);
  const calendars = [bench.calendar, bench.another()];
  const outcomes = await Promise.all(
    Array.from({ length: CALLERS }, (_, index) => {
      const hour = String(9 + (index % 5)).padStart(2, '0');
      const day = index % 2 === 0 ? '24' : '25';
      return call(calendars[index % 2] ?? bench.calendar, `CA${index}`, `2026-11-${day}T${hour}:00`);
    }),
  );
  const booked = outcomes.filter((each) => typeof each !== 'string').map(keyOf);
  expect(new Set(booked).size).toBe(booked.length);
  expect(booked).toHaveLength(40);
  const listed = await bench.calendar.bookings('2026-11-24', '2026-11-25');
  expect(listed.map(keyOf).toSorted()).toEqual(booked.toSorted());
  expect(new Set(listed.map(({ callId }) => callId)).size).toBe(40);
}, 120_000);
