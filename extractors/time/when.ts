// The days an utterance means, from its own words or from what earlier turns gave.
import type { PartOfDay } from '../../machines/dialog.ts';
import { type Day, type Minute, mondayOf, parseClock, parseDate, weekdayOf } from './calendar.ts';
import { daysOf, resolveDate, type ResolvedDate } from './resolve-date.ts';
import type { Said } from './said.ts';
import type { Setting } from './setting.ts';

/** What earlier turns gave. */
export interface Prior {
  day?: Day;
  minute?: Minute;
  part?: PartOfDay;
}

export type When = ResolvedDate | undefined;

export function priorOf({ context }: Setting): Prior {
  const given = context.prior;
  if (given === undefined || typeof given === 'string') return {};
  return {
    ...(given.date !== undefined && { day: parseDate(given.date) }),
    ...(given.time !== undefined && { minute: parseClock(given.time) }),
    ...(given.part !== undefined && { part: given.part }),
  };
}

/** The days meant, from this utterance or else from before; `unknown` when it leans on a day nobody gave. */
export function whenOf(said: Said, prior: Prior, setting: Setting): When | 'unknown' {
  const own = said.date && resolveDate(said.date, setting);
  let when: When = own;
  for (const reference of said.back) {
    if ('keeps' in reference) {
      if (reference.keeps === 'date' && !when && prior.day === undefined) return said.clock ? undefined : 'unknown';
      continue;
    }
    const refused = said.refusedDate && daysOf(said.refusedDate, setting)[0];
    const base = own?.kind === 'days' ? own.days[0] : (refused ?? prior.day);
    if (base === undefined && setting.booking) return 'unknown';
    when = { kind: 'days', days: [(base ?? setting.today) + reference.movesDays] };
  }
  const sameTime = said.back.some((reference) => 'keeps' in reference && reference.keeps === 'time');
  if (sameTime && when?.kind === 'span' && when.span === 'week' && prior.day !== undefined) {
    // "Same time next week" keeps the weekday too.
    return { kind: 'days', days: [mondayOf(when.from) + weekdayOf(prior.day) - 1] };
  }
  if (!when && prior.day !== undefined) return { kind: 'days', days: [prior.day] };
  return when;
}
