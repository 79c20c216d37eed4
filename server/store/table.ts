// The table: its keys, its sparse index and its expiry, as data that the stack and the embedded engine both build from.

/** The table's name where none is configured. */
export const DEFAULT_TABLE_NAME = 'appointment-line';

export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';

/** DynamoDB deletes a row some time after this epoch second. */
export const TTL_ATTRIBUTE = 'expiresAt';

/** Sparse: only rows that carry both keys are in it, so it holds what is to be done and nothing else. */
export const DUE_INDEX = 'due-index';
export const DUE_PARTITION_KEY = 'due';
export const DUE_SORT_KEY = 'dueAt';

/** One partition of an index takes 1,000 writes a second; eight keep the start and the end of calls well below it. */
const DUE_SHARDS = 8;

/** What a caller said is of use for three months and a liability afterwards. */
const RETENTION_DAYS = 90;

export const TABLE_DEFINITION = {
  AttributeDefinitions: [
    { AttributeName: PARTITION_KEY, AttributeType: 'S' },
    { AttributeName: SORT_KEY, AttributeType: 'S' },
    { AttributeName: DUE_PARTITION_KEY, AttributeType: 'S' },
    { AttributeName: DUE_SORT_KEY, AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: PARTITION_KEY, KeyType: 'HASH' },
    { AttributeName: SORT_KEY, KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: DUE_INDEX,
      KeySchema: [
        { AttributeName: DUE_PARTITION_KEY, KeyType: 'HASH' },
        { AttributeName: DUE_SORT_KEY, KeyType: 'RANGE' },
      ],
      // A turn without a notice touches neither key, so it does not write to the index.
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} as const; // the engines want the literal words, not strings

/** The key of a call's row. */
export function callKey(callId: string): { pk: string; sk: string } {
  return { pk: `CALL#${callId}`, sk: 'CALL' };
}

/** The CallSid in a call row's partition key. */
export function callIdOf(pk: string): string {
  return pk.slice('CALL#'.length);
}

/** The key of the row that has a call looked after once it must be over. */
export function watchKey(callId: string): { pk: string; sk: string } {
  return { pk: `CALL#${callId}`, sk: 'WATCH' };
}

/** The index partition of a call with something to do, fixed for its life. */
export function duePartition(callId: string): string {
  return `DUE#${shardOf(callId)}`;
}

/** Calls with something to deliver, and calls that ended and have to be finished. */
const DUE_PARTITIONS: readonly string[] = Array.from({ length: DUE_SHARDS }, (_, shard) => `DUE#${shard}`);

/** The index partition of a call's watch; its sort key is the time when the call must be over. */
export function watchPartition(callId: string): string {
  return `WATCH#${shardOf(callId)}`;
}

/** Where a sweep looks for calls: with something to do, and those that must be over. */
export const SWEPT_PARTITIONS: readonly string[] = [
  ...DUE_PARTITIONS,
  ...Array.from({ length: DUE_SHARDS }, (_, shard) => `WATCH#${shard}`),
];

/** What waits for its time apart from a call: weeks, perhaps, so that the calls' partitions hold only what is due. */
const ERRAND_KINDS = ['reminder', 'undelivered'] as const;
export type ErrandKind = (typeof ERRAND_KINDS)[number];

/** The index partition of an errand; its sort key is the time it is due. */
export function errandPartition(kind: ErrandKind, id: string): string {
  return `${kind.toUpperCase()}#${shardOf(id)}`;
}

/** The partitions of one kind of errand. */
export const errandPartitions = (kind: ErrandKind): readonly string[] =>
  Array.from({ length: DUE_SHARDS }, (_, shard) => `${kind.toUpperCase()}#${shard}`);

/** Every partition of the due index. */
export const INDEX_PARTITIONS: readonly string[] = [...SWEPT_PARTITIONS, ...ERRAND_KINDS.flatMap(errandPartitions)];

function shardOf(id: string): number {
  let sum = 0;
  for (let at = 0; at < id.length; at += 1) sum += id.charCodeAt(at);
  return sum % DUE_SHARDS;
}

/** When a row that was made at this time (ISO 8601) may be deleted, in epoch seconds. */
export function expiresAtEpochS(madeAt: string): number {
  return Math.floor(Date.parse(madeAt) / 1000) + RETENTION_DAYS * 24 * 60 * 60;
}
