// How values are said so that a synthesiser reads them as a person would; the words come from the locale.
import type { ClockTime, E164, LocalDate, LocalDateTime } from '../dialog.ts';

/** "2 0 4, 8 6 9, 4 9 0 5": spaces make a synthesiser read digits, commas make it pause. */
export function spokenPhone(e164: E164): string {
  const digits = e164.slice(1);
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return groupsOf(national).map(spaced).join(', ');
}

/** The digits of a number given in parts. */
export const spokenDigits = (digits: string): string => groupsOf(digits).map(spaced).join(', ');

/** The last four digits, for a number that is not to be said in full. */
export const lastDigits = (e164: E164): string => spaced(e164.slice(-4));

const spaced = (digits: string): string => [...digits].join(' ');

const NANP_GROUPS = [3, 3, 4];

/** Groups as people say them: 3-3-4 for ten digits, else threes with a last group of three or four. */
function groupsOf(digits: string): string[] {
  if (digits.length === 10) {
    let at = 0;
    return NANP_GROUPS.map((size) => digits.slice(at, (at += size)));
  }
  const groups: string[] = [];
  for (let rest = digits; rest.length > 0; ) {
    const size = rest.length <= 4 ? rest.length : 3;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return groups;
}

export interface Calendar {
  weekdays: readonly string[];
  months: readonly string[];
  ordinal(day: number): string;
  clock(hour: number, minute: number): string;
  date(weekday: string, month: string, day: string): string;
}

/** The weekday of a date, Sunday = 0; a date has one whatever the zone. */
const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00Z`).getUTCDay();

/** "Thursday, October 2nd". */
export function spokenDate(date: LocalDate, locale: Calendar): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  return locale.date(locale.weekdays[weekdayOf(date)] ?? '', locale.months[month - 1] ?? '', locale.ordinal(day));
}

export const spokenWeekday = (date: LocalDate, locale: Calendar): string => locale.weekdays[weekdayOf(date)] ?? '';

/** "9:30 a.m." */
export function spokenClock(time: ClockTime, locale: Calendar): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return locale.clock(hour, minute);
}

export const dateOf = (local: LocalDateTime): LocalDate => local.slice(0, 10);
export const clockOf = (local: LocalDateTime): ClockTime => local.slice(11, 16);
