// The embedded engine: what it keeps over a stop, and what its start puts right.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { AbstractValueIterator } from 'abstract-level';
import { createCallStore } from '../../../server/store/call-store.ts';
import { repairTable } from '../../../server/store/ensure-table.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { callKey, DUE_INDEX, SWEPT_PARTITIONS } from '../../../server/store/table.ts';
import { newCall, noticeOf } from './calls.ts';
import { closingAfterEach, makeDataDir, openFor } from './data-dir.ts';

const NOW_EPOCH_S = Date.parse('2025-10-02T15:00:00Z') / 1000;
const SOMETHING_TO_DO = { notices: [noticeOf('a')] };

/** For rows that must outlive a start, which deletes what has expired. */
const now = () => new Date().toISOString();

let dataDir = '';
const closing = closingAfterEach();
beforeEach(() => {
  dataDir = makeDataDir(closing);
});
const open = (options: { dataDir?: string; endpoint?: string }) => openFor(closing, options);

describe('the embedded engine', () => {
  it('keeps its calls over a stop', async () => {
    const call = newCall({ createdAt: now() });
    const first = await openStore({ dataDir });
    await createCallStore(first).create(call);
    await first.close();
    const second = createCallStore(await open({ dataDir }));
    expect(await second.load(call.callId)).toEqual({ kind: 'found', call });
  });

  it('closes what a query opened, or nothing that was written would ever be let go', async () => {
    const opened = await open({ dataDir });
    const { close } = AbstractValueIterator.prototype;
    let closed = 0;
    AbstractValueIterator.prototype.close = function counted() {
      closed += 1;
      return close.call(this);
    };
    closing.push(async () => void (AbstractValueIterator.prototype.close = close));
    await createCallStore(opened).create(newCall());
    expect(await createCallStore(opened).due(Date.now(), 1)).toHaveLength(1);
    // A stream closes what it read from some ticks after the answer.
    while (closed < SWEPT_PARTITIONS.length) await setImmediate();
  });

  it('leaves the directory free when it cannot start', async () => {
    const first = await openStore({ dataDir, tableName: undefined });
    await expect(openStore({ dataDir })).rejects.toThrow(dataDir);
    await first.close();
    await expect(open({ dataDir })).resolves.toHaveProperty('tableName');
  });
});

describe('the start', () => {
  it('makes the table once, with its index', async () => {
    const { client, tableName } = await open({ dataDir });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: DUE_INDEX, Projection: { ProjectionType: 'KEYS_ONLY' } }],
    });
  });

  it('gives a row its lost index entry back, and strikes an entry that lost its row', async () => {
    const [unlisted, gone, whole] = Array.from({ length: 3 }, () => newCall({ createdAt: now(), ...SOMETHING_TO_DO }));
    if (!unlisted || !gone || !whole) throw new Error('three calls');
    const first = await openStore({ dataDir });
    for (const call of [unlisted, gone, whole]) await createCallStore(first).create(call);
    await first.close();
    await tearApart(join(dataDir, 'table'), { index: unlisted.callId, item: gone.callId });

    const store = createCallStore(await open({ dataDir }));
    expect((await store.due(Date.now(), 10)).toSorted()).toEqual([unlisted.callId, whole.callId].toSorted());
    expect(await store.load(gone.callId)).toEqual({ kind: 'missing' });
    expect(await store.load(unlisted.callId)).toEqual({ kind: 'found', call: unlisted });
  });

  it('rewrites what is indexed, and changes nothing by it', async () => {
    const opened = await open({});
    const store = createCallStore(opened);
    const [live, over] = [newCall(SOMETHING_TO_DO), newCall({ finished: true })];
    await store.create(live);
    await store.create(over);
    const repairs = await repairTable(opened.client, opened.tableName, NOW_EPOCH_S);
    expect(repairs).toEqual({ rewritten: 3, struck: 0, expired: 0 }); // the watch of each call
    expect(await store.load(live.callId)).toEqual({ kind: 'found', call: live });
    expect(await store.due(NOW_EPOCH_S * 1_000, 10)).toEqual([live.callId]);
  });

  it('deletes what has expired and keeps what has not', async () => {
    const opened = await open({});
    const store = createCallStore(opened);
    const old = newCall({ createdAt: '2025-07-04T14:59:59.000Z' });
    const recent = newCall({ createdAt: '2025-07-04T15:00:01.000Z' });
    await store.create(old);
    await store.create(recent);
    const repairs = await repairTable(opened.client, opened.tableName, NOW_EPOCH_S);
    expect(repairs).toEqual({ rewritten: 1, struck: 0, expired: 2 });
    expect(await store.load(old.callId)).toEqual({ kind: 'missing' });
    expect(await store.due(NOW_EPOCH_S * 1_000, 10)).toEqual([recent.callId]);
  });

  it('leaves rows of other kinds alone', async () => {
    const { client, tableName } = await open({});
    const Item = { pk: { S: 'CALENDAR#dr-okafor' }, sk: { S: '2025-10-03' }, version: { N: '4' } };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    const repairs = await repairTable(client, tableName, NOW_EPOCH_S);
    expect(repairs).toEqual({ rewritten: 0, struck: 0, expired: 0 });
  });
});

/** What a kill between the engine's two writes leaves behind: removes one half each, on the closed database. */
async function tearApart(path: string, halves: { index: string; item: string }): Promise<void> {
  const { Level }: { Level: new (path: string, options: object) => Database } = createRequire(
    createRequire(import.meta.url).resolve('dynalite'),
  )('level');
  const database = new Level(path, { valueEncoding: 'json' });
  let removed = 0;
  for await (const [key, value] of database.iterator()) {
    const { pk, sk } = callKey(key.startsWith('index-') ? halves.index : halves.item);
    if (!/^(index|item)-/.test(key) || value['pk']?.S !== pk || value['sk']?.S !== sk) continue;
    await database.del(key);
    removed += 1;
  }
  await database.close();
  expect(removed).toBe(2);
}

interface Database {
  iterator(): AsyncIterable<[string, Record<string, { S?: string }>]>;
  del(key: string): Promise<void>;
  close(): Promise<void>;
}
