// Which table is opened: at an endpoint, of DynamoDB, or embedded.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { startEmbedded } from '../../../server/store/embedded.ts';
import { openStore } from '../../../server/store/open-store.ts';

const noTime = () => {
  throw new Error('no time');
};

it('an endpoint comes first, and its table is made where there is none', async () => {
  const engine = await startEmbedded();
  const opened = await openStore({ endpoint: engine.endpoint, tableName: 'calls' });
  expect(opened.tableName).toBe('calls');
  const { Table } = await opened.client.send(new DescribeTableCommand({ TableName: 'calls' }));
  expect(Table).toMatchObject({ TableStatus: 'ACTIVE' });
  await opened.close();
  await engine.close();
});

it('a name without an endpoint is a table of DynamoDB, which is neither made nor asked for', async () => {
  const opened = await openStore({ tableName: 'calls', dataDir: '/nowhere/at/all' });
  expect(opened.tableName).toBe('calls');
  expect(await opened.client.config.maxAttempts()).toBe(3);
  await expect(opened.close()).resolves.toBeUndefined();
});

it('without either the engine is embedded, and in memory there is nothing to put right', async () => {
  const opened = await openStore({ epochMs: noTime });
  expect(opened.tableName).toBe('appointment-line');
  await opened.close();
});

it('an embedded engine that cannot be put right is closed, and its directory free', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-'));
  await expect(openStore({ dataDir, epochMs: noTime })).rejects.toThrow('no time');
  expect(readdirSync(dataDir)).toEqual(['table']);
  await (await openStore({ dataDir })).close();
  rmSync(dataDir, { recursive: true });
});
