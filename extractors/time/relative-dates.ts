// Dates that lean on today or on another date: in three days, a week from Monday, two days before Halloween.
import { addMonths, type Day, MINUTES_A_DAY, WEEK, weekdayOf } from './calendar.ts';
import { type Grammar, skip } from './grammar.ts';
import type { Unit } from './lexicon.ts';
import { amount, ordinal } from './numbers.ts';
import { type DateFound, type Piece, type DateSpec, piece } from './pieces.ts';
import { daysOf } from './resolve-date.ts';

type Rule = (grammar: Grammar, at: number) => DateFound[];

/** Dates that lean on another; `simpleDates` reads the other. */
export function relativeDates(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  return [
    ...counted(grammar, at, simpleDates),
    ...neighbours(grammar, at, simpleDates),
    ...countedWeekdays(grammar, at),
  ];
}

/** An amount of a unit of time, halves included: "a week and a half". */
interface Duration {
  end: number;
  count: number;
  unit: Unit;
}

function durationAt(grammar: Grammar, at: number): Duration | undefined {
  const count = amount(grammar, at);
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
function addUnits(day: Day, count: number, unit: Unit): Day | undefined {
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

/** Units that name a day only roughly when counted from now. */
const ROUNDED_UNITS: ReadonlySet<Unit> = new Set(['week', 'fortnight', 'month']);

/** "In three days", "three days from now", "a week from Monday", "two days before Halloween", "two weeks ago". */
function counted(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  const { today } = grammar.setting;
  const lead = grammar.mark(at, 'within');
  const found: DateFound[] = [];
  const add = (end: number, base: Day, { count, unit }: Duration, way: number): void => {
    const day = addUnits(base, count * way, unit);
    const loose = unit === 'week' || unit === 'fortnight';
    if (day !== undefined) found.push({ end, date: loose ? { day, loose } : { day }, bonus: 0.2 });
  };
  const led = lead === undefined ? undefined : durationAt(grammar, lead);
  if (led) {
    add(skip(grammar, skip(grammar, led.end, 'unitsTime'), 'fromNow'), today, led, 1);
    const last = found.at(-1);
    if (last && ROUNDED_UNITS.has(led.unit)) last.date = { ...last.date, about: true };
  }
  const plain = durationAt(grammar, at);
  if (!plain) return found;
  const fromNow = grammar.mark(plain.end, 'fromNow') ?? grammar.mark(plain.end, 'unitsTime');
  if (fromNow !== undefined) add(fromNow, today, plain, 1);
  const ago = grammar.mark(plain.end, 'ago');
  if (ago !== undefined) add(ago, today, plain, -1);
  for (const [mark, way] of [
    ['from', 1],
    ['beforeDate', -1],
    ['on', 1],
  ] as const) {
    const joint = mark === 'on' ? skip(grammar, plain.end, mark) : grammar.mark(plain.end, mark);
    if (joint === undefined || (mark === 'on' && plain.unit !== 'week' && plain.unit !== 'fortnight')) continue;
    for (const other of simpleDates(grammar, joint)) {
      const near = mark !== 'on' || other.date.weekday !== undefined || other.date.day !== undefined;
      const [base] = near ? baseDays(grammar, other.date) : [];
      if (base !== undefined) add(other.end, base, plain, way);
    }
  }
  return found.map((each) => (each.end > plain.end && each.date.loose ? unloosed(grammar, each, plain) : each));
}

/** A week counted from a named day falls on that weekday; one counted from now may stand for its week. */
function unloosed(grammar: Grammar, found: DateFound, { end }: Duration): DateFound {
  const fromToday = grammar.mark(end, 'fromNow') ?? grammar.mark(end, 'unitsTime') ?? grammar.mark(end, 'ago');
  if (fromToday === found.end || found.date.day === undefined) return found;
  return { ...found, date: { day: found.date.day } };
}

/** The day another date counts from: a bare weekday that is today's counts from today. */
function baseDays(grammar: Grammar, date: DateSpec): Day[] {
  return daysOf(date, grammar.setting);
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
      const [base] = baseDays(grammar, other.date);
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
    const [base] = baseDays(grammar, other.date);
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

/** Minutes and hours from now, and what is moved by an amount: "in an hour", "half an hour earlier". */
export function momentPieces(grammar: Grammar, at: number): Piece[] {
  const lead = grammar.mark(at, 'within');
  const led = lead === undefined ? undefined : durationAt(grammar, lead);
  const plain = durationAt(grammar, at);
  const pieces: Piece[] = [];
  if (led && minutesOf(led) !== undefined) {
    pieces.push(moment(grammar, at, skip(grammar, led.end, 'fromNow'), minutesOf(led) ?? 0));
  }
  const shiftLead = grammar.value(at, 'shiftLead');
  const shift = shiftLead && durationAt(grammar, skip(grammar, shiftLead.end, 'within'));
  if (shiftLead && shift) pieces.push(movedPiece(at, shift, shiftLead.value));
  if (!plain) return pieces;
  const minutes = minutesOf(plain);
  const fromNow = grammar.mark(plain.end, 'fromNow');
  const ago = grammar.mark(plain.end, 'ago');
  const way = grammar.value(plain.end, 'shiftWay');
  if (minutes !== undefined) {
    if (fromNow !== undefined) pieces.push(moment(grammar, at, fromNow, minutes));
    if (ago !== undefined) pieces.push(moment(grammar, at, ago, -minutes));
  }
  if (way) pieces.push(movedPiece(at, { ...plain, end: way.end }, way.value));
  return pieces;
}

/** What was given before, moved by a duration. */
function movedPiece(at: number, duration: Duration, way: number): Piece {
  const minutes = minutesOf(duration);
  if (minutes !== undefined) return piece({ kind: 'shift', minutes: minutes * way }, at, duration.end, 0.1);
  const days = addUnits(0, duration.count, duration.unit) ?? 0;
  return piece({ kind: 'back', reference: { movesDays: days * way } }, at, duration.end, 0.1);
}

function minutesOf({ count, unit }: Duration): number | undefined {
  if (unit === 'hour') return Math.round(count * 60);
  if (unit === 'minute') return Math.round(count);
  return unit === 'second' ? Math.floor(count / 60) : undefined;
}

function moment(grammar: Grammar, at: number, end: number, minutes: number): Piece {
  const { today, now } = grammar.setting;
  const total = now + minutes;
  const days = Math.floor(total / MINUTES_A_DAY);
  return piece({ kind: 'moment', day: today + days, minute: total - days * MINUTES_A_DAY }, at, end, 0.2);
}
