// Each notice is claimed by its own condition, and the sparse index holds what is to be done and nothing else.
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Call, PendingNotice } from '../../../server/ports.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { callKey, duePartition } from '../../../server/store/table.ts';
import { callWith, newCall, newCallId, noticeOf, turnAfter } from './calls.ts';
import type { TableUnderTest } from './contract.ts';
import { meanwhile } from './faults.ts';

const CLAIMERS = 20;
const EVERYTHING = 1_000;
const NOW_EPOCH_MS = Date.parse('2025-10-02T16:00:00Z'); // an hour after the calls began
const INDEX_LAG_MS = 5_000; // the index of real DynamoDB follows its table within a moment, at no stated time
const POLL_MS = 20;

export function noticesContract(table: TableUnderTest): void {
  const store = () => createCallStore(table());

  describe('a notice', () => {
    it(`is claimed by one of ${CLAIMERS} deliverers`, async () => {
      const call = await created(newCall({ notices: [noticeOf('text.1')] }));
      const claims = await Promise.all(
        Array.from({ length: CLAIMERS }, () => store().claimNotice(call.callId, 'text.1', 1_000, 2_000)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await noticesOf(call)).toEqual([noticeOf('text.1', { attempts: 1, claimedUntilEpochMs: 2_000 })]);
    });

    it('can be claimed again when the claim has run out, not before', async () => {
      const call = await created(newCall({ notices: [noticeOf('text.1')] }));
      expect(await store().claimNotice(call.callId, 'text.1', 1_000, 2_000)).toBe(true);
      expect(await store().claimNotice(call.callId, 'text.1', 1_999, 9_000)).toBe(false);
      expect(await store().claimNotice(call.callId, 'text.1', 2_000, 9_000)).toBe(true);
      expect(await noticesOf(call)).toEqual([noticeOf('text.1', { attempts: 2, claimedUntilEpochMs: 9_000 })]);
    });

    it('is claimed apart from its neighbour', async () => {
      const call = await created(newCall({ notices: [noticeOf('a'), noticeOf('b')] }));
      expect(await store().claimNotice(call.callId, 'a', 1_000, 2_000)).toBe(true);
      expect(await store().claimNotice(call.callId, 'b', 1_000, 2_000)).toBe(true);
    });

    it('cannot be claimed when it was never there, is gone, or its call is unknown', async () => {
      const call = await created(newCall({ notices: [noticeOf('text.1')] }));
      expect(await store().claimNotice(call.callId, 'text.2', 1_000, 2_000)).toBe(false);
      await store().settleNotice(call.callId, 'text.1');
      expect(await store().claimNotice(call.callId, 'text.1', 3_000, 4_000)).toBe(false);
      expect(await store().claimNotice(newCallId(), 'text.1', 1_000, 2_000)).toBe(false);
    });

    it('is struck alone, twice without harm, and without a call without harm', async () => {
      const call = await created(newCall({ notices: [noticeOf('a'), noticeOf('b')] }));
      await store().settleNotice(call.callId, 'a');
      await store().settleNotice(call.callId, 'a');
      expect(await noticesOf(call)).toEqual([noticeOf('b')]);
      await expect(store().settleNotice(newCallId(), 'a')).resolves.toBeUndefined();
    });

    it('does not stand in the way of the next turn, nor the turn in its', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      const write = turnAfter(call, { notices: [noticeOf('b')] });
      const [written, claimed] = await Promise.all([
        store().commit(write),
        store().claimNotice(call.callId, 'a', 1_000, 2_000),
      ]);
      expect([written, claimed]).toEqual([{ ok: true }, true]);
      expect((await noticesOf(call)).map(({ id }) => id)).toEqual(['a', 'b']);
    });
  });

  describe('the due index', () => {
    it('lists what is to be done, longest due first, up to the limit', async () => {
      const notices = [noticeOf('a')];
      const old = await created(newCall({ createdAt: '2001-01-01T00:00:02.000Z', notices }));
      const older = await created(newCall({ createdAt: '2001-01-01T00:00:01.000Z', notices }));
      await eventually(async () => {
        const due = await store().due(NOW_EPOCH_MS, EVERYTHING);
        expect(due.indexOf(older.callId)).toBeGreaterThanOrEqual(0);
        expect(due.indexOf(old.callId)).toBeGreaterThan(due.indexOf(older.callId));
        expect(new Set(due).size).toBe(due.length);
      });
      expect(await store().due(NOW_EPOCH_MS, 1)).toHaveLength(1);
    });

    it('lists no call that is under way', async () => {
      const call = await created(newCall());
      await store().commit(turnAfter(call));
      await becomesDue(call, false);
    });

    it('lists a call that has something to deliver from the turn on that said so', async () => {
      const call = await created(newCall());
      await store().commit(turnAfter(call, { notices: [noticeOf('a')] }));
      await becomesDue(call, true);
    });

    it('lists a call that ended until it is finished', async () => {
      const call = await created(newCall());
      expect(await store().markEnded(call.callId, '2025-10-02T15:04:00.000Z')).toBe(true);
      await becomesDue(call, true);
      const last = turnAfter(call, { finished: true, mayFollowEnd: true });
      expect(await store().commit(last)).toEqual({ ok: true });
      await becomesDue(call, false);
    });

    it('lists no call that ended when it was finished', async () => {
      const call = await created(newCall({ finished: true }));
      expect(await store().markEnded(call.callId, '2025-10-02T15:04:00.000Z')).toBe(true);
      expect(await store().load(call.callId)).toMatchObject({ call: { endedAt: '2025-10-02T15:04:00.000Z' } });
      await becomesDue(call, false);
    });

    it('lists a call that must be over, until nothing is left to do for it', async () => {
      const call = await created(newCall({ createdAt: '2025-10-02T12:00:00.000Z' }));
      await becomesDue(call, true);
      expect(await store().due(NOW_EPOCH_MS - 1, EVERYTHING)).not.toContain(call.callId);
      await store().unwatch(call.callId, NOW_EPOCH_MS - 1);
      await becomesDue(call, true);
      await store().unwatch(call.callId, NOW_EPOCH_MS);
      await becomesDue(call, false);
    });

    it('keeps a finished call until its last notice is struck', async () => {
      const call = await created(newCall());
      const notices = [noticeOf('a'), noticeOf('b')];
      await store().commit(turnAfter(call, { finished: true, notices }));
      await store().settleNotice(call.callId, 'a');
      await becomesDue(call, true);
      await store().settleNotice(call.callId, 'b');
      await becomesDue(call, false);
    });

    it('lets go of a call whose notices are all struck while it goes on', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      await becomesDue(call, true);
      await store().settleNotice(call.callId, 'a');
      await becomesDue(call, false);
    });

    it('keeps a call whose notices are all struck when it ended and is not finished', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      await store().markEnded(call.callId, '2025-10-02T15:04:00.000Z');
      await store().settleNotice(call.callId, 'a');
      expect(await noticesOf(call)).toEqual([]);
      await becomesDue(call, true);
    });

    it('keeps a call that finishes while an earlier notice is on its way', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      const write = turnAfter(call, { finished: true });
      expect(await store().commit(write)).toEqual({ ok: true });
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: callWith(call, write) });
      await becomesDue(call, true);
      await store().settleNotice(call.callId, 'a');
      await becomesDue(call, false);
    });

    it('finishes a call whose last notice is settled while its last turn is being written', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      const write = turnAfter(call, { finished: true });
      const settles = meanwhile(table().client, 'GetItemCommand', () => store().settleNotice(call.callId, 'a'));
      const written = await store().commit(write);
      settles.lift();
      expect(written).toEqual({ ok: true });
      // An engine that hands the row over with the refusal leaves nothing to happen in between.
      if (settles.attempts() === 0) await store().settleNotice(call.callId, 'a');
      await becomesDue(call, false);
    });

    it('refuses a last turn from an illegal state as it does any other', async () => {
      const call = await created(newCall({ notices: [noticeOf('a')] }));
      const write = turnAfter(call, { finished: true, predecessors: ['confirm.asking'] });
      expect(await store().commit(write)).toEqual({ ok: false, current: { kind: 'found', call } });
    });

    it('loses an entry that was left behind when its notice is settled once more', async () => {
      const call = await created(newCall({ finished: true }));
      await leaveEntryBehind(call);
      await becomesDue(call, true);
      await store().settleNotice(call.callId, 'long gone');
      await becomesDue(call, false);
    });
  });

  async function created(call: Call): Promise<Call> {
    expect(await store().create(call)).toEqual({ ok: true });
    return call;
  }

  async function noticesOf(call: Call): Promise<PendingNotice[]> {
    const loaded = await store().load(call.callId);
    if (loaded.kind !== 'found') throw new Error(loaded.kind);
    return loaded.call.notices;
  }

  async function becomesDue(call: Call, expected: boolean): Promise<void> {
    await eventually(async () => {
      expect((await store().due(NOW_EPOCH_MS, EVERYTHING)).includes(call.callId)).toBe(expected);
    });
  }

  async function leaveEntryBehind({ callId }: Call): Promise<void> {
    const { client, tableName } = table();
    const { pk, sk } = callKey(callId);
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'SET #due = :due, #dueAt = :dueAt',
        ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
        ExpressionAttributeValues: { ':due': { S: duePartition(callId) }, ':dueAt': { S: '2001-01-01' } },
      }),
    );
  }
}

/** Tries until it holds: at once on a local engine. */
async function eventually(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + INDEX_LAG_MS;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
