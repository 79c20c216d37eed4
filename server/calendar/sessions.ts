// When a person or room is open on a given day: the week, closures, holidays and special openings put together.
import type { Business, DayHours, Resource } from '../business.ts';
import { DAY_MS, MINUTE_MS } from './wall-clock.ts';

/** A stretch without a break, in milliseconds after the midnight of the day it opens on. */
export interface Session {
  openMs: number;
  closeMs: number;
}

/** The sessions of the day with this number: days since 1970-01-01 on the wall. */
export type SessionsOn = (day: number) => readonly Session[];

/** A closing time counts on past midnight as far as 36:00. */
export const LONGEST_DAY_MS = 36 * 60 * MINUTE_MS;

/** The sessions of one resource; what is looked up for every day is laid out once. */
export function sessionsOf(business: Business, resource: Resource): SessionsOn {
  const hours = resource.hours ?? business.hours;
  const week = [
    hours.monday,
    hours.tuesday,
    hours.wednesday,
    hours.thursday,
    hours.friday,
    hours.saturday,
    hours.sunday,
  ].map((each) => (each === undefined ? [] : sessionsIn(each)));
  const special = specialSessions(business, resource.id);
  const closures = [...business.closures, ...resource.closures].map(({ from, to }) => ({
    from: dayOf(from),
    to: dayOf(to ?? from),
  }));
  const holidays = new Set(business.holidays.map(({ date }) => date));
  const isHoliday = (day: number): boolean => {
    if (holidays.size === 0) return false;
    const date = dateOf(day);
    return holidays.has(date) || holidays.has(date.slice('YYYY-'.length));
  };
  return (day) => {
    const today = special.get(day);
    if (today !== undefined) return today;
    if (closures.some(({ from, to }) => from <= day && day <= to) || isHoliday(day)) return [];
    return week[(((day + 3) % 7) + 7) % 7] ?? []; // 1970-01-01 was a Thursday
  };
}

/** The number of a date: days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function specialSessions(business: Business, resource: string): Map<number, Session[]> {
  const special = new Map<number, Session[]>();
  for (const opening of business.specialOpenings) {
    if (opening.resources !== undefined && !opening.resources.includes(resource)) continue;
    const day = dayOf(opening.date);
    const both = [...(special.get(day) ?? []), ...sessionsIn(opening)];
    special.set(
      day,
      both.toSorted((a, b) => a.openMs - b.openMs),
    );
  }
  return special;
}

function sessionsIn({ open, close, breaks }: DayHours): Session[] {
  const opens = [open, ...breaks.map(({ to }) => to)];
  const closes = [...breaks.map(({ from }) => from), close];
  return opens
    .map((from, index) => ({ openMs: clockMs(from), closeMs: clockMs(closes[index] ?? close) }))
    .filter(({ openMs, closeMs }) => closeMs > openMs);
}

function clockMs(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE_MS;
}
