// What the outbox sends to DynamoDB: claims and strikes of notices.
import assert from 'node:assert/strict';
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { flag, keyOf, number } from './row.ts';

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

/** Strikes the last notice of a call that is finished or goes on, and takes it off the due index in the same write. */
export function settleLastNoticeRequest(tableName: string, callId: string, noticeId: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'REMOVE #notices.#notice, #due, #dueAt',
    ConditionExpression:
      'size(#notices) = :one AND attribute_exists(#notices.#notice) AND (#finished = :true OR attribute_not_exists(#endedAt))',
    ExpressionAttributeNames: {
      '#notices': 'notices',
      '#notice': noticeId,
      '#due': 'due',
      '#dueAt': 'dueAt',
      '#finished': 'finished',
      '#endedAt': 'endedAt',
    },
    ExpressionAttributeValues: { ':true': flag(true), ':one': number(1) },
  };
}

/** Strikes a notice where the call stays due: something else is outstanding, or it ended and has to be finished. */
export function settleNoticeRequest(tableName: string, callId: string, noticeId: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'REMOVE #notices.#notice',
    ConditionExpression:
      'attribute_exists(#notices.#notice) AND (size(#notices) > :one OR (#finished = :false AND attribute_exists(#endedAt)))',
    ExpressionAttributeNames: {
      '#notices': 'notices',
      '#notice': noticeId,
      '#finished': 'finished',
      '#endedAt': 'endedAt',
    },
    ExpressionAttributeValues: { ':false': flag(false), ':one': number(1) },
  };
}
