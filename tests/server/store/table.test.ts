// Names and keys that stand in tables already: another word here, and no process would find what the one before it wrote.
import {
  callIdOf,
  callKey,
  DEFAULT_TABLE_NAME,
  DUE_INDEX,
  duePartition,
  errandPartition,
  errandPartitions,
  INDEX_PARTITIONS,
  SWEPT_PARTITIONS,
  TABLE_DEFINITION,
  TTL_ATTRIBUTE,
  watchKey,
  watchPartition,
} from '../../../server/store/table.ts';

const CALL = 'CA0123456789abcdef0123456789abcdee';

it('the table, its keys, its index and its expiry bear the names that they had', () => {
  expect(DEFAULT_TABLE_NAME).toBe('appointment-line');
  expect(TTL_ATTRIBUTE).toBe('expiresAt');
  expect(TABLE_DEFINITION.KeySchema.map((key) => Object.values(key))).toEqual([
    ['pk', 'HASH'],
    ['sk', 'RANGE'],
  ]);
  const [index] = TABLE_DEFINITION.GlobalSecondaryIndexes;
  expect(index.IndexName).toBe(DUE_INDEX);
  expect([index.IndexName, ...index.KeySchema.map((key) => key.AttributeName)]).toEqual(['due-index', 'due', 'dueAt']);
});

it('a call and its watch lie beside each other, each in one partition of the index', () => {
  expect(callKey(CALL)).toEqual({ pk: `CALL#${CALL}`, sk: 'CALL' });
  expect(watchKey(CALL)).toEqual({ pk: `CALL#${CALL}`, sk: 'WATCH' });
  expect(callIdOf(callKey(CALL).pk)).toBe(CALL);
  expect([duePartition(CALL), watchPartition(CALL)]).toEqual(['DUE#7', 'WATCH#7']);
});

it('a sweep of calls and one of errands look into every partition that one can be in', () => {
  const shards = [0, 1, 2, 3, 4, 5, 6, 7];
  const of = (kind: string) => shards.map((shard) => `${kind}#${shard}`);
  expect(SWEPT_PARTITIONS).toEqual([...of('DUE'), ...of('WATCH')]);
  expect(errandPartitions('reminder')).toEqual(of('REMINDER'));
  expect(errandPartitions('undelivered')).toEqual(of('UNDELIVERED'));
  expect(errandPartitions('reminder')).toContain(errandPartition('reminder', 'B1'));
  expect(INDEX_PARTITIONS).toEqual([...of('DUE'), ...of('WATCH'), ...of('REMINDER'), ...of('UNDELIVERED')]);
});
