// Bookings as appointments of a calendar: for the owner with whom they are, for the caller with where.
import { toInstant } from '../../extractors/zoned-time.ts';
import type { Business } from '../business.ts';
import type { BookingRecord } from '../ports.ts';
import type { Appointment } from './write-ics.ts';

/** As the owner reads it: who comes, for what, with whom, and the number to reach them. */
export function ownersView(booking: BookingRecord, business: Business): Appointment {
  const { name, phone } = booking;
  return {
    ...whenOf(booking, business),
    summary: `${name}: ${serviceIn(booking, business)}`,
    description: `${phone}\n${resourceIn(booking, business)}`,
  };
}

/** As the caller reads it: no name and no number, for the link may be passed on. */
export function callersView(booking: BookingRecord, business: Business): Appointment {
  return { ...whenOf(booking, business), summary: `${business.name}: ${serviceIn(booking, business)}` };
}

function whenOf({ id, revision, status, startsAt, endsAt }: BookingRecord, { zone }: Business) {
  const startsAtMs = instantOf(startsAt, zone, 0);
  return {
    id,
    revision,
    isCancelled: status === 'cancelled',
    startsAtMs,
    endsAtMs: instantOf(endsAt, zone, startsAtMs),
  };
}

/** A booking was made for a time that exists; of two in an overlap the first that is not before `leastMs` is meant. */
function instantOf(local: string, zone: string, leastMs: number): number {
  const instant = toInstant(local, zone);
  if (instant.kind === 'overlap') return instant.earlierMs >= leastMs ? instant.earlierMs : instant.laterMs;
  return instant.kind === 'unique' ? instant.epochMs : Date.parse(`${local}:00Z`);
}

const serviceIn = ({ service }: BookingRecord, { services }: Business): string =>
  services.find(({ id }) => id === service)?.spoken[0] ?? service;

const resourceIn = ({ resource }: BookingRecord, { resources }: Business): string =>
  resources.find(({ id }) => id === resource)?.spoken[0] ?? resource;
