// Notices that overtake each other: what was promised first still holds.
import { createLine } from '../../server/line.ts';
import { deliverNotices } from '../../server/outbox.ts';
import { startLine, type TestLine } from '../support/line.ts';

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(() => line.close());

const promote = () => Promise.reject(new Error('the process died'));

it('a booking whose promotion failed keeps its opening when the caller looks at another time', async () => {
  const { shell } = line.server;
  const quiet = { ...shell, wakeOutbox: () => {} };
  const voice = createLine(quiet);
  const callId = `CA${'6'.repeat(32)}`;
  await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
  const says = ['my name is Ada Byron', 'yes', 'thursday at ten am', 'yes', 'can we do thursday at eleven am instead'];
  for (const [at, said] of says.entries()) {
    await voice.turn({ callId, number: at + 1, input: { kind: 'speech', nBest: [said] } });
  }
  await deliverNotices(callId, { ...quiet, calendar: { ...shell.calendar, promote } });
  expect((await line.row(callId)).notices).toMatchObject([{ notice: { type: 'promoteBooking' } }]);
  const other = await shell.calendar.hold(`CA${'7'.repeat(32)}`, '2025-10-02T10:00');
  expect(other).toMatchObject({ kind: 'refused', why: 'taken' });
  line.clock.nowMs += 3_600_000;
  await deliverNotices(callId, quiet);
  expect(await shell.calendar.bookings('2025-10-02', '2025-10-02')).toMatchObject([{ startsAt: '2025-10-02T10:00' }]);
});
