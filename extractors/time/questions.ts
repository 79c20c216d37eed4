// What a reading is made of when it is a question: the days and times to choose from.
import type { TimeReading } from '../../machines/dialog.ts';
import { type Day, formatClock, formatDate, type Minute } from './calendar.ts';
import { FIRMNESS } from './pieces.ts';
import { clockTimes, rangeFits, rangeTimes } from './resolve-clock.ts';
import { daysOf } from './resolve-date.ts';
import type { Said } from './said.ts';
import type { Setting } from './setting.ts';
import type { When } from './when.ts';

type Candidate = { date?: string; time?: string };

export const CLARIFY: TimeReading = { kind: 'clarify' };

export function rivals(said: Said, when: When, setting: Setting): TimeReading {
  const day = when?.kind === 'days' ? when.days[0] : undefined;
  const times = said.clock ? clockTimes(said.clock, day, setting) : [];
  const range = said.rival && rangeTimes(said.rival, setting);
  return clarify([...times, ...(range ? [range.from] : [])].map((minute) => candidate(day, minute)));
}

/** "Ten to three" has a second reading only where the range lies within the opening hours. */
export function isAmbiguous({ rival }: Said, setting: Setting): boolean {
  return rival !== undefined && setting.booking && rangeFits(rival, setting);
}

const LONGEST_CHOICE = 4;

/** Two days or clocks with nothing to choose by: the question which. */
export function choice(said: Said, when: When, setting: Setting): TimeReading {
  const firstDays = when?.kind === 'days' ? when.days : [];
  const days = [...firstDays, ...said.otherDates.flatMap((date) => daysOf(date, setting))];
  const clocks = [...(said.clock ? [said.clock] : []), ...said.otherClocks];
  const times = clocks.flatMap((clock) => clockTimes(clock, days[0], setting));
  const daysOrNone = days.length > 0 ? days : [undefined];
  const timesOrNone = times.length > 0 ? times : [undefined];
  return clarify(
    daysOrNone.flatMap((day) => timesOrNone.map((minute) => candidate(day, minute))).slice(0, LONGEST_CHOICE),
  );
}

export function candidate(day: Day | undefined, minute: Minute | undefined): Candidate {
  return {
    ...(day !== undefined && { date: formatDate(day) }),
    ...(minute !== undefined && { time: formatClock(minute) }),
  };
}

export function clarify(readings: Candidate[]): TimeReading {
  return readings.length > 0 ? { kind: 'clarify', readings } : CLARIFY;
}

export function spanDates(span: { from: Day; to: Day | undefined }): { dateFrom: string; dateTo?: string } {
  return { dateFrom: formatDate(span.from), ...(span.to !== undefined && { dateTo: formatDate(span.to) }) };
}

/** Strong when a day or an unmistakable clock was said; a bare number or part of the day answers only the question. */
export function strengthOf(said: Said): 'strong' | 'weak' {
  const named = said.date !== undefined && Object.keys(said.date).some((key) => key !== 'dayOfMonth');
  const clocks = [said.clock, said.range?.from, said.range?.to];
  return named || clocks.some((clock) => clock?.firmness === FIRMNESS.certain) ? 'strong' : 'weak';
}
