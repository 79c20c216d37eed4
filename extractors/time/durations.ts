// Amounts of time: three days, half an hour, a week and a half, ten business days.
import { addMonths, type Day, WEEK, weekdayOf } from './calendar.ts';
import type { Grammar } from './grammar.ts';
import type { Found, Unit } from './lexicon.ts';
import { amount } from './numbers.ts';

/** An amount of a unit of time, halves included: "a week and a half". */
export interface Duration {
  end: number;
  count: number;
  unit: Unit;
}

/** The amount and unit that start at a token. */
export function durationAt(grammar: Grammar, at: number): Duration | undefined {
  if (!grammar.numeric(at) && !grammar.value(at, 'amount') && at > 0) return undefined;
  const count = amount(grammar, at) ?? impliedOne(grammar, at);
  if (!count) return undefined;
  const and = grammar.mark(count.end, 'and');
  const fraction = and === undefined ? undefined : grammar.value(and, 'amount');
  const more = grammar.mark(count.end, 'more');
  if (more !== undefined) {
    const unitMore = grammar.value(more, 'unit');
    return unitMore && { end: unitMore.end, count: count.value, unit: unitMore.value };
  }
  const mixed = fraction && fraction.value < 1 ? { end: fraction.end, value: count.value + fraction.value } : count;
  const unit = grammar.value(mixed.end, 'unit');
  if (!unit) return undefined;
  const tail = grammar.mark(unit.end, 'and');
  const half = tail === undefined ? undefined : grammar.value(tail, 'amount');
  return half && half.value < 1 && mixed.value >= 1
    ? { end: half.end, count: mixed.value + half.value, unit: unit.value }
    : { end: unit.end, count: mixed.value, unit: unit.value };
}

/** The day so many units after another; undefined for units shorter than a day. */
export function addUnits(day: Day, count: number, unit: Unit): Day | undefined {
  switch (unit) {
    case 'day':
      return day + Math.round(count);
    case 'week':
      return day + Math.round(count * WEEK);
    case 'fortnight':
      return day + Math.round(count * 2 * WEEK);
    case 'month':
      return addMonths(day, Math.round(count));
    case 'year':
      return addMonths(day, Math.round(count * 12));
    case 'workday':
      return addWorkdays(day, count);
    case 'hour':
    case 'minute':
    case 'second':
      return undefined;
    default:
      return unit satisfies never;
  }
}

/** The minutes of a duration shorter than a day. */
export function minutesOf({ count, unit }: Duration): number | undefined {
  if (unit === 'hour') return Math.round(count * 60);
  if (unit === 'minute') return Math.round(count);
  return unit === 'second' ? Math.floor(count / 60) : undefined;
}

const LONGEST_WORKDAYS = 100;

function addWorkdays(day: Day, count: number): Day {
  let left = Math.min(Math.abs(count), LONGEST_WORKDAYS);
  const way = Math.sign(count);
  let at = day;
  while (left > 0) {
    at += way;
    if (weekdayOf(at) <= 5) left -= 1;
  }
  return at;
}

/** "Week from Tuesday" with its article lost. */
function impliedOne(grammar: Grammar, at: number): Found<number> | undefined {
  const unit = grammar.value(at, 'unit');
  const counts = unit?.value === 'week' && grammar.mark(unit.end, 'from') === unit.end + 1;
  return counts && at === 0 ? { end: at, value: 1 } : undefined;
}
