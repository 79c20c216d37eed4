// What is sent to DynamoDB, built apart from the sending: pure functions whose every attribute is aliased.
import assert from 'node:assert/strict';
import type {
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Call, TurnWrite } from '../ports.ts';
import {
  flag,
  journalAttribute,
  json,
  machineAttribute,
  newRow,
  noticeAttribute,
  number,
  type Row,
  text,
} from './row.ts';
import { callKey, DUE_INDEX, expiresAtEpochS } from './table.ts';

const MAX_PREDECESSORS = 100; // DynamoDB's limit on the operands of IN
const MAX_NOTICES_A_TURN = 10;

/** Reads what stands, not what stood a second ago. */
export function loadRequest(tableName: string, callId: string): GetItemCommandInput {
  return { TableName: tableName, Key: keyOf(callId), ConsistentRead: true };
}

/** Writes the row of a new call if no row of that CallSid is there. */
export function createRequest(tableName: string, call: Call, writeId: string): PutItemCommandInput {
  return {
    TableName: tableName,
    Item: newRow(call, writeId),
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/**
 * The one write of a turn.
 * `leaveDue` also takes the call off the due index, on the condition that no notice is outstanding.
 */
export function commitRequest(
  tableName: string,
  write: TurnWrite,
  writeId: string,
  leaveDue: boolean,
): UpdateItemCommandInput {
  assert(write.version >= 1, 'version 0 is created, not committed');
  assert(write.predecessors.length >= 1, 'a state without predecessors cannot be written');
  assert(write.predecessors.length <= MAX_PREDECESSORS, 'more predecessors than one condition can name');
  assert(write.notices.length <= MAX_NOTICES_A_TURN, 'more notices than one turn may give');
  const values = { ...valuesOf(write, writeId), ...(leaveDue ? { ':none': number(0) } : {}) };
  return {
    TableName: tableName,
    Key: keyOf(write.callId),
    UpdateExpression: changesOf(write) + (leaveDue ? ' REMOVE #due, #dueAt' : ''),
    ConditionExpression: conditionsOf(write, leaveDue),
    ExpressionAttributeNames: namesOf(write, leaveDue),
    ExpressionAttributeValues: values,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** Only from the version before, from a state the chart can come from, with no slot lost and the line still open. */
function conditionsOf(write: TurnWrite, leaveDue: boolean): string {
  const predecessors = write.predecessors.map((_, at) => `:from${at}`).join(', ');
  return [
    '#version = :previous',
    `#state IN (${predecessors})`,
    ...(write.mayUndo ? [] : ['#filled <= :filled']),
    ...(write.mayFollowEnd === true ? [] : ['attribute_not_exists(#endedAt)']),
    ...(leaveDue ? ['size(#notices) = :none'] : []),
  ].join(' AND ');
}

const ALWAYS_SET = [
  'version',
  'state',
  'filled',
  'machine',
  'snapshot',
  'reply',
  'updatedAt',
  'finished',
  'writeId',
  'expiresAt',
] as const; // narrow, so that the values below must name each

function changesOf(write: TurnWrite): string {
  const changes = [
    ...ALWAYS_SET.map((name) => `#${name} = :${name}`),
    '#journal = list_append(#journal, :entry)',
    ...(write.booking === undefined ? [] : ['#booking = :booking']),
    ...write.notices.map((_, at) => `#notices.#notice${at} = :notice${at}`),
  ];
  return `SET ${changes.join(', ')}`;
}

function namesOf(write: TurnWrite, leaveDue: boolean): Record<string, string> {
  const names = [
    ...ALWAYS_SET,
    'journal',
    ...(write.booking === undefined ? [] : ['booking']),
    ...(write.mayFollowEnd === true ? [] : ['endedAt']),
    ...(leaveDue || write.notices.length > 0 ? ['notices'] : []),
    ...(leaveDue ? ['due', 'dueAt'] : []),
  ];
  return {
    ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ...Object.fromEntries(write.notices.map(({ id }, at) => [`#notice${at}`, id])),
  };
}

function valuesOf(write: TurnWrite, writeId: string): Row {
  const always = {
    version: number(write.version),
    state: text(write.state),
    filled: number(write.filled),
    machine: machineAttribute(write.machine),
    snapshot: text(write.snapshot),
    reply: json(write.reply),
    updatedAt: text(write.updatedAt),
    finished: flag(write.finished),
    writeId: text(writeId),
    expiresAt: number(expiresAtEpochS(write.updatedAt)),
  } satisfies Record<(typeof ALWAYS_SET)[number], Row[string]>;
  return {
    ...Object.fromEntries(Object.entries(always).map(([name, value]) => [`:${name}`, value])),
    ':previous': number(write.version - 1),
    ':entry': { L: [journalAttribute(write.entry)] },
    ...(write.booking === undefined ? {} : { ':booking': json(write.booking) }),
    ...Object.fromEntries(write.predecessors.map((state, at) => [`:from${at}`, text(state)])),
    ...Object.fromEntries(write.notices.map((pending, at) => [`:notice${at}`, noticeAttribute(pending)])),
  };
}

/** Records the end of the call; a second report changes nothing, whatever time it gives. */
export function markEndedRequest(tableName: string, callId: string, endedAt: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'SET #endedAt = if_not_exists(#endedAt, :endedAt)',
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: { '#endedAt': 'endedAt', '#pk': 'pk' },
    ExpressionAttributeValues: { ':endedAt': text(endedAt) },
  };
}

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

function keyOf(callId: string): Row {
  const { pk, sk } = callKey(callId);
  return { pk: text(pk), sk: text(sk) };
}
