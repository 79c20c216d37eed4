// The openings as a patient clerk would find them: every start looked at by itself, every minute of it checked.
import type { Business, DayHours, Resource, Service } from '../../server/business.ts';
import type { FreeTime, Search, Span } from '../../server/calendar/openings.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** What the wall of a zone shows, `2026-11-23T09:00`. */
export type Wall = (epochMs: number) => string;

export function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const seen = new Map<number, string>();
  return (epochMs) => {
    const known = seen.get(epochMs);
    if (known !== undefined) return known;
    if (seen.size > 100_000) seen.clear();
    const shown = format.format(epochMs).replace(' ', 'T');
    seen.set(epochMs, shown);
    return shown;
  };
}

export function slowOpenings(business: Business, search: Search, wall: Wall): FreeTime[] {
  const { service } = search;
  const today = wall(search.nowMs).slice(0, 10);
  const lastDay = addDays(today, business.horizonDays);
  const found: FreeTime[] = [];
  const doers = business.resources.filter(
    ({ id }) => (service.resources ?? [id]).includes(id) && (search.resources ?? [id]).includes(id),
  );
  const starts = new Map<number, string[]>();
  const days = datesBetween(addDays(wall(search.fromMs).slice(0, 10), -2), wall(search.untilMs).slice(0, 10));
  for (const resource of doers) {
    for (const date of days) {
      for (const startMs of startsOn(business, resource, date, service, wall)) {
        if (startMs < search.fromMs || startMs >= search.untilMs) continue;
        if (startMs < search.nowMs + business.leadMinutes * MINUTE || wall(startMs).slice(0, 10) > lastDay) continue;
        if (isTaken(search.taken.get(resource.id) ?? [], startMs, service)) continue;
        starts.set(startMs, [...new Set([...(starts.get(startMs) ?? []), resource.id])]);
      }
    }
  }
  const loads = new Map<string, number>();
  for (const startMs of [...starts.keys()].toSorted((a, b) => a - b)) {
    const resource = fairest(business, starts.get(startMs) ?? [], startMs, search, wall, loads);
    found.push({ startMs, endMs: startMs + service.minutes * MINUTE, resource });
  }
  return found;
}

function startsOn(business: Business, resource: Resource, date: string, service: Service, wall: Wall): number[] {
  const found: number[] = [];
  for (const { open, close, breaks } of hoursOn(business, resource, date)) {
    const edges = [open, ...breaks.flatMap(({ from, to }) => [from, to]), close];
    for (let index = 0; index < edges.length; index += 2) {
      const [from = '', to = ''] = edges.slice(index, index + 2);
      for (let minute = minutes(from); minute < minutes(to); minute += business.gridMinutes) {
        const startMs = firstShowing(wallText(date, minute), wall);
        const isThere = wall(startMs) === wallText(date, minute);
        const fits = startMs + service.minutes * MINUTE <= firstShowing(wallText(date, minutes(to)), wall);
        if (isThere && fits) found.push(startMs);
      }
    }
  }
  return found;
}

function hoursOn(business: Business, resource: Resource, date: string): DayHours[] {
  const special = business.specialOpenings.filter(
    (each) => each.date === date && (each.resources ?? [resource.id]).includes(resource.id),
  );
  if (special.length > 0) return special;
  const closed = [...business.closures, ...resource.closures].some(({ from, to = from }) => from <= date && date <= to);
  const holiday = business.holidays.some((each) => each.date === date || each.date === date.slice(5));
  if (closed || holiday) return [];
  const day = (resource.hours ?? business.hours)[WEEKDAYS[new Date(`${date}T12:00Z`).getUTCDay()] ?? 'sunday'];
  return day === undefined ? [] : [day];
}

/** The first minute at which the wall shows this or later: looked for one minute after the other. */
function firstShowing(wanted: string, wall: Wall): number {
  const guess = Date.parse(`${wanted}Z`);
  const offset = Date.parse(`${wall(guess)}Z`) - guess;
  let at = guess - offset - 70 * MINUTE; // no clock moves by more than an hour
  // the offset at the guess may be the one after a change: go back as far as it takes
  while (wall(at) >= wanted) at -= 10 * MINUTE;
  while (wall(at) < wanted) at += MINUTE;
  return at;
}

function isTaken(taken: readonly Span[], startMs: number, service: Service): boolean {
  const from = startMs - service.bufferBefore * MINUTE;
  const to = startMs + (service.minutes + service.bufferAfter) * MINUTE;
  for (let at = from; at < to; at += MINUTE) {
    if (taken.some((span) => span.startMs <= at && at < span.endMs)) return true;
  }
  return false;
}

function fairest(
  business: Business,
  free: string[],
  startMs: number,
  search: Search,
  wall: Wall,
  loads: Map<string, number>,
): string {
  const date = wall(startMs).slice(0, 10);
  const [midnight, next] = [firstShowing(`${date}T00:00`, wall), firstShowing(`${addDays(date, 1)}T00:00`, wall)];
  const load = (id: string): number => {
    const known = loads.get(`${date} ${id}`);
    if (known !== undefined) return known;
    let minutesTaken = 0;
    for (let at = midnight; at < next; at += MINUTE) {
      if ((search.taken.get(id) ?? []).some((span) => span.startMs <= at && at < span.endMs)) minutesTaken += 1;
    }
    loads.set(`${date} ${id}`, minutesTaken);
    return minutesTaken;
  };
  const inFile = business.resources.map(({ id }) => id).filter((id) => free.includes(id));
  const turn = (Date.parse(date) / DAY) % inFile.length;
  const turned = [...inFile.slice(turn), ...inFile.slice(0, turn)];
  const least = Math.min(...turned.map(load));
  return turned.find((id) => load(id) === least) ?? '';
}

function wallText(date: string, minute: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + minute * MINUTE).toISOString().slice(0, 16);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
