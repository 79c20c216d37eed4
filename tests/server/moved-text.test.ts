import { entriesOf } from '../../server/journal.ts';
import { deliverNotices } from '../../server/outbox.ts';
import { createLine } from '../../server/line.ts';
import { startLine, type TestLine } from '../support/line.ts';

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

/** The line's voice with its texts kept here, sent only when the test says so. */
function quietLine() {
  const sent: string[] = [];
  const shell = {
    ...line.server.shell,
    wakeOutbox: () => {},
    messenger: { send: async ({ body }: { body: string }) => ({ ok: true as const, id: String(sent.push(body)) }) },
  };
  return { voice: createLine(shell), shell, sent };
}

it('a late confirmation tells of the appointment that stands, not of the one the caller is looking at', async () => {
  const { voice, shell, sent } = quietLine();
  const callId = `CA${'4'.repeat(32)}`;
  await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  const says = ['my name is Ada Byron', 'yes', 'thursday at ten am', 'yes', 'can we do thursday at eleven am instead'];
  for (const [at, said] of says.entries()) {
    await voice.turn({ callId, number: at + 1, input: { kind: 'speech', nBest: [said] } });
  }
  expect(await line.row(callId)).toMatchObject({
    state: 'confirm.reading_back',
    booking: { startsAt: '2025-10-02T10:00' },
  });
  await deliverNotices(callId, shell);
  expect(sent).toEqual([expect.stringContaining('at 10 a.m.')]);
  expect(sent[0]).not.toContain('at 11');
});

it('a caller who agrees again to the time that stands is not told of a change', async () => {
  const { voice, shell, sent } = quietLine();
  const callId = `CA${'5'.repeat(32)}`;
  await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  const says = ['my name is Ada Byron', 'yes', 'thursday at ten am', 'yes', 'thursday at ten am', 'yes'];
  for (const [at, said] of says.entries()) {
    await voice.turn({ callId, number: at + 1, input: { kind: 'speech', nBest: [said] } });
    await deliverNotices(callId, shell);
  }
  expect(
    entriesOf((await line.row(callId)).journal)
      .map(({ to }) => to)
      .filter((to) => to === 'complete.booked'),
  ).toHaveLength(2);
  expect(await line.row(callId)).toMatchObject({ booking: { startsAt: '2025-10-02T10:00', revision: 4 }, notices: [] });
  expect(sent).toHaveLength(1);
});
