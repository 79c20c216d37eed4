// Rules for months, weeks and weekends, and for what is counted within them: next week, the first Monday of May.
import { type Grammar, skip } from './grammar.ts';
import type { Step } from './lexicon.ts';
import { ordinal, year } from './numbers.ts';
import type { DateFound } from './pieces.ts';

/** "Next week", "early next week", "the weekend", "in October", "the first week of October". */
export function spans(grammar: Grammar, at: number): DateFound[] {
  const edge = grammar.value(at, 'edge');
  const from = edge ? skip(grammar, edge.end, 'the') : at;
  const spanned = [...steppedSpan(grammar, from), ...monthSpan(grammar, from), ...nthWeek(grammar, from)];
  const bare = grammar.value(skip(grammar, from, 'the'), 'span');
  if (bare && (bare.value === 'weekend' || edge))
    spanned.push({ end: bare.end, date: { span: bare.value, step: 'this' } });
  return spanned.map(({ end, date }) => ({ end, date: edge ? { ...date, edge: edge.value } : date }));
}

function steppedSpan(grammar: Grammar, at: number): DateFound[] {
  const step = grammar.value(skip(grammar, at, 'the'), 'step') ?? grammar.value(at, 'step');
  const span = step && grammar.value(step.end, 'span');
  const plainWeek = grammar.value(skip(grammar, at, 'the'), 'span');
  const found: DateFound[] = [];
  if (plainWeek?.value === 'week') {
    const afterNext = grammar.mark(plainWeek.end, 'afterNext');
    if (afterNext !== undefined) found.push({ end: afterNext, date: { span: 'week', weeks: 2 } });
  }
  if (!step || !span) return found;
  if (span.value === 'week') found.push({ end: span.end, date: { span: 'week', weeks: STEPS[step.value] } });
  else if (span.value === 'month') found.push({ end: span.end, date: { span: 'month', monthStep: STEPS[step.value] } });
  else if (span.value === 'weekend') found.push({ end: span.end, date: { span: 'weekend', step: step.value } });
  return found;
}

function monthSpan(grammar: Grammar, at: number): DateFound[] {
  const step = grammar.value(at, 'step');
  const month = grammar.value(step?.end ?? at, 'month') ?? (step ? grammar.value(step.end, 'shyMonth') : undefined);
  if (!month) return [];
  const yearStep = step?.value === 'last' ? { yearStep: -1 } : {};
  return withYear(grammar, { end: month.end, date: { span: 'month', month: month.value, ...yearStep }, bonus: -0.2 });
}

/** "The first week of October". */
function nthWeek(grammar: Grammar, at: number): DateFound[] {
  const last = grammar.mark(at, 'last');
  const nth = last === undefined ? ordinal(grammar, skip(grammar, at, 'the')) : { end: last, value: -1 };
  const span = nth && grammar.value(nth.end, 'span');
  if (!nth || span?.value !== 'week') return [];
  return monthOf(grammar, skip(grammar, span.end, 'of')).map(({ end, date }) => ({
    end,
    date: { ...date, span: 'week', nth: nth.value },
  }));
}

/** "The first Monday of November", "last day of October", "the second Tuesday next month". */
export function nthOfMonth(grammar: Grammar, at: number): DateFound[] {
  const lastDay = grammar.mark(at, 'lastDay');
  if (lastDay !== undefined) {
    return monthOf(grammar, lastDay).map(({ end, date }) => ({ end, date: { ...date, nth: -1 } }));
  }
  const last = grammar.mark(at, 'last');
  const nth = last === undefined ? ordinal(grammar, skip(grammar, at, 'the')) : { end: last, value: -1 };
  const weekday = nth && nth.value <= 5 ? grammar.value(nth.end, 'weekday') : undefined;
  if (!nth || !weekday) return [];
  const months = monthOf(grammar, skip(grammar, weekday.end, 'of'));
  return months.map(({ end, date }) => ({ end, date: { ...date, weekday: weekday.value, nth: nth.value } }));
}

function monthOf(grammar: Grammar, at: number): DateFound[] {
  const month = grammar.value(at, 'month') ?? grammar.value(at, 'shyMonth');
  if (month) return withYear(grammar, { end: month.end, date: { month: month.value } });
  const step = monthStep(grammar, at);
  return step ? [{ end: step.end, date: { monthStep: step.value } }] : [];
}

export function monthStep(grammar: Grammar, at: number): { end: number; value: number } | undefined {
  const step = grammar.value(skip(grammar, at, 'the'), 'step') ?? grammar.value(at, 'step');
  const span = step && grammar.value(step.end, 'span');
  return span?.value === 'month' ? { end: span.end, value: STEPS[step?.value ?? 'this'] } : undefined;
}

/** A date with a year after it when one is said. */
export function withYear(grammar: Grammar, found: DateFound): DateFound[] {
  const said = year(grammar, skip(grammar, found.end, 'of'));
  const step = grammar.value(skip(grammar, found.end, 'of'), 'step');
  const span = step && grammar.value(step.end, 'span');
  if (step && span?.value === 'year') {
    return [found, { end: span.end, date: { ...found.date, yearStep: STEPS[step.value] } }];
  }
  return said ? [found, { end: said.end, date: { ...found.date, year: said.value } }] : [found];
}

const STEPS = { this: 0, coming: 1, next: 1, following: 1, last: -1 } satisfies Record<Step, number>;
