// Puts together what an utterance says of one date in several places.
import type { DateSpec } from './pieces.ts';
import { daysOf } from './resolve-date.ts';
import type { Setting } from './setting.ts';

/** Two parts of one date, such as "next week" and "Thursday"; undefined when they are two dates. */
export function mergeDates(first: DateSpec, second: DateSpec): DateSpec | undefined {
  const merged: DateSpec = { ...first, ...second };
  const clash = (Object.keys(first) as (keyof DateSpec)[]).some(
    (key) => second[key] !== undefined && first[key] !== second[key] && !LOOSE_KEYS.has(key),
  );
  if (clash) return undefined;
  const fixed = [first, second].filter(({ day }) => day !== undefined);
  const other = first.day === undefined ? first : second;
  // A day already fixed takes a weekday beside it, as a check, and nothing else.
  if (fixed.length === 1 && (other.weekday === undefined || other.dayOfMonth !== undefined)) return undefined;
  if (first.from !== undefined || second.from !== undefined) return undefined;
  if (merged.dayOfMonth !== undefined) {
    const { step: _step, span: _span, edge: _edge, ...rest } = merged;
    return rest;
  }
  if (merged.weekday !== undefined && merged.span !== undefined) {
    // "Next week, Thursday" is a weekday of that week; a weekday of a whole month is not one day.
    if (merged.span === 'month' && merged.nth === undefined) return undefined;
    const { span: _span, edge: _edge, ...rest } = merged;
    return rest;
  }
  const weeks = [first, second].filter(({ weekday }) => weekday !== undefined).length;
  return weeks > 1 || merged.weekday === undefined ? undefined : merged;
}

/** Keys that say how, and give way to what says when. */
const LOOSE_KEYS: ReadonlySet<string> = new Set(['step', 'loose', 'edge']);

/** "Tomorrow, the second": two names of one day. */
export function sameDay(first: DateSpec, second: DateSpec, setting: Setting): boolean {
  const [day, ...others] = daysOf(first, setting);
  return day !== undefined && others.length === 0 && daysOf(second, setting).includes(day);
}

/** "October third or fourth": the month said once is of both. */
export function shareMonth(first: DateSpec, second: DateSpec): DateSpec {
  const bare = second.dayOfMonth !== undefined && second.month === undefined;
  return bare && first.month !== undefined ? { ...second, month: first.month } : second;
}
