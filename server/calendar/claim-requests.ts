// The writes that put, extend, book and drop a claim on a day's row, each with its condition, built apart from sending.
import type { UpdateItemInput } from '@aws-sdk/client-dynamodb';
import { type Plain, toAttribute, toAttributes } from './attributes.ts';
import { type Claim, type DayKey, type DayRow, KEEP_DAYS, keyOfDay } from './day-row.ts';
import { DAY_MS, MINUTE_MS } from './wall-clock.ts';

/** A claim of a day with its buffers touches 64 of these: the expressions stay below DynamoDB's 4 KB. */
const STRETCH_MS = 30 * MINUTE_MS;

/**
 * Puts a claim on the row as it was seen, in place of those named.
 * Refused when the half hours that it touches, or the claims that it replaces, changed since: only those count, so that
 * callers who want different times of one day do not meet.
 */
export function putClaim(
  tableName: string,
  seen: DayRow,
  id: string,
  wanted: Claim,
  replaced: readonly string[],
): UpdateItemInput {
  const stretches = stretchesOf(wanted);
  const stamps = Object.fromEntries(stretches.map((each) => [each, (seen.stamps[each] ?? 0) + 1]));
  const request = { TableName: tableName, Key: keyOfDay(seen) };
  return seen.exists
    ? { ...request, ...changeRow(seen, id, wanted, [...new Set([...replaced, id])], stamps) }
    : { ...request, ...newRow(seen.day, id, wanted, stamps) };
}

function newRow(day: number, id: string, wanted: Claim, stamps: Record<string, number>) {
  return {
    UpdateExpression: 'SET #claims = :claims, #stamps = :stamps, #version = :one, #expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: {
      '#pk': 'pk',
      '#claims': 'claims',
      '#stamps': 'stamps',
      '#version': 'version',
      '#expiresAt': 'expiresAt',
    },
    ExpressionAttributeValues: {
      ':claims': toAttribute({ [id]: wanted }),
      ':stamps': toAttribute(stamps),
      ':one': toAttribute(1),
      ':expiresAt': toAttribute(((day + KEEP_DAYS) * DAY_MS) / 1000),
    },
  };
}

