// The bookings of a stretch of days, found by the claims on the day rows, and those of a number.
import type { E164 } from '../../machines/dialog.ts';
import type { BookingRecord } from '../ports.ts';
import { verdictOn } from './claims.ts';
import type { DayRow } from './day-row.ts';
import type { SearchPorts } from './search.ts';
import { dateOf } from './sessions.ts';
import { dayAt, startMsOf } from './terms.ts';

const READS_AT_ONCE = 20;

/** Bookings that start from one day to another, both included, in order of time; one that a crash left is finished first. */
export async function bookingsBetween(ports: SearchPorts, fromDay: number, toDay: number): Promise<BookingRecord[]> {
  const ids: string[] = [];
  for (const { id } of ports.business.resources) {
    for (const row of await ports.table.days(id, fromDay, toDay)) ids.push(...(await bookedOn(ports, row)));
  }
  const [from, to] = [dateOf(fromDay), dateOf(toDay)];
  // One that was cancelled and made again by its call is noted as both, one that is just moved has two claims.
  const found = [...new Set([...ids, ...(await ports.table.cancelledIds(from, to))])];
  const bookings = (await readAll(ports, found)).filter(
    ({ startsAt }) => from <= startsAt.slice(0, from.length) && startsAt.slice(0, to.length) <= to,
  );
  return bookings.toSorted((a, b) => compare(a.startsAt, b.startsAt) || compare(a.resource, b.resource));
}

/** What is booked for a number and has not begun, in order of time. */
export async function bookingsOf(ports: SearchPorts, phone: E164): Promise<BookingRecord[]> {
  const nowMs = ports.nowMs();
  const noted = await ports.table.bookingIdsOf(phone, nowMs);
  const standing = (await readAll(ports, noted)).filter(
    (each) =>
      each.status === 'booked' && each.phone === phone && (startMsOf(ports.business, each.startsAt) ?? 0) > nowMs,
  );
  return standing.toSorted((a, b) => compare(a.startsAt, b.startsAt));
}

async function readAll({ table }: SearchPorts, ids: readonly string[]): Promise<BookingRecord[]> {
  const bookings: BookingRecord[] = [];
  for (let from = 0; from < ids.length; from += READS_AT_ONCE) {
    const some = await Promise.all(ids.slice(from, from + READS_AT_ONCE).map((id) => table.booking(id)));
    bookings.push(...some.filter((booking) => booking !== undefined));
  }
  return bookings;
}

/** The ids of the bookings that start on the row's day: a claim that touches two days is found on its first. */
async function bookedOn(ports: SearchPorts, row: DayRow): Promise<string[]> {
  const ids: string[] = [];
  for (const [id, claim] of Object.entries(row.claims)) {
    if (dayAt(ports.business, claim.startsAtMs) !== row.day) continue;
    if (claim.state === 'booked') ids.push(claim.bookingId ?? '');
    else if ((await verdictOn(ports, row.resource, id, claim)) === 'booked') {
      const finished = (await ports.table.day(row)).claims[id];
      if (finished?.bookingId !== undefined) ids.push(finished.bookingId);
    }
  }
  return ids.filter((id) => id !== '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
