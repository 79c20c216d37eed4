// The turn number is the lock, and the chart's moves are in the condition.
import type { Call, TurnWrite, Written } from '../../../server/ports.ts';
import { appended } from '../../../server/journal.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { bookingOf, callWith, entryOf, newCall, newCallId, noticeOf, turnAfter } from './calls.ts';
import type { TableUnderTest } from './contract.ts';

const RACERS = 50;
const RACED_VERSIONS = 3;
const RACE_LIMIT_MS = 30_000; // a busy machine, not a slow store

export function turnsContract(table: TableUnderTest): void {
  const store = () => createCallStore(table());

  describe('a new call', () => {
    it('is read back as it was written', async () => {
      const callId = newCallId();
      const call = newCall({
        callId,
        journal: appended(appended('', entryOf(0, { heard: '' })), entryOf(1, { heard: 'Zoë 🌸' })),
        notices: [noticeOf('a.1', { attempts: 3, claimedUntilEpochMs: 1_759_417_200_000 }), noticeOf('b#2')],
        booking: bookingOf(callId),
        endedAt: '2025-10-02T15:04:00.000Z',
      });
      expect(await store().create(call)).toEqual({ ok: true });
      expect(await store().load(callId)).toEqual({ kind: 'found', call });
    });

    it('is missing before it is created', async () => {
      expect(await store().load(newCallId())).toEqual({ kind: 'missing' });
    });

    it('is created once; the second webhook gets the row that stands', async () => {
      const first = newCall();
      await store().create(first);
      const second = newCall({ callId: first.callId, snapshot: '{"value":"other"}' });
      expect(await store().create(second)).toEqual({ ok: false, current: { kind: 'found', call: first } });
    });
  });

  describe('a turn', () => {
    it('moves the row by one version and appends to the journal', async () => {
      const call = await created(newCall());
      const first = turnAfter(call, { filled: 1, booking: bookingOf(call.callId), notices: [noticeOf('text.1')] });
      expect(await store().commit(first)).toEqual({ ok: true });
      const afterFirst = callWith(call, first);
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: afterFirst });

      const second = turnAfter(afterFirst, { notices: [noticeOf('text.2')] });
      expect(await store().commit(second)).toEqual({ ok: true });
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: callWith(afterFirst, second) });
    });

    const standing = { version: 3, state: 'ask_time.asking', filled: 2 } satisfies Partial<Call>;
    const legal = { predecessors: ['ask_mobile.asking', 'ask_time.asking'], state: 'confirm.asking', filled: 2 };
    it.each<[string, Partial<Call>, Partial<TurnWrite>]>([
      ['the version that stands', {}, { version: 3 }],
      ['a version further on', {}, { version: 5 }],
      ['a version long past', {}, { version: 1 }],
      ['a state that the chart cannot have come from', {}, { predecessors: ['ask_name.asking', 'confirm.asking'] }],
      ['another state than the one that was read', {}, { fromState: 'ask_mobile.asking' }],
      ['the first state, from a late one', {}, { state: 'ask_name.asking', predecessors: ['ask_name.asking'] }],
      ['fewer slots than stand', {}, { filled: 1 }],
      ['no slots at all', {}, { filled: 0 }],
      ['other slots than were read, though as many as stand', {}, { fromFilled: 1 }],
      ['anything, once the call has ended', { endedAt: '2025-10-02T15:04:00.000Z' }, {}],
      [
        'a wrong predecessor, even for a caller who undoes',
        {},
        { predecessors: ['complete'], filled: 0, mayUndo: true },
      ],
      [
        'a stale version, even after the end',
        { endedAt: '2025-10-02T15:04:00.000Z' },
        { version: 3, mayFollowEnd: true },
      ],
    ])('is refused with %s, and the row stays as it was', async (_why, row, change) => {
      const call = await created(newCall({ ...standing, ...row }));
      const written = await store().commit(turnAfter(call, { ...legal, ...change }));
      expect(written).toEqual({ ok: false, current: { kind: 'found', call } });
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call });
    });

    it.each<[string, Partial<Call>, Partial<TurnWrite>]>([
      ['from a legal predecessor', {}, {}],
      ['with more slots', {}, { filled: 3 }],
      ['with fewer slots when the caller undid one', {}, { filled: 1, mayUndo: true }],
      [
        'back to the first question when the caller starts over',
        {},
        { state: 'ask_name.asking', filled: 0, mayUndo: true },
      ],
      ['after the end for the sweep', { endedAt: '2025-10-02T15:04:00.000Z' }, { mayFollowEnd: true }],
    ])('is written %s', async (_why, row, change) => {
      const call = await created(newCall({ ...standing, ...row }));
      const write = turnAfter(call, { ...legal, ...change });
      expect(await store().commit(write)).toEqual({ ok: true });
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: callWith(call, write) });
    });

    it('of a call that was never created is refused and creates nothing', async () => {
      const call = newCall();
      expect(await store().commit(turnAfter(call))).toEqual({ ok: false, current: { kind: 'missing' } });
      expect(await store().load(call.callId)).toEqual({ kind: 'missing' });
    });

    it(
      `is won by one of ${RACERS} deliveries, and the others get the winner`,
      async () => {
        let call = await created(newCall());
        for (let version = 1; version <= RACED_VERSIONS; version += 1) {
          // The same to the letter: equal snapshots must not make two winners.
          const twins = Array.from({ length: RACERS }, () => turnAfter(call));
          const written = await Promise.all(twins.map((write) => store().commit(write)));
          expect(written.filter(({ ok }) => ok)).toHaveLength(1);
          call = callWith(call, turnAfter(call));
          for (const lost of written.filter(isLost)) expect(lost.current).toEqual({ kind: 'found', call });
        }
        expect(await store().load(call.callId)).toEqual({ kind: 'found', call });
      },
      RACE_LIMIT_MS,
    );

    it(
      `creates one call for ${RACERS} first webhooks of one CallSid`,
      async () => {
        const call = newCall();
        const written = await Promise.all(Array.from({ length: RACERS }, () => store().create(call)));
        expect(written.filter(({ ok }) => ok)).toHaveLength(1);
      },
      RACE_LIMIT_MS,
    );
  });

  describe('the end of a call', () => {
    it('is recorded once and takes no turn number', async () => {
      const call = await created(newCall());
      expect(await store().markEnded(call.callId, '2025-10-02T15:04:00.000Z')).toBe(true);
      expect(await store().markEnded(call.callId, '2025-10-02T15:09:00.000Z')).toBe(true);
      const ended = { ...call, endedAt: '2025-10-02T15:04:00.000Z' };
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: ended });
    });

    it('of an unknown call is false and creates nothing', async () => {
      const callId = newCallId();
      expect(await store().markEnded(callId, '2025-10-02T15:04:00.000Z')).toBe(false);
      expect(await store().load(callId)).toEqual({ kind: 'missing' });
    });
  });

  async function created(call: Call): Promise<Call> {
    expect(await store().create(call)).toEqual({ ok: true });
    return call;
  }
}

function isLost(written: Written): written is Extract<Written, { ok: false }> {
  return !written.ok;
}
