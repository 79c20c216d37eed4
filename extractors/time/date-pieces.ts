// Rules for dates as said: weekdays, days of a month, spans of the calendar, holidays and numeric dates.
import { civil } from './calendar.ts';
import { type Grammar, skip, stopBefore } from './grammar.ts';
import { isCounted } from './clock-pieces.ts';
import { holidayBefore, holidayNear } from './holidays.ts';
import { numericDates } from './numeric-dates.ts';
import { ordinal, smallNumbers } from './numbers.ts';
import { type DateFound, type DateSpec, type Piece, piece } from './pieces.ts';
import { monthStep, nthOfMonth, spans, withYear } from './span-dates.ts';
import { openStretches, stretches } from './stretches.ts';
import { relativeDates } from './relative-dates.ts';
import { STOP } from './tokens.ts';

/** The date pieces that start at a token, with a preposition taken in. */
export function datePieces(grammar: Grammar, at: number): Piece[] {
  const lead = grammar.mark(at, 'on');
  return [at, ...(lead === undefined ? [] : [lead])].flatMap((start) =>
    datesAt(grammar, start).map(({ end, date, bonus }) =>
      // "September fourth or so".
      piece({ kind: 'date', date }, at, skip(grammar, end, 'ish'), bonus ?? 0),
    ),
  );
}

/** Every date that starts at a token. */
function datesAt(grammar: Grammar, at: number): DateFound[] {
  return (grammar.memo.dates[at] ??= [
    ...simpleDates(grammar, at),
    ...relativeDates(grammar, at, simpleDates),
    ...stretches(grammar, at, simpleDates),
    ...openStretches(grammar, at, simpleDates),
  ]);
}

/** Dates that lean on no other date. */
function simpleDates(grammar: Grammar, at: number): DateFound[] {
  return (grammar.memo.simpleDates[at] ??= readDates(grammar, at));
}

const NO_DATES: DateFound[] = [];
const DATE_TAGS = ['step', 'weekday', 'shyWeekday', 'month', 'shyMonth', 'dayWord', 'edge', 'span', 'holiday'] as const;
const DATE_MARKS = ['the', 'last', 'lastDay'] as const;

function readDates(grammar: Grammar, at: number): DateFound[] {
  const tagged = DATE_TAGS.some((tag) => grammar.value(at, tag) !== undefined);
  const marked = tagged || DATE_MARKS.some((mark) => grammar.mark(at, mark) !== undefined);
  if (!marked && !grammar.numeric(at)) return NO_DATES;
  return [
    ...dayWords(grammar, at),
    ...weekdays(grammar, at),
    ...monthDays(grammar, at),
    ...loneOrdinals(grammar, at),
    ...nthOfMonth(grammar, at),
    ...spans(grammar, at),
    ...holidays(grammar, at),
    ...numericDates(grammar, at),
  ];
}

function dayWords(grammar: Grammar, at: number): DateFound[] {
  const word = grammar.value(at, 'dayWord');
  if (!word) return [];
  return [{ end: word.end, date: { day: grammar.setting.today + word.value } }];
}

function weekdays(grammar: Grammar, at: number): DateFound[] {
  const step = grammar.value(at, 'step');
  const from = step?.end ?? skip(grammar, at, 'the');
  const weekday = grammar.value(from, 'weekday') ?? shyWeekday(grammar, from, step !== undefined);
  if (!weekday) return [];
  const date: DateSpec = { weekday: weekday.value, ...(step && { step: step.value }) };
  const found: DateFound[] = [{ end: weekday.end, date }];
  const number = numberedDay(grammar, weekday.end);
  if (number) found.push({ end: number.end, date: { weekday: weekday.value, dayOfMonth: number.value } });
  const afterNext = grammar.mark(weekday.end, 'afterNext');
  if (afterNext !== undefined)
    found.push({ end: afterNext, date: { weekday: weekday.value, step: 'next', plusWeeks: 1 } });
  // British "Monday week" is a week after the coming Monday.
  const span = grammar.value(weekday.end, 'span');
  if (
    !step &&
    span?.value === 'week' &&
    !grammar.value(span.end, 'step') &&
    grammar.mark(span.end, 'afterNext') === undefined
  ) {
    found.push({ end: span.end, date: { ...date, plusWeeks: 1 } });
  }
  return found;
}

/** "Friday 23 at four": a plain number between a weekday and a clock is the day of the month. */
function numberedDay(grammar: Grammar, at: number): { end: number; value: number } | undefined {
  const number = grammar.tokens[at]?.groups ? smallNumbers(grammar, at)[0] : undefined;
  if (!number || number.value < 1 || number.value > 31) return undefined;
  // Past twelve it can be no hour.
  const closed = number.value > 12 && stopBefore(grammar, number.end) !== STOP.none;
  return closed || grammar.mark(number.end, 'at') !== undefined ? number : undefined;
}

