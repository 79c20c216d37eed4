// Dates that lean on today or on another date: in three days, a week from Monday, two days before Halloween.
import { type Day, WEEK, weekdayOf } from './calendar.ts';
import { addUnits, type Duration, durationAt } from './durations.ts';
import { type Grammar, skip } from './grammar.ts';
import type { Unit } from './lexicon.ts';
import { amount, ordinal } from './numbers.ts';
import type { DateFound } from './pieces.ts';
import { daysOf } from './resolve-date.ts';

type Rule = (grammar: Grammar, at: number) => DateFound[];

/** Dates that lean on another; `simpleDates` reads the other. */
export function relativeDates(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  return [
    ...fromToday(grammar, at),
    ...fromAnother(grammar, at, simpleDates),
    ...neighbours(grammar, at, simpleDates),
    ...countedWeekdays(grammar, at),
  ];
}

/** Units that name a day only roughly when counted from now. */
const ROUNDED_UNITS: ReadonlySet<Unit> = new Set(['week', 'fortnight', 'month']);

/** "In three days", "three days from now", "two weeks ago". */
function fromToday(grammar: Grammar, at: number): DateFound[] {
  const { today } = grammar.setting;
  const lead = grammar.mark(at, 'within');
  const led = lead === undefined ? undefined : durationAt(grammar, lead);
  const plain = durationAt(grammar, at);
  const found: (DateFound | undefined)[] = [];
  if (led) {
    const end = skip(grammar, skip(grammar, led.end, 'unitsTime'), 'fromNow');
    const about = ROUNDED_UNITS.has(led.unit) || (lead !== undefined && grammar.mark(lead, 'fuzzy') !== undefined);
    found.push(movedDate(end, today, led, 1, { loose: isWeeks(led.unit), about }));
  }
  const ahead = plain && (grammar.mark(plain.end, 'fromNow') ?? grammar.mark(plain.end, 'unitsTime'));
  const ago = plain && grammar.mark(plain.end, 'ago');
  const loose = plain !== undefined && isWeeks(plain.unit);
  if (plain && ahead !== undefined) found.push(movedDate(ahead, today, plain, 1, { loose }));
  if (plain && ago !== undefined) found.push(movedDate(ago, today, plain, -1, { loose }));
  return found.filter((each) => each !== undefined);
}

/** "A week from Monday", "two weeks on Friday", "two days before Halloween". */
function fromAnother(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  const plain = durationAt(grammar, at);
  if (!plain) return NO_DATES;
  const after = grammar.mark(plain.end, 'from');
  const before = grammar.mark(plain.end, 'beforeDate');
  // With nothing between, only weeks count from a day: "a week Tuesday", "a fortnight tomorrow".
  const beside = isWeeks(plain.unit) ? skip(grammar, plain.end, 'on') : undefined;
  return [
    ...movedDates(grammar, after === undefined ? NO_DATES : simpleDates(grammar, after), plain, 1),
    ...movedDates(grammar, before === undefined ? NO_DATES : simpleDates(grammar, before), plain, -1),
    ...movedDates(grammar, beside === undefined ? NO_DATES : simpleDates(grammar, beside).filter(isNear), plain, 1),
  ];
}

const NO_DATES: DateFound[] = [];

function isNear({ date }: DateFound): boolean {
  return date.weekday !== undefined || date.day !== undefined;
}

function isWeeks(unit: Unit): boolean {
  return unit === 'week' || unit === 'fortnight';
}

function movedDates(grammar: Grammar, others: DateFound[], duration: Duration, way: number): DateFound[] {
  return others.flatMap(({ end, date }) => {
    const [base] = daysOf(date, grammar.setting);
    const moved = base === undefined ? undefined : movedDate(end, base, duration, way, {});
    return moved ? [moved] : [];
  });
}

function movedDate(
  end: number,
  base: Day,
  { count, unit }: Duration,
  way: number,
  { loose, about }: { loose?: boolean; about?: boolean },
): DateFound | undefined {
  const day = addUnits(base, count * way, unit);
  if (day === undefined) return undefined;
  return { end, date: { day, ...(loose && { loose }), ...(about && { about }) }, bonus: 0.2 };
}

/** "The day after Thanksgiving", "the Friday before Christmas". */
function neighbours(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  const found: DateFound[] = [];
  for (const [mark, way] of [
    ['dayAfter', 1],
    ['dayBefore', -1],
  ] as const) {
    const joint = grammar.mark(at, mark);
    if (joint === undefined) continue;
    for (const other of simpleDates(grammar, joint)) {
      const [base] = daysOf(other.date, grammar.setting);
      if (base !== undefined) found.push({ end: other.end, date: { day: base + way }, bonus: 0.2 });
    }
  }
  const nth = ordinal(grammar, skip(grammar, at, 'the'));
  const from = nth && grammar.value(nth.end, 'weekday') ? nth.end : skip(grammar, at, 'the');
  const weekday = grammar.value(from, 'weekday');
  const weeks = from === nth?.end ? nth.value - 1 : 0;
  const relation = weekday && grammar.value(weekday.end, 'relation');
  if (!weekday || !relation) return found;
  for (const other of simpleDates(grammar, relation.end)) {
    if (other.date.weekday !== undefined) continue;
    const [base] = daysOf(other.date, grammar.setting);
    if (base === undefined) continue;
    const gap = ((weekday.value - weekdayOf(base)) * relation.value + 2 * WEEK) % WEEK || WEEK;
    found.push({ end: other.end, date: { day: base + (gap + weeks * WEEK) * relation.value }, bonus: 0.2 });
  }
  return found;
}

/** "Three Fridays from now", "two Thursdays ago". */
function countedWeekdays(grammar: Grammar, at: number): DateFound[] {
  const count = amount(grammar, at);
  const weekday = count && Number.isInteger(count.value) ? grammar.value(count.end, 'weekday') : undefined;
  if (!count || !weekday) return [];
  const { today } = grammar.setting;
  const ahead = (weekday.value - weekdayOf(today) + WEEK) % WEEK || WEEK;
  const behind = (weekdayOf(today) - weekday.value + WEEK) % WEEK || WEEK;
  const fromNow = grammar.mark(weekday.end, 'fromNow');
  const ago = grammar.mark(weekday.end, 'ago');
  if (fromNow !== undefined)
    return [{ end: fromNow, date: { day: today + ahead + (count.value - 1) * WEEK }, bonus: 0.2 }];
  return ago === undefined ? [] : [{ end: ago, date: { day: today - behind - (count.value - 1) * WEEK }, bonus: 0.2 }];
}
