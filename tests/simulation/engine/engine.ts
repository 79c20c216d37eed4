// A table in memory that obeys what DynamoDB promises for the requests of this line; anything else is an error.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DUE_INDEX, DUE_PARTITION_KEY, DUE_SORT_KEY, PARTITION_KEY, SORT_KEY } from '../../../server/store/table.ts';
import { itemBytes } from '../../server/store/item-size.ts';
import { type Aliases, holds, type Item, refuseUnused, updated, ValidationError } from './evaluate.ts';

/** The union of what the line's requests carry; each command reads its own part. */
export interface Request extends Aliases {
  Key?: Item;
  Item?: Item;
  IndexName?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ProjectionExpression?: string;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  ReturnConsumedCapacity?: string;
  Limit?: number;
  ScanIndexForward?: boolean;
  ExclusiveStartKey?: Item;
}

export interface Response {
  Item?: Item;
  Items?: Item[];
  Count?: number;
  LastEvaluatedKey?: Item;
  ConsumedCapacity?: { CapacityUnits: number };
  Table?: { TableStatus: string };
}

/** The condition of a write did not hold; `item` is what stood, when the request asked for it. */
export class ConditionFailed extends Error {
  readonly item: Item | undefined;
  constructor(item: Item | undefined) {
    super('The conditional request failed');
    this.item = item;
  }
}

export interface Engine {
  /** Carries a request out at once, all or nothing. Throws what the engine would answer. */
  carryOut(command: string, request: Request): Response;
  /** Sees every row that a request changed. */
  onWrite(see: (before: Item | undefined, after: Item | undefined) => void): void;
  items(): Iterable<Item>;
  /** Faults of an engine: a row changed behind everybody's back, an index entry lost or left over. */
  overwrite(item: Item): void;
  loseEntry(key: string): void;
  leaveEntry(key: string): void;
  /** What the embedded engine's start does: each row's entry is written anew, and no other is left. */
  reindex(): void;
}

const LARGEST_ITEM_BYTES = 400 * 1024;
const WRITE_UNIT_BYTES = 1024;

export const keyText = (item: Item): string => `${item[PARTITION_KEY]?.S}\0${item[SORT_KEY]?.S}`;

interface Tables {
  rows: Map<string, Item>;
  /** By partition key, for queries. */
  partitions: Map<string, Set<string>>;
  /** The sparse index, apart from the rows, so that they can be parted. */
  index: Map<string, Item>;
}

export function createEngine(): Engine {
  const tables: Tables = { rows: new Map(), partitions: new Map(), index: new Map() };
  const seers: ((before: Item | undefined, after: Item | undefined) => void)[] = [];
  const store = (key: string, after: Item | undefined) => {
    const before = tables.rows.get(key);
    put(tables, key, after);
    if (after) indexed(tables, key, after);
    else tables.index.delete(key);
    for (const see of seers) see(before, after);
  };
  return {
    carryOut: (command, request) => carryOut(tables, store, command, request),
    onWrite: (see) => void seers.push(see),
    items: () => tables.rows.values(),
    overwrite: (item) => put(tables, keyText(item), item),
    loseEntry: (key) => void tables.index.delete(key),
    leaveEntry: (key) => {
      const [pk = '', sk = ''] = key.split('\0');
      tables.index.set(key, {
        [PARTITION_KEY]: { S: pk },
        [SORT_KEY]: { S: sk },
        [DUE_PARTITION_KEY]: { S: 'DUE#0' },
        [DUE_SORT_KEY]: { S: '2001-01-01T00:00:00.000Z' },
      });
    },
    reindex: () => {
      tables.index.clear();
      for (const [key, item] of tables.rows) indexed(tables, key, item);
    },
  };
}

function put({ rows, partitions }: Tables, key: string, item: Item | undefined): void {
  const partition = key.slice(0, key.indexOf('\0'));
  if (item === undefined) {
    rows.delete(key);
    partitions.get(partition)?.delete(key);
    return;
  }
  if (!rows.has(key)) partitions.set(partition, (partitions.get(partition) ?? new Set()).add(key));
  rows.set(key, item);
}

function indexed({ index }: Tables, key: string, item: Item): void {
  const { [PARTITION_KEY]: pk, [SORT_KEY]: sk, [DUE_PARTITION_KEY]: due, [DUE_SORT_KEY]: dueAt } = item;
  if (pk && sk && due?.S !== undefined && dueAt?.S !== undefined) {
    index.set(key, { [PARTITION_KEY]: pk, [SORT_KEY]: sk, [DUE_PARTITION_KEY]: due, [DUE_SORT_KEY]: dueAt });
  } else index.delete(key);
}

