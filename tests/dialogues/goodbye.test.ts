import { type Caller, openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

async function booked(time: string): Promise<Caller> {
  const caller = await ring(line);
  await caller.says('Ann Lee', 'yes', time, 'yes');
  caller.hears('complete');
  return caller;
}

describe('goodbye', () => {
  it.each(['no thanks', "no, that's all, bye", 'thank you, goodbye'])('ends the call: %s', async (words) => {
    const caller = await booked('Thursday at ten');
    await caller.says(words);
    caller.hears('goodbye', 'Thursday');
    expect(caller.phone.ended).toBe('hangup');
  });

  it('comes by itself when the caller says no more', async () => {
    const caller = await booked('Thursday at eleven');
    await caller.staysSilent();
    caller.hears('goodbye');
  });

  it('asks for anything else once', async () => {
    const caller = await booked('Thursday at twelve');
    await caller.says('yes');
    caller.hears('complete.more');
    await caller.says('no, nothing');
    caller.hears('goodbye');
  });

  it('moves the booking that was just made', async () => {
    const caller = await booked('Thursday at one in the afternoon');
    await caller.says('actually Friday');
    caller.hears('confirm', 'Friday');
    expect(caller.row.booking).toMatchObject({ startsAt: '2025-10-02T13:00' });
    await caller.says('yes');
    caller.hears('complete', 'Friday');
    expect(caller.row.booking).toMatchObject({ startsAt: '2025-10-03T13:00', status: 'booked' });
  });

  it('leaves the booking where it is when the move is not wanted', async () => {
    const caller = await booked('Thursday at two in the afternoon');
    await caller.says('actually Friday at two', 'no, leave it');
    await caller.says('no thanks');
    caller.hears('goodbye', 'Thursday');
    expect(caller.row.booking).toMatchObject({ startsAt: '2025-10-02T14:00' });
  });

  it('keeps the booking when the caller hangs up in the middle of a move', async () => {
    const caller = await booked('Thursday at three in the afternoon');
    await caller.says('actually Friday');
    await caller.hangsUp();
    line.clock.nowMs += 60_000;
    await line.server.sweepOnce();
    const row = await line.row(caller.row.callId);
    expect(row.booking).toMatchObject({ startsAt: '2025-10-02T15:00', status: 'booked' });
  });

  it('lets a caller leave before booking, and gives back what was held', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Friday at four in the afternoon', 'never mind, goodbye');
    caller.hears('abandoned');
    expect(caller.row.booking).toBeUndefined();
  });
});
