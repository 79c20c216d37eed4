// A time that is closed while a caller holds it: at the yes it is gone, whoever holds it.
import type { Opening } from '../../../machines/dialog.ts';
import { type Bench, openBench } from '../../support/calendar.ts';

const AT_TEN = '2026-11-24T10:00';
const MINUTE = 60_000;

let bench: Bench;
let opening: Opening;
beforeEach(async () => {
  bench = await openBench('2026-11-23T14:00:00Z'); // 8 a.m. in Winnipeg
  const outcome = await bench.calendar.hold('CA1', AT_TEN);
  if (outcome.kind !== 'held') throw new Error(outcome.why);
  opening = outcome.opening;
});
afterEach(() => bench.close());

it('a closure of the day that is entered meanwhile takes the time away, and another day is offered', async () => {
  const closed = bench.another({ closures: [{ from: '2026-11-24' }] });
  expect(await closed.lostTo(opening)).toBe('closed');
  const others = await closed.findOpenings('CA1', { near: AT_TEN });
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(({ startsAt }) => startsAt.startsWith('2026-11-24'))).toEqual([]);
});

it('a closure of another day takes nothing away', async () => {
  const closed = bench.another({ closures: [{ from: '2026-11-25' }] });
  expect(await closed.lostTo(opening)).toBeNull();
});

it('a lead time that has passed meanwhile takes nothing away', async () => {
  bench.clock.nowMs += 4 * MINUTE;
  expect(await bench.another({ leadMinutes: 2 * 1440 }).lostTo(opening)).toBeNull();
});
