// Turns what was said of a date into days: one, two where the words allow two, or a stretch of days.
import {
  addMonths,
  civil,
  type Day,
  dayOf,
  mondayOf,
  monthLength,
  nthWeekday,
  realDay,
  WEEK,
  weekdayOf,
} from './calendar.ts';
import type { DateSpec } from './pieces.ts';
import type { Setting } from './setting.ts';

export type ResolvedDate =
  | { kind: 'days'; days: readonly Day[] }
  | { kind: 'span'; from: Day; to: Day | undefined; span: 'week' | 'weekend' | 'month' | 'stretch' }
  /** No such date, or a weekday that is not the date's. */
  | { kind: 'impossible' };

const IMPOSSIBLE: ResolvedDate = { kind: 'impossible' };

export function resolveDate(spec: DateSpec, setting: Setting): ResolvedDate {
  if (spec.from !== undefined) return { kind: 'span', from: spec.from, to: spec.to, span: 'stretch' };
  if (spec.span !== undefined && spec.weekday === undefined) return resolveSpan(spec, setting);
  const days = daysOf(spec, setting);
  if (days.length === 0) return IMPOSSIBLE;
  return { kind: 'days', days: days.map((day) => day + WEEK * (spec.plusWeeks ?? 0)) };
}

/** The days a date may be, the likelier first; none when there is no such date. */
export function daysOf(spec: DateSpec, setting: Setting): Day[] {
  if (spec.day !== undefined) return fixedDay(spec, spec.day);
  if (spec.nth !== undefined) return dayOfNth(spec, setting);
  if (spec.dayOfMonth !== undefined) return monthDay(spec, spec.dayOfMonth, setting);
  if (spec.weekday !== undefined) return weekdayDays(spec, spec.weekday, setting);
  return [];
}

function fixedDay({ weekday, loose }: DateSpec, day: Day): Day[] {
  if (weekday === undefined || weekdayOf(day) === weekday) return [day];
  return loose ? [mondayOf(day) + weekday - 1] : [];
}

function weekdayDays({ step, weeks }: DateSpec, weekday: number, { today, booking }: Setting): Day[] {
  const thisWeek = mondayOf(today) + weekday - 1;
  if (weeks !== undefined) return [thisWeek + WEEK * weeks];
  const nextWeek = thisWeek + WEEK;
  const ahead = thisWeek > today ? thisWeek : nextWeek;
  switch (step) {
    case undefined:
      return thisWeek === today ? (booking ? [today, nextWeek] : [nextWeek]) : [ahead];
    case 'this':
      return thisWeek === today ? [today] : [ahead];
    case 'coming':
      return [ahead];
    case 'last':
      return [thisWeek < today ? thisWeek : thisWeek - WEEK];
    case 'next':
    case 'following':
      // "Next Thursday" said on a Tuesday is two days or nine days off; nobody calls tomorrow so.
      return !booking || ahead === nextWeek || ahead === today + 1 ? [nextWeek] : [ahead, nextWeek];
    default:
      return step satisfies never;
  }
}

const FURTHEST_YEARS = 8; // A weekday and a date meet again within six years, eleven around a leap day.

function monthDay(spec: DateSpec, dayOfMonth: number, setting: Setting): Day[] {
  const { today } = setting;
  const { year, month } = civil(today);
  const fits = (day: Day | undefined): day is Day =>
    day !== undefined && (spec.weekday === undefined || weekdayOf(day) === spec.weekday);
  const only = (day: Day | undefined): Day[] => (fits(day) ? [day] : []);
  if (spec.month !== undefined) {
    if (spec.year !== undefined) return only(realDay(spec.year, spec.month, dayOfMonth));
    if (spec.yearStep !== undefined) return only(realDay(year + spec.yearStep, spec.month, dayOfMonth));
    const sameYear = (years: number): Day | undefined => realDay(year + years, spec.month ?? month, dayOfMonth);
    const next = firstFrom(today, FURTHEST_YEARS, sameYear);
    if (fits(next)) return [next];
    if (setting.booking) return [];
    const past = sameYear(0);
    if (past !== undefined && past < today && fits(past)) return [past];
    return only(firstFrom(today, FURTHEST_YEARS, (years) => (fits(sameYear(years)) ? sameYear(years) : undefined)));
  }
  const inMonth = (months: number): Day | undefined => {
    const first = civil(dayOf(year, month + months, 1));
    return realDay(first.year, first.month, dayOfMonth);
  };
  if (spec.monthStep !== undefined) return only(inMonth(spec.monthStep));
  const next = firstFrom(today, 12, inMonth);
  // Today is rarely called by its number, so the caller may mean next month's.
  const after = setting.booking && next === today ? firstFrom(today + 1, 12, inMonth) : undefined;
  if (fits(next)) return fits(after) ? [next, after] : [next];
  if (setting.booking) return [];
  return only(firstFrom(today, 12, (months) => (fits(inMonth(months)) ? inMonth(months) : undefined)));
}