/** `replaced` names the claim itself too: an earlier form of it must be held as it was seen, or still not be there. */
function changeRow(
  seen: DayRow,
  id: string,
  wanted: Claim,
  replaced: readonly string[],
  stamps: Record<string, number>,
) {
  const names: Record<string, string> = { '#claims': 'claims', '#stamps': 'stamps', '#version': 'version', '#id': id };
  const values: Record<string, Plain> = { ':claim': wanted, ':one': 1 };
  const sets = ['#claims.#id = :claim', '#version = #version + :one'];
  const conditions: string[] = [];
  for (const [index, [stretch, stamp]] of Object.entries(stamps).entries()) {
    names[`#s${index}`] = stretch;
    values[`:s${index}`] = stamp;
    sets.push(`#stamps.#s${index} = :s${index}`);
    // the stamp must be the one before, or still be missing
    if (stamp > 1) values[`:was${index}`] = stamp - 1;
    conditions.push(stamp > 1 ? `#stamps.#s${index} = :was${index}` : `attribute_not_exists(#stamps.#s${index})`);
  }
  for (const [index, other] of replaced.entries()) {
    names[`#r${index}`] = other;
    const claim = seen.claims[other];
    if (claim === undefined) {
      conditions.push(`attribute_not_exists(#claims.#r${index})`);
    } else {
      Object.assign(names, { '#state': 'state', '#until': 'heldUntilMs' });
      Object.assign(values, { ':held': 'held', [`:r${index}`]: claim.heldUntilMs });
      conditions.push(`#claims.#r${index}.#state = :held AND #claims.#r${index}.#until = :r${index}`);
    }
  }
  const removed = replaced.flatMap((other, index) => (other === id ? [] : [`#claims.#r${index}`]));
  return {
    UpdateExpression: `SET ${sets.join(', ')}${removed.length === 0 ? '' : ` REMOVE ${removed.join(', ')}`}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: toAttributes(values),
  };
}

/** The names of the half hours that a claim touches: what two claims that overlap have in common. */
function stretchesOf({ fromMs, toMs }: Claim): string[] {
  const first = Math.floor(fromMs / STRETCH_MS);
  const last = Math.floor((toMs - 1) / STRETCH_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Extends a held claim, never shortens it; refused when it is gone, booked, or held longer already. */
export function extendClaim(tableName: string, key: DayKey, id: string, untilMs: number): UpdateItemInput {
  return {
    TableName: tableName,
    Key: keyOfDay(key),
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

/** Makes a claim booked, for the time of the appointment; refused when it is not there. Twice is once. */
export function bookClaim(
  tableName: string,
  key: DayKey,
  id: string,
  bookingId: string,
  { endsAtMs, fromMs, toMs }: Pick<Claim, 'endsAtMs' | 'fromMs' | 'toMs'>,
): UpdateItemInput {
  return {
    TableName: tableName,
    Key: keyOfDay(key),
    UpdateExpression:
      'SET #claims.#id.#state = :booked, #claims.#id.#bookingId = :bookingId, #claims.#id.#endsAt = :endsAt, ' +
      '#claims.#id.#from = :from, #claims.#id.#to = :to, #version = #version + :one',
    ConditionExpression: 'attribute_exists(#claims.#id)',
    ExpressionAttributeNames: {
      '#claims': 'claims',
      '#id': id,
      '#state': 'state',
      '#bookingId': 'bookingId',
      '#endsAt': 'endsAtMs',
      '#from': 'fromMs',
      '#to': 'toMs',
      '#version': 'version',
    },
    ExpressionAttributeValues: {
      ':booked': { S: 'booked' },
      ':bookingId': { S: bookingId },
      ':endsAt': { N: String(endsAtMs) },
      ':from': { N: String(fromMs) },
      ':to': { N: String(toMs) },
      ':one': { N: '1' },
    },
  };
}

/** Which hold is meant: one until exactly then, or one until then at the latest; absent, whatever is held. */
export type HeldUntil = { exactlyMs: number } | { atMostMs: number };

/** Takes a held claim away; refused when it is booked, gone, or held until another time than is meant. */
export function dropClaim(tableName: string, key: DayKey, id: string, held?: HeldUntil): UpdateItemInput {
  const sign = held && 'exactlyMs' in held ? '=' : '<=';
  const untilMs = held && ('exactlyMs' in held ? held.exactlyMs : held.atMostMs);
  return {
    TableName: tableName,
    Key: keyOfDay(key),
    UpdateExpression: 'SET #version = #version + :one REMOVE #claims.#id',
    ConditionExpression: `#claims.#id.#state = :held${held ? ` AND #claims.#id.#until ${sign} :until` : ''}`,
    ExpressionAttributeNames: {
      '#claims': 'claims',
      '#version': 'version',
      '#id': id,
      '#state': 'state',
      ...(held ? { '#until': 'heldUntilMs' } : {}),
    },
    ExpressionAttributeValues: {
      ':held': { S: 'held' },
      ':one': { N: '1' },
      ...(held ? { ':until': { N: String(untilMs) } } : {}),
    },
  };
}

/** Takes a booked claim away, if it is this booking's. */
export function dropBooked(tableName: string, key: DayKey, id: string, bookingId: string): UpdateItemInput {
  return {
    TableName: tableName,
    Key: keyOfDay(key),
    UpdateExpression: 'SET #version = #version + :one REMOVE #claims.#id',
    ConditionExpression: '#claims.#id.#bookingId = :bookingId',
    ExpressionAttributeNames: { '#claims': 'claims', '#version': 'version', '#id': id, '#bookingId': 'bookingId' },
    ExpressionAttributeValues: { ':bookingId': { S: bookingId }, ':one': { N: '1' } },
  };
}
