// What the start puts right in the table, on a table whose rows and index entries can be parted.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createCallStore } from '../../../server/store/call-store.ts';
import { ensureTable, repairTable } from '../../../server/store/ensure-table.ts';
import { sdkClientOver } from '../../simulation/engine/client.ts';
import { createEngine } from '../../simulation/engine/engine.ts';
import { newCall, noticeOf } from './calls.ts';

const tableName = 'a-table';
const NOW_EPOCH_S = Date.parse('2025-10-02T15:00:00Z') / 1_000;
const setUp = () => {
  const engine = createEngine();
  const client = sdkClientOver(engine);
  return { engine, client, store: createCallStore({ client, tableName }) };
};
const due = ({ store }: ReturnType<typeof setUp>) => store.due(NOW_EPOCH_S * 1_000, 10);

it('gives rows their entries back, strikes entries without a row and leaves those that have one', async () => {
  const table = setUp();
  const { engine, client, store } = table;
  const [unlisted, whole] = ['CA1', 'CA2'].map((callId) => newCall({ callId, notices: [noticeOf('a')] }));
  if (!unlisted || !whole) throw new Error('two calls');
  await store.create(unlisted);
  await store.create(whole);
  engine.loseEntry('CALL#CA1\0CALL');
  engine.leaveEntry('CALL#CA3\0CALL');
  engine.leaveEntry('CALL#CA4\0CALL');
  expect((await due(table)).toSorted()).toEqual(['CA2', 'CA3', 'CA4']);
  expect(await repairTable(client, tableName, NOW_EPOCH_S)).toEqual({ rewritten: 4, struck: 2, expired: 0 });
  expect((await due(table)).toSorted()).toEqual(['CA1', 'CA2']);
  expect(await store.load('CA1')).toEqual({ kind: 'found', call: unlisted });
  expect(await store.load('CA3')).toEqual({ kind: 'missing' });
});

it.each([
  ['has expired', NOW_EPOCH_S - 1, { rewritten: 0, struck: 0, expired: 1 }],
  ['expires at this second', NOW_EPOCH_S, { rewritten: 0, struck: 0, expired: 0 }],
])('deletes what %s', async (_what, expiresAt, repairs) => {
  const { client } = setUp();
  const Item = { pk: { S: 'CALLER#1' }, sk: { S: 'CALLER#CA1' }, expiresAt: { N: String(expiresAt) } };
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
  expect(await repairTable(client, tableName, NOW_EPOCH_S)).toEqual(repairs);
});

it('leaves a row alone that is half on the index', async () => {
  const { client, engine } = setUp();
  const Item = { pk: { S: 'CALL#CA1' }, sk: { S: 'CALL' }, due: { S: 'DUE#1' } };
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
  await repairTable(client, tableName, NOW_EPOCH_S);
  expect([...engine.items()]).toEqual([Item]);
});

it('makes the table where there is none, and waits for it', async () => {
  const sent: string[] = [];
  const { client } = setUp();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        sent.push(commandName);
        return next(args);
      },
    { step: 'initialize' },
  );
  await ensureTable(client, tableName);
  expect(sent).toEqual(['CreateTableCommand', 'DescribeTableCommand']);
});
