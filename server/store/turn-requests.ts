// What a turn sends to DynamoDB, built apart from the sending: pure functions whose every attribute is aliased.
import assert from 'node:assert/strict';
import type { GetItemCommandInput, PutItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Call, TurnWrite } from '../ports.ts';
import {
  bookingAttribute,
  flag,
  journalAttribute,
  json,
  keyOf,
  machineAttribute,
  newRow,
  noticeAttribute,
  number,
  type Row,
  text,
} from './row.ts';
import { expiresAtEpochS } from './table.ts';

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
 * `leaveDue` also takes the call off the due index, on the condition that no notice is outstanding; a last turn
 * without it asks that there be one, whose settling then takes the call off.
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
  const asks = asksForNotices(write, leaveDue);
  const values = { ...valuesOf(write, writeId), ...(asks ? { ':none': number(0) } : {}) };
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

const asksForNotices = ({ finished, notices }: TurnWrite, leaveDue: boolean): boolean =>
  leaveDue || (finished && notices.length === 0);

/** Only from the version before, from a state the chart can come from, with no slot lost and the line still open. */
function conditionsOf(write: TurnWrite, leaveDue: boolean): string {
  const predecessors = write.predecessors.map((_, at) => `:from${at}`).join(', ');
  return [
    '#version = :previous',
    `#state IN (${predecessors})`,
    ...(write.mayUndo ? [] : ['#filled <= :filled']),
    ...(write.mayFollowEnd === true ? [] : ['attribute_not_exists(#endedAt)']),
    ...(asksForNotices(write, leaveDue) ? [`size(#notices) ${leaveDue ? '=' : '>'} :none`] : []),
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
    ...(asksForNotices(write, leaveDue) || write.notices.length > 0 ? ['notices'] : []),
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
    ...(write.booking === undefined ? {} : { ':booking': bookingAttribute(write.booking) }),
    ...Object.fromEntries(write.predecessors.map((state, at) => [`:from${at}`, text(state)])),
    ...Object.fromEntries(write.notices.map((pending, at) => [`:notice${at}`, noticeAttribute(pending)])),
  };
}

/** Keeps what a recorded message says. */
export function transcriptRequest(tableName: string, callId: string, transcript: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'SET #transcript = :transcript',
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: { '#transcript': 'transcript', '#pk': 'pk' },
    ExpressionAttributeValues: { ':transcript': text(transcript) },
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
