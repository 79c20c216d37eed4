// The bookings of a stretch of days, found by the claims on the day rows.
import type { BookingRecord } from '../ports.ts';
import { verdictOn } from './claims.ts';
import type { DayRow } from './day-row.ts';
import type { SearchPorts } from './search.ts';
import { dayAt } from './terms.ts';

const READS_AT_ONCE = 20;

/** Bookings that start from one day to another, both included, in order of time; one that a crash left is finished first. */
export async function bookingsBetween(ports: SearchPorts, fromDay: number, toDay: number): Promise<BookingRecord[]> {
  const ids: string[] = [];
  for (const { id } of ports.business.resources) {
    for (const row of await ports.table.days(id, fromDay, toDay)) ids.push(...(await bookedOn(ports, row)));
  }
  const bookings: BookingRecord[] = [];
  for (let from = 0; from < ids.length; from += READS_AT_ONCE) {
    const some = await Promise.all(ids.slice(from, from + READS_AT_ONCE).map((id) => ports.table.booking(id)));
    bookings.push(...some.filter((booking) => booking !== undefined));
  }
  return bookings.toSorted((a, b) => compare(a.startsAt, b.startsAt) || compare(a.resource, b.resource));
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
