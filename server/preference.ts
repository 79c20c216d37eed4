// Openings with the person whom a caller asked for, and with the others where that person has none.
import type { DialogEvent, Opening, Refusal, Request, Unavailable, Wish } from '../machines/dialog.ts';
import type { Business } from './business.ts';
import type { Shell } from './shell.ts';

const MOST_OFFERED = 3; // more than that nobody remembers on the telephone

/** Openings that suit; when the person asked for has none, those of the others, and why. */
export async function findSuiting(callId: string, wish: Wish, { calendar, business }: Shell): Promise<DialogEvent> {
  const openings = await calendar.findOpenings(callId, wish);
  const { resource, ...anybody } = wish;
  if (openings.length > 0 || resource === undefined) return { type: 'OPENINGS_FOUND', openings };
  const others = await calendar.findOpenings(callId, anybody);
  if (others.length === 0) return { type: 'OPENINGS_FOUND', openings };
  return { type: 'OPENINGS_FOUND', openings: others, unavailable: whyNot(business, wish) };
}

/** Holds the time wished for; when the person asked for has it not, theirs near it and another's at that very time. */
export async function holdSuiting(
  callId: string,
  request: Extract<Request, { type: 'holdOpening' }>,
  { calendar, business }: Shell,
): Promise<DialogEvent> {
  const { type: _type, startsAt, ...preference } = request;
  const held = await calendar.hold(callId, startsAt, undefined, preference);
  if (held.kind === 'held') return { type: 'OPENING_HELD', opening: held.opening };
  const refused = (why: Refusal, alternatives: Opening[]): DialogEvent => ({
    type: 'OPENING_REFUSED',
    why,
    wanted: startsAt,
    alternatives,
  });
  const { resource, ...anybody } = preference;
  if (resource === undefined || !ofThePerson(held.why)) return refused(held.why, held.alternatives);
  const others = await calendar.findOpenings(callId, { near: startsAt, ...anybody });
  const then = others.filter((opening) => opening.startsAt === startsAt);
  if (then.length === 0 && held.alternatives.length > 0) {
    // Nobody has that time: then it is the business that is full or closed, and the person has others.
    return refused(held.why === 'closed' ? 'not_free' : held.why, held.alternatives);
  }
  const near = held.alternatives.length > 0 ? held.alternatives : others.filter((one) => one.startsAt !== startsAt);
  const alternatives = [...then, ...near].slice(0, MOST_OFFERED).toSorted(byStart);
  return refused(whyNot(business, preference), alternatives);
}

const byStart = (one: Opening, other: Opening): number => (one.startsAt < other.startsAt ? -1 : 1);

/** What may be another with somebody else; the past and the horizon are the same for all. */
const ofThePerson = (why: Refusal): boolean => why === 'taken' || why === 'closed';

/** A person who never does that, or who has no time. */
function whyNot(business: Business, { service, resource }: Pick<Wish, 'service' | 'resource'>): Unavailable {
  const wanted = service === undefined ? business.services[0] : business.services.find(({ id }) => id === service);
  const theirs = resource !== undefined && (wanted?.resources?.includes(resource) ?? true);
  return theirs ? 'not_free' : 'not_theirs';
}
