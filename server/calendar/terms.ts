// An appointment in the terms of the business: which service, which instants, how much time it keeps from others. Pure.
import type { LocalDateTime, Opening, Wish } from '../../machines/dialog.ts';
import { toInstant, toLocal } from '../../extractors/zoned-time.ts';
import type { Business, Service } from '../business.ts';
import type { BookingRecord } from '../ports.ts';
import type { Claim } from './day-row.ts';
import { dayOf } from './sessions.ts';
import { MINUTE_MS } from './wall-clock.ts';

/** The service wished for, the first of the business when none is named; undefined when there is none of that id. */
export function serviceOf(business: Business, { service }: Pick<Wish, 'service'>): Service | undefined {
  return service === undefined ? business.services[0] : business.services.find(({ id }) => id === service);
}

/** The instant of an appointment's start: of a time that comes twice the first; undefined when the clocks spring over it. */
export function startMsOf(business: Business, startsAt: LocalDateTime): number | undefined {
  const instant = toInstant(startsAt, business.zone);
  if (instant.kind === 'gap') return undefined;
  return instant.kind === 'unique' ? instant.epochMs : instant.earlierMs;
}

/** The time an appointment takes and, with its buffers, keeps from others. */
export function spanOf(
  service: Service,
  startsAtMs: number,
): Pick<Claim, 'startsAtMs' | 'endsAtMs' | 'fromMs' | 'toMs'> {
  const endsAtMs = startsAtMs + service.minutes * MINUTE_MS;
  return {
    startsAtMs,
    endsAtMs,
    fromMs: startsAtMs - service.bufferBefore * MINUTE_MS,
    toMs: endsAtMs + service.bufferAfter * MINUTE_MS,
  };
}

/** The most that the claim of an opening can keep, whichever service it was held for. */
export function widestSpanOf(business: Business, startsAtMs: number): { fromMs: number; toMs: number } {
  const spans = business.services.map((service) => spanOf(service, startsAtMs));
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
  };
}

/** The claim that stands for a booking; a service that is gone from the file keeps the time that was booked. */
export function claimForBooking(business: Business, booking: BookingRecord): Claim {
  const startsAtMs = startMsOf(business, booking.startsAt);
  if (startsAtMs === undefined) throw new RangeError(`a booking at a time that does not exist: ${booking.id}`);
  const service = business.services.find(({ id }) => id === booking.service);
  const endsAtMs = Math.max(startMsOf(business, booking.endsAt) ?? 0, startsAtMs + MINUTE_MS);
  const span =
    service === undefined ? { startsAtMs, endsAtMs, fromMs: startsAtMs, toMs: endsAtMs } : spanOf(service, startsAtMs);
  return { ...span, callId: booking.callId, state: 'booked', heldUntilMs: 0, bookingId: booking.id };
}

/** Every day on the wall that a span touches. */
export function daysOf(business: Business, { fromMs, toMs }: { fromMs: number; toMs: number }): number[] {
  const first = dayAt(business, fromMs);
  const last = Math.max(first, dayAt(business, toMs - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The number of the day that the wall shows at an instant. */
export function dayAt(business: Business, epochMs: number): number {
  return dayOf(toLocal(epochMs, business.zone).slice(0, 'YYYY-MM-DD'.length));
}

export function openingOf(
  business: Business,
  { startMs, endMs, resource }: { startMs: number; endMs: number; resource: string },
): Opening {
  return { startsAt: toLocal(startMs, business.zone), endsAt: toLocal(endMs, business.zone), resource };
}
