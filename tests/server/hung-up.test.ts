import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';

const SECOND = 1_000;

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

it.each([31, 45, 3_600])('a call that was hung up is over for the sweep %i seconds later', async (seconds) => {
  const voice = createLine(line.server.shell);
  const callId = `CA${'1'.repeat(32)}`;
  await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  await voice.turn({ callId, number: 1, input: { kind: 'speech', nBest: ['my name is Ada Byron'] } });
  await voice.ended(callId, 'completed');
  line.clock.nowMs += seconds * SECOND;
  await line.server.sweepOnce();
  expect(await line.row(callId)).toMatchObject({ state: 'abandoned', finished: true, version: 2 });
});

it('what was under way when the call was reported ended still counts', async () => {
  const { shell } = line.server;
  const callId = `CA${'2'.repeat(32)}`;
  const voice = createLine(shell);
  await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  const reportedMeanwhile: typeof shell.store = {
    ...shell.store,
    load: async (id) => {
      const loaded = await shell.store.load(id);
      await voice.ended(id, 'completed');
      return loaded;
    },
  };
  const input = { kind: 'speech' as const, nBest: ['my name is Ada Byron'] };
  const answer = await createLine({ ...shell, store: reportedMeanwhile }).turn({ callId, number: 1, input });
  expect(answer).toHaveProperty('nextTurn', 2);
  expect(await line.row(callId)).toMatchObject({ version: 1, filled: 1 });
  expect(line.logged.filter(({ message }) => message === 'incident')).toEqual([]);
});
