// The count of an hour holds for everybody who counts, counts nothing twice, and ends with the hour.
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createMeter } from '../../../server/store/meter.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';

const AT = Date.parse('2025-10-02T15:59:00Z');
const THREE_AN_HOUR = { limit: 3, per: 'hour' } as const;
const CALLER = '+12045550123';

let opened: OpenStore;
beforeEach(async () => {
  opened = await openStore({});
});
afterEach(() => opened.close());

function count(id: string, changes: { caller?: string; nowEpochMs?: number } = {}) {
  return createMeter(opened).allows({
    what: 'calls',
    caller: CALLER,
    allowance: THREE_AN_HOUR,
    nowEpochMs: AT,
    id,
    ...changes,
  });
}

it('allows as many as the limit, whoever counts', async () => {
  const counted = await Promise.all(Array.from({ length: 10 }, (_, at) => count(`CA${at}`)));
  expect(counted.filter(Boolean)).toHaveLength(3);
});

it('counts a repeated one once, and allows it again though the hour is used up', async () => {
  for (const id of ['a', 'a', 'b', 'b', 'c', 'a']) expect(await count(id)).toBe(true);
  expect(await count('d')).toBe(false);
  expect(await count('a')).toBe(true);
  expect(await count('d')).toBe(false);
});

it('counts every number and every kind apart', async () => {
  for (const id of ['a', 'b', 'c']) await count(id);
  expect(await count('d', { caller: '+12045550124' })).toBe(true);
  expect(
    await createMeter(opened).allows({
      what: 'texts',
      caller: CALLER,
      allowance: { limit: 1, per: 'day' },
      nowEpochMs: AT,
      id: 'd',
    }),
  ).toBe(true);
});

it('begins anew with the hour, and the old count may go', async () => {
  for (const id of ['a', 'b', 'c']) await count(id);
  expect(await count('d', { nowEpochMs: AT + 59_999 })).toBe(false);
  expect(await count('d', { nowEpochMs: AT + 60_000 })).toBe(true);
  const { client, tableName } = opened;
  const Key = { pk: { S: `RATE#${CALLER}` }, sk: { S: '2025-10-02T15#calls' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key }));
  expect(Item?.['expiresAt']).toEqual({ N: String(Date.parse('2025-10-02T17:59:00Z') / 1000) });
});
