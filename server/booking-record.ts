// The booking that a completed call carries in its row.
import assert from 'node:assert/strict';
import type { DialogContext, Notice } from '../machines/dialog.ts';
import type { Business } from './business.ts';
import { cancelledRecord } from './earlier-bookings.ts';
import type { BookingRecord, Call } from './ports.ts';
import type { Shell } from './shell.ts';

/** The id derives from the CallSid, so that a booking made twice is one. */
export const bookingIdOf = (callId: string): string => `BK${callId.slice(2)}`;

/**
 * The booking that the row carries after a turn with these notices, if the turn changes it.
 * A cancelled one takes the place of none or of itself; what the call has booked besides stays.
 */
export function bookingAfter(
  turn: { callId: string; number: number },
  notices: readonly Notice[],
  context: DialogContext,
  { business, drawCode }: Pick<Shell, 'business' | 'drawCode'>,
  before: Call['booking'],
): BookingRecord | undefined {
  if (notices.some(({ type }) => type === 'promoteBooking')) {
    const agreed = bookingOf(turn, context, business, before, drawCode);
    // Agreed again to what stands: the booking stays the one it was, and there is no change to tell of.
    return before !== undefined && isSameAgreement(before, agreed) ? undefined : agreed;
  }
  for (const notice of notices) {
    if (notice.type !== 'cancelBooking') continue;
    if (before === undefined || before.id === notice.booking.id) return cancelledRecord(notice.booking);
  }
  return undefined;
}

/**
 * What a turn books. A booking that is moved keeps its id, its service and its code, and counts its changes on.
 * Throws when a slot is missing: the chart books nothing that is not complete.
 */
function bookingOf(
  { callId, number }: { callId: string; number: number },
  { slots, hold, errand }: DialogContext,
  business: Business,
  before: BookingRecord | undefined,
  drawCode: Shell['drawCode'],
): BookingRecord {
  const moved = errand.purpose === 'move' ? errand.booking : null;
  const id = moved?.id ?? bookingIdOf(callId);
  const last = moved ?? (before?.id === id ? before : null);
  const code = last?.code ?? drawCode?.();
  assert(slots.name && slots.phone && slots.time && hold, 'a booking without all its slots');
  const service = hold.service ?? business.services[0]?.id;
  assert(service, 'a business without a service');
  return {
    id,
    callId,
    name: slots.name,
    phone: slots.phone.e164,
    service,
    resource: hold.resource,
    startsAt: hold.startsAt,
    endsAt: hold.endsAt,
    status: 'booked',
    revision: last ? last.revision + 1 : number,
    ...(code === undefined ? {} : { code }),
  };
}

/** Whether two records of one call say the same: the caller agreed again to what stands. */
const isSameAgreement = (one: BookingRecord, other: BookingRecord): boolean =>
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
