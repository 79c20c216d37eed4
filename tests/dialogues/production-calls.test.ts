import { entriesOf } from '../../server/journal.ts';
import { DAY_OF_THE_CALLS, JOHNNY, ROCKY, replay } from '../support/replay-production.ts';
import { startLine, type TestLine } from '../support/line.ts';

const ORDER = ['ask_name', 'ask_mobile', 'ask_time', 'confirm', 'complete'];
const place = (state: string): number => ORDER.indexOf(state.split('.')[0] ?? '');

describe('the production calls of 2025-09-27', () => {
  let line: TestLine;
  beforeEach(async () => {
    line = await startLine(DAY_OF_THE_CALLS);
  });
  afterEach(() => line.close());

  it.each([
    ['Johnny Walker', JOHNNY, { name: 'Johnny Walker', phone: '+18153288957', time: '2025-10-02T11:00' }],
    ['Rocky Jonathan', ROCKY, { name: 'Rocky Jonathan', phone: '+12048694905', time: '2025-10-02T11:00' }],
  ])('%s gets his appointment', async (_who, call, slots) => {
    const row = await replay(line, call);
    const view = await line.api(`/api/calls/${row.callId}`);
    expect(view).toMatchObject({ state: 'complete.goodbye', outcome: 'booked', slots });
    expect(row.booking).toMatchObject({ name: slots.name, phone: slots.phone, startsAt: slots.time, status: 'booked' });
    expect(row.version).toBe(call.says.length);
    expect(entriesOf(row.journal).map(({ turn }) => turn)).toEqual(call.says.map((_words, index) => index + 1));
  });

  it.each([
    ['Johnny Walker', JOHNNY],
    ['Rocky Jonathan', ROCKY],
  ])('%s is never led back to an earlier question', async (_who, call) => {
    const { journal } = await replay(line, call);
    for (const { from, to } of entriesOf(journal)) expect(place(to)).toBeGreaterThanOrEqual(place(from));
  });

  it('shows the booking to the business', async () => {
    const row = await replay(line, JOHNNY);
    await line.server.sweepOnce();
    const bookings = await line.api('/api/bookings?from=2025-10-01&to=2025-10-31');
    expect(bookings).toEqual([
      expect.objectContaining({
        callId: row.callId,
        name: 'Johnny Walker',
        phone: '+18153288957',
        startsAt: '2025-10-02T11:00:00-05:00',
        endsAt: '2025-10-02T11:30:00-05:00',
        status: 'booked',
      }),
    ]);
  });
});
