// What the outbox sends to DynamoDB: claims and strikes of notices, and the index of what is due.
import assert from 'node:assert/strict';
import type { QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { flag, keyOf, number, text } from './row.ts';
import { DUE_INDEX } from './table.ts';

/** Takes a notice for one deliverer, if it is there and nobody has it now. */
export function claimNoticeRequest(
  tableName: string,
  callId: string,
  noticeId: string,
  nowEpochMs: number,
  untilEpochMs: number,
): UpdateItemCommandInput {
  assert(untilEpochMs > nowEpochMs, 'a claim that has already expired claims nothing');
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression:
      'SET #notices.#notice.#claimedUntil = :until, #notices.#notice.#attempts = #notices.#notice.#attempts + :one',
    ConditionExpression: 'attribute_exists(#notices.#notice) AND #notices.#notice.#claimedUntil <= :now',
    ExpressionAttributeNames: {
      '#notices': 'notices',
      '#notice': noticeId,
      '#claimedUntil': 'claimedUntil',
      '#attempts': 'attempts',
    },
    ExpressionAttributeValues: { ':until': number(untilEpochMs), ':now': number(nowEpochMs), ':one': number(1) },
  };
}

/** Strikes the last notice of a finished call and takes the call off the due index in the same write. */
export function settleLastNoticeRequest(tableName: string, callId: string, noticeId: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'REMOVE #notices.#notice, #due, #dueAt',
    ConditionExpression: '#finished = :true AND size(#notices) = :one AND attribute_exists(#notices.#notice)',
    ExpressionAttributeNames: {
      '#notices': 'notices',
      '#notice': noticeId,
      '#due': 'due',
      '#dueAt': 'dueAt',
      '#finished': 'finished',
    },
    ExpressionAttributeValues: { ':true': flag(true), ':one': number(1) },
  };
}

/** Strikes a notice where the call stays due: something else is outstanding, or the call goes on. */
export function settleNoticeRequest(tableName: string, callId: string, noticeId: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'REMOVE #notices.#notice',
    ConditionExpression: 'attribute_exists(#notices.#notice) AND (#finished = :false OR size(#notices) > :one)',
    ExpressionAttributeNames: { '#notices': 'notices', '#notice': noticeId, '#finished': 'finished' },
    ExpressionAttributeValues: { ':false': flag(false), ':one': number(1) },
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

/** One partition of the due index, oldest first. */
export function dueRequest(tableName: string, partition: string, limit: number): QueryCommandInput {
  return {
    TableName: tableName,
    IndexName: DUE_INDEX,
    KeyConditionExpression: '#due = :partition',
    ExpressionAttributeNames: { '#due': 'due' },
    ExpressionAttributeValues: { ':partition': text(partition) },
    ScanIndexForward: true,
    Limit: limit,
  };
}
