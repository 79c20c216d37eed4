// The row of one resource's day: its shape, its key and the requests that read it, built apart from sending.
import type { AttributeValue, GetItemInput, QueryInput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { fromAttributes } from './attributes.ts';
import { dateOf } from './sessions.ts';

const claim = z.object({
  callId: z.string(),
  /** The appointment itself. */
  startsAtMs: z.number(),
  endsAtMs: z.number(),
  /** The time it keeps from others: the appointment and its buffers. */
  fromMs: z.number(),
  toMs: z.number(),
  state: z.enum(['held', 'booked']),
  /** A held claim may be taken after this, once its owner's call was read. */
  heldUntilMs: z.number(),
  bookingId: z.string().exactOptional(),
});
const dayRow = z.object({ claims: z.record(z.string(), claim), stamps: z.record(z.string(), z.number()) });

export type Claim = z.output<typeof claim>;

/** Which row: a person or room, and the number of the day on the wall. */
export interface DayKey {
  resource: string;
  day: number;
}

export interface DayRow extends DayKey {
  exists: boolean;
  claims: Record<string, Claim>;
  /** How often claims were put on each half hour. */
  stamps: Record<string, number>;
}

/** Long enough for last year's appointments to be looked up. */
export const KEEP_DAYS = 400;

/** One call can claim an opening once: the claim's id is the call and the start. */
export function claimIdOf(callId: string, startsAtMs: number): string {
  return `${callId}@${startsAtMs}`;
}

export function getDay(tableName: string, { resource, day }: DayKey): GetItemInput {
  return { TableName: tableName, Key: keyOfDay({ resource, day }), ConsistentRead: true };
}

/** All days of a resource from one day to another, both included: a month is one query. */
export function queryDays(tableName: string, resource: string, fromDay: number, toDay: number): QueryInput {
  return {
    TableName: tableName,
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
    ExpressionAttributeValues: {
      ':pk': { S: `CALENDAR#${resource}` },
      ':from': { S: dateOf(fromDay) },
      ':to': { S: dateOf(toDay) },
    },
    ConsistentRead: true,
  };
}

/** The row as stored, or the empty one when there is none. Throws when what is stored is no day row. */
export function thawDay(key: DayKey, item: Record<string, AttributeValue> | undefined): DayRow {
  if (item === undefined) return { ...key, exists: false, claims: {}, stamps: {} };
  return { ...key, exists: true, ...dayRow.parse(fromAttributes(item)) };
}

export function keyOfDay({ resource, day }: DayKey): Record<string, AttributeValue> {
  return { pk: { S: `CALENDAR#${resource}` }, sk: { S: dateOf(day) } };
}
