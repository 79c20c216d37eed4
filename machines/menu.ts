// What can be booked and with whom, as it is read out and by the names the line says.
import type { DialogContext, Named, Opening } from './dialog.ts';

const MOST_AT_ONCE = 3; // more than that nobody remembers on the telephone
const MOST_KEYS = 9; // 0 is for a person

/** The services two or three at a time, never one alone after others. */
export function pagesOf(services: readonly Named[]): Named[][] {
  const pages: Named[][] = [];
  for (let at = 0; at < services.length; ) {
    const left = services.length - at;
    const size = left === MOST_AT_ONCE + 1 ? 2 : Math.min(left, MOST_AT_ONCE);
    pages.push(services.slice(at, at + size));
    at += size;
  }
  return pages;
}

/** The services that a prompt reads out, in that order; none where it reads none. */
export function servicesIn(prompt: string, { services, servicePage, pending }: DialogContext): Named[] {
  switch (prompt) {
    case 'ask_service':
      return services.length <= MOST_AT_ONCE ? services : [];
    case 'ask_service.which':
      return services.filter(({ id }) => pending.services.includes(id));
    case 'ask_service.list':
      return pagesOf(services)[servicePage] ?? [];
    case 'ask_service.keypad':
      return services.slice(0, MOST_KEYS);
    default:
      return [];
  }
}

/** The name of a service or a person; null where the line has none to say. */
export const nameOf = (named: readonly Named[], id: string | null | undefined): string | null =>
  named.find((each) => each.id === id)?.name ?? null;

/** The person whom the caller asked for and will see. */
export const personAskedFor = ({ people, preferred }: DialogContext, opening: Opening): string | null =>
  preferred === opening.resource ? nameOf(people, preferred) : null;
