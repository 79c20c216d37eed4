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
