// Arithmetic on calendar dates, counted as whole days since 1 January 1970, and on minutes of the day.
import type { ClockTime, LocalDate } from '../../machines/dialog.ts';

/** Days since 1970-01-01 in no zone. */
export type Day = number;
/** Minutes since midnight. */
export type Minute = number;

export const MINUTES_A_DAY = 1440;
export const NOON: Minute = 720;
export const WEEK = 7;

const DAY_MS = 86_400_000;

/** The day of a date; months past 12 and days past the month's end carry over. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
}

export function parseDate(date: LocalDate): Day {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function formatDate(day: Day): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

export function civil(day: Day): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** ISO weekday, Monday = 1; 1970 began on a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % WEEK) + WEEK) % WEEK) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

export function monthLength(year: number, month: number): number {
  return civil(dayOf(year, month + 1, 0)).dayOfMonth;
}

/** The day when the calendar has it, such as no 31 September. */
export function realDay(year: number, month: number, dayOfMonth: number): Day | undefined {
  const real = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= monthLength(year, month);
  return real ? dayOf(year, month, dayOfMonth) : undefined;
}

/** Months later, on the same day of the month or the month's last. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civil(day);
  const first = civil(dayOf(year, month + months, 1));
  return dayOf(first.year, first.month, Math.min(dayOfMonth, monthLength(first.year, first.month)));
}

/** The nth weekday of a month, counted from its end when `nth` is negative; undefined when there is none. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day | undefined {
  if (nth < 0) {
    const last = dayOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + WEEK) % WEEK) + (nth + 1) * WEEK;
  }
  const first = dayOf(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + WEEK) % WEEK) + (nth - 1) * WEEK;
  return day < dayOf(year, month + 1, 1) ? day : undefined;
}

/** Western Easter Sunday, by the anonymous Gregorian computus. */
export function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const moon = (((19 * golden + skipped + 15) % 30) + 30) % 30;
  const corrected = moon - (moon > 28 || (moon === 28 && golden > 10) ? 1 : 0);
  const fullMoon = dayOf(year, 3, 21) + corrected;
  return fullMoon + WEEK - (weekdayOf(fullMoon) % WEEK);
}

// The Julian calendar is 13 days behind from 1900 to 2099.
const JULIAN_LAG = 13;

/** Orthodox Easter Sunday, by the Julian computus of Meeus. */
export function orthodoxEaster(year: number): Day {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  return dayOf(year, 3, 22) + moon + sunday + JULIAN_LAG;
}

export function parseClock(time: ClockTime): Minute {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function formatClock(minute: Minute): ClockTime {
  return `${twoDigits(Math.floor(minute / 60) % 24)}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
