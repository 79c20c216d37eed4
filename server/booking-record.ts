// The booking that a completed call carries in its row.
import assert from 'node:assert/strict';
import type { DialogContext } from '../machines/dialog.ts';
import type { Business } from './business.ts';
import type { BookingRecord } from './ports.ts';

/** The id derives from the CallSid, so that a booking made twice is one. */
export const bookingIdOf = (callId: string): string => `BK${callId.slice(2)}`;

/** Throws when a slot is missing: the chart books nothing that is not complete. */
export function bookingOf(
  { callId, number }: { callId: string; number: number },
  { slots, hold }: DialogContext,
  business: Business,
): BookingRecord {
  assert(slots.name && slots.phone && slots.time && hold, 'a booking without all its slots');
  const service = hold.service ?? business.services[0]?.id;
  assert(service, 'a business without a service');
  return {
    id: bookingIdOf(callId),
    callId,
    name: slots.name,
    phone: slots.phone.e164,
    service,
    resource: hold.resource,
    startsAt: hold.startsAt,
    endsAt: hold.endsAt,
    status: 'booked',
    revision: number,
  };
}

/** Whether two records of one call say the same: the caller agreed again to what stands. */
export const isSameAgreement = (one: BookingRecord, other: BookingRecord): boolean =>
  AGREED.every((key) => one[key] === other[key]);

const AGREED = [
  'name',
  'phone',
  'service',
  'resource',
  'startsAt',
  'endsAt',
  'status',
] as const satisfies readonly (keyof BookingRecord)[];
