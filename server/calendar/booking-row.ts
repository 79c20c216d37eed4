// The row of a booking: what was agreed, with whom, by which call; its requests are built apart from sending.
import type { AttributeValue, GetItemInput, PutItemInput, UpdateItemInput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { E164 } from '../../machines/dialog.ts';
import type { BookingRecord, Lease } from '../ports.ts';
import { fromAttributes, toAttribute, toAttributes } from './attributes.ts';

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const bookingRow = z.object({
  id: z.string(),
  callId: z.string(),
  name: z.string(),
  phone: z.custom<E164>((value) => typeof value === 'string' && value.startsWith('+')),
  service: z.string(),
  resource: z.string(),
  startsAt: z.string().regex(LOCAL),
  endsAt: z.string().regex(LOCAL),
  status: z.enum(['booked', 'cancelled']),
  revision: z.int().nonnegative(),
  code: z.string().exactOptional(),
});

const leasedRow = z.object({ lease: z.object({ callId: z.string(), untilMs: z.number() }).exactOptional() });

/** Which call may change the booking, and until when. */
export type StandingLease = NonNullable<z.output<typeof leasedRow>['lease']>;

export function getBooking(tableName: string, id: string): GetItemInput {
  return { TableName: tableName, Key: keyOf(id), ConsistentRead: true };
}

/** Refused when this revision or a later one is there already: what became of it since stays. */
export function putBooking(tableName: string, booking: BookingRecord): PutItemInput {
  return {
    TableName: tableName,
    Item: { ...keyOf(booking.id), ...toAttributes(bookingRow.parse(booking)) },
    ConditionExpression: 'attribute_not_exists(#pk) OR #revision < :revision',
    ExpressionAttributeNames: { '#pk': 'pk', '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': { N: String(booking.revision) } },
  };
}

/** Throws when what is stored is no booking. */
export function thawBooking(item: Record<string, AttributeValue> | undefined): BookingRecord | undefined {
  return item === undefined ? undefined : bookingRow.parse(fromAttributes(item));
}

/**
 * Writes a lease in place of the one that was seen, or of none; a change of the booking takes it away.
 * Refused when the booking is at another revision, is cancelled, or the lease is another by now.
 */
export function putLease(tableName: string, lease: Lease, seen: StandingLease | undefined): UpdateItemInput {
  const asSeen = seen ? '#lease.#callId = :holder AND #lease.#untilMs = :heldUntil' : 'attribute_not_exists(#lease)';
  return {
    TableName: tableName,
    Key: keyOf(lease.bookingId),
    UpdateExpression: 'SET #lease = :lease',
    ConditionExpression: `#revision = :revision AND #status = :booked AND ${asSeen}`,
    ExpressionAttributeNames: {
      '#lease': 'lease',
      '#revision': 'revision',
      '#status': 'status',
      ...(seen ? { '#callId': 'callId', '#untilMs': 'untilMs' } : {}),
    },
    ExpressionAttributeValues: {
      ':lease': toAttribute({ callId: lease.callId, untilMs: lease.untilEpochMs }),
      ':revision': toAttribute(lease.revision),
      ':booked': toAttribute('booked'),
      ...(seen ? { ':holder': toAttribute(seen.callId), ':heldUntil': toAttribute(seen.untilMs) } : {}),
    },
  };
}

/** The lease on a booking's row; undefined when nobody has one. */
export function thawLease(item: Record<string, AttributeValue> | undefined): StandingLease | undefined {
  return item === undefined ? undefined : leasedRow.parse(fromAttributes(item)).lease;
}

function keyOf(id: string): Record<string, AttributeValue> {
  return { pk: { S: `BOOKING#${id}` }, sk: { S: 'BOOKING' } };
}
