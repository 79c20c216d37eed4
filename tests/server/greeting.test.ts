import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

const down = async () => Promise.reject(new Error('the table is throttled'));

it('greets a caller whose earlier calls cannot be looked up, and takes the next turn', async () => {
  const voice = createLine({ ...line.server.shell, callers: { remember: down, since: down } });
  const callId = `CA${'5'.repeat(32)}`;
  const answer = await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  expect(answer).toMatchObject({ nextTurn: 1, reply: { says: [{ prompt: 'ask_name' }] } });
  const input = { kind: 'speech' as const, nBest: ['my name is Ada Byron'] };
  expect(await voice.turn({ callId, number: 1, input })).toHaveProperty('nextTurn', 2);
});
