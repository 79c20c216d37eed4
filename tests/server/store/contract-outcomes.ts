// A write whose answer is lost is neither doubled nor denied, and a throttled one is tried again within the turn.
import { createCallStore } from '../../../server/store/call-store.ts';
import { callWith, newCall, noticeOf, turnAfter } from './calls.ts';
import type { TableUnderTest } from './contract.ts';
import { type Fault, loseAnswers, throttle } from './faults.ts';

const THROTTLED_LIMIT_MS = 15_000; // the SDK may pause for 1 s and for 2 s

export function outcomesContract(table: TableUnderTest): void {
  const store = () => createCallStore(table());
  const client = () => table().client;
  const attemptsAllowed = () => client().config.maxAttempts();
  let fault: Fault | undefined;
  afterEach(() => fault?.lift());

  describe('when the answer to a write is lost', () => {
    it('the turn that was written is reported as written, once', async () => {
      const call = newCall();
      await store().create(call);
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      const write = turnAfter(call);
      expect(await store().commit(write)).toEqual({ ok: true });
      expect(fault.attempts()).toBe(2);
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: callWith(call, write) });
    });

    it('a second delivery of that turn still loses, though it says the same', async () => {
      const call = newCall();
      await store().create(call);
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      const write = turnAfter(call);
      await store().commit(write);
      const current = { kind: 'found', call: callWith(call, write) };
      expect(await store().commit(write)).toEqual({ ok: false, current });
    });

    it('a turn that another overtook in the meantime gets the row that stands', async () => {
      const call = newCall();
      await store().create(call);
      const write = turnAfter(call);
      const next = turnAfter(callWith(call, write));
      fault = loseAnswers(client(), {
        times: 1,
        command: 'UpdateItemCommand',
        beforeRetry: async () => {
          await store().commit(next);
        },
      });
      const current = { kind: 'found', call: callWith(callWith(call, write), next) };
      expect(await store().commit(write)).toEqual({ ok: false, current });
    });

    it('a turn that was refused stays refused', async () => {
      const call = newCall({ version: 4 });
      await store().create(call);
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      const written = await store().commit(turnAfter(call, { version: 4 }));
      expect(written).toEqual({ ok: false, current: { kind: 'found', call } });
    });

    it('the call that was created is reported as created', async () => {
      const call = newCall();
      fault = loseAnswers(client(), { times: 1, after: 1, command: 'PutItemCommand' }); // the watch is put first
      expect(await store().create(call)).toEqual({ ok: true });
      expect(fault.attempts()).toBe(3);
      expect(await store().create(call)).toEqual({ ok: false, current: { kind: 'found', call } });
    });

    it('every time, the write throws after bounded tries, and the row tells the next reader', async () => {
      const call = newCall();
      await store().create(call);
      fault = loseAnswers(client(), { times: await attemptsAllowed(), command: 'UpdateItemCommand' });
      const write = turnAfter(call);
      await expect(store().commit(write)).rejects.toThrow('socket hang up');
      expect(fault.attempts()).toBe(await attemptsAllowed());
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: callWith(call, write) });
    });

    it('a claim counts as another deliverer and runs out', async () => {
      const call = newCall({ notices: [noticeOf('text.1')] });
      await store().create(call);
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      expect(await store().claimNotice(call.callId, 'text.1', 1_000, 2_000)).toBe(false);
      expect(await store().claimNotice(call.callId, 'text.1', 1_999, 3_000)).toBe(false);
      expect(await store().claimNotice(call.callId, 'text.1', 2_000, 3_000)).toBe(true);
    });

    it('a notice is struck and the end is recorded all the same', async () => {
      const call = newCall({ notices: [noticeOf('text.1')], finished: true });
      await store().create(call);
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      await store().settleNotice(call.callId, 'text.1');
      fault.lift();
      fault = loseAnswers(client(), { times: 1, command: 'UpdateItemCommand' });
      expect(await store().markEnded(call.callId, '2025-10-02T15:04:00.000Z')).toBe(true);
      const current = { ...call, notices: [], endedAt: '2025-10-02T15:04:00.000Z' };
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call: current });
    });
  });

  describe('when the engine throttles', () => {
    it(
      'once, the turn is written on the second try',
      async () => {
        const call = newCall();
        await store().create(call);
        fault = throttle(client(), { times: 1 });
        expect(await store().commit(turnAfter(call))).toEqual({ ok: true });
        expect(fault.attempts()).toBe(2);
      },
      THROTTLED_LIMIT_MS,
    );

    it(
      'for longer than a turn can wait, the write throws and the row stays as it was',
      async () => {
        const call = newCall();
        await store().create(call);
        fault = throttle(client(), { times: await attemptsAllowed() });
        await expect(store().commit(turnAfter(call))).rejects.toThrow('Rate exceeded');
        expect(fault.attempts()).toBe(await attemptsAllowed());
        fault.lift();
        expect(await store().load(call.callId)).toEqual({ kind: 'found', call });
      },
      THROTTLED_LIMIT_MS,
    );
  });
}
