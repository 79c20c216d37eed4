// The row of a booking: what was agreed, with whom, by which call; its requests are built apart from sending.
import type { AttributeValue, GetItemInput, PutItemInput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { E164 } from '../../machines/dialog.ts';
import type { BookingRecord } from '../ports.ts';
import { fromAttributes, toAttributes } from './attributes.ts';

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
});

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

function keyOf(id: string): Record<string, AttributeValue> {
  return { pk: { S: `BOOKING#${id}` }, sk: { S: 'BOOKING' } };
}