function carryOut(
  tables: Tables,
  store: (key: string, item: Item | undefined) => void,
  command: string,
  request: Request,
): Response {
  const { UpdateExpression, ConditionExpression, KeyConditionExpression, FilterExpression, ProjectionExpression } =
    request;
  refuseUnused(
    [UpdateExpression, ConditionExpression, KeyConditionExpression, FilterExpression, ProjectionExpression],
    request,
  );
  switch (command) {
    case 'GetItem': {
      const Item = tables.rows.get(keyText(request.Key ?? {}));
      return Item === undefined ? {} : { Item };
    }
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return write(tables, store, command, request);
    case 'Query':
    case 'Scan':
      return read(tables, command, request);
    case 'CreateTable':
    case 'DescribeTable':
      return { Table: { TableStatus: 'ACTIVE' } };
    default:
      throw new ValidationError(`this line sends no ${command}`);
  }
}

function write(
  tables: Tables,
  store: (key: string, item: Item | undefined) => void,
  command: string,
  request: Request,
): Response {
  const keys = request.Item ?? request.Key ?? {};
  const key = keyText(keys);
  const before = tables.rows.get(key);
  const { ConditionExpression, UpdateExpression } = request;
  if (ConditionExpression !== undefined && !holds(ConditionExpression, before, request)) {
    throw new ConditionFailed(request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before : undefined);
  }
  if (command === 'DeleteItem') {
    if (before) store(key, undefined);
    return {};
  }
  const after = UpdateExpression === undefined ? keys : updated(UpdateExpression, before ?? keys, request);
  if (keyText(after) !== key) throw new ValidationError('an update cannot change the key');
  const bytes = sizeOf(after);
  if (bytes > LARGEST_ITEM_BYTES) throw new ValidationError('Item size has exceeded the maximum allowed size');
  store(key, after);
  if (request.ReturnConsumedCapacity === undefined) return {};
  return { ConsumedCapacity: { CapacityUnits: Math.ceil(itemBytes(after) / WRITE_UNIT_BYTES) } };
}

const LARGE_TEXT = 50_000; // characters of one attribute: a smaller row cannot be too large

/** Weighed only when it may matter. */
function sizeOf(item: Item): number {
  const isLarge = Object.values(item).some(
    ({ S = '', L = [] }) => S.length > LARGE_TEXT || L.length > LARGE_TEXT / 1e3,
  );
  return isLarge ? itemBytes(item as Record<string, AttributeValue>) : 0; // read-only here
}

function read(tables: Tables, command: string, request: Request): Response {
  const { IndexName, KeyConditionExpression, FilterExpression, Limit = Number.POSITIVE_INFINITY } = request;
  const sortKey = IndexName === DUE_INDEX ? DUE_SORT_KEY : SORT_KEY;
  const found = [...candidates(tables, command, request)]
    .filter((item) => KeyConditionExpression === undefined || holds(KeyConditionExpression, item, request))
    .toSorted((one, other) => ((one[sortKey]?.S ?? '') < (other[sortKey]?.S ?? '') ? -1 : 1));
  const ordered = request.ScanIndexForward === false ? found.toReversed() : found;
  const start = request.ExclusiveStartKey === undefined ? undefined : keyText(request.ExclusiveStartKey);
  const from = start === undefined ? 0 : ordered.findIndex((item) => keyText(item) === start) + 1;
  const page = ordered.slice(from, from + Limit);
  const Items = page.filter((item) => FilterExpression === undefined || holds(FilterExpression, item, request));
  const last = page.at(-1);
  const isCut = last !== undefined && from + page.length < ordered.length;
  return { Items, Count: Items.length, ...(isCut ? { LastEvaluatedKey: last } : {}) };
}

/** A query of the table reads one partition; a query of the index and a scan read all. */
function candidates({ rows, partitions, index }: Tables, command: string, request: Request): Iterable<Item> {
  if (request.IndexName === DUE_INDEX) return index.values();
  if (command === 'Scan') return rows.values();
  const partition = Object.values(request.ExpressionAttributeValues ?? {}).find(({ S }) => partitions.has(S ?? ''))?.S;
  return [...(partitions.get(partition ?? '') ?? [])].map((key) => rows.get(key)).filter((item) => item !== undefined);
}
