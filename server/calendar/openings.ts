// All free times for a service, in order: hours minus claims minus busy times. Pure.
import type { Business, Service } from '../business.ts';
import { LONGEST_DAY_MS, type SessionsOn, sessionsOf } from './sessions.ts';
import { DAY_MS, MINUTE_MS, type WallClock, wallClock } from './wall-clock.ts';

/** From `startMs` to before `endMs`, epoch milliseconds. */
export interface Span {
  startMs: number;
  endMs: number;
}

export interface FreeTime extends Span {
  resource: string;
}

export interface Search {
  service: Service;
  /** Only these people or rooms; absent: all that do the service. */
  resources?: readonly string[];
  /** Openings that start from here … */
  fromMs: number;
  /** … to before here; lead time and horizon narrow it further. */
  untilMs: number;
  nowMs: number;
  /** What is claimed or busy, by resource, buffers included; in any order. */
  taken: ReadonlyMap<string, readonly Span[]>;
}

/**
 * Every opening of the service within the window, each start once, in order of time.
 * Where several people are free the one with the least to do that day gets it; among equals each day begins with another.
 */
export function openingsFor(business: Business, search: Search): FreeTime[] {
  const { fromMs, untilMs } = bookableWindow(business, search);
  if (fromMs >= untilMs) return [];
  const clock = wallClock(business.zone, fromMs - LONGEST_DAY_MS, untilMs + LONGEST_DAY_MS);
  const desks = candidatesFor(business, search.service, search.resources).map((resource) => {
    const taken = disjoint(search.taken.get(resource.id) ?? []);
    const walk = { service: search.service, gridMs: business.gridMinutes * MINUTE_MS, fromMs, untilMs, taken };
    return { id: resource.id, taken, starts: freeStarts(sessionsOf(business, resource), clock, walk) };
  });
  const lengthMs = search.service.minutes * MINUTE_MS;
  return chooseDesks(desks, clock).map(({ startMs, resource }) => ({ startMs, endMs: startMs + lengthMs, resource }));
}

/** The people or rooms that can do a service, narrowed to those named. */
export function candidatesFor(business: Business, service: Service, named?: readonly string[]): Business['resources'] {
  return business.resources.filter(
    ({ id }) => (service.resources?.includes(id) ?? true) && (named?.includes(id) ?? true),
  );
}

/** The search's window, cut by the lead time and by the end of the last day of the horizon. */
export function bookableWindow(
  business: Business,
  { fromMs, untilMs, nowMs }: Pick<Search, 'fromMs' | 'untilMs' | 'nowMs'>,
): { fromMs: number; untilMs: number; horizonMs: number } {
  const clock = wallClock(business.zone, nowMs, nowMs + (business.horizonDays + 2) * DAY_MS);
  const today = Math.floor(clock.wallAt(nowMs) / DAY_MS);
  const horizonMs = clock.firstInstantOf((today + business.horizonDays + 1) * DAY_MS);
  return {
    fromMs: Math.max(fromMs, nowMs + business.leadMinutes * MINUTE_MS),
    untilMs: Math.min(untilMs, horizonMs),
    horizonMs,
  };
}

interface Walk {
  service: Service;
  gridMs: number;
  fromMs: number;
  untilMs: number;
  /** Disjoint and in order. */
  taken: readonly Span[];
}

