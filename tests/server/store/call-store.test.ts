// What the store of calls sends in answer to what comes back: with a client that says what a test wrote down.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { TurnWrite } from '../../../server/ports.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { newRow, type Row } from '../../../server/store/row.ts';
import { callWith, newCall, noticeOf, turnAfter } from './calls.ts';

interface Sent {
  ConditionExpression?: string;
  UpdateExpression?: string;
}
type Said = object | Error;
const refusal = (Item?: Row) =>
  new ConditionalCheckFailedException({ $metadata: {}, message: 'no', ...(Item ? { Item } : {}) });

/** A store whose table answers in this order, and what was sent to it. */
function storeSaying(...answers: Said[]) {
  const sent: Sent[] = [];
  const send = async ({ input }: { input: Sent }) => {
    sent.push(input);
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const client = { send } as unknown as Parameters<typeof createCallStore>[0]['client']; // of the client only this is used
  return { sent, store: createCallStore({ client, tableName: 'a-table' }) };
}
const leaves = (sent: Sent[]) => sent.map(({ UpdateExpression = '' }) => UpdateExpression.includes('REMOVE #due'));
const entry = (callId: string, at: string) => ({ pk: { S: `CALL#${callId}` }, dueAt: { S: at } });

describe('a last turn with nothing to tell', () => {
  const call = newCall({ callId: 'CA1', version: 6 });
  const last: TurnWrite = turnAfter(call, { finished: true });
  const standing = (notices: string[]) =>
    refusal(newRow({ ...call, notices: notices.map((id) => noticeOf(id)) }, 'w0'));

  it('leaves the index with its notices settled, and stays on it while one is outstanding', async () => {
    const { sent, store } = storeSaying(standing(['a']), standing([]), {});
    expect(await store.commit(last)).toEqual({ ok: true });
    expect(leaves(sent)).toEqual([true, false, true]);
    expect(sent.map(({ ConditionExpression = '' }) => ConditionExpression.split(' AND ').at(-1))).toEqual([
      'size(#notices) = :none',
      'size(#notices) > :none',
      'size(#notices) = :none',
    ]);
  });
  it('is tried four times and no more', async () => {
    const { sent, store } = storeSaying(...['a', 'b', 'c', 'd', 'e'].map((id) => standing([id])));
    expect(await store.commit(last)).toMatchObject({ ok: false, current: { kind: 'found' } });
    expect(sent).toHaveLength(4);
  });
  it.each([
    ['another took the turn', newRow(callWith(call, last), 'w0')],
    ['the row is behind', newRow({ ...call, version: 5 }, 'w0')],
    ['the row cannot be read', { pk: { S: 'CALL#CA1' } }],
  ])('is not tried again when %s', async (_why, row) => {
    const { sent, store } = storeSaying(refusal(row));
    expect(await store.commit(last)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(1);
  });
  it.each([
    ['goes on', { finished: false }],
    ['has something to tell', { finished: true, notices: [noticeOf('a')] }],
  ])('is the only one tried again: not one that %s', async (_what, changes) => {
    const { sent, store } = storeSaying(standing(['a']));
    expect(await store.commit(turnAfter(call, changes))).toMatchObject({ ok: false });
    expect(leaves(sent)).toEqual([false]);
  });
});

describe('a new call', () => {
  it('is watched before it is there, and not there when it cannot be watched', async () => {
    const { sent, store } = storeSaying({}, {});
    await store.create(newCall());
    expect(sent).toMatchObject([{ Item: { sk: { S: 'WATCH' } } }, { Item: { sk: { S: 'CALL' } } }]);
    const failing = storeSaying(new Error('down'));
    await expect(failing.store.create(newCall())).rejects.toThrow('down');
    expect(failing.sent).toHaveLength(1);
  });
});

describe('a refused write', () => {
  const call = newCall({ callId: 'CA1', version: 6 });
  it('takes the row that came with the refusal, and reads it when none did', async () => {
    const handed = storeSaying(refusal(newRow(call, 'w0')));
    expect(await handed.store.commit(turnAfter(call))).toEqual({ ok: false, current: { kind: 'found', call } });
    expect(handed.sent).toHaveLength(1);
    const read = storeSaying(refusal(), { Item: newRow(call, 'w0') });
    expect(await read.store.commit(turnAfter(call))).toEqual({ ok: false, current: { kind: 'found', call } });
    expect(read.sent).toHaveLength(2);
  });
  it('of a row that is gone is lost', async () => {
    const { store } = storeSaying({}, refusal(), {});
    expect(await store.create(call)).toEqual({ ok: false, current: { kind: 'missing' } });
  });
  it('for any other reason throws', async () => {
    await expect(storeSaying(new Error('down')).store.commit(turnAfter(call))).rejects.toThrow('down');
    await expect(storeSaying(new Error('down')).store.markEnded('CA1', 'now')).rejects.toThrow('down');
  });
});

describe('a notice is settled', () => {
  const withNotice = { Item: newRow(newCall({ callId: 'CA1', notices: [noticeOf('a')] }), 'w0') };
  it('as the last of its call, or as one of several', async () => {
    const last = storeSaying({});
    await last.store.settleNotice('CA1', 'a');
    expect(last.sent).toHaveLength(1);
    const other = storeSaying(refusal(), {});
    await other.store.settleNotice('CA1', 'a');
    expect(other.sent).toHaveLength(2);
  });
  it('once more when the row changed between the tries, five times at most', async () => {
    const again = storeSaying(refusal(), refusal(), withNotice, {});
    await again.store.settleNotice('CA1', 'a');
    expect(again.sent).toHaveLength(4);
    const never = storeSaying(...Array.from({ length: 6 }, () => [refusal(), refusal(), withNotice]).flat());
    await expect(never.store.settleNotice('CA1', 'a')).rejects.toThrow('notice not settled after 5 rounds');
    expect(never.sent).toHaveLength(15);
  });
  it.each([
    ['is gone', { Item: newRow(newCall({ callId: 'CA1' }), 'w0') }],
    ['has no call', {}],
    ['has a row without notices', { Item: {} }],
    ['has a row whose notices are none', { Item: { notices: { S: '' } } }],
  ])('when it %s: its call leaves the index, should it have stayed there', async (_what, standing) => {
    const { sent, store } = storeSaying(refusal(), refusal(), standing, refusal());
    await store.settleNotice('CA1', 'a');
    expect(sent).toHaveLength(4);
    expect(sent[3]).toMatchObject({
      UpdateExpression: 'REMOVE #due, #dueAt',
      ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#finished': 'finished', '#notices': 'notices' },
    });
  });
});

describe('what is due', () => {
  it('comes oldest first out of every partition, as many as were asked for', async () => {
    const { sent, store } = storeSaying(
      { Items: [entry('CA3', '3'), entry('CA5', '5')] },
      { Items: [entry('CA1', '1'), entry('CA4', '4')] },
      {},
      { Items: [entry('CA2', '2')] },
    );
    expect(await store.due(0, 4)).toEqual(['CA1', 'CA2', 'CA3', 'CA4']);
    expect(sent).toHaveLength(16);
    for (const request of sent) expect(request).toMatchObject({ Limit: 4, ScanIndexForward: true });
  });
  it('is asked for by the number', async () => {
    await expect(storeSaying().store.due(0, 0)).rejects.toThrow('at least one call');
    expect(await storeSaying().store.due(0, 1)).toEqual([]);
  });
});

it('a message in writing is kept where there is a call', async () => {
  const kept = storeSaying({});
  expect(await kept.store.noteTranscript('CA1', 'call me')).toBe(true);
  expect(kept.sent).toEqual([
    {
      TableName: 'a-table',
      Key: { pk: { S: 'CALL#CA1' }, sk: { S: 'CALL' } },
      UpdateExpression: 'SET #transcript = :transcript',
      ConditionExpression: 'attribute_exists(#pk)',
      ExpressionAttributeNames: { '#transcript': 'transcript', '#pk': 'pk' },
      ExpressionAttributeValues: { ':transcript': { S: 'call me' } },
    },
  ]);
  expect(await storeSaying(refusal()).store.noteTranscript('CA1', 'call me')).toBe(false);
});

it('a claim that has already expired claims nothing', async () => {
  const { store } = storeSaying({}, {}, {});
  expect(await store.claimNotice('CA1', 'a', 1_000, 1_001)).toBe(true);
  expect(() => store.claimNotice('CA1', 'a', 1_000, 1_000)).toThrow('claims nothing');
});

it('the last notice takes its call off the index by both keys', async () => {
  const { sent, store } = storeSaying({});
  await store.settleNotice('CA1', 'a');
  expect(sent).toMatchObject([{ ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#notice': 'a' } }]);
});
