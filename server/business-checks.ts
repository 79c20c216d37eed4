// What one part of the business file says of another: known resources, closing after opening, days that do not overlap.
import type { Business, DayHours, WeeklyHours } from './business.ts';
import { WEEKDAYS } from './business-file.ts';

/** The faults between the parts of a well-formed business file, each with its JSON path; none when it can be used. */
export function faultsBetween(business: Business): string[] {
  return [
    ...weekFaults('hours', business.hours),
    ...business.resources.flatMap(({ hours, closures }, index) => [
      ...(hours === undefined ? [] : weekFaults(`resources[${index}].hours`, hours)),
      ...closureFaults(`resources[${index}].closures`, closures),
    ]),
    ...closureFaults('closures', business.closures),
    ...business.specialOpenings.flatMap((each, index) => dayFaults(`specialOpenings[${index}]`, each)),
    ...repeatedIds('services', business.services),
    ...repeatedIds('resources', business.resources),
    ...unknownResources(business),
    ...nothingOpen(business),
  ];
}

function weekFaults(path: string, week: WeeklyHours): string[] {
  return WEEKDAYS.flatMap((day, index) => {
    const hours = week[day];
    if (hours === undefined) return [];
    const next = WEEKDAYS[(index + 1) % WEEKDAYS.length] ?? 'monday';
    const opensNext = week[next]?.open;
    const runsOver = opensNext !== undefined && minutesOf(hours.close) > minutesOf(opensNext) + 24 * 60;
    return [
      ...dayFaults(`${path}.${day}`, hours),
      ...(runsOver ? [`${path}.${day}.close must not be after ${next} opens at ${opensNext}`] : []),
    ];
  });
}

function dayFaults(path: string, { open, close, breaks }: DayHours): string[] {
  const faults =
    close > open ? [] : [`${path}.close must be after it opens at ${open}; past midnight counts on, "26:00" is 2 a.m.`];
  let earliest = open;
  for (const [index, { from, to }] of breaks.entries()) {
    if (to <= from) faults.push(`${path}.breaks[${index}].to must be after ${from}`);
    if (from < earliest || to > close) {
      faults.push(`${path}.breaks[${index}] must lie between ${earliest} and ${close}, in order of time`);
    }
    earliest = to;
  }
  return faults;
}

function closureFaults(path: string, closures: Business['closures']): string[] {
  return closures.flatMap(({ from, to }, index) =>
    to !== undefined && to < from ? [`${path}[${index}].to must not be before ${from}`] : [],
  );
}

function repeatedIds(path: string, items: readonly { id: string }[]): string[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) < index ? [`${path}[${index}].id must not repeat "${id}"`] : [],
  );
}

function unknownResources(business: Business): string[] {
  const known = business.resources.map(({ id }) => id);
  const check = (list: string) => (item: { resources?: string[] }, index: number) =>
    (item.resources ?? []).flatMap((id, at) =>
      known.includes(id)
        ? []
        : [`${list}[${index}].resources[${at}] must be one of ${known.join(', ')}; "${id}" is not`],
    );
  return [
    ...business.services.flatMap(check('services')),
    ...business.specialOpenings.flatMap(check('specialOpenings')),
    ...business.busyCalendars.flatMap(check('busyCalendars')),
  ];
}

function nothingOpen({ hours, resources, specialOpenings }: Business): string[] {
  const open = [hours, ...resources.map((each) => each.hours ?? {})].some((week) => Object.keys(week).length > 0);
  return open || specialOpenings.length > 0 ? [] : ['hours must have at least one day'];
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