/** The first day from today on that the step yields. */
function firstFrom(today: Day, steps: number, at: (step: number) => Day | undefined): Day | undefined {
  for (let step = 0; step <= steps; step += 1) {
    const day = at(step);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

function dayOfNth(spec: DateSpec, { today }: Setting): Day[] {
  const { year, month } = civil(today);
  const nth = spec.nth ?? 1;
  const inMonth = (atYear: number, atMonth: number): Day | undefined => {
    const first = civil(dayOf(atYear, atMonth, 1));
    if (spec.weekday !== undefined) return nthWeekday(first.year, first.month, spec.weekday, nth);
    return nth < 0 ? dayOf(first.year, first.month, monthLength(first.year, first.month)) : undefined;
  };
  const named = spec.month;
  const day =
    named === undefined
      ? inMonth(year, month + (spec.monthStep ?? 0))
      : spec.year !== undefined || spec.yearStep !== undefined
        ? inMonth(spec.year ?? year + (spec.yearStep ?? 0), named)
        : firstFrom(today, FURTHEST_YEARS, (years) => inMonth(year + years, named));
  return day === undefined ? [] : [day];
}

function resolveSpan(spec: DateSpec, setting: Setting): ResolvedDate {
  const { today } = setting;
  switch (spec.span) {
    case 'week':
      return weekSpan(spec, setting);
    case 'weekend': {
      const saturday = mondayOf(today) + 5;
      const weeks = spec.step === 'next' || spec.step === 'following' ? 1 : spec.step === 'last' ? -1 : 0;
      const from = saturday + WEEK * weeks;
      return { kind: 'span', from: weeks === 0 ? Math.max(from, today) : from, to: from + 1, span: 'weekend' };
    }
    case 'month':
      return monthSpan(spec, setting);
    default:
      return IMPOSSIBLE;
  }
}

function weekSpan(spec: DateSpec, setting: Setting): ResolvedDate {
  const { today, openDays, booking } = setting;
  const base = weekBase(spec, setting);
  if (base === undefined) return IMPOSSIBLE;
  const open = (monday: Day): Day[] =>
    [0, 1, 2, 3, 4, 5, 6]
      .map((days) => monday + days)
      .filter((day) => openDays.has(weekdayOf(day)) && day >= (booking ? today : 0));
  const left = open(base);
  // The end of a week that has no open day left is that of the next.
  const days = left.length === 0 && (spec.edge || booking) ? open(base + WEEK) : left;
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return IMPOSSIBLE;
  const edges = {
    start: { from, to: Math.min(from + 1, to) },
    middle: { from: Math.min(from + 1, to), to: Math.max(from, to - 1) },
    end: { from: Math.max(from, to - 1), to },
  };
  return { kind: 'span', span: 'week', ...(spec.edge ? edges[spec.edge] : { from, to }) };
}

/** The day a span of seven begins: a Monday, or a day of the month for "the first week of October". */
function weekBase(spec: DateSpec, setting: Setting): Day | undefined {
  const { today } = setting;
  if (spec.day !== undefined) return mondayOf(spec.day);
  const { span: _span, edge: _edge, nth, ...date } = spec;
  if (nth !== undefined) {
    const month = monthSpan({ ...date, span: 'month' }, setting);
    if (month.kind !== 'span') return undefined;
    return nth < 0 ? (month.to ?? month.from) - WEEK + 1 : month.from + (nth - 1) * WEEK;
  }
  if (date.dayOfMonth !== undefined) {
    const [day] = daysOf(date, setting);
    return day === undefined ? undefined : mondayOf(day);
  }
  return mondayOf(today) + WEEK * (spec.weeks ?? 0);
}

const MONTH_THIRD = 10;

function monthSpan(spec: DateSpec, { today }: Setting): ResolvedDate {
  const { year, month } = civil(today);
  const named = spec.month;
  const nextYear = named !== undefined && named < month ? 1 : 0;
  const first =
    named === undefined
      ? dayOf(year, month + (spec.monthStep ?? 0), 1)
      : dayOf(spec.year ?? year + (spec.yearStep ?? nextYear), named, 1);
  const last = addMonths(first, 1) - 1;
  const edges = {
    start: { from: first, to: first + MONTH_THIRD - 1 },
    middle: { from: first + MONTH_THIRD, to: first + 2 * MONTH_THIRD - 1 },
    end: { from: last - MONTH_THIRD + 1, to: last },
  };
  return { kind: 'span', span: 'month', ...(spec.edge ? edges[spec.edge] : { from: first, to: last }) };
}
