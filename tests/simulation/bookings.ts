// What becomes of bookings: agreed in a call's row, carried out on the day rows and the booking's own, changed by one call at a time.
import type { BookingRecord, Call } from '../../server/ports.ts';
import { claimsOf } from './days.ts';
import type { Item } from './engine/evaluate.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world.ts';

/** The latest that any call has agreed on a booking, by its id. */
export type Agreed = Map<string, { record: BookingRecord; by: string }>;

/** A turn was written: what it agrees on a booking is news, and no other call has agreed something else at that revision. */
export function agreesOnBookings(ledger: Ledger, before: Call, after: Call): void {
  for (const record of changesOf(before, after)) {
    const known = ledger.agreed.get(record.id);
    if (known && known.record.revision >= record.revision)
      ledger.violated(
        'two changes of one booking at once',
        after.callId,
        `${record.id} ${record.revision}, ${known.by} has agreed on ${known.record.revision}`,
      );
    else ledger.agreed.set(record.id, { record, by: after.callId });
  }
}

function changesOf(before: Call, { booking, notices, version }: Call): BookingRecord[] {
  const isNews = booking && JSON.stringify(booking) !== JSON.stringify(before.booking);
  if (isNews) return [booking];
  // A call that has booked besides keeps that in its row: what it cancels is in the notice alone.
  return notices
    .filter(({ id }) => id.startsWith(`${version}-`))
    .map(({ notice }): { type: string; booking: BookingRecord } => JSON.parse(JSON.stringify(notice)))
    .filter(({ type }) => type === 'cancelBooking')
    .map((notice) => ({ ...notice.booking, status: 'cancelled', revision: notice.booking.revision + 1 }));
}

/** This call has cancelled a booking, by what its own row says. */
export const hasCancelled = ({ agreed }: Ledger, callId: string): boolean =>
  [...agreed.values()].some(({ record, by }) => by === callId && record.status === 'cancelled');

/** A day row was written: what was booked leaves it only once the booking stands elsewhere, or was cancelled. */
export function leavesDay(ledger: Ledger, before: Item | undefined, after: Item): void {
  if (!before) return;
  const left = new Set(claimsOf(after).map(({ callId, startsAtMs }) => `${callId} ${startsAtMs}`));
  for (const { callId, startsAtMs, state, bookingId } of claimsOf(before)) {
    if (state !== 'booked' || left.has(`${callId} ${startsAtMs}`)) continue;
    const agreed = ledger.agreed.get(bookingId)?.record;
    if (agreed?.status === 'booked' && agreed.callId === callId && msOf(agreed) === startsAtMs)
      ledger.violated('a booking lost its place', callId, bookingId);
  }
}

const ZONE_HOURS = 6; // Winnipeg in November: the worlds begin on one Monday
const msOf = ({ startsAt }: Pick<BookingRecord, 'startsAt'>): number =>
  Date.parse(`${startsAt}:00Z`) + ZONE_HOURS * 3_600_000;

/** At the end each booking stands in one place, or in none when it was cancelled, and as it was agreed last. */
export function judgeBookings(world: World): void {
  const { ledger } = world;
  const isSpoilt = (callId: string) => ledger.calls.get(callId)?.spoilt === true;
  const { rows, claims } = standing(world);
  for (const [id, { record, by }] of ledger.agreed) {
    const row = rows.get(id);
    if (isSpoilt(by)) continue;
    const isCarriedOut =
      row?.revision === record.revision && row.status === record.status && row.startsAt === record.startsAt;
    if (!isCarriedOut)
      ledger.violated('bookings and calls disagree', by, `${id} is ${JSON.stringify(row)}, not ${record.revision}`);
  }
  for (const [id, { callId, status, startsAt }] of rows) {
    if (!ledger.calls.has(callId)) ledger.violated('a booking of nobody', callId, id);
    const places = claims.get(id) ?? [];
    const isRight = status === 'booked' ? places.join() === `${callId} ${msOf({ startsAt })}` : places.length === 0;
    // Half of a cancellation whose call nobody can read any more leaves a place taken, never a booking lost.
    if (!isRight && !isSpoilt(callId) && !isSpoilt(ledger.agreed.get(id)?.by ?? ''))
      ledger.violated('a booking is not in its one place', callId, `${id} ${status} ${startsAt}: ${places.join()}`);
  }
  for (const [id, places] of claims) {
    const callId = places[0]?.split(' ')[0] ?? '';
    if (!rows.has(id) && !isSpoilt(callId)) ledger.violated('a place without a booking', callId, id);
  }
  for (const [callId, { now, heardBooked, spoilt }] of ledger.calls)
    if (heardBooked && !now?.booking && !spoilt) ledger.violated('heard "booked" and is not', callId, now?.state ?? '');
}

type Row = Pick<BookingRecord, 'callId' | 'startsAt'> & { status: string; revision: number };

/** The bookings' own rows, and for each booking the places that the day rows keep for it. */
function standing({ engine }: World): { rows: Map<string, Row>; claims: Map<string, string[]> } {
  const rows = new Map<string, Row>();
  const claims = new Map<string, string[]>();
  for (const item of engine.items()) {
    const pk = item['pk']?.S ?? '';
    if (pk.startsWith('BOOKING#') && item['sk']?.S === 'BOOKING') {
      const text = (name: string) => item[name]?.S ?? '';
      const row = { callId: text('callId'), startsAt: text('startsAt'), status: text('status') };
      rows.set(text('id'), { ...row, revision: Number(item['revision']?.N) });
    }
    if (!pk.startsWith('CALENDAR#')) continue;
    for (const { callId, state, startsAtMs, bookingId } of claimsOf(item))
      if (state === 'booked') claims.set(bookingId, [...(claims.get(bookingId) ?? []), `${callId} ${startsAtMs}`]);
  }
  return { rows, claims };
}
