import { startLine, type TestLine } from '../support/line.ts';
import { DAY_OF_THE_CALLS } from '../support/replay-production.ts';
import { textTo } from '../support/texting.ts';

const ANN = '+12048694905';
const MINUTE_MS = 60_000;

describe('a call that was cut off', () => {
  let line: TestLine;
  beforeEach(async () => {
    line = await startLine(DAY_OF_THE_CALLS);
  });
  afterEach(() => line.close());

  /** Ann gives her name and agrees to her number, and the line breaks. */
  async function annIsCutOff(): Promise<void> {
    const caller = line.telephone({ from: ANN });
    await caller.calls();
    await caller.says('My name is Ann Lee.');
    await caller.says('Yes.');
    expect((await line.row(caller.callSid)).state).toBe('ask_time.asking');
    await caller.hangsUp();
  }

  it('is offered to the same number and goes on at its question, without her name or number spoken', async () => {
    await annIsCutOff();
    line.clock.nowMs += 5 * MINUTE_MS;
    const again = line.telephone({ from: ANN });
    await again.calls();
    expect((await line.row(again.callSid)).state).toBe('resume_offer');
    await again.says('yes please');
    expect((await line.row(again.callSid)).state).toBe('ask_time.asking');
    await again.says('Thursday at ten');
    const row = await line.row(again.callSid);
    expect(row.state).toBe('confirm.reading_back');
    await again.says('yes');
    expect((await line.row(again.callSid)).booking).toMatchObject({
      name: 'Ann Lee',
      phone: ANN,
      startsAt: '2025-10-02T10:00',
    });
    const spoken = again.heard.map(({ text }) => text).join(' ');
    expect(spoken).not.toContain('Ann');
    expect(spoken).not.toContain('4 9 0 5');
  });

  it('is forgotten when she would rather begin anew', async () => {
    await annIsCutOff();
    const again = line.telephone({ from: ANN });
    await again.calls();
    await again.says('no');
    const row = await line.row(again.callSid);
    expect(row).toMatchObject({ state: 'ask_name.asking', filled: 0 });
  });

  it.each([
    ['another number', '+14317743312', 5],
    ['a withheld number', 'anonymous', 5],
    ['the same number an hour later', ANN, 60],
  ])('is not offered to %s', async (_who, from, minutes) => {
    await annIsCutOff();
    line.clock.nowMs += minutes * MINUTE_MS;
    const other = line.telephone({ from });
    await other.calls();
    expect((await line.row(other.callSid)).state).toBe('ask_name.asking');
  });

  it('is not offered while it is still on the line', async () => {
    const live = line.telephone({ from: ANN });
    await live.calls();
    await live.says('My name is Ann Lee.');
    const second = line.telephone({ from: ANN });
    await second.calls();
    expect((await line.row(second.callSid)).state).toBe('ask_name.asking');
    await live.says('yes');
    expect(await line.row(live.callSid)).toMatchObject({ state: 'ask_time.asking', filled: 2 });
  });

  it('goes on by text: a day and a time, then a yes', async () => {
    await annIsCutOff();
    line.clock.nowMs += 40 * MINUTE_MS;
    await line.server.sweepOnce();
    const first = await texts('Thursday at ten', 'a');
    expect(first).toContain('Thursday, October 2nd at 10 a.m.');
    expect(first).not.toContain('Ann');
    expect(await texts('Thursday at ten', 'a')).toBeNull();
    expect(await texts('yes', 'b')).toContain('booked for Thursday, October 2nd at 10 a.m.');
    await line.server.sweepOnce();
    const bookings = await line.api('/api/bookings?from=2025-10-02&to=2025-10-02');
    expect(bookings).toEqual([expect.objectContaining({ name: 'Ann Lee', phone: ANN })]);
  });

  it('has nothing to go on with by text when nobody was cut off', async () => {
    expect(await texts('Thursday at ten', 'c')).toContain('please call');
  });

  it('takes no text that is not signed', async () => {
    await annIsCutOff();
    const response = await fetch(`${line.server.url}/sms`, {
      method: 'POST',
      body: new URLSearchParams({ MessageSid: `SM${'0'.repeat(32)}`, From: ANN, To: '+12045550000', Body: 'yes' }),
    });
    expect(response.status).toBe(403);
  });

  const texts = (body: string, which: string) => textTo(line, ANN, body, { MessageSid: `SM${which.repeat(32)}` });
});
