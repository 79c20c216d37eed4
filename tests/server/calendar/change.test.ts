// One call at a time changes a booking, whoever crashes in between; a cancelled one frees its place and is still listed.
import type { Opening } from '../../../machines/dialog.ts';
import type { BookingRecord } from '../../../server/ports.ts';
import { type Bench, bookingOf, openBench } from '../../support/calendar.ts';

const MINUTE_MS = 60_000;
const TEN = '2026-11-24T10:00';
const ELEVEN = '2026-11-24T11:00';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench('2026-11-23T14:00:00Z'); // Monday, 8 in Winnipeg
});
afterEach(() => bench.close());

const held = async (callId: string, startsAt: string): Promise<Opening> => {
  const outcome = await bench.calendar.hold(callId, startsAt);
  if (outcome.kind !== 'held') throw new Error(`refused: ${outcome.why}`);
  return outcome.opening;
};
const isFree = async (startsAt: string) => (await bench.calendar.hold('CA9', startsAt)).kind === 'held';
const listed = async () =>
  (await bench.calendar.bookings('2026-11-24', '2026-11-24')).map(({ startsAt, status }) => `${startsAt} ${status}`);

/** What CA1 booked at ten, promoted. */
async function booked(): Promise<BookingRecord> {
  const booking = { ...bookingOf('CA1', await held('CA1', TEN)), revision: 5, code: '4821' };
  await bench.calendar.promote(booking);
  return booking;
}
const lease = (callId: string, { id, revision }: BookingRecord, calendar = bench.calendar) =>
  calendar.lease({ callId, bookingId: id, revision, untilEpochMs: bench.clock.nowMs + 2 * MINUTE_MS });
const movedBy = (callId: string, booking: BookingRecord, opening: Opening): BookingRecord => ({
  ...booking,
  ...opening,
  callId,
  revision: booking.revision + 1,
});
const cancelled = (booking: BookingRecord): BookingRecord => ({
  ...booking,
  status: 'cancelled',
  revision: booking.revision + 1,
});

describe('the right to change a booking', () => {
  it('goes to exactly one of twenty calls that want it at once', async () => {
    const booking = await booked();
    const others = Array.from({ length: 20 }, (_, at) => `CB${at}`);
    const outcomes = await Promise.all(others.map((callId) => lease(callId, booking, bench.another())));
    expect(outcomes.filter(({ kind }) => kind === 'leased')).toHaveLength(1);
  });

  it('is the same for a call that asks twice, and lasts longer then', async () => {
    const booking = await booked();
    expect(await lease('CA2', booking)).toEqual({ kind: 'leased', booking });
    bench.clock.nowMs += MINUTE_MS;
    expect(await lease('CA2', booking)).toMatchObject({ kind: 'leased' });
    bench.clock.nowMs += 1.5 * MINUTE_MS;
    expect(await lease('CA3', booking)).toEqual({ kind: 'changed' });
  });

  it('passes on when it ran out and its call did not use it', async () => {
    const booking = await booked();
    await lease('CA2', booking);
    bench.calls.set('CA2', { complete: false });
    bench.clock.nowMs += 3 * MINUTE_MS;
    expect(await lease('CA3', booking)).toMatchObject({ kind: 'leased' });
    expect(await lease('CA2', booking)).toEqual({ kind: 'changed' });
  });

  it('is refused to who knows an older revision', async () => {
    const booking = await booked();
    await bench.calendar.promote(movedBy('CA2', booking, await held('CA2', ELEVEN)));
    expect(await lease('CA3', booking)).toEqual({ kind: 'changed' });
  });

  it.each(['move', 'cancellation'])('is refused after a crash between the call row and the %s', async (what) => {
    const booking = await booked();
    const eleven = await held('CA2', ELEVEN);
    await lease('CA2', booking);
    const change = what === 'move' ? movedBy('CA2', booking, eleven) : cancelled(booking);
    bench.calls.set(
      'CA2',
      what === 'move' ? { complete: true, booking: change } : { complete: false, cancelled: [change] },
    );
    bench.clock.nowMs += 30 * MINUTE_MS;
    expect(await lease('CA3', booking)).toEqual({ kind: 'changed' });
    expect(await bench.calendar.booking(booking.id)).toEqual(change);
  });
});

describe('a booking that another call moved', () => {
  it('keeps its id, frees the place that the first call had claimed, and never the new one', async () => {
    const booking = await booked();
    const moved = movedBy('CA2', booking, await held('CA2', ELEVEN));
    await bench.calendar.promote(moved);
    await bench.calendar.releaseMoved(moved, booking, 'CA1');
    await bench.calendar.releaseMoved(moved, booking, 'CA1');
    await bench.calendar.promote(booking); // a notice of the first call that came late
    expect(await listed()).toEqual([`${ELEVEN} booked`]);
    expect(await isFree(TEN)).toBe(true);
    expect(await isFree(ELEVEN)).toBe(false);
  });

  it('does not keep what its first call held once more and left', async () => {
    const booking = await booked();
    bench.calls.set('CA1', { complete: true, booking });
    const moved = movedBy('CA2', booking, await held('CA2', ELEVEN));
    await bench.calendar.promote(moved);
    await bench.calendar.releaseMoved(moved, booking, 'CA1');
    await held('CA1', TEN);
    bench.clock.nowMs += 30 * MINUTE_MS;
    expect(await bench.calendar.sweepClaims()).toMatchObject({ freed: 1 });
    expect(await isFree(TEN)).toBe(true);
  });
});

describe('a cancelled booking', () => {
  it('frees its place, twice as well as once, and is listed as cancelled', async () => {
    const booking = await booked();
    await bench.calendar.cancel(cancelled(booking));
    await bench.calendar.cancel(cancelled(booking));
    await bench.calendar.promote(booking);
    expect(await listed()).toEqual([`${TEN} cancelled`]);
    expect(await isFree(TEN)).toBe(true);
    expect(await bench.calendar.bookingsOf(booking.phone)).toEqual([]);
  });

  it('leaves what its call booked instead at the same time', async () => {
    const booking = await booked();
    await bench.calendar.cancel(cancelled(booking));
    const again = { ...booking, ...(await held('CA1', TEN)), revision: 9 };
    await bench.calendar.promote(again);
    await bench.calendar.cancel(cancelled(booking)); // once more, by a deliverer that was slow
    expect(await listed()).toEqual([`${TEN} booked`]);
    expect(await isFree(TEN)).toBe(false);
  });
});

describe('the bookings of a number', () => {
  it('are those that stand and have not begun, in order of time', async () => {
    const early = await booked();
    const late = bookingOf('CA2', await held('CA2', '2026-11-25T09:00'));
    await bench.calendar.promote(late);
    expect(await bench.calendar.bookingsOf(early.phone)).toEqual([early, late]);
    bench.clock.nowMs = Date.parse('2026-11-24T16:00:00Z'); // ten in Winnipeg
    expect(await bench.calendar.bookingsOf(early.phone)).toEqual([late]);
  });

  it('are not those of another number, nor one whose number was changed', async () => {
    const booking = await booked();
    const other = '+12045550199' as typeof booking.phone; // a fixed number needs no reader
    expect(await bench.calendar.bookingsOf(other)).toEqual([]);
    const moved = { ...movedBy('CA2', booking, await held('CA2', ELEVEN)), phone: other };
    await bench.calendar.promote(moved);
    expect(await bench.calendar.bookingsOf(booking.phone)).toEqual([]);
    expect(await bench.calendar.bookingsOf(other)).toEqual([moved]);
  });
});
