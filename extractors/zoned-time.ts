// Converts between a wall time in an IANA zone and an instant, right across clock changes, by Intl alone.
import type { LocalDateTime } from '../machines/dialog.ts';

/** What a wall time means in a zone: one instant, none (clocks sprang over it), or two (clocks fell back over it). */
export type ZonedInstant =
  | { kind: 'unique'; epochMs: number }
  | { kind: 'gap' }
  | { kind: 'overlap'; earlierMs: number; laterMs: number };

/**
 * The instant of a wall time in a zone.
 * Throws a RangeError when the zone is unknown or the wall time is not `YYYY-MM-DDTHH:MM` of the calendar.
 */
export function toInstant(local: LocalDateTime, timeZone: string): ZonedInstant {
  const wallMs = wallClockMs(local);
  const before = offsetMs(wallMs - PROBE_MS, timeZone);
  const after = offsetMs(wallMs + PROBE_MS, timeZone);
  if (before === after) return { kind: 'unique', epochMs: wallMs - before };
  const [first, second] = [wallMs - before, wallMs - after]
    .filter((epochMs) => epochMs + offsetMs(epochMs, timeZone) === wallMs)
    .toSorted((a, b) => a - b);
  if (first === undefined) return { kind: 'gap' };
  if (second === undefined) return { kind: 'unique', epochMs: first };
  return { kind: 'overlap', earlierMs: first, laterMs: second };
}

/** The wall time of an instant in a zone, cut to the minute. Throws a RangeError when the zone is unknown. */
export function toLocal(epochMs: number, timeZone: string): LocalDateTime {
  const minute = Math.floor(epochMs / MINUTE_MS);
  const latest = LATEST.get(timeZone);
  if (latest?.minute === minute) return latest.local;
  const found = { minute, local: wallTime(minute * MINUTE_MS, timeZone) };
  LATEST.set(timeZone, found);
  return found.local;
}

const MINUTE_MS = 60 * 1000;
/** Worked out once a minute: every turn of every call asks what time it is. */
const LATEST = new Map<string, { minute: number; local: LocalDateTime }>();

const wallTime = (epochMs: number, timeZone: string): LocalDateTime =>
  new Date(epochMs + offsetMs(epochMs, timeZone)).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);

// Offsets lie within -12 h and +14 h, so the offsets a day before and a day after the wall time, read as if it were
// UTC, are those before and after any change that could touch it; no zone changes twice within two days.
const PROBE_MS = 24 * 60 * 60 * 1000;

const SECOND_MS = 1000;

function wallClockMs(local: LocalDateTime): number {
  const wallMs = Date.parse(`${local}:00.000Z`);
  // Date.parse lets 30 February through as 2 March; a wall time that does not read back is no wall time.
  if (Number.isNaN(wallMs) || !new Date(wallMs).toISOString().startsWith(local)) {
    throw new RangeError('not a wall time YYYY-MM-DDTHH:MM');
  }
  return wallMs;
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(epochMs: number, timeZone: string): number {
  // `10/02/2025, 09:30:00`: reading the fixed columns is three times as fast as formatToParts.
  const wall = formatter(timeZone).format(epochMs);
  const column = (from: number, to: number): number => Number(wall.slice(from, to));
  const wallMs = Date.UTC(
    column(6, 10),
    column(0, 2) - 1,
    column(3, 5),
    column(12, 14),
    column(15, 17),
    column(18, 20),
  );
  return wallMs - Math.floor(epochMs / SECOND_MS) * SECOND_MS;
}

// Building a formatter costs a hundred times a use of it; what it holds depends on the zone's name alone.
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  FORMATTERS.set(timeZone, made);
  return made;
}
