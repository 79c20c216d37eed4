// What a caller's wish means for the search: which days to look at, which openings suit, which three to say. Pure.
import type { Wish } from '../../machines/dialog.ts';
import type { FreeTime } from './openings.ts';
import { dateOf, dayOf } from './sessions.ts';
import { DAY_MS, MINUTE_MS } from './wall-clock.ts';

/** Days by number, both ends included. */
export interface Days {
  from: number;
  to: number;
}

/** An opening as the caller knows it: with the time on the wall, in milliseconds as if it were UTC. */
export interface Candidate extends FreeTime {
  wallMs: number;
}

const MOST_OFFERED = 3; // more than three cannot be kept in mind over the telephone
const NEAR_DAYS = 3;
const CHUNK_DAYS = 7; // a week at a time: one query a person
const PARTS = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
} as const;

/**
 * The stretches of days to search, likeliest first; stop after the first that holds enough.
 * `known` is today and the last day of the horizon.
 */
export function daysFor(wish: Wish, known: Days): Days[] {
  const bounded = clamp(
    {
      from: Math.max(first(wish.date ?? wish.dateFrom) ?? known.from, first(wish.after) ?? known.from),
      to: Math.min(first(wish.date ?? wish.dateTo) ?? known.to, first(wish.before) ?? known.to),
    },
    known,
  );
  if (bounded === undefined) return [];
  const near = first(wish.near);
  if (near !== undefined) {
    const around = clamp({ from: near - NEAR_DAYS, to: near + NEAR_DAYS }, bounded);
    return around === undefined ? [bounded] : [around, bounded];
  }
  if (isBounded(wish)) return [bounded];
  const chunks: Days[] = [];
  for (let from = bounded.from; from <= bounded.to; from += CHUNK_DAYS) {
    chunks.push({ from, to: Math.min(from + CHUNK_DAYS - 1, bounded.to) });
  }
  return chunks;
}

/** Whether the openings found so far are enough to choose from. */
export function isEnough(found: readonly Candidate[], wish: Wish): boolean {
  if (wish.near !== undefined) return found.length >= MOST_OFFERED;
  return new Set(found.map(({ wallMs }) => Math.floor(wallMs / DAY_MS))).size >= 2;
}

export function suits({ wallMs }: Candidate, wish: Wish): boolean {
  const day = Math.floor(wallMs / DAY_MS);
  const date = dateOf(day);
  const minute = (wallMs - day * DAY_MS) / MINUTE_MS;
  const [partFrom, partTo] = wish.part === undefined ? [0, Infinity] : PARTS[wish.part];
  const from = wish.from === undefined ? 0 : minutesOf(wish.from);
  const to = wish.to === undefined ? Infinity : minutesOf(wish.to);
  return (
    (wish.date ?? date) === date &&
    (wish.dateFrom ?? date) <= date &&
    date <= (wish.dateTo ?? date) &&
    partFrom <= minute &&
    minute < partTo &&
    from <= minute &&
    // "between two and four" does not begin at four; "at four" has both ends alike
    (minute < to || minute === from) &&
    (wish.after === undefined || wallMs > wallOf(wish.after)) &&
    (wish.before === undefined || wallMs < wallOf(wish.before))
  );
}

/** At most three of the openings, in order of time: the nearest, the soonest, or the ends and the middle of the wish. */
export function choose(found: readonly Candidate[], wish: Wish): Candidate[] {
  const near = wish.near;
  if (near !== undefined) return nearest(found, wallOf(near));
  if (wish.before !== undefined && wish.date === undefined && wish.dateFrom === undefined) {
    return soonest(found.toReversed()).toReversed();
  }
  if (isBounded(wish)) return endsAndMiddle(found);
  return soonest(found);
}

function nearest(found: readonly Candidate[], wallMs: number): Candidate[] {
  return found
    .toSorted((a, b) => Math.abs(a.wallMs - wallMs) - Math.abs(b.wallMs - wallMs))
    .slice(0, MOST_OFFERED)
    .toSorted((a, b) => a.wallMs - b.wallMs);
}

/** The first, the first in another part of that or a later day, and the first of a day after that. */
function soonest(found: readonly Candidate[]): Candidate[] {
  const [one] = found;
  if (one === undefined) return [];
  const two = found.find((each) => partOf(each) !== partOf(one));
  if (two === undefined) return endsAndMiddle(found.slice(0, MOST_OFFERED));
  const place = found.indexOf(two);
  const three = found.slice(place + 1).find((each) => partOf(each) !== partOf(two));
  return [one, two, ...(three === undefined ? [] : [three])];
}

function endsAndMiddle(found: readonly Candidate[]): Candidate[] {
  const places = new Set([0, Math.floor((found.length - 1) / 2), found.length - 1]);
  return [...places].flatMap((place) => found[place] ?? []);
}

function partOf({ wallMs }: Candidate): string {
  const day = Math.floor(wallMs / DAY_MS);
  const minute = (wallMs - day * DAY_MS) / MINUTE_MS;
  return `${day} ${minute < PARTS.morning[1] ? 'morning' : minute < PARTS.afternoon[1] ? 'afternoon' : 'evening'}`;
}

/** A wish for the days of a stretch, not for the soonest of an open future. */
function isBounded(wish: Wish): boolean {
  return wish.date !== undefined || wish.dateTo !== undefined || wish.before !== undefined;
}

function clamp(days: Days, within: Days): Days | undefined {
  const clamped = { from: Math.max(days.from, within.from), to: Math.min(days.to, within.to) };
  return clamped.from <= clamped.to ? clamped : undefined;
}

function first(at: string | undefined): number | undefined {
  return at === undefined ? undefined : dayOf(at.slice(0, 'YYYY-MM-DD'.length));
}

export function wallOf(local: string): number {
  return Date.parse(`${local}Z`);
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
