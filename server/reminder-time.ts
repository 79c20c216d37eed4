// When a caller is reminded: so many hours ahead by the clock on the wall, and never at night. Pure.
import { toInstant, toLocal } from '../extractors/zoned-time.ts';
import type { ClockTime, LocalDateTime } from '../machines/dialog.ts';
import type { Business } from './business.ts';

// Nobody is woken by a text; what falls outside goes out earlier, for a reminder that comes late is none.
const FIRST: ClockTime = '09:00';
const LAST: ClockTime = '20:00';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The instant of the reminder of an appointment, or null when the business sends none. */
export function reminderTimeOf(startsAt: LocalDateTime, { zone, policies }: Business): number | null {
  const hours = policies.reminderHoursBefore;
  if (hours === 0) return null;
  const wished = shifted(startsAt, -hours * HOUR_MS);
  return firstInstantOf(byDay(wished), zone);
}

/** Whether a text may go out now, by the clock on the wall. */
export function isDaytime(epochMs: number, zone: string): boolean {
  const time = toLocal(epochMs, zone).slice('YYYY-MM-DDT'.length);
  return time >= FIRST && time <= LAST;
}

/** The first instant of a wall time; of one that the clocks spring over, the moment they do. */
export function firstInstantOf(local: LocalDateTime, zone: string): number {
  const instant = toInstant(local, zone);
  if (instant.kind === 'unique') return instant.epochMs;
  if (instant.kind === 'overlap') return instant.earlierMs;
  return firstInstantOf(shifted(local, -HOUR_MS), zone) + HOUR_MS; // no gap is wider than the hour before it
}

/** The same wall time, or the last one before it in the day's hours for texts. */
function byDay(local: LocalDateTime): LocalDateTime {
  const [date = '', time = ''] = local.split('T');
  if (time > LAST) return `${date}T${LAST}`;
  if (time >= FIRST) return local;
  return `${shifted(local, -DAY_MS).slice(0, 'YYYY-MM-DD'.length)}T${LAST}`;
}

/** Wall times are added up as if there were no clock changes: a day ahead is the same time of day. */
const shifted = (local: LocalDateTime, ms: number): LocalDateTime =>
  new Date(Date.parse(`${local}Z`) + ms).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
