// A call whose row an earlier build wrote: it is read as it was, and its next turn goes on from there.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createCallStore } from '../../../server/store/call-store.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';
import { readRow } from '../../../server/store/read-row.ts';
import type { Row } from '../../../server/store/row.ts';
import { entryOf, newCall, turnAfter } from './calls.ts';

const AT = '2025-10-02T15:00:10.000Z';
const call = newCall({ version: 1, state: 'ask_mobile.asking', journal: [entryOf(1, { at: AT, from: 'a', to: 'b' })] });
const { turn, heard, event, from, to, prompt, ms } = entryOf(1, { from: 'a', to: 'b' });

/** Each of the turn's parts in an attribute of its own, the journal's times as epoch milliseconds. */
const row: Row = {
  pk: { S: `CALL#${call.callId}` },
  sk: { S: 'CALL' },
  version: { N: '1' },
  state: { S: call.state },
  filled: { N: '0' },
  machine: { M: { id: { S: call.machine.id }, hash: { S: call.machine.hash } } },
  snapshot: { S: call.snapshot },
  reply: { S: JSON.stringify(call.reply) },
  journal: { L: [{ S: JSON.stringify([turn, Date.parse(AT), heard, event, from, to, prompt, ms]) }] },
  notices: { M: {} },
  from: { S: call.from },
  to: { S: call.to },
  createdAt: { S: call.createdAt },
  updatedAt: { S: call.updatedAt },
  finished: { BOOL: false },
  writeId: { S: 'w1' },
  expiresAt: { N: '1767193200' },
};

let opened: OpenStore;
beforeEach(async () => {
  opened = await openStore({});
});
afterEach(() => opened.close());

it('reads as the call that it is', () => {
  expect(readRow(row)).toEqual({ kind: 'found', call });
});

it.each(['machine', 'reply', 'from', 'to', 'createdAt', 'updatedAt'])('is unreadable without its %s', (name) => {
  const { [name]: _gone, ...rest } = row;
  expect(readRow(rest)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(name) });
});

it('takes its next turn', async () => {
  const { client, tableName } = opened;
  await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
  const store = createCallStore(opened);
  const next = turnAfter(call, { state: 'ask_mobile.asking', predecessors: ['ask_mobile.asking'] });
  expect(await store.commit(next)).toEqual({ ok: true });
  const { entry, snapshot, updatedAt } = next;
  const taken = { ...call, version: 2, journal: [...call.journal, entry], snapshot, updatedAt };
  expect(await store.load(call.callId)).toEqual({ kind: 'found', call: taken });
});
