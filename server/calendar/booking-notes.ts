// Where a booking is found again: with its number, and among the cancelled ones of its day; the booking's row is the truth.
import type { PutItemInput, QueryInput } from '@aws-sdk/client-dynamodb';
import type { E164, LocalDate } from '../../machines/dialog.ts';
import type { BookingRecord } from '../ports.ts';
import { toAttributes } from './attributes.ts';
import { KEEP_DAYS } from './day-row.ts';
import { DAY_MS } from './wall-clock.ts';

const MOST_NOTED = 200; // of one number; more than that no caller has before him
const LAST_KEY = '\uffff'; // after every id

/** Beside the calls of the number; kept as long as the day's row, so that a move to a later day needs no other. */
export function noteOfBooking(tableName: string, { id, phone, startsAt }: BookingRecord): PutItemInput {
  const key = { pk: `CALLER#${phone}`, sk: `BOOKING#${id}` };
  return { TableName: tableName, Item: toAttributes({ ...key, bookingId: id, expiresAt: expiryOf(startsAt) }) };
}

export function notedBookings(tableName: string, phone: E164): QueryInput {
  return {
    TableName: tableName,
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :bookings)',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
    ExpressionAttributeValues: toAttributes({ ':pk': `CALLER#${phone}`, ':bookings': 'BOOKING#' }),
    ConsistentRead: true,
    Limit: MOST_NOTED,
  };
}

/** A cancelled booking has no claim by which its day would show it. */
export function noteCancelled(tableName: string, { id, startsAt }: BookingRecord): PutItemInput {
  const key = { pk: 'CANCELLED', sk: `${startsAt.slice(0, 10)}#${id}` };
  return { TableName: tableName, Item: toAttributes({ ...key, bookingId: id, expiresAt: expiryOf(startsAt) }) };
}

export function cancelledBetween(tableName: string, from: LocalDate, to: LocalDate): QueryInput {
  return {
    TableName: tableName,
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
    ExpressionAttributeValues: toAttributes({ ':pk': 'CANCELLED', ':from': from, ':to': `${to}#${LAST_KEY}` }),
    ConsistentRead: true,
  };
}

const expiryOf = (startsAt: string): number =>
  Math.floor((Date.parse(`${startsAt.slice(0, 10)}T00:00:00Z`) + KEEP_DAYS * DAY_MS) / 1000);
