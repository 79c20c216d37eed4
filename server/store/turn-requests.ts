// What a turn sends to DynamoDB, built apart from the sending: pure functions whose every attribute is aliased.
import assert from 'node:assert/strict';
import type { GetItemCommandInput, PutItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { BookingRecord, Call, PendingNotice, TurnWrite } from '../ports.ts';
import {
  bookingAttribute,
  flag,
  keyOf,
  newRow,
  noticeAttribute,
  number,
  positionAttribute,
  type Row,
  text,
  turnAttribute,
} from './row.ts';
import { duePartition } from './table.ts';

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

/** The chart has such a move, and it loses no slot but by the caller's word. */
export const isLegal = ({ predecessors, fromState, mayUndo, filled, fromFilled }: TurnWrite): boolean =>
  predecessors.includes(fromState) && (mayUndo || filled >= fromFilled);

/**
 * The one write of a turn: only from the version before, from the state that was read, which has to be one that the
 * chart can come from, from as many slots as were read, of which only the caller's word may lose one, and with the line
 * still open. What a process believes of a call has to be what stands, or it writes nothing.
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
  assert(isLegal(write), 'the chart has no such move');
  assert(write.notices.length <= MAX_NOTICES_A_TURN, 'more notices than one turn may give');
  const request: TurnRequest = {
    sets: ALWAYS_SET,
    removes: '',
    conditions: ALWAYS_ASKED,
    names: { ...ALWAYS_NAMED },
    values: {
      ':p0': positionAttribute({ version: write.version - 1, state: write.fromState, filled: write.fromFilled }),
      ':p': positionAttribute(write),
      ':t': turnAttribute(write, writeId),
    },
  };
  if (write.mayFollowEnd !== true) askForOpenLine(request);
  if (write.booking !== undefined) setBooking(request, write.booking);
  for (const [at, pending] of write.notices.entries()) addNotice(request, pending, at);
  if (write.notices.length > 0) becomeDue(request, write);
  if (write.finished) finish(request, write, leaveDue);
  return {
    TableName: tableName,
    Key: keyOf(write.callId),
    UpdateExpression: request.sets + request.removes,
    ConditionExpression: request.conditions,
    ExpressionAttributeNames: request.names,
    ExpressionAttributeValues: request.values,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

// An engine parses these on every turn, letter by letter: long names made a write of 1.25 ms one of 1.5. With a zero, what stood before.
const ALWAYS_SET = 'SET #p=:p,#t=:t';
const ALWAYS_ASKED = '#p=:p0';
const ALWAYS_NAMED = { '#p': 'position', '#t': 'turn' };

/** What a turn's request is put together from. */
interface TurnRequest {
  sets: string;
  removes: string;
  conditions: string;
  names: Record<string, string>;
  values: Row;
}

function askForOpenLine(request: TurnRequest): void {
  request.conditions += ' AND attribute_not_exists(#endedAt)';
  request.names['#endedAt'] = 'endedAt';
}

function setBooking(request: TurnRequest, booking: BookingRecord): void {
  request.sets += ', #booking = :booking';
  request.names['#booking'] = 'booking';
  request.values[':booking'] = bookingAttribute(booking);
}

function addNotice(request: TurnRequest, pending: PendingNotice, at: number): void {
  request.sets += `, #notices.#notice${at} = :notice${at}`;
  request.names['#notices'] = 'notices';
  request.names[`#notice${at}`] = pending.id;
  request.values[`:notice${at}`] = noticeAttribute(pending);
}

function becomeDue(request: TurnRequest, { callId, updatedAt }: TurnWrite): void {
  request.sets += ', #due = :due, #dueAt = :dueAt';
  request.names['#due'] = 'due';
  request.names['#dueAt'] = 'dueAt';
  request.values[':due'] = text(duePartition(callId));
  request.values[':dueAt'] = text(updatedAt);
}

function finish(request: TurnRequest, { notices }: TurnWrite, leaveDue: boolean): void {
  request.sets += ', #finished = :finished';
  request.names['#finished'] = 'finished';
  request.values[':finished'] = flag(true);
  if (leaveDue) {
    request.removes = ' REMOVE #due, #dueAt';
    request.names['#due'] = 'due';
    request.names['#dueAt'] = 'dueAt';
  }
  if (!leaveDue && notices.length > 0) return;
  request.conditions += ` AND size(#notices) ${leaveDue ? '=' : '>'} :none`;
  request.names['#notices'] = 'notices';
  request.values[':none'] = number(0);
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

/**
 * Records the end of a call that is not finished, which makes it due. A second report changes nothing, whatever time it
 * gives.
 */
export function markEndedRequest(tableName: string, callId: string, endedAt: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression:
      'SET #endedAt = if_not_exists(#endedAt, :endedAt), #due = if_not_exists(#due, :due), #dueAt = if_not_exists(#dueAt, :endedAt)',
    ConditionExpression: '#finished = :false',
    ExpressionAttributeNames: { '#endedAt': 'endedAt', '#due': 'due', '#dueAt': 'dueAt', '#finished': 'finished' },
    ExpressionAttributeValues: {
      ':endedAt': text(endedAt),
      ':due': text(duePartition(callId)),
      ':false': flag(false),
    },
  };
}

/** The same of a finished call, of which nothing is left to do. */
export function noteEndRequest(tableName: string, callId: string, endedAt: string): UpdateItemCommandInput {
  return {
    TableName: tableName,
    Key: keyOf(callId),
    UpdateExpression: 'SET #endedAt = if_not_exists(#endedAt, :endedAt)',
    ConditionExpression: '#finished = :true',
    ExpressionAttributeNames: { '#endedAt': 'endedAt', '#finished': 'finished' },
    ExpressionAttributeValues: { ':endedAt': text(endedAt), ':true': flag(true) },
  };
}
