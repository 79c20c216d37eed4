// The contract of the calendar on a real engine: one opening one booking, whoever races, crashes or changes their mind.
import type { Opening } from '../../../machines/dialog.ts';
import type { HoldOutcome } from '../../../server/ports.ts';
import { type Bench, bookingOf, openBench } from '../../support/calendar.ts';

const MONDAY_8_AM = '2026-11-23T14:00:00Z'; // in Winnipeg
const AT_TEN = '2026-11-24T10:00';
const AT_ELEVEN = '2026-11-24T11:00';
const MINUTE = 60_000;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench(MONDAY_8_AM);
});
afterEach(() => bench.close());

const held = (outcome: HoldOutcome): Opening => {
  if (outcome.kind !== 'held') throw new Error(`refused: ${outcome.why}`);
  return outcome.opening;
};
const until = (minutes: number) => bench.clock.nowMs + minutes * MINUTE;

const callsBooked = async (from: string, to: string) =>
  (await bench.calendar.bookings(from, to)).map(({ callId }) => callId);
const completeWithoutPromotion = async (): Promise<Opening> => {
  const opening = held(await bench.calendar.hold('CA1', AT_TEN));
  bench.calls.set('CA1', { complete: true, booking: bookingOf('CA1', opening) });
  bench.clock.nowMs += 60 * MINUTE;
  return opening;
};

describe('a hold', () => {
  it('keeps the opening from everybody else and offers them the nearest', async () => {
    const { calendar } = bench;
    const opening = held(await calendar.hold('CA1', AT_TEN));
    expect(opening).toEqual({ startsAt: AT_TEN, endsAt: '2026-11-24T10:30', resource: 'office' });
    const other = await calendar.hold('CA2', AT_TEN);
    expect(other).toMatchObject({ kind: 'refused', why: 'taken' });
    expect(other).toHaveProperty('alternatives', [
      { startsAt: '2026-11-24T09:00', endsAt: '2026-11-24T09:30', resource: 'office' },
      { startsAt: '2026-11-24T09:30', endsAt: '2026-11-24T10:00', resource: 'office' },
      { startsAt: '2026-11-24T10:30', endsAt: '2026-11-24T11:00', resource: 'office' },
    ]);
  });

  it('of the same opening by the same call is one hold, five deliveries at once', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => bench.calendar.hold('CA1', AT_TEN)));
    expect(new Set(outcomes.map((each) => held(each).startsAt))).toEqual(new Set([AT_TEN]));
    await bench.calendar.release('CA1', held(outcomes[0] ?? (await bench.calendar.hold('CA1', AT_TEN))));
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'held' });
  });

  it('gives the previous one back once the new one stands', async () => {
    const first = held(await bench.calendar.hold('CA1', AT_TEN));
    held(await bench.calendar.hold('CA1', AT_ELEVEN, first));
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'held' });
    expect(await bench.calendar.hold('CA3', AT_ELEVEN)).toMatchObject({ kind: 'refused', why: 'taken' });
  });

  it('keeps the previous one when the new one is refused', async () => {
    held(await bench.calendar.hold('CA2', AT_ELEVEN));
    const first = held(await bench.calendar.hold('CA1', AT_TEN));
    expect(await bench.calendar.hold('CA1', AT_ELEVEN, first)).toMatchObject({ kind: 'refused' });
    expect(await bench.calendar.hold('CA3', AT_TEN)).toMatchObject({ kind: 'refused', why: 'taken' });
  });

  it.each([
    ['2026-11-23T07:30', 'past'],
    ['2026-11-23T08:30', 'too_soon'],
    ['2027-02-01T10:00', 'too_far'],
    ['2026-11-28T10:00', 'closed'],
    ['2026-11-24T18:00', 'closed'],
    ['2026-11-24T16:45', 'closed'],
    ['2026-11-24T10:10', 'taken'],
    ['2027-03-14T02:30', 'closed'], // the clocks spring over it
  ])('of %s is refused as %s', async (startsAt, why) => {
    expect(await bench.calendar.hold('CA1', startsAt)).toMatchObject({ kind: 'refused', why });
  });

  it('lasts as many minutes as the policy says', async () => {
    held(await bench.calendar.hold('CA1', AT_TEN));
    bench.clock.nowMs += 4.9 * MINUTE;
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused' });
    bench.clock.nowMs += 0.2 * MINUTE;
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'held' });
  });

  it('given back late stays when the call has taken the same opening again meanwhile', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    const givenBackMs = bench.clock.nowMs;
    bench.clock.nowMs += MINUTE;
    held(await bench.calendar.hold('CA1', AT_TEN));
    await bench.calendar.release('CA1', opening, givenBackMs);
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused', why: 'taken' });
    await bench.calendar.release('CA1', opening, bench.clock.nowMs);
    held(await bench.calendar.hold('CA2', AT_TEN));
  });

  it('is renewed by its own call and by no other, and never shortened', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    expect(await bench.calendar.renew('CA1', opening, until(20))).toBe(true);
    expect(await bench.calendar.renew('CA1', opening, until(1))).toBe(true);
    expect(await bench.calendar.renew('CA2', opening, until(20))).toBe(false);
    bench.clock.nowMs += 19 * MINUTE;
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused' });
  });

  it('cannot be renewed once another call took it', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    bench.clock.nowMs += 6 * MINUTE;
    held(await bench.calendar.hold('CA2', AT_TEN));
    expect(await bench.calendar.renew('CA1', opening, until(2))).toBe(false);
  });

  it('can still be renewed after its time while nobody took it', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    bench.clock.nowMs += 6 * MINUTE;
    expect(await bench.calendar.renew('CA1', opening, until(2))).toBe(true);
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused' });
  });
});

