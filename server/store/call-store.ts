// The store of calls on DynamoDB: sends the requests, and says who won.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Call, CallStore, Loaded, TurnWrite, Written } from '../ports.ts';
import { dueRequest, leaveDueRequest, unwatchRequest, watchRequest } from './due-requests.ts';
import { isFormer, layOutRequest } from './former-layouts.ts';
import { claimNoticeRequest, settleLastNoticeRequest, settleNoticeRequest } from './notice-requests.ts';
import { readRow, writeIdOf } from './read-row.ts';
import type { Row } from './row.ts';
import { callIdOf, SWEPT_PARTITIONS } from './table.ts';
import {
  commitRequest,
  createRequest,
  isLegal,
  loadRequest,
  markEndedRequest,
  noteEndRequest,
  transcriptRequest,
} from './turn-requests.ts';

/** A notice is settled by one of two writes; the row may change between the tries, but not for ever. */
const SETTLE_ROUNDS = 5;
/** A last turn has two forms, with notices outstanding and without; they may be settled between one try and the next. */
const COMMIT_ROUNDS = 4;

interface Table {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
}

/** The store of calls in this table. Every method throws only when the table cannot be reached. */
export function createCallStore(table: Table): CallStore {
  const { tableName } = table;
  return {
    load: async (callId) => readRow(await rowOf(table, callId)),
    create: (call) => create(table, call),
    commit: (write) => commit(table, write),
    noteTranscript: (callId, transcript) => applies(table, transcriptRequest(tableName, callId, transcript)),
    markEnded: async (callId, endedAt) =>
      (await applies(table, markEndedRequest(tableName, callId, endedAt))) ||
      applies(table, noteEndRequest(tableName, callId, endedAt)),
    // A claim whose answer was lost reads as another's: the notice then goes out when the claim has run out.
    claimNotice: (callId, noticeId, nowEpochMs, untilEpochMs) =>
      applies(table, claimNoticeRequest(tableName, callId, noticeId, nowEpochMs, untilEpochMs)),
    settleNotice: (callId, noticeId) => settleNotice(table, callId, noticeId),
    due: (nowEpochMs, limit) => due(table, nowEpochMs, limit),
    unwatch: async (callId, nowEpochMs) => void (await applies(table, unwatchRequest(tableName, callId, nowEpochMs))),
  };
}

async function create(table: Table, call: Call): Promise<Written> {
  await table.client.send(new PutItemCommand(watchRequest(table.tableName, call.callId, call.createdAt)));
  const writeId = newWriteId();
  const tried = await attempt(table, call.callId, writeId, () =>
    table.client.send(new PutItemCommand(createRequest(table.tableName, call, writeId))),
  );
  return tried.ok ? tried : { ok: false, current: readRow(tried.row) };
}

async function commit(table: Table, write: TurnWrite): Promise<Written> {
  if (!isLegal(write)) return { ok: false, current: readRow(await rowOf(table, write.callId)) }; // nothing is sent
  const writeId = newWriteId();
  const mayLeave = write.finished && write.notices.length === 0;
  let leaveDue = mayLeave;
  for (let round = 1; ; round += 1) {
    const request = commitRequest(table.tableName, write, writeId, leaveDue);
    const tried = await attempt(table, write.callId, writeId, () => table.client.send(new UpdateItemCommand(request)));
    if (tried.ok) return tried;
    const current = readRow(tried.row);
    if (round === COMMIT_ROUNDS || !standsBefore(write, current)) return { ok: false, current };
    if (!(await layOut(table, tried.row)) && !mayLeave) return { ok: false, current };
    // The last turn of a call whose notices are being settled at this moment: the same write, on what stands now.
    leaveDue = mayLeave && current.call.notices.length === 0;
  }
}

/** Lays out anew a row that an earlier build wrote; false when it is none. */
const layOut = async (table: Table, row: Row | undefined): Promise<boolean> =>
  row !== undefined && isFormer(row) && applies(table, layOutRequest(table.tableName, row));

/** Nobody has taken this turn yet. */
function standsBefore({ version }: TurnWrite, current: Loaded): current is Extract<Loaded, { kind: 'found' }> {
  return current.kind === 'found' && current.call.version === version - 1;
}

/**
 * Sends a conditional write and gives the loser the row that stands.
 * The SDK repeats a request whose answer was lost; the repetition then fails on what the first one wrote. The row
 * shows whose write it was, so that such a write counts as done.
 */
async function attempt(
  table: Table,
  callId: string,
  writeId: string,
  sendOnce: () => Promise<unknown>,
): Promise<{ ok: true } | { ok: false; row: Row | undefined }> {
  try {
    await sendOnce();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Not every engine hands the row over with the refusal; a missing row is never handed over.
    const row = error.Item ?? (await rowOf(table, callId));
    if (writeIdOf(row) === writeId) return { ok: true };
    return { ok: false, row };
  }
}

async function settleNotice(table: Table, callId: string, noticeId: string): Promise<void> {
  const { tableName } = table;
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    if (await applies(table, settleLastNoticeRequest(tableName, callId, noticeId))) return;
    if (await applies(table, settleNoticeRequest(tableName, callId, noticeId))) return;
    const standing = await rowOf(table, callId);
    if (standing?.['notices']?.M?.[noticeId] !== undefined) continue;
    // Settled before; should its call have stayed on the index all the same, it leaves now.
    await applies(table, leaveDueRequest(tableName, callId));
    return;
  }
  throw new Error(`notice not settled after ${SETTLE_ROUNDS} rounds`);
}

async function due(table: Table, nowEpochMs: number, limit: number): Promise<string[]> {
  assert(limit >= 1, 'a sweep asks for at least one call');
  const pages = await Promise.all(
    SWEPT_PARTITIONS.map((partition) =>
      table.client.send(new QueryCommand(dueRequest(table.tableName, partition, nowEpochMs, limit))),
    ),
  );
  const callIds = pages
    .flatMap((page) => page.Items ?? [])
    .map((entry) => ({ dueAt: entry['dueAt']?.S ?? '', callId: callIdOf(entry['pk']?.S ?? '') }))
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .map(({ callId }) => callId);
  return [...new Set(callIds)].slice(0, limit);
}

async function rowOf({ client, tableName }: Table, callId: string): Promise<Row | undefined> {
  const { Item } = await client.send(new GetItemCommand(loadRequest(tableName, callId)));
  return Item;
}

/** True when the condition held and the update was applied. */
async function applies({ client }: Table, request: UpdateItemCommandInput): Promise<boolean> {
  try {
    await client.send(new UpdateItemCommand(request));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const WRITE_ID_LENGTH = 13; // hex digits, with a dash: enough to tell apart the writes that race for one version

/** The platform draws these ahead of time; random bytes by the handful cost a turn 0.1 ms. */
const newWriteId = (): string => randomUUID().slice(0, WRITE_ID_LENGTH);
