// The process under measurement: the line and its floor over one embedded engine, on disk.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { CURRENT } from '../../machines/versions.ts';
import { serveOver } from '../../server/assemble.ts';
import type { Call } from '../../server/ports.ts';
import { keyOf, newRow } from '../../server/store/row.ts';
import { type OpenStore, openStore } from '../../server/store/open-store.ts';
import { itemBytes } from '../server/store/item-size.ts';
import { businessFrom } from '../support/businesses.ts';
import { serveFloor } from './floor.ts';
import { AUTH_TOKEN, type Asked, type Hosted } from './hosted.ts';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const BATCH = 25; // as many as one request takes
const BATCHES_AT_ONCE = 8;
const UNLIMITED = { limit: 1_000_000, per: 'hour' } as const;
const [filling = '0', rowBytes = '2000'] = process.argv.slice(2);

/** Open around the clock in five-minute steps for most of a year: no run of the bench fills it. */
const business = businessFrom({
  name: 'the office',
  zone: 'America/Winnipeg',
  region: 'CA',
  hours: Object.fromEntries(WEEK.map((day) => [day, { open: '00:00', close: '24:00' }])),
  services: [{ id: 'talk', spoken: ['talk'], minutes: 5 }],
  resources: [{ id: 'ann', spoken: ['Ann'] }],
  gridMinutes: 5,
  horizonDays: 360,
});

const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
const opened = await openStore({ dataDir });
const tally = counted(opened);
await fill(opened, Number(filling));
const capped = ['calls', 'withheldCalls', 'texts', 'textReplies', 'ownerTexts', 'handoffs', 'withheldHandoffs'];
const line = await serveOver(
  opened,
  {
    port: 0,
    twilioAuthTokens: [AUTH_TOKEN],
    business,
    logPersonalData: false,
    allowances: Object.fromEntries(capped.map((what) => [what, UNLIMITED])) as never, // each is there
  },
  { epochMs: () => Date.now() },
  { info: () => {}, warn: () => {}, error: (message, fields) => console.error(message, fields) },
);
const floor = await serveFloor(opened, AUTH_TOKEN, Number(rowBytes));

process.on('message', (asked: Asked) => {
  void respond(asked).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => {
  void close();
});
process.send?.({ line: line.url, floor: floor.url } satisfies Hosted);

async function respond(asked: Asked): Promise<unknown> {
  switch (asked.what) {
    case 'row': {
      const { Item } = await opened.client.send(
        new GetItemCommand({ TableName: opened.tableName, Key: keyOf(asked.callId), ConsistentRead: true }),
      );
      return Item ? itemBytes(Item) : 0;
    }
    case 'cpu': {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    }
    case 'count':
      tally.on = asked.on;
      return tally.take();
    default:
      return asked satisfies never;
  }
}

/** Sums what the engine says that each kind of request consumed, while it is on. */
function counted({ client }: OpenStore) {
  let sums: Record<string, { requests: number; units: number }> = {};
  const counter = {
    on: false,
    take: () => {
      const taken = sums;
      sums = {};
      return taken;
    },
  };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!counter.on) return next(args);
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
        const result = await next({ ...args, input });
        const sum = (sums[commandName] ??= { requests: 0, units: 0 });
        sum.requests += 1;
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } }; // of any command
        sum.units += ConsumedCapacity?.CapacityUnits ?? 0;
        return result;
      },
    { step: 'initialize', name: 'count' },
  );
  return counter;
}

/** Rows of finished calls, as the store writes them and as large as real ones. */
async function fill({ client, tableName }: OpenStore, rows: number): Promise<void> {
  let made = 0;
  const writer = async () => {
    while (made < rows) {
      const batch = Array.from({ length: Math.min(BATCH, rows - made) }, (_, at) => finishedCall(made + at));
      made += batch.length;
      const puts = batch.map((call) => ({ PutRequest: { Item: newRow(call, 'filling1') } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, writer));
  const last = keyOf(finishedCall(rows - 1).callId);
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: last }));
  if (rows > 0 && Item === undefined) throw new Error('the table was not filled');
}

function finishedCall(number: number): Call {
  const at = '2025-10-02T15:00:00.000Z';
  return {
    callId: `CA${createHash('md5').update(String(number)).digest('hex')}`, // anywhere among the keys, as CallSids are
    version: 9,
    state: 'complete.goodbye',
    filled: 3,
    machine: CURRENT,
    snapshot: randomBytes(1_500).toString('base64'), // nothing that the engine could pack
    reply: { locale: 'en-CA', says: [], next: { kind: 'hang_up' } },
    journal: '',
    notices: [],
    from: 'anonymous',
    to: '+12045550000',
    createdAt: at,
    updatedAt: at,
    finished: true,
  };
}

async function close(): Promise<void> {
  await floor.close();
  await line.close();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}
