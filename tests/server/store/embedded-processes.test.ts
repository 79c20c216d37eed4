// The embedded engine among processes: one a directory, and nothing lost when it is killed.
import { request } from 'node:http';
import { entriesOf } from '../../../server/journal.ts';
import { LONGEST_CALL_MS } from '../../../server/ports.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { createClient } from '../../../server/store/client.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { DEFAULT_TABLE_NAME } from '../../../server/store/table.ts';
import { type EngineProcess, startEngineProcess } from '../../support/dynalite-process.ts';
import { callWith, newCall, newCallId, turnAfter } from './calls.ts';
import { closingAfterEach, makeDataDir, openFor } from './data-dir.ts';

const KILL_ROUNDS = 4;
const CALLS_A_ROUND = 8;
const PROCESS_LIMIT_MS = 120_000; // on a busy machine

/** For rows that must outlive a start, which deletes what has expired. */
const now = () => new Date().toISOString();

let dataDir = '';
const closing = closingAfterEach();
beforeEach(() => {
  dataDir = makeDataDir(closing);
});
const open = (options: { dataDir?: string; endpoint?: string }) => openFor(closing, options);

describe('the embedded engine', () => {
  it(
    'refuses a directory that another process has, and names it',
    async () => {
      const engine = await startEngineProcess(dataDir);
      closing.push(() => engine.kill());
      await expect(openStore({ dataDir })).rejects.toThrow(`DATA_DIR ${dataDir} is in use by process`);
    },
    PROCESS_LIMIT_MS,
  );

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
        expect(entriesOf(loaded.call.journal)).toHaveLength(loaded.call.version);
      }
      const due = new Set(await store.due(Date.now() + LONGEST_CALL_MS, 1_000));
      for (const callId of acknowledged.keys()) expect(due).toContain(callId);
      for (const callId of due) expect(await store.load(callId)).toMatchObject({ kind: 'found' });
    },
    PROCESS_LIMIT_MS,
  );
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
