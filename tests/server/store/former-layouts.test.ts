// A call whose row an earlier build wrote, in any of the former layouts: it is read as it was, and its next turn goes on from there.
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createCallStore } from '../../../server/store/call-store.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';
import { readRow, writeIdOf } from '../../../server/store/read-row.ts';
import { keyOf, newRow, type Row } from '../../../server/store/row.ts';
import { entryOf, newCall, turnAfter } from './calls.ts';

const AT = '2025-10-02T15:00:10.000Z';
const call = newCall({ version: 1, state: 'ask_mobile.asking', journal: [entryOf(1, { at: AT, from: 'a', to: 'b' })] });
const { turn, heard, event, from, to, prompt, ms } = entryOf(1, { from: 'a', to: 'b' });

const common: Row = {
  pk: { S: `CALL#${call.callId}` },
  sk: { S: 'CALL' },
  version: { N: '1' },
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
  journal: { L: [{ S: JSON.stringify([turn, Date.parse(AT), heard, event, from, to, prompt, ms]) }] },
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
  journal: { L: [{ S: JSON.stringify([turn, AT, heard, event, from, to, prompt, ms]) }] },
  call: { S: JSON.stringify({ from: call.from, to: call.to, createdAt: call.createdAt }) },
};

/** The whole turn in one attribute. */
const third: Row = {
  ...common,
  turn: newRow(call, 'w1')['turn'] ?? { S: '' },
  call: second['call'] ?? { S: '' },
};
const LAYOUTS: [string, Row][] = [
  ['first', first],
  ['second', second],
  ['third', third],
];

let opened: OpenStore;
beforeEach(async () => {
  opened = await openStore({});
});
afterEach(() => opened.close());

it.each(LAYOUTS)('in the %s layout reads as the call that it is', (_layout, row) => {
  expect(readRow(row)).toEqual({ kind: 'found', call });
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
  ['a journal entry is cut short', { journal: { L: [{ S: '[1,1759417210123,"yes"]' }] } }],
  ['a journal entry is none', { journal: { L: [{ S: '{' }] } }],
])('is unreadable when %s', (_what, changes) => {
  expect(readRow({ ...first, ...changes })).toMatchObject({ kind: 'unreadable' });
});

it.each(['version', 'state', 'filled'])('is unreadable without its %s', (name) => {
  const { [name]: _gone, ...rest } = third;
  expect(readRow(rest)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('position') });
});

it.each(LAYOUTS)('in the %s layout tells which write made it', (_layout, row) => {
  expect(writeIdOf(row)).toBe('w1');
});

it.each(LAYOUTS)('in the %s layout takes its next turn, and keeps nothing of the layout', async (_layout, row) => {
  const { client, tableName } = opened;
  await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
  const store = createCallStore(opened);
  const next = turnAfter(call, { state: 'ask_mobile.asking', predecessors: ['ask_mobile.asking'] });
  expect(await store.commit(next)).toEqual({ ok: true });
  const { entry, snapshot, updatedAt } = next;
  const taken = { ...call, version: 2, journal: [...call.journal, entry], snapshot, updatedAt };
  expect(await store.load(call.callId)).toEqual({ kind: 'found', call: taken });
  const { Item = {} } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(call.callId) }));
  const now = ['call', 'due', 'dueAt', 'expiresAt', 'finished', 'notices', 'pk', 'position', 'sk', 'turn'];
  expect(Object.keys(Item).toSorted()).toEqual(now);
});

it.each(LAYOUTS)('in the %s layout refuses a turn from where it does not stand', async (_layout, row) => {
  const { client, tableName } = opened;
  await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
  const store = createCallStore(opened);
  for (const changes of [{ version: 3 }, { fromState: 'ask_name.asking' }, { fromFilled: 1, filled: 1 }])
    expect(await store.commit(turnAfter(call, changes))).toEqual({ ok: false, current: { kind: 'found', call } });
});
