// What a sweep does with rows that cannot be read, and how little it does for calls that are still talking.
import { createLine } from '../../server/line.ts';
import { type CallStore, LONGEST_CALL_MS } from '../../server/ports.ts';
import { sweep } from '../../server/sweep.ts';
import { startLine, type TestLine } from '../support/line.ts';

const MORE_THAN_A_ROUND_TOOK = 210;

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

const callIdOf = (index: number): string => `CA${String(index).padStart(32, '0')}`;
const rings = (index: number) =>
  createLine(line.server.shell).start({ callId: callIdOf(index), from: 'anonymous', to: '+12045550000' });

const leftOver: CallStore['due'] = async () => [callIdOf(1)]; // an entry of the index before its time
const nothingThere: CallStore['load'] = async () => ({ kind: 'missing' });

it('two hundred rows that cannot be read do not keep it from the calls behind them', async () => {
  const { shell } = line.server;
  for (let index = 0; index < MORE_THAN_A_ROUND_TOOK; index += 1) {
    await rings(index);
    await createLine(shell).ended(callIdOf(index), 'completed');
  }
  line.clock.nowMs += 1_000;
  await rings(MORE_THAN_A_ROUND_TOOK);
  const last = callIdOf(MORE_THAN_A_ROUND_TOOK);
  await createLine(shell).ended(last, 'completed');
  line.clock.nowMs += 31_000;
  const load: typeof shell.store.load = async (callId) =>
    callId === last ? shell.store.load(callId) : { kind: 'unreadable', reason: 'version: invalid_type' };
  await sweep({ ...shell, store: { ...shell.store, load } });
  expect(await line.row(last)).toMatchObject({ finished: true });
  const errors = line.logged.filter(({ level }) => level === 'error');
  expect(errors).toEqual([expect.objectContaining({ message: 'rows cannot be read' })]);
  expect(errors[0]?.fields).toMatchObject({ count: MORE_THAN_A_ROUND_TOOK });
});

it('costs no read for a call that is still talking', async () => {
  const { shell } = line.server;
  await rings(1);
  let loads = 0;
  const load: typeof shell.store.load = (callId) => {
    loads += 1;
    return shell.store.load(callId);
  };
  await sweep({ ...shell, store: { ...shell.store, load } });
  expect(loads).toBe(0);
});

it('ends a call of whose end nobody told, once it must be over, and then looks at it no more', async () => {
  const { shell } = line.server;
  await rings(1);
  line.clock.nowMs += LONGEST_CALL_MS - 1;
  expect(await sweep(shell)).toBe(0);
  line.clock.nowMs += 1;
  expect(await sweep(shell)).toBe(1);
  expect(await line.row(callIdOf(1))).toMatchObject({ state: 'abandoned', finished: true });
  expect([await sweep(shell), await sweep(shell)]).toEqual([1, 0]); // the second strikes it off
});

it('leaves a call alone that has lasted as long and still talks', async () => {
  const { shell } = line.server;
  await rings(1);
  line.clock.nowMs += LONGEST_CALL_MS - 1_000;
  await createLine(shell).turn({ callId: callIdOf(1), number: 1, input: { kind: 'silence' } });
  line.clock.nowMs += 1_000;
  await sweep(shell);
  expect(await line.row(callIdOf(1))).toMatchObject({ version: 1, finished: false });
});

it('looks no more after a call whose row was never written, once that is certain', async () => {
  const { shell } = line.server;
  await rings(1);
  await sweep({ ...shell, store: { ...shell.store, load: nothingThere, due: leftOver } });
  line.clock.nowMs += LONGEST_CALL_MS;
  expect(await sweep({ ...shell, store: { ...shell.store, load: nothingThere } })).toBe(1);
  expect(await sweep(shell)).toBe(0);
});