/** `sat`, `sun`, `wed` name a weekday only beside another part of a date. */
function shyWeekday(grammar: Grammar, at: number, led: boolean): { end: number; value: number } | undefined {
  const shy = grammar.value(at, 'shyWeekday');
  if (!shy) return undefined;
  const alone = at === 0 && shy.end === grammar.tokens.length;
  const before = at > 0 && (endsWith(grammar, at, 'on') || endsWith(grammar, at, 'or'));
  const dated =
    ordinal(grammar, shy.end) ??
    grammar.value(shy.end, 'month') ??
    grammar.value(shy.end, 'part') ??
    (at === 0 ? grammar.mark(shy.end, 'at') : undefined) ??
    (grammar.tokens[shy.end]?.groups ? shy.end : undefined);
  return led || alone || before || dated !== undefined ? shy : undefined;
}

function endsWith(grammar: Grammar, at: number, mark: 'on' | 'or'): boolean {
  return grammar.mark(at - 1, mark) === at || (at > 1 && grammar.mark(at - 2, mark) === at);
}

/** "October third", "the 3rd of October 2025", "14 April". */
function monthDays(grammar: Grammar, at: number): DateFound[] {
  const month = grammar.value(at, 'month') ?? grammar.value(at, 'shyMonth');
  if (month) {
    return daysOfMonth(grammar, skip(grammar, month.end, 'the')).flatMap((day) =>
      withYear(grammar, { end: day.end, date: { month: month.value, dayOfMonth: day.value } }),
    );
  }
  return daysOfMonth(grammar, skip(grammar, at, 'the')).flatMap((day) => {
    const of = skip(grammar, day.end, 'of');
    const named = grammar.value(of, 'month') ?? grammar.value(of, 'shyMonth');
    if (named) return withYear(grammar, { end: named.end, date: { dayOfMonth: day.value, month: named.value } });
    // "The third of the tenth."
    const numbered = of > day.end ? ordinal(grammar, of) : undefined;
    if (numbered && numbered.value <= 12) {
      return withYear(grammar, { end: numbered.end, date: { dayOfMonth: day.value, month: numbered.value } });
    }
    const step = of > day.end ? monthStep(grammar, skip(grammar, day.end, 'of')) : undefined;
    return step ? [{ end: step.end, date: { dayOfMonth: day.value, monthStep: step.value } }] : [];
  });
}

function daysOfMonth(grammar: Grammar, at: number): { end: number; value: number }[] {
  const nth = ordinal(grammar, at);
  const numbers = nth ? [nth] : smallNumbers(grammar, at);
  return numbers.filter(({ value }) => value >= 1 && value <= 31);
}

/** "The fifteenth", "15th"; words need an article or preposition and nothing they could count. */
function loneOrdinals(grammar: Grammar, at: number): DateFound[] {
  const from = skip(grammar, at, 'the');
  const nth = ordinal(grammar, from);
  if (!nth || nth.value > 31) return [];
  const written = grammar.tokens[from]?.groups !== undefined;
  const opens = at === 0 && nth.value > 2;
  const led = from > at || opens || endsWithOn(grammar, at) || isWeekdayBefore(grammar, at);
  const alone = stopBefore(grammar, from) !== STOP.none && stopBefore(grammar, nth.end) !== STOP.none;
  const closed = stopBefore(grammar, nth.end) !== STOP.none || grammar.mark(nth.end, 'filler') !== undefined;
  const dated =
    grammar.mark(nth.end, 'at') !== undefined ||
    grammar.tokens[nth.end]?.groups !== undefined ||
    startsTime(grammar, nth.end);
  if (isCounted(grammar, nth.end) || !(led || written || alone) || !(closed || dated)) return [];
  return [{ end: nth.end, date: { dayOfMonth: nth.value }, bonus: -0.1 }];
}

function endsWithOn(grammar: Grammar, at: number): boolean {
  return at > 0 && endsWith(grammar, at, 'on');
}

function isWeekdayBefore(grammar: Grammar, at: number): boolean {
  return at > 0 && (grammar.value(at - 1, 'weekday') ?? grammar.value(at - 1, 'shyWeekday')) !== undefined;
}

function startsTime(grammar: Grammar, at: number): boolean {
  const named = (['namedClock', 'quarter', 'part', 'dayPart', 'weekday'] as const).some((tag) =>
    grammar.value(at, tag),
  );
  const marked = (['before', 'after', 'rangeFrom', 'partLead'] as const).some(
    (mark) => grammar.mark(at, mark) !== undefined,
  );
  return named || marked || smallNumbers(grammar, at).length > 0;
}

function holidays(grammar: Grammar, at: number): DateFound[] {
  const step = grammar.value(skip(grammar, at, 'the'), 'step');
  const holiday = grammar.value(step?.end ?? at, 'holiday') ?? grammar.value(skip(grammar, at, 'the'), 'holiday');
  if (!holiday) return [];
  const { today } = grammar.setting;
  return withYear(grammar, { end: holiday.end, date: {} }).map(({ end, date }) => {
    if (step?.value === 'last')
      return { end, date: { day: holidayBefore(holiday.value, grammar.setting) }, bonus: 0.2 };
    const stepped = date.yearStep === undefined ? undefined : civil(today).year + date.yearStep;
    const day = holidayNear(holiday.value, grammar.setting, date.year ?? stepped);
    return { end, date: { day }, bonus: 0.2 };
  });
}
