// What a number did before, what is still live, and the keys under which both lie: on the table in memory.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { E164 } from '../../../machines/dialog.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { createCallerLog, rememberRequest, sinceRequest } from '../../../server/store/callers.ts';
import { liveRows } from '../../../server/store/live-rows.ts';
import {
  callIdOf,
  callKey,
  duePartition,
  expiresAtEpochS,
  SWEPT_PARTITIONS,
  watchPartition,
} from '../../../server/store/table.ts';
import { sdkClientOver } from '../../simulation/engine/client.ts';
import { newCall } from './calls.ts';

const ADA = '+12045550143' as E164; // a brand has no literal
const tableName = 'a-table';
const table = () => ({ client: sdkClientOver(), tableName });
const saying = (answer: object) =>
  createCallerLog({ client: { send: async () => answer } as never, tableName }).since(ADA, ''); // as above

describe('a number', () => {
  it('is remembered once for each call, and tells them newest first', async () => {
    const log = createCallerLog(table());
    expect(await log.remember(ADA, 'CA2', '2025-10-02T15:02:00.000Z')).toBe(true);
    expect(await log.remember(ADA, 'CA1', '2025-10-02T15:01:00.000Z')).toBe(true);
    expect(await log.remember(ADA, 'CA3', '2025-10-02T15:03:00.000Z')).toBe(true);
    expect(await log.remember(ADA, 'CA3', '2025-10-02T15:09:00.000Z')).toBe(false);
    expect(await log.since(ADA, '2025-10-02T15:00:00.000Z')).toEqual(['CA3', 'CA2', 'CA1']);
    expect(await log.since(ADA, '2025-10-02T15:02:00.000Z')).toEqual(['CA3', 'CA2']);
    expect(await log.since('+12045550144' as E164, '')).toEqual([]); // as above
  });
  it('is remembered for a week', () => {
    expect(rememberRequest(tableName, ADA, 'CA1', '2025-10-02T15:00:00.999Z')).toMatchObject({
      ConditionExpression: 'attribute_not_exists(#pk)',
      Item: {
        pk: { S: `CALLER#${ADA}` },
        sk: { S: 'CALLER#CA1' },
        expiresAt: { N: String(Date.parse('2025-10-09T15:00:00Z') / 1000) },
      },
    });
  });
  it('is asked for what stands now, within bounds', () => {
    expect(sinceRequest(tableName, ADA)).toMatchObject({ ConsistentRead: true, Limit: 500 });
  });
  it('is not known when the table cannot be reached', async () => {
    const down = { send: () => Promise.reject(new Error('down')) };
    const log = createCallerLog({ client: down as never, tableName }); // of the client only this is used
    await expect(log.remember(ADA, 'CA1', '2025-10-02T15:00:00Z')).rejects.toThrow('down');
  });
  it('tells nothing where the answer is empty, and no name where a row lacks it', async () => {
    expect(await saying({})).toEqual([]);
    expect(await saying({ Items: [{}] })).toEqual(['']);
  });
});

it('the calls that are not over are shown, and nothing else', async () => {
  const { client } = table();
  const store = createCallStore({ client, tableName });
  await store.create(newCall({ callId: 'CA1' }));
  await store.create(newCall({ callId: 'CA2', finished: true }));
  const odd = { pk: { S: 'CALL#CA3' }, sk: { S: 'CALL' } };
  await client.send(new PutItemCommand({ TableName: tableName, Item: odd }));
  await createCallerLog({ client, tableName }).remember(ADA, 'CA1', '2025-10-02T15:00:00Z');
  const shown: string[] = [];
  for await (const row of liveRows({ client, tableName })) shown.push(row['pk']?.S ?? '');
  expect(shown.toSorted()).toEqual(['CALL#CA1', 'CALL#CA3']);
});

describe('the table', () => {
  it('finds a call by its CallSid and back', () => {
    expect(callKey('CA1')).toEqual({ pk: 'CALL#CA1', sk: 'CALL' });
    expect(callIdOf(callKey('CA1').pk)).toBe('CA1');
  });
  it('spreads the calls over eight partitions, each fixed for its life', () => {
    const shards = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(SWEPT_PARTITIONS).toEqual(['DUE', 'WATCH'].flatMap((kind) => shards.map((shard) => `${kind}#${shard}`)));
    expect([duePartition('CA'), duePartition('CB'), duePartition('')]).toEqual(['DUE#4', 'DUE#5', 'DUE#0']);
    expect([watchPartition('CA'), watchPartition('CB')]).toEqual(['WATCH#4', 'WATCH#5']);
  });
  it('keeps a row for ninety days', () => {
    expect(expiresAtEpochS('2025-07-04T15:00:00.500Z')).toBe(Date.parse('2025-10-02T15:00:00Z') / 1000);
  });
});
