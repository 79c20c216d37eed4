import { DEFAULT_BUSINESS } from '../../server/business.ts';
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

describe('a caller who wants no appointment after all', () => {
  it.each([
    [['cancel the appointment']],
    [["I don't want an appointment any more"]],
    [['no', 'nothing, just cancel it']],
    [['cancel it', "I don't want it"]],
  ])('is let go without one, and is told so; the time is free again: %j', async (words) => {
    const alone = await openLine({ resources: DEFAULT_BUSINESS.resources });
    const caller = await ring(alone);
    await caller.says('Ann Lee', 'yes', 'Friday at nine');
    caller.hears('confirm');
    await caller.says(...words);
    caller.hears('abandoned', "haven't booked anything");
    expect(caller.phone.ended).toBe('hangup');
    expect(caller.row.booking).toBeUndefined();
    await alone.server.sweepOnce();
    const other = await ring(alone);
    await other.says('Bob Ray', 'yes', 'Friday at nine');
    other.hears('confirm', '9 a.m.');
    await alone.close();
  });

  it('before anything is held is let go as well', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', "actually, I don't need an appointment");
    caller.hears('abandoned', 'All right. Goodbye.');
  });

  it.each(["don't book the appointment", "no, don't go ahead"])('is not booked: %s', async (words) => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Friday at half past nine', words);
    caller.hears('confirm.which');
    await caller.says('cancel it');
    caller.hears('abandoned');
  });

  it('but has one from this call is asked whether that is to be cancelled', async () => {
    const caller = await booked('Friday at ten');
    await caller.says('actually Friday at eleven');
    caller.hears('confirm');
    await caller.says('cancel my appointment');
    caller.hears('cancel_booking', '10 a.m.');
    expect(caller.row.booking).toMatchObject({ status: 'booked' });
  });
});
