// The embedded engine: what it keeps over a stop and a kill, and what its start puts right.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { AbstractValueIterator } from 'abstract-level';
import { createCallStore } from '../../../server/store/call-store.ts';
import { createClient } from '../../../server/store/client.ts';
import { LONGEST_CALL_MS } from '../../../server/ports.ts';
import { repairTable } from '../../../server/store/ensure-table.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';
import { callKey, DEFAULT_TABLE_NAME, DUE_INDEX, SWEPT_PARTITIONS } from '../../../server/store/table.ts';
import { type EngineProcess, startEngineProcess } from '../../support/dynalite-process.ts';
import { callWith, newCall, newCallId, noticeOf, turnAfter } from './calls.ts';

const KILL_ROUNDS = 4;
const CALLS_A_ROUND = 8;
const PROCESS_LIMIT_MS = 120_000; // tests that start processes, on a busy machine
const NOW_EPOCH_S = Date.parse('2025-10-02T15:00:00Z') / 1000;
const SOMETHING_TO_DO = { notices: [noticeOf('a')] };

/** For rows that must outlive a start, which deletes what has expired. */
const now = () => new Date().toISOString();

let dataDir = '';
const closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(dataDir, { recursive: true });
});

async function open(options: { dataDir?: string; endpoint?: string }): Promise<OpenStore> {
  const opened = await openStore(options);
  closing.push(() => opened.close());
  return opened;
}

describe('the embedded engine', () => {
  it('keeps its calls over a stop', async () => {
    const call = newCall({ createdAt: now() });
    const first = await openStore({ dataDir });
    await createCallStore(first).create(call);
    await first.close();
    const second = createCallStore(await open({ dataDir }));
    expect(await second.load(call.callId)).toEqual({ kind: 'found', call });
  });

  it(
    'refuses a directory that another process has, and names it',
    async () => {
      const engine = await startEngineProcess(dataDir);
      closing.push(() => engine.kill());
      await expect(openStore({ dataDir })).rejects.toThrow(`DATA_DIR ${dataDir} is in use by process`);
    },
    PROCESS_LIMIT_MS,
  );

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

  it(
    'goes on when clients drop their requests half-way',
    async () => {
      const engine = await startEngineProcess();
      closing.push(() => engine.kill());
      const { port } = new URL(engine.endpoint);
      for (let drops = 0; drops < 10; drops += 1) await dropHalfWay(Number(port));
      const store = createCallStore(await open({ endpoint: engine.endpoint }));
      expect(await store.load(newCallId())).toEqual({ kind: 'missing' });
    },
    PROCESS_LIMIT_MS,
  );
});

describe(`kill -9, ${KILL_ROUNDS} rounds`, () => {
  it(
    'loses no turn that was acknowledged and undoes none',
    async () => {
      const acknowledged = new Map<string, number>();
      for (let round = 0; round < KILL_ROUNDS; round += 1) {
        const engine = await startEngineProcess(dataDir);
        await playUntilKilled(engine, acknowledged, 40 + round * 25);
      }
      const store = createCallStore(await open({ dataDir }));
      expect(acknowledged.size).toBeGreaterThan(KILL_ROUNDS);
      for (const [callId, version] of acknowledged) {
        const loaded = await store.load(callId);
        if (loaded.kind !== 'found') throw new Error(`${callId} is ${loaded.kind}`);
        expect(loaded.call.version).toBeGreaterThanOrEqual(version);
        expect(loaded.call.journal).toHaveLength(loaded.call.version);
      }
      const due = new Set(await store.due(Date.now() + LONGEST_CALL_MS, 1_000));
      for (const callId of acknowledged.keys()) expect(due).toContain(callId);
      for (const callId of due) expect(await store.load(callId)).toMatchObject({ kind: 'found' });
    },
    PROCESS_LIMIT_MS,
  );
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

/** Hangs up when the engine has the head of a request and waits for its body. */
async function dropHalfWay(port: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': 1_000, expect: '100-continue' };
    const dropped = request({ port, host: '127.0.0.1', method: 'POST', headers });
    dropped.on('continue', () => dropped.destroy());
    dropped.on('close', () => resolve());
    dropped.on('error', () => {}); // the hang-up itself
    dropped.flushHeaders();
  });
}

/** Several callers talk at once; the engine dies under them after so many acknowledged turns. */
async function playUntilKilled(engine: EngineProcess, acknowledged: Map<string, number>, turns: number) {
  const client = createClient(engine.endpoint);
  const store = createCallStore({ client, tableName: DEFAULT_TABLE_NAME });
  let left = turns;
  let death: Promise<void> | undefined;
  const caller = async () => {
    let call = newCall({ createdAt: now() });
    await store.create(call);
    acknowledged.set(call.callId, 0);
    for (;;) {
      const write = turnAfter(call, { updatedAt: now() });
      expect(await store.commit(write)).toEqual({ ok: true });
      call = callWith(call, write);
      acknowledged.set(call.callId, call.version);
      left -= 1;
      if (left === 0) death = engine.kill();
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: CALLS_A_ROUND }, caller));
  await death;
  client.destroy();
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ reason: { message: expect.stringMatching(/ECONN|socket hang up/) } });
  }
}

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
