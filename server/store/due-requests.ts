// What the index of due things is asked and told: what is due by now, calls that are watched, calls that leave it.
import type { PutItemCommandInput, QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { LONGEST_CALL_MS } from '../ports.ts';
import { flag, keyOf, number, type Row, text } from './row.ts';
import { DUE_INDEX, expiresAtEpochS, watchKey, watchPartition } from './table.ts';

/** One partition of the due index: what is due by now, oldest first. */
export function dueRequest(tableName: string, partition: string, nowEpochMs: number, limit: number): QueryCommandInput {
  return {
    TableName: tableName,
    IndexName: DUE_INDEX,
    KeyConditionExpression: '#due = :partition AND #dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
    ExpressionAttributeValues: { ':partition': text(partition), ':now': text(isoOf(nowEpochMs)) },
    ScanIndexForward: true,
    Limit: limit,
  };
}

/** Has a new call looked after once it must be over, whatever became of the report of its end. */
export function watchRequest(tableName: string, callId: string, createdAt: string): PutItemCommandInput {
  return {
    TableName: tableName,
    Item: {
      ...watchKeyOf(callId),
      due: text(watchPartition(callId)),
      dueAt: text(isoOf(Date.parse(createdAt) + LONGEST_CALL_MS)),
      expiresAt: number(expiresAtEpochS(createdAt)),
    },
  };
}

/** Ends a watch that is due: before its time the call may not even have been written. */
export function unwatchRequest(tableName: string, callId: string, nowEpochMs: number): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: watchKeyOf(callId),
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
    ExpressionAttributeValues: { ':now': text(isoOf(nowEpochMs)) },
  };
}

/** Takes a finished call without notices off the due index, should its entry have been left behind. */
export function leaveDueRequest(tableName: string, callId: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#finished = :true AND size(#notices) = :none AND attribute_exists(#due)',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#finished': 'finished', '#notices': 'notices' },
    ExpressionAttributeValues: { ':true': flag(true), ':none': number(0) },
  };
}

function watchKeyOf(callId: string): Row {
  const { pk, sk } = watchKey(callId);
  return { pk: text(pk), sk: text(sk) };
}

const isoOf = (epochMs: number): string => new Date(epochMs).toISOString();
