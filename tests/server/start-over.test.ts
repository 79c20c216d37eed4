import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

it.each([
  ['start over, confirmed', ['start over', 'yes'], 'ask_name.asking', 0],
  ['go back', ['go back'], 'ask_name.correcting', 0],
])('%s takes back the name and the call goes on', async (_what, words, state, filled) => {
  const voice = createLine(line.server.shell);
  const callId = `CA${'3'.repeat(32)}`;
  await voice.start({ callId, from: 'anonymous', to: '+12045550000' });
  for (const [at, said] of ['my name is Ada Byron', ...words].entries()) {
    const answer = await voice.turn({ callId, number: at + 1, input: { kind: 'speech', nBest: [said] } });
    expect(answer).toHaveProperty('nextTurn', at + 2);
  }
  expect(await line.row(callId)).toMatchObject({ state, filled });
});