function freeStarts(sessionsOn: SessionsOn, clock: WallClock, walk: Walk): number[] {
  const { gridMs, fromMs, untilMs, taken } = walk;
  const lengthMs = walk.service.minutes * MINUTE_MS;
  const beforeMs = walk.service.bufferBefore * MINUTE_MS;
  const afterMs = walk.service.bufferAfter * MINUTE_MS;
  const starts: number[] = [];
  const lastDay = Math.floor(clock.wallAt(untilMs) / DAY_MS);
  let next = 0; // the first taken span that does not end before the start under the finger
  let under = Number.NEGATIVE_INFINITY; // that start
  let isInOrder = true;
  for (let day = Math.floor(clock.wallAt(fromMs - LONGEST_DAY_MS) / DAY_MS); day <= lastDay; day += 1) {
    for (const { openMs, closeMs } of sessionsOn(day)) {
      const opensMs = clock.firstInstantOf(day * DAY_MS + openMs);
      const closesMs = clock.firstInstantOf(day * DAY_MS + closeMs);
      // no clock moves within the session when it lasts as long as its times say: then minutes may simply be added
      const isSteady = closesMs - opensMs === closeMs - openMs;
      for (let sinceMs = 0; sinceMs < closeMs - openMs; sinceMs += gridMs) {
        const wallMs = day * DAY_MS + openMs + sinceMs;
        const startMs = isSteady ? opensMs + sinceMs : clock.firstInstantOf(wallMs);
        if (startMs < fromMs) continue;
        if (startMs >= untilMs || startMs + lengthMs > closesMs) break;
        if (startMs <= under) {
          // a special opening may run past midnight into the next day's own hours, whose grid is another
          next = 0;
          isInOrder = false;
        }
        under = startMs;
        while (next < taken.length && (taken[next]?.endMs ?? 0) <= startMs - beforeMs) next += 1;
        const isFree = next === taken.length || (taken[next]?.startMs ?? 0) >= startMs + lengthMs + afterMs;
        if (!isFree) continue;
        if (!isSteady && clock.wallAt(startMs) !== wallMs) continue; // the clocks sprang over this time
        starts.push(startMs);
      }
    }
  }
  return isInOrder ? starts : [...new Set(starts)].toSorted((a, b) => a - b);
}

interface Desk {
  id: string;
  taken: readonly Span[];
  starts: readonly number[];
}

/** Walks all desks' starts together and gives each start to one of the desks that have it. */
function chooseDesks(desks: readonly Desk[], clock: WallClock): { startMs: number; resource: string }[] {
  const only = desks[0];
  if (desks.length === 1 && only !== undefined) {
    return only.starts.map((startMs) => ({ startMs, resource: only.id }));
  }
  const chosen: { startMs: number; resource: string }[] = [];
  const fingers = desks.map(() => 0);
  const loads = new Map<string, number>();
  const loadOf = (desk: Desk, day: number): number => {
    const key = `${day} ${desk.id}`;
    const known = loads.get(key);
    if (known !== undefined) return known;
    const load = overlapMs(desk.taken, clock.firstInstantOf(day * DAY_MS), clock.firstInstantOf((day + 1) * DAY_MS));
    loads.set(key, load);
    return load;
  };
  const headOf = (index: number): number => desks[index]?.starts[fingers[index] ?? 0] ?? Number.POSITIVE_INFINITY;
  while (true) {
    let startMs = Number.POSITIVE_INFINITY;
    for (let index = 0; index < desks.length; index += 1) startMs = Math.min(startMs, headOf(index));
    if (startMs === Number.POSITIVE_INFINITY) return chosen;
    const free: Desk[] = [];
    for (const [index, desk] of desks.entries()) {
      if (headOf(index) !== startMs) continue;
      free.push(desk);
      fingers[index] = (fingers[index] ?? 0) + 1;
    }
    const day = Math.floor(clock.wallAt(startMs) / DAY_MS);
    const [first] = free.length === 1 ? free : fairOrder(free, day, (desk) => loadOf(desk, day));
    if (first !== undefined) chosen.push({ startMs, resource: first.id });
  }
}

/** Those with the least to do first; equals in the order of the file, turned by one each day. */
export function fairOrder<Item>(items: readonly Item[], day: number, loadOf: (item: Item) => number): Item[] {
  const turned = items.map((_, index) => items[(index + day) % items.length]).filter((each) => each !== undefined);
  return turned.toSorted((a, b) => loadOf(a) - loadOf(b));
}

/** How much of the window is covered by spans that are disjoint and in order. */
export function overlapMs(spans: readonly Span[], fromMs: number, untilMs: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.endMs ?? 0) <= fromMs) low = middle + 1;
    else high = middle;
  }
  let covered = 0;
  for (let index = low; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span.startMs >= untilMs) break;
    covered += Math.min(span.endMs, untilMs) - Math.max(span.startMs, fromMs);
  }
  return covered;
}

/** The same time covered by spans that do not touch, in order. */
export function disjoint(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  let last: Span | undefined;
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    if (last !== undefined && startMs <= last.endMs) {
      last.endMs = Math.max(last.endMs, endMs);
    } else {
      last = { startMs, endMs };
      merged.push(last);
    }
  }
  return merged;
}
