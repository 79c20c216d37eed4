// Holds an opening for a call: the first free person or room in fair order, by one conditional write each.
import type { LocalDateTime, Opening, Refusal, Wish } from '../../machines/dialog.ts';
import type { Resource, Service } from '../business.ts';
import type { HoldOutcome } from '../ports.ts';
import { dropFrom, placeClaim } from './claims.ts';
import { type Claim, claimIdOf, type DayRow } from './day-row.ts';
import { bookableWindow, candidatesFor, disjoint, fairOrder, openingsFor, overlapMs } from './openings.ts';
import { claimedOn, findSuiting, type SearchPorts } from './search.ts';
import { dayAt, openingOf, serviceOf, spanOf, startMsOf, widestSpanOf } from './terms.ts';
import { DAY_MS, MINUTE_MS } from './wall-clock.ts';

type Preference = Pick<Wish, 'service' | 'resource'>;

/** Holds the start for this call, or says why not with the nearest others; the previous hold goes once the new stands. */
export async function holdOpening(
  ports: SearchPorts,
  callId: string,
  startsAt: LocalDateTime,
  previous: Opening | undefined,
  preference: Preference,
): Promise<HoldOutcome> {
  const service = serviceOf(ports.business, preference);
  if (service === undefined) return { kind: 'refused', why: 'closed', alternatives: [] };
  const opening = await place(ports, callId, startsAt, service, preference);
  if (typeof opening === 'string') {
    const near = await findSuiting(ports, callId, { ...preference, near: startsAt }, service);
    return { kind: 'refused', why: opening, alternatives: near.filter((each) => each.startsAt !== startsAt) };
  }
  const isSame = previous?.startsAt === opening.startsAt && previous.resource === opening.resource;
  if (previous !== undefined && !isSame) await releaseHold(ports, callId, previous);
  return { kind: 'held', opening };
}

/** Gives a held claim back; a booked one stays, and so does one that was taken after `givenBackMs`. */
export async function releaseHold(
  ports: SearchPorts,
  callId: string,
  opening: Opening,
  givenBackMs?: number,
): Promise<void> {
  const { id, days } = await locateClaim(ports, callId, opening);
  const held = givenBackMs === undefined ? undefined : { atMostMs: holdEndsMs(ports, givenBackMs) };
  await dropFrom(ports, opening.resource, days, id, held);
}

/** Until when a hold stands that is taken at this time. */
const holdEndsMs = ({ business }: SearchPorts, nowMs: number): number =>
  nowMs + business.policies.holdMinutes * MINUTE_MS;

/** The id of the call's claim on an opening and the days it lies on; the row is read only where that is in doubt. */
export async function locateClaim(
  ports: SearchPorts,
  callId: string,
  opening: Opening,
): Promise<{ id: string; days: number[] }> {
  const startsAtMs = startMsOf(ports.business, opening.startsAt);
  if (startsAtMs === undefined) return { id: claimIdOf(callId, 0), days: [] };
  const id = claimIdOf(callId, startsAtMs);
  const days = ports.daysOf(widestSpanOf(ports.business, startsAtMs));
  if (days.length === 1) return { id, days };
  const day = dayAt(ports.business, startsAtMs);
  const stored = (await ports.table.day({ resource: opening.resource, day })).claims[id];
  return { id, days: stored === undefined ? days : ports.daysOf(stored) };
}

async function place(
  ports: SearchPorts,
  callId: string,
  startsAt: LocalDateTime,
  service: Service,
  preference: Preference,
): Promise<Opening | Refusal> {
  const { business } = ports;
  const startMs = startMsOf(business, startsAt);
  const why = startMs === undefined ? 'closed' : outsideWindow(ports, startMs);
  if (startMs === undefined || why !== undefined) return why ?? 'closed';
  const named = preference.resource === undefined ? undefined : [preference.resource];
  const candidates = candidatesFor(business, service, named);
  const open = candidates.filter(({ id }) => isOpen(ports, service, id, startMs, business.gridMinutes));
  if (open.length === 0) {
    // within the hours but between two openings: as good as taken
    return candidates.some(({ id }) => isOpen(ports, service, id, startMs, 1)) ? 'taken' : 'closed';
  }
  const span = spanOf(service, startMs);
  const claim: Claim = {
    ...span,
    callId,
    state: 'held',
    heldUntilMs: holdEndsMs(ports, ports.nowMs()),
  };
  for (const row of await rowsInFairOrder(ports, open, claim)) {
    const placed = await placeClaim(ports, row.resource, keepingOwn(claim, row), row);
    if (placed === 'placed') return openingOf(business, { startMs, endMs: span.endsAtMs, resource: row.resource });
    if (placed === 'contended') break;
  }
  return 'taken';
}

/**
 * What the call holds from this start already stays in the claim, whichever service it was held for: should this turn
 * never be written, the call goes on with what its row says. Booking cuts the claim to the appointment.
 */
function keepingOwn(claim: Claim, row: DayRow): Claim {
  const own = row.claims[claimIdOf(claim.callId, claim.startsAtMs)];
  if (own === undefined) return claim;
  return { ...claim, fromMs: Math.min(claim.fromMs, own.fromMs), toMs: Math.max(claim.toMs, own.toMs) };
}

function outsideWindow({ business, nowMs }: SearchPorts, startMs: number): Refusal | undefined {
  const now = nowMs();
  const { fromMs, horizonMs } = bookableWindow(business, { fromMs: now, untilMs: startMs, nowMs: now });
  if (startMs < now) return 'past';
  if (startMs < fromMs) return 'too_soon';
  return startMs >= horizonMs ? 'too_far' : undefined;
}

function isOpen(ports: SearchPorts, service: Service, resource: string, startMs: number, gridMinutes: number): boolean {
  const window = { fromMs: startMs, untilMs: startMs + 1, nowMs: ports.nowMs() };
  const search = { service, resources: [resource], ...window, taken: new Map() };
  return openingsFor({ ...ports.business, gridMinutes }, search).length > 0;
}

/** The day rows of those who are not busy: first where this call holds the start already, then who has least to do. */
async function rowsInFairOrder(ports: SearchPorts, open: readonly Resource[], claim: Claim): Promise<DayRow[]> {
  const day = dayAt(ports.business, claim.startsAtMs);
  const dayMs = { fromMs: claim.startsAtMs - DAY_MS, untilMs: claim.startsAtMs + DAY_MS };
  const rows = await Promise.all(
    open.map(async ({ id }) => {
      const [row, busy] = await Promise.all([
        ports.table.day({ resource: id, day }),
        ports.busyTimes(id, claim.fromMs, claim.toMs),
      ]);
      if (busy.some(({ startMs, endMs }) => startMs < claim.toMs && claim.fromMs < endMs)) return undefined;
      const taken = disjoint(await claimedOn(ports, row, claim.callId, { left: 0 }));
      return { row, load: overlapMs(taken, dayMs.fromMs, dayMs.untilMs) };
    }),
  );
  const free = rows.filter((each) => each !== undefined);
  const own = free.filter(({ row }) => row.claims[claimIdOf(claim.callId, claim.startsAtMs)] !== undefined);
  const others = fairOrder(
    free.filter((each) => !own.includes(each)),
    day,
    ({ load }) => load,
  );
  return [...own, ...others].map(({ row }) => row);
}
