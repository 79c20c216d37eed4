import { type Caller, openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

async function readBack(time: string): Promise<Caller> {
  const caller = await ring(line);
  await caller.says('Ann Lee', 'yes', time);
  caller.hears('confirm');
  return caller;
}

describe('the read-back of everything', () => {
  it('books on an explicit yes, and on nothing else', async () => {
    const caller = await readBack('Thursday at ten');
    await caller.says('hmm');
    expect(caller.row.booking).toBeUndefined();
    await caller.staysSilent();
    expect(caller.row.booking).toBeUndefined();
    await caller.says('yes please');
    caller.hears('complete', 'Thursday, October 2nd', '10 a.m.');
    expect(caller.row.booking).toMatchObject({ name: 'Ann Lee', startsAt: '2025-10-02T10:00', status: 'booked' });
  });

  it('takes a yes with a correction as both, and reads it back again', async () => {
    const caller = await readBack('Thursday at twelve');
    await caller.says('yes but make it eleven');
    caller.hears('confirm', '11 a.m.');
    expect(caller.row.booking).toBeUndefined();
    await caller.says('yes');
    caller.hears('complete', '11 a.m.');
  });

  it('takes a no with another time, and reads it back again', async () => {
    const caller = await readBack('Thursday at one in the afternoon');
    await caller.says('no, Friday at one in the afternoon');
    caller.hears('confirm', 'Friday');
    expect(caller.row.booking).toBeUndefined();
  });

  it('asks what is wrong after a bare no, and changes that alone', async () => {
    const caller = await readBack('Thursday at two in the afternoon');
    await caller.says('no');
    caller.hears('confirm.which');
    await caller.says('the time');
    caller.hears('ask_time');
    await caller.says('Friday at two in the afternoon');
    caller.hears('confirm', 'Ann Lee', 'Friday');
  });

  it.each(['nothing', "nothing, it's all fine", 'no', "no, that's right"])(
    'reads it back again when nothing is to change: %s',
    async (words) => {
      const caller = await readBack('Thursday at half past nine');
      await caller.says('no', words);
      caller.hears('confirm', '9:30');
      expect(caller.row.booking).toBeUndefined();
    },
  );

  it('keeps the old time until there is another', async () => {
    const caller = await readBack('Thursday at three in the afternoon');
    await caller.says('change the time');
    caller.hears('ask_time');
    expect(caller.context.slots.time?.startsAt).toBe('2025-10-02T15:00');
    await caller.says('no, leave it');
    caller.hears('confirm', '3 p.m.');
  });

  it('changes the number alone', async () => {
    const caller = await readBack('Thursday at four in the afternoon');
    await caller.says('the number is wrong');
    caller.hears('ask_mobile');
    await caller.says('431 774 3312', 'yes');
    caller.hears('confirm', '4 3 1, 7 7 4, 3 3 1 2', '4 p.m.');
  });

  it('answers yes and no by keys as well', async () => {
    const caller = await readBack('Friday at ten');
    await caller.presses('2');
    caller.hears('confirm.which');
    await caller.says("it's all fine");
    caller.hears('confirm');
    await caller.presses('1');
    caller.hears('complete');
  });

  it('says booked only when the calendar has it', async () => {
    const caller = await readBack('Friday at eleven');
    await caller.says('yes');
    await line.server.sweepOnce();
    expect(await line.api('/api/bookings?from=2025-10-03&to=2025-10-03')).toContainEqual(
      expect.objectContaining({ callId: caller.row.callId, status: 'booked' }),
    );
  });
});
