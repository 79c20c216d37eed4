// A call whose row an earlier build wrote, in any of the former layouts: it is read as it was, and its next turn goes on from there.
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { appended, entriesOf } from '../../../server/journal.ts';
import type { Loaded } from '../../../server/ports.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';
import { isFormer, layOutRequest } from '../../../server/store/former-layouts.ts';
import { readRow, writeIdOf } from '../../../server/store/read-row.ts';
import { keyOf, newRow, type Row } from '../../../server/store/row.ts';
import { entryOf, newCall, turnAfter } from './calls.ts';

const ENTRIES = ['2025-10-02T15:00:10.000Z', '2025-10-02T15:00:20.000Z'].map((at, index) =>
  entryOf(index + 1, { at, from: 'a', to: 'b' }),
);
const call = newCall({
  version: 2,
  state: 'ask_mobile.asking',
  journal: ENTRIES.reduce(appended, ''),
});
/** The entries as tuples, with their times as a layout had them. */
const tuples = (timeOf: (at: string) => string | number) =>
  ENTRIES.map(({ turn, at, heard, event, from, to, prompt, ms }) => [
    turn,
    timeOf(at),
    heard,
    event,
    from,
    to,
    prompt,
    ms,
  ]);
const asWritten = (at: string) => at;
const linesOf = (entries: unknown[]): Row[string] => ({ L: entries.map((entry) => ({ S: JSON.stringify(entry) })) });

const common: Row = {
  pk: { S: `CALL#${call.callId}` },
  sk: { S: 'CALL' },
  version: { N: '2' },
  state: { S: call.state },
  filled: { N: '0' },
  notices: { M: {} },
  finished: { BOOL: false },
  due: { S: 'DUE#1' },
  dueAt: { S: call.createdAt },
  expiresAt: { N: '1767193200' },
};

/** Each of the turn's parts in an attribute of its own, the journal's times as epoch milliseconds. */
const first: Row = {
  ...common,
  machine: { M: { id: { S: call.machine.id }, hash: { S: call.machine.hash } } },
  snapshot: { S: call.snapshot },
  reply: { S: JSON.stringify(call.reply) },
  journal: linesOf(tuples(Date.parse)),
  from: { S: call.from },
  to: { S: call.to },
  createdAt: { S: call.createdAt },
  updatedAt: { S: call.updatedAt },
  writeId: { S: 'w1' },
};

/** The snapshot in an attribute, a list of the journal, the rest of the turn in a third. */
const second: Row = {
  ...common,
  snapshot: { S: call.snapshot },
  turn: {
    S: JSON.stringify({ machine: call.machine, reply: call.reply, updatedAt: call.updatedAt, writeId: 'w1' }),
  },
  journal: linesOf(tuples(asWritten)),
  call: { S: JSON.stringify({ from: call.from, to: call.to, createdAt: call.createdAt }) },
};

/** The whole turn in one attribute, the journal a list among the rest. */
const third: Row = {
  ...common,
  turn: {
    S: `${call.snapshot}\n${JSON.stringify({
      machine: call.machine,
      reply: call.reply,
      journal: tuples(asWritten),
      updatedAt: call.updatedAt,
      writeId: 'w1',
    })}`,
  },
  call: second['call'] ?? { S: '' },
};
const LAYOUTS: [string, Row][] = [
  ['first', first],
  ['second', second],
  ['third', third],
];

/** With the journal as it is read: the first layout had other lines for the same. */
const told = (loaded: Loaded) =>
  loaded.kind === 'found' ? { ...loaded.call, journal: entriesOf(loaded.call.journal) } : loaded;

it.each(LAYOUTS)('in the %s layout reads as the call that it is', (_layout, row) => {
  expect(told(readRow(row))).toEqual(told({ kind: 'found', call }));
});

it.each([
  ...['machine', 'reply', 'from', 'to', 'createdAt', 'updatedAt', 'snapshot', 'journal'].map((name) => [name, first]),
  ...['turn', 'call', 'snapshot', 'journal'].map((name) => [name, second]),
  ...['turn', 'call'].map((name) => [name, third]),
] as [string, Row][])('is unreadable without its %s', (name, row) => {
  const { [name]: _gone, ...rest } = row;
  expect(readRow(rest)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(name) });
});

it.each([
  ['the snapshot is empty', { snapshot: { S: '' } }],
  ['the journal is text', { journal: { S: '[]' } }],
])('is unreadable when %s', (_what, changes) => {
  expect(readRow({ ...first, ...changes })).toMatchObject({ kind: 'unreadable' });
});

it.each(['version', 'state', 'filled'])('is unreadable without its %s', (name) => {
  const { [name]: _gone, ...rest } = third;
  expect(readRow(rest)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('position') });
});

it.each(['pk', 'sk', 'version', 'state', 'filled'])('is not laid out anew without its %s', (name) => {
  const { [name]: _gone, ...rest } = third;
  expect(() => layOutRequest('the-table', rest)).toThrow('a row that could not be read is not laid out');
});

it('is known by its version, which the present layout keeps elsewhere', () => {
  expect(LAYOUTS.map(([, row]) => isFormer(row))).toEqual([true, true, true]);
  expect(isFormer(newRow(call, 'w1'))).toBe(false);
  expect(isFormer({})).toBe(false);
});

it.each(LAYOUTS)('in the %s layout tells which write made it', (_layout, row) => {
  expect(writeIdOf(row)).toBe('w1');
});

describe('in the table', () => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await openStore({});
  });
  afterAll(() => opened.close());

  it.each(LAYOUTS)('in the %s layout takes its next turn, and keeps nothing of the layout', async (_layout, row) => {
    const { client, tableName } = opened;
    await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
    const store = createCallStore(opened);
    const next = turnAfter(call, { state: 'ask_mobile.asking', predecessors: ['ask_mobile.asking'] });
    expect(await store.commit(next)).toEqual({ ok: true });
    const { journal, snapshot, updatedAt } = next;
    const taken = { ...call, version: 3, journal, snapshot, updatedAt };
    expect(told(await store.load(call.callId))).toEqual(told({ kind: 'found', call: taken }));
    const { Item = {} } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(call.callId) }));
    const now = ['call', 'due', 'dueAt', 'expiresAt', 'finished', 'notices', 'pk', 'position', 'sk', 'turn'];
    expect(Object.keys(Item).toSorted()).toEqual(now);
  });

  it.each(LAYOUTS)('in the %s layout refuses a turn from where it does not stand', async (_layout, row) => {
    const { client, tableName } = opened;
    await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
    const store = createCallStore(opened);
    for (const changes of [{ version: 4 }, { fromState: 'ask_name.asking' }, { fromFilled: 1, filled: 1 }])
      expect(await store.commit(turnAfter(call, changes))).toMatchObject({ ok: false, current: { kind: 'found' } });
  });
});
