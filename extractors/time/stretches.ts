// Rules for stretches of days: Monday to Wednesday, the week of the sixth, after Thursday, Friday or later.
import { type Grammar, skip } from './grammar.ts';
import type { DateFound, DateSpec } from './pieces.ts';
import { daysOf } from './resolve-date.ts';

type Rule = (grammar: Grammar, at: number) => DateFound[];

const NO_DATES: DateFound[] = [];

/** "Monday to Wednesday", "between the 21st and the 23rd", "the week of the sixth". */
export function stretches(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  const weekOf = grammar.mark(at, 'weekOf');
  const ofWeek = weekOf === undefined ? [] : simpleDates(grammar, weekOf);
  const led = grammar.mark(at, 'rangeFrom');
  const starts = led === undefined ? [at] : [at, led];
  const pairs = starts.flatMap((start) =>
    simpleDates(grammar, start).flatMap((first) => {
      const joint =
        grammar.mark(first.end, 'rangeTo') ?? (start === led ? grammar.mark(first.end, 'rangeAnd') : undefined);
      if (joint === undefined) return [];
      return simpleDates(grammar, skip(grammar, joint, 'on')).flatMap((last) => stretch(grammar, first, last));
    }),
  );
  return [...ofWeek.map(({ end, date }) => ({ end, date: { ...date, span: 'week' as const } })), ...pairs];
}

function stretch(grammar: Grammar, first: DateFound, last: DateFound): DateFound[] {
  const { setting } = grammar;
  const from = daysOf({ ...yearFrom(last.date), ...first.date }, setting);
  const monthFrom = first.date.month === undefined ? {} : { month: first.date.month };
  const to = daysOf({ ...(last.date.dayOfMonth === undefined ? {} : monthFrom), ...last.date }, setting);
  const [start, end] = [from[0], to.find((day) => from[0] !== undefined && day > from[0])];
  if (start === undefined || end === undefined) return [];
  return [{ end: last.end, date: { from: start, to: end } }];
}

/** "From the 2nd of January to the 5th of October 2008": the year said last is of both. */
function yearFrom(date: DateSpec): DateSpec {
  return {
    ...(date.year !== undefined && { year: date.year }),
    ...(date.month !== undefined && date.dayOfMonth !== undefined && { month: date.month }),
  };
}

/** "After Thursday", "before the fifteenth", "from Monday on", "Thursday or later": a line offers openings within. */
export function openStretches(grammar: Grammar, at: number, simpleDates: Rule): DateFound[] {
  const { setting } = grammar;
  if (!setting.booking) return NO_DATES;
  const found: DateFound[] = [];
  for (const { mark, from, to } of DATE_SIDES) {
    const lead = grammar.mark(at, mark);
    if (lead === undefined) continue;
    for (const { end, date } of simpleDates(grammar, skip(grammar, lead, 'on'))) {
      const [day] = daysOf(date, setting);
      const on = grammar.mark(end, 'onwards') ?? grammar.mark(end, 'onwardsAtEnd');
      if (day === undefined || (mark === 'fromDate' && on === undefined)) continue;
      const bounds = from === undefined ? { from: setting.today, to: day + to } : { from: day + from };
      found.push({ end: mark === 'fromDate' ? (on ?? end) : end, date: bounds, bonus: 0.2 });
    }
  }
  for (const { end, date } of simpleDates(grammar, at)) {
    const onwards = grammar.mark(end, 'onwards');
    const [day] = onwards === undefined ? [] : daysOf(date, setting);
    if (onwards !== undefined && day !== undefined) found.push({ end: onwards, date: { from: day } });
  }
  return found;
}

/** Days added to the day that was said, where the stretch begins or ends. */
const DATE_SIDES = [
  { mark: 'afterDate', from: 1, to: 0 },
  { mark: 'fromDate', from: 0, to: 0 },
  { mark: 'untilDate', from: undefined, to: -1 },
  { mark: 'byDate', from: undefined, to: 0 },
] as const;
