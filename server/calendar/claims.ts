// The protocol of claims: one conditional write on a day's row decides who has an opening; nobody takes what a call booked.
import type { BookingRecord } from '../ports.ts';
import { bookClaim, dropBooked, dropClaim, extendClaim, type HeldUntil, putClaim } from './claim-requests.ts';
import { type Claim, claimIdOf, type DayKey, type DayRow } from './day-row.ts';
import type { Table } from './table.ts';

/** What the row of a claim's call says: whether the call is complete, and with which booking; null without a row. */
export type Owner =
  | {
      booking?: BookingRecord;
      complete: boolean;
      /** Bookings that it cancelled, as they are to be written, while that may still be outstanding. */
      cancelled?: readonly BookingRecord[];
    }
  | 'unreadable'
  | null;

export interface ClaimPorts {
  table: Table;
  ownerOf(callId: string): Promise<Owner>;
  /** The claim that stands for a booking: the time it keeps, whose it is. */
  claimOf(booking: BookingRecord): Claim;
  /** Every day on the wall that a span of time touches; two spans that overlap share one. */
  daysOf(span: { fromMs: number; toMs: number }): number[];
  nowMs(): number;
  /** From 0 to below 1. */
  random(): number;
  pause(ms: number): Promise<void>;
}

/** `contended`: others wrote the row each time; the opening may still be free. */
export type Placed = 'placed' | 'taken' | 'contended';

export const MOST_LOSSES = 4; // then the line offers the next opening: the caller is waiting
const JITTER_MS = 12; // of the first retry; doubled each time. A conditional write takes 1 to 5 ms

/**
 * Puts a claim on every day it touches, or on none.
 * `seen` may hold a row read just before, which saves the first read.
 */
export async function placeClaim(ports: ClaimPorts, resource: string, wanted: Claim, seen?: DayRow): Promise<Placed> {
  const days = ports.daysOf(wanted);
  for (const [index, day] of days.entries()) {
    const placed = await placeOnDay(ports, { resource, day }, wanted, seen?.day === day ? seen : undefined);
    if (placed === 'placed') continue;
    await dropFrom(ports, resource, days.slice(0, index), claimIdOf(wanted.callId, wanted.startsAtMs));
    return placed;
  }
  return 'placed';
}

async function placeOnDay(ports: ClaimPorts, key: DayKey, wanted: Claim, seen?: DayRow): Promise<Placed> {
  const { table } = ports;
  const id = claimIdOf(wanted.callId, wanted.startsAtMs);
  let row = seen;
  for (let losses = 0; losses < MOST_LOSSES; losses += 1) {
    row ??= await table.day(key);
    if (stands(row.claims[id], wanted)) return 'placed';
    const inTheWay = Object.entries(row.claims).filter(([, claim]) => collides(claim, wanted));
    for (const [other, claim] of inTheWay) {
      if ((await verdictOn(ports, key.resource, other, claim)) !== 'free') return 'taken';
    }
    const replaced = inTheWay.map(([other]) => other);
    if (await table.update(putClaim(table.name, row, id, wanted, replaced))) return 'placed';
    await ports.pause(ports.random() * JITTER_MS * 2 ** losses);
    row = undefined;
  }
  return 'contended';
}

/** Already there, by an earlier delivery of the same turn or a write whose answer was lost. */
function stands(claim: Claim | undefined, wanted: Claim): boolean {
  if (claim === undefined || claim.fromMs !== wanted.fromMs || claim.toMs !== wanted.toMs) return false;
  return claim.state === 'booked' || (wanted.state === 'held' && claim.heldUntilMs >= wanted.heldUntilMs);
}

/** A call does not stand in its own way while it only holds: it is about to give the other one back. */
function collides(claim: Claim, wanted: Claim): boolean {
  const isOwnHold = claim.callId === wanted.callId && claim.state === 'held';
  return !isOwnHold && claim.fromMs < wanted.toMs && wanted.fromMs < claim.toMs;
}

/**
 * What a claim found on a row is worth now.
 * An expired one whose call is complete is booked, and its promotion is finished here; another expired one is free,
 * unless the call cannot be read: it may have said "booked", so its opening is nobody else's.
 */
export async function verdictOn(
  ports: ClaimPorts,
  resource: string,
  id: string,
  claim: Claim,
): Promise<'booked' | 'held' | 'free'> {
  if (claim.state === 'booked') return 'booked';
  if (claim.heldUntilMs > ports.nowMs()) return 'held';
  const owner = await ports.ownerOf(claim.callId);
  if (owner === 'unreadable') return 'held';
  const booking = owner?.complete === true ? owner.booking : undefined;
  if (booking === undefined || !standsAt(ports, booking, resource, id)) return 'free';
  await promoteClaim(ports, booking);
  // Another call may have moved or cancelled it since: then this claim is a leftover of its own call.
  const standing = await ports.table.booking(booking.id);
  return standing !== undefined && standsAt(ports, standing, resource, id) ? 'booked' : 'free';
}

