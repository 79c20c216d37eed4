// What errands send to DynamoDB: plans, claims and strikes of what is to be done at a time, built apart from the sending.
import assert from 'node:assert/strict';
import type { PutItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { ErrandKey, PlannedReminder, TextReport } from '../ports.ts';
import { number, type Row, text } from './row.ts';
import { type ErrandKind, errandPartition } from './table.ts';

const KEEP_AFTER_S = 2 * 86_400; // a reminder's row outlives its appointment, so that planning it late sends no second one
const KEEP_STATUS_S = 30 * 86_400; // of a text

const REMINDER = 'REMINDER';
const TEXT = 'TEXT';

/** Plans the reminder of one revision of a booking, unless this revision's or a later one's is planned or done. */
export function planReminderRequest(tableName: string, reminder: PlannedReminder): PutItemCommandInput {
  const { bookingId, revision, from, dueAtEpochMs, startsAtEpochMs } = reminder;
  return {
    TableName: tableName,
    Item: {
      pk: text(`BOOKING#${bookingId}`),
      sk: text(REMINDER),
      id: text(bookingId),
      revision: number(revision),
      from: text(from),
      firstDue: number(dueAtEpochMs),
      attempts: number(0),
      due: text(errandPartition('reminder', bookingId)),
      dueAt: text(isoOf(dueAtEpochMs)),
      expiresAt: number(Math.floor(startsAtEpochMs / 1_000) + KEEP_AFTER_S),
    },
    ConditionExpression: 'attribute_not_exists(#pk) OR #revision < :revision',
    ExpressionAttributeNames: { '#pk': 'pk', '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': number(revision) },
  };
}

/**
 * Notes what a report says of a text, if that is further than what is known: reports come in any order and twice.
 * `followUp` makes an errand of it in the same write.
 */
export function noteStatusRequest(
  tableName: string,
  { report, rank, followUp, nowEpochMs }: { report: TextReport; rank: number; followUp: boolean; nowEpochMs: number },
): UpdateItemCommandInput {
  const values: Record<string, Row[string]> = {
    status: text(report.status),
    rank: number(rank),
    id: text(report.textId),
    revision: number(0),
    from: text(report.from),
    ...(report.code === undefined ? {} : { code: number(report.code) }),
    expiresAt: number(Math.floor(nowEpochMs / 1_000) + KEEP_STATUS_S),
    ...(followUp ? followUpOf(report.messageId, nowEpochMs) : {}),
  };
  const names = Object.keys(values);
  return {
    TableName: tableName,
    Key: { pk: text(`TEXT#${report.messageId}`), sk: text(TEXT) },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(#rank) OR #rank < :rank',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
  };
}

const followUpOf = (messageId: string, nowEpochMs: number) => ({
  firstDue: number(nowEpochMs),
  attempts: number(0),
  due: text(errandPartition('undelivered', messageId)),
  dueAt: text(isoOf(nowEpochMs)),
});

/** Takes an errand that is due until then: the time it is due is the claim, so the index holds no claimed one. */
export function claimErrandRequest(
  tableName: string,
  { pk, sk }: ErrandKey,
  nowEpochMs: number,
  untilEpochMs: number,
): UpdateItemCommandInput {
  assert(untilEpochMs > nowEpochMs, 'a claim that has already expired claims nothing');
  return {
    TableName: tableName,
    Key: { pk: text(pk), sk: text(sk) },
    UpdateExpression: 'SET #dueAt = :until, #attempts = #attempts + :one',
    ConditionExpression: 'attribute_exists(#due) AND #dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#attempts': 'attempts' },
    ExpressionAttributeValues: {
      ':until': text(isoOf(untilEpochMs)),
      ':now': text(isoOf(nowEpochMs)),
      ':one': number(1),
    },
    ReturnValues: 'ALL_NEW',
  };
}

/** Strikes an errand; one that was planned anew meanwhile stays. */
export function settleErrandRequest(
  tableName: string,
  { pk, sk }: ErrandKey,
  revision: number,
): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: { pk: text(pk), sk: text(sk) },
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': number(revision) },
  };
}

/** The kinds by the sort key of their rows. */
export const kindOf = (sk: string): ErrandKind => (sk === REMINDER ? 'reminder' : 'undelivered');

const isoOf = (epochMs: number): string => new Date(epochMs).toISOString();
