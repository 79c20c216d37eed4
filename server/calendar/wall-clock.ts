// The clock on the business's wall over a stretch of time: wall time to instant and back, by arithmetic.
import { toLocal } from '../../extractors/zoned-time.ts';

/** Wall times are milliseconds as if the wall showed UTC, so that a day has 24 hours whatever the clocks do. */
export interface WallClock {
  wallAt(epochMs: number): number;
  /**
   * The first instant at which the wall shows this time or a later one.
   * A time that comes twice is therefore its first; one that the clocks spring over is the moment they spring.
   */
  firstInstantOf(wallMs: number): number;
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
// No zone moves its clocks there and back within this time (Morocco's month of Ramadan is the shortest pause).
const PROBE_MS = 7 * DAY_MS;
const MOST_PROBES = 1000; // 19 years: far beyond any horizon

interface Stretch {
  fromMs: number;
  untilMs: number;
  offsetMs: number;
}

/** The wall clock of a zone, right for instants from `fromMs` to `untilMs` and a day beyond on either side. */
export function wallClock(timeZone: string, fromMs: number, untilMs: number): WallClock {
  const stretches = stretchesOf(timeZone, floorMinute(fromMs - 2 * DAY_MS), floorMinute(untilMs + 2 * DAY_MS));
  return {
    wallAt: (epochMs) => {
      const stretch = stretches.find((each) => epochMs < each.untilMs);
      if (stretch === undefined) throw new RangeError('an instant beyond the end of time');
      return epochMs + stretch.offsetMs;
    },
    firstInstantOf: (wallMs) => {
      for (const { fromMs: from, untilMs: until, offsetMs } of stretches) {
        const epochMs = Math.max(from, wallMs - offsetMs);
        if (epochMs < until) return epochMs;
      }
      throw new RangeError('a wall time beyond the end of time');
    },
  };
}

/** The stretches between clock changes; the first and the last reach on without end. */
function stretchesOf(timeZone: string, fromMs: number, untilMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let offsetMs = offsetAt(timeZone, fromMs);
  let begin = Number.NEGATIVE_INFINITY;
  let probe = fromMs;
  for (let probes = 0; probe < untilMs; probes += 1) {
    if (probes >= MOST_PROBES) throw new RangeError('a stretch of time too long for a wall clock');
    const next = probe + PROBE_MS;
    const nextOffsetMs = offsetAt(timeZone, next);
    if (nextOffsetMs !== offsetMs) {
      const changeMs = changeBetween(timeZone, probe, next);
      stretches.push({ fromMs: begin, untilMs: changeMs, offsetMs });
      begin = changeMs;
      offsetMs = nextOffsetMs;
    }
    probe = next;
  }
  stretches.push({ fromMs: begin, untilMs: Number.POSITIVE_INFINITY, offsetMs });
  return stretches;
}

/** The first minute with the offset that holds at `laterMs`. */
function changeBetween(timeZone: string, earlierMs: number, laterMs: number): number {
  const before = offsetAt(timeZone, earlierMs);
  let low = earlierMs;
  let high = laterMs;
  while (high - low > MINUTE_MS) {
    const middle = floorMinute((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(timeZone: string, minuteMs: number): number {
  return Date.parse(`${toLocal(minuteMs, timeZone)}Z`) - minuteMs;
}

function floorMinute(epochMs: number): number {
  return Math.floor(epochMs / MINUTE_MS) * MINUTE_MS;
}