/** The booking has its place by just this claim. */
function standsAt(ports: ClaimPorts, booking: BookingRecord, resource: string, claimId: string): boolean {
  const { startsAtMs } = ports.claimOf(booking);
  return (
    booking.status === 'booked' && booking.resource === resource && claimIdOf(booking.callId, startsAtMs) === claimId
  );
}

/**
 * Makes a booking's claim booked on every day it touches, then writes the booking's row; twice is once.
 * Throws when another has the time meanwhile, which the protocol rules out: the call says "booked" by then.
 */
export async function promoteClaim(ports: ClaimPorts, booking: BookingRecord): Promise<void> {
  const { table } = ports;
  const written = await table.booking(booking.id);
  if (written !== undefined && written.revision >= booking.revision) return; // the row is written last: all else is done
  const claim = ports.claimOf(booking);
  const id = claimIdOf(claim.callId, claim.startsAtMs);
  for (const day of ports.daysOf(claim)) {
    const key = { resource: booking.resource, day };
    if (await table.update(bookClaim(table.name, key, id, booking.id, claim))) continue;
    const placed = await placeOnDay(ports, key, { ...claim, state: 'booked', bookingId: booking.id });
    if (placed !== 'placed') throw new Error(`the opening of a booked call is ${placed}: ${booking.id}`);
  }
  await table.noteBooking(booking);
  if (await table.addBooking(booking)) return;
  // A later revision was written meanwhile, by another deliverer: what was booked here is left behind, unless it stands here.
  await dropMoved(ports, booking, {
    resource: booking.resource,
    startsAtMs: claim.startsAtMs,
    days: ports.daysOf(claim),
  });
}

/** Extends a held claim on every day it touches; false when it is no longer the call's own. */
export async function renewClaim(
  ports: ClaimPorts,
  resource: string,
  days: readonly number[],
  id: string,
  untilMs: number,
): Promise<boolean> {
  const { table } = ports;
  for (const day of days) {
    const key = { resource, day };
    if (await table.update(extendClaim(table.name, key, id, untilMs))) continue;
    const stored = (await table.day(key)).claims[id];
    if (stored === undefined || (stored.state === 'held' && stored.heldUntilMs < untilMs)) return false;
  }
  return true;
}

/** Takes a held claim off every day named; a booked one stays. */
export async function dropFrom(
  ports: ClaimPorts,
  resource: string,
  days: readonly number[],
  id: string,
  held?: HeldUntil,
): Promise<void> {
  for (const day of days) await ports.table.update(dropClaim(ports.table.name, { resource, day }, id, held));
}

/**
 * Writes that a booking is cancelled, then frees its place; twice is once.
 * Whoever crashed between the two repeats both: the row says "cancelled" before anybody else can have the time.
 */
export async function cancelBooking(ports: ClaimPorts, booking: BookingRecord): Promise<void> {
  const { table } = ports;
  await table.noteCancelled(booking);
  await table.addBooking(booking);
  const claim = ports.claimOf(booking);
  await dropMoved(ports, booking, {
    resource: booking.resource,
    startsAtMs: claim.startsAtMs,
    days: ports.daysOf(claim),
  });
}

/** Frees a booked claim of a booking that stands elsewhere by now, or nowhere; `holder` had claimed it. */
export async function dropMoved(
  ports: ClaimPorts,
  booking: BookingRecord,
  { resource, startsAtMs, days }: { resource: string; startsAtMs: number; days: readonly number[] },
  holder: string = booking.callId,
): Promise<void> {
  const standing = await ports.table.booking(booking.id);
  // Freeing comes after the promotion of the new place, which may still be under way or have failed: then later.
  if (standing === undefined || standing.revision < booking.revision)
    throw new Error(`a booking is freed before it was written: ${booking.id}`);
  const id = claimIdOf(holder, startsAtMs);
  if (standsAt(ports, standing, resource, id)) return;
  for (const day of days) {
    await ports.table.update(dropBooked(ports.table.name, { resource, day }, id, booking.id));
  }
}

export interface Swept {
  finished: number;
  freed: number;
}

/** Finishes or frees the expired claims of one row, each by its own conditional write. */
export async function sweepRow(ports: ClaimPorts, row: DayRow): Promise<Swept> {
  const swept = { finished: 0, freed: 0 };
  for (const [id, claim] of Object.entries(row.claims)) {
    if (claim.state === 'booked' || claim.heldUntilMs > ports.nowMs()) continue;
    const verdict = await verdictOn(ports, row.resource, id, claim);
    if (verdict === 'booked') swept.finished += 1;
    if (verdict !== 'free') continue;
    const drop = dropClaim(ports.table.name, row, id, { exactlyMs: claim.heldUntilMs });
    if (await ports.table.update(drop)) swept.freed += 1;
  }
  return swept;
}
