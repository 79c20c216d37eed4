// The row of one resource's day: its shape, and every request that reads or moves it, built apart from sending.
import type { AttributeValue, GetItemInput, QueryInput, UpdateItemInput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { fromAttributes, toAttribute } from './attributes.ts';
import { dateOf } from './sessions.ts';
import { DAY_MS } from './wall-clock.ts';

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
const dayRow = z.object({ version: z.number(), claims: z.record(z.string(), claim), sk: z.string() });

export type Claim = z.output<typeof claim>;

/** Which row: a person or room, and the number of the day on the wall. */
export interface DayKey {
  resource: string;
  day: number;
}

export interface DayRow extends DayKey {
  /** 0 when there is no row yet. */
  version: number;
  claims: Record<string, Claim>;
}

/** Long enough for last year's appointments to be looked up. */
const KEEP_DAYS = 400;

/** One call can claim an opening once: the claim's id is the call and the start. */
export function claimIdOf(callId: string, startsAtMs: number): string {
  return `${callId}@${startsAtMs}`;
}

export function getDay(tableName: string, { resource, day }: DayKey): GetItemInput {
  return { TableName: tableName, Key: keyOf({ resource, day }), ConsistentRead: true };
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

/** Puts a claim on the row as it was seen, in place of those named; refused when anybody claimed since. */
export function putClaim(
  tableName: string,
  seen: DayRow,
  id: string,
  wanted: Claim,
  replaced: readonly string[],
): UpdateItemInput {
  const common = { TableName: tableName, Key: keyOf(seen) };
  const expiresAt = { N: String(((seen.day + KEEP_DAYS) * DAY_MS) / 1000) };
  if (seen.version === 0) {
    return {
      ...common,
      UpdateExpression: 'SET #claims = :claims, #version = :one, #expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': 'pk', '#claims': 'claims', '#version': 'version', '#expiresAt': 'expiresAt' },
      ExpressionAttributeValues: {
        ':claims': { M: { [id]: toAttribute(wanted) } },
        ':one': { N: '1' },
        ':expiresAt': expiresAt,
      },
    };
  }
  const removed = replaced.filter((each) => each !== id);
  const names = Object.fromEntries(removed.map((each, index) => [`#gone${index}`, each]));
  const removal =
    removed.length === 0 ? '' : ` REMOVE ${removed.map((_, index) => `#claims.#gone${index}`).join(', ')}`;
  return {
    ...common,
    UpdateExpression: `SET #claims.#id = :claim, #version = #version + :one${removal}`,
    ConditionExpression: '#version = :seen',
    ExpressionAttributeNames: { '#claims': 'claims', '#version': 'version', '#id': id, ...names },
    ExpressionAttributeValues: {
      ':claim': toAttribute(wanted),
      ':one': { N: '1' },
      ':seen': { N: String(seen.version) },
    },
  };
}

/** Extends a held claim, never shortens it; refused when it is gone, booked, or held longer already. */
export function extendClaim(tableName: string, key: DayKey, id: string, untilMs: number): UpdateItemInput {
  return {
    TableName: tableName,
    Key: keyOf(key),
    UpdateExpression: 'SET #claims.#id.#until = :until, #version = #version + :one',
    ConditionExpression: '#claims.#id.#state = :held AND #claims.#id.#until < :until',
    ExpressionAttributeNames: {
      '#claims': 'claims',
      '#id': id,
      '#state': 'state',
      '#until': 'heldUntilMs',
      '#version': 'version',
    },
    ExpressionAttributeValues: { ':held': { S: 'held' }, ':until': { N: String(untilMs) }, ':one': { N: '1' } },
  };
}

/** Makes a claim booked; refused when it is not there. Twice is once. */
export function bookClaim(tableName: string, key: DayKey, id: string, bookingId: string): UpdateItemInput {
  return {
    TableName: tableName,
    Key: keyOf(key),
    UpdateExpression:
      'SET #claims.#id.#state = :booked, #claims.#id.#bookingId = :bookingId, #version = #version + :one',
    ConditionExpression: 'attribute_exists(#claims.#id)',
    ExpressionAttributeNames: {
      '#claims': 'claims',
      '#id': id,
      '#state': 'state',
      '#bookingId': 'bookingId',
      '#version': 'version',
    },
    ExpressionAttributeValues: { ':booked': { S: 'booked' }, ':bookingId': { S: bookingId }, ':one': { N: '1' } },
  };
}

/** Takes a held claim off the row; refused when it is booked, or no longer held until just then. */
export function dropClaim(tableName: string, key: DayKey, id: string, heldUntilMs?: number): UpdateItemInput {
  const asSeen = heldUntilMs !== undefined;
  return {
    TableName: tableName,
    Key: keyOf(key),
    UpdateExpression: 'REMOVE #claims.#id',
    ConditionExpression: `#claims.#id.#state = :held${asSeen ? ' AND #claims.#id.#until = :until' : ''}`,
    ExpressionAttributeNames: {
      '#claims': 'claims',
      '#id': id,
      '#state': 'state',
      ...(asSeen ? { '#until': 'heldUntilMs' } : {}),
    },
    ExpressionAttributeValues: {
      ':held': { S: 'held' },
      ...(asSeen ? { ':until': { N: String(heldUntilMs) } } : {}),
    },
  };
}

/** The row as stored, or the empty one when there is none. Throws when what is stored is no day row. */
export function thawDay(key: DayKey, item: Record<string, AttributeValue> | undefined): DayRow {
  if (item === undefined) return { ...key, version: 0, claims: {} };
  const { version, claims } = dayRow.parse(fromAttributes(item));
  return { ...key, version, claims };
}

function keyOf({ resource, day }: DayKey): Record<string, AttributeValue> {
  return { pk: { S: `CALENDAR#${resource}` }, sk: { S: dateOf(day) } };
}