describe('a booking', () => {
  it('promoted twice and five times at once is one booking', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    const booking = bookingOf('CA1', opening);
    await Promise.all([1, 2, 3, 4, 5].map(() => bench.calendar.promote(booking)));
    await bench.calendar.promote(booking);
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toEqual([booking]);
    expect(await bench.calendar.booking(booking.id)).toEqual(booking);
    expect(await bench.calendar.booking('BK-none')).toBeNull();
  });

  it('is not released, and does not expire', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    await bench.calendar.promote(bookingOf('CA1', opening));
    await bench.calendar.release('CA1', opening);
    bench.clock.nowMs += 60 * MINUTE;
    expect(await bench.calendar.sweepClaims()).toEqual({ finished: 0, freed: 0 });
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused', why: 'taken' });
    expect(await bench.calendar.renew('CA1', opening, until(5))).toBe(true);
  });

  it('is listed on its day only, in order of time', async () => {
    for (const [callId, startsAt] of [
      ['CA1', AT_ELEVEN],
      ['CA2', AT_TEN],
      ['CA3', '2026-11-25T09:00'],
    ] as const) {
      await bench.calendar.promote(bookingOf(callId, held(await bench.calendar.hold(callId, startsAt))));
    }
    expect(await callsBooked('2026-11-24', '2026-11-24')).toEqual(['CA2', 'CA1']);
    expect(await callsBooked('2026-11-23', '2026-11-30')).toEqual(['CA2', 'CA1', 'CA3']);
    expect(await callsBooked('2026-11-26', '2026-11-30')).toEqual([]);
  });

  it('whose claim was lost is refused when another has the time, and booked when nobody has', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    bench.clock.nowMs += 6 * MINUTE;
    held(await bench.calendar.hold('CA2', AT_TEN));
    await expect(bench.calendar.promote(bookingOf('CA1', opening))).rejects.toThrow('B-CA1');
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toEqual([]);
    await bench.calendar.release('CA2', opening);
    await bench.calendar.promote(bookingOf('CA1', opening));
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toHaveLength(1);
  });
});

describe('after a crash between the call and its claim', () => {
  it('the next caller who wants the opening finishes the booking and does not take it', async () => {
    await completeWithoutPromotion();
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused', why: 'taken' });
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toMatchObject([{ id: 'B-CA1' }]);
  });

  it('the sweeper finishes it', async () => {
    await completeWithoutPromotion();
    expect(await bench.calendar.sweepClaims()).toEqual({ finished: 1, freed: 0 });
    expect(await bench.calendar.sweepClaims()).toEqual({ finished: 0, freed: 0 });
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toMatchObject([{ id: 'B-CA1' }]);
  });

  it('whose row cannot be read the opening stays taken: it may have been promised', async () => {
    await completeWithoutPromotion();
    bench.calls.set('CA1', 'unreadable');
    expect(await bench.calendar.sweepClaims()).toEqual({ finished: 0, freed: 0 });
    expect(await bench.calendar.hold('CA2', AT_TEN)).toMatchObject({ kind: 'refused', why: 'taken' });
  });

  it('the list of bookings has it', async () => {
    await completeWithoutPromotion();
    expect(await bench.calendar.bookings('2026-11-24', '2026-11-24')).toMatchObject([{ id: 'B-CA1' }]);
  });

  it('the search leaves it out', async () => {
    await completeWithoutPromotion();
    const found = await bench.calendar.findOpenings('CA2', { near: AT_TEN });
    expect(found.map(({ startsAt }) => startsAt)).not.toContain(AT_TEN);
  });

  it('a leftover hold of a call that booked another time is free', async () => {
    held(await bench.calendar.hold('CA1', AT_ELEVEN));
    await completeWithoutPromotion();
    expect(await bench.calendar.hold('CA2', AT_ELEVEN)).toMatchObject({ kind: 'held' });
  });

  it('the hold of an unfinished call, or of one that left no row, is freed', async () => {
    held(await bench.calendar.hold('CA1', AT_TEN));
    held(await bench.calendar.hold('CA2', AT_ELEVEN));
    bench.calls.set('CA1', { complete: false });
    bench.clock.nowMs += 60 * MINUTE;
    expect(await bench.calendar.sweepClaims()).toEqual({ finished: 0, freed: 2 });
    expect(await bench.calendar.hold('CA3', AT_TEN)).toMatchObject({ kind: 'held' });
  });

  it('a hold renewed while the sweeper looked stays', async () => {
    const opening = held(await bench.calendar.hold('CA1', AT_TEN));
    bench.clock.nowMs += 6 * MINUTE;
    const owners = bench.calls;
    const readAndRenew = owners.get.bind(owners);
    let renewed: Promise<boolean> | undefined;
    owners.get = (callId) => {
      renewed ??= bench.calendar.renew('CA1', opening, until(2));
      return readAndRenew(callId);
    };
    const sweep = bench.calendar.sweepClaims();
    await sweep;
    const stillIts = await (renewed ?? Promise.resolve(false));
    const other = await bench.calendar.hold('CA2', AT_TEN);
    expect(other.kind).toBe(stillIts ? 'refused' : 'held');
  });
});
