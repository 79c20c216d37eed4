// Whether somebody is there at this moment: by the hours of the people and rooms.
import type { LocalDateTime } from '../../machines/dialog.ts';
import type { Business } from '../business.ts';
import { dayOf, sessionsOf } from './sessions.ts';
import { DAY_MS, MINUTE_MS } from './wall-clock.ts';

/** True within the opening hours of anybody, a session from the evening before included. */
export function isOpenAt(business: Business, now: LocalDateTime): boolean {
  const day = dayOf(now.slice(0, 10));
  const [hour = 0, minute = 0] = now.slice(11).split(':').map(Number);
  const sinceMidnightMs = (hour * 60 + minute) * MINUTE_MS;
  return business.resources.some((resource) => {
    const sessions = sessionsOf(business, resource);
    const holds = (on: number, atMs: number) =>
      sessions(on).some(({ openMs, closeMs }) => openMs <= atMs && atMs < closeMs);
    return holds(day, sinceMidnightMs) || holds(day - 1, sinceMidnightMs + DAY_MS);
  });
}
