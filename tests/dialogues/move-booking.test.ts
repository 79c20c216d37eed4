import { openLine, ring } from '../support/dialogue.ts';
import { bookedBefore, heardBy, settled, standing } from '../support/earlier.ts';
import type { TestLine } from '../support/line.ts';
import { textsSent } from '../support/texting.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

let last = 0;
/** A number that no other call of this file has. */
const number = () => `+1204869${String(5000 + last++)}`;

describe('moving an appointment', () => {
  it('finds it by the number and the name, and frees the old time once the new one is kept', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Thursday at ten');
    const caller = await ring(line, { from });
    await caller.says("I'd like to move my appointment");
    caller.hears('find_booking.detail');
    expect(heardBy(caller)).not.toMatch(/Ann|Thursday|October/);
    await caller.says('Ann Lee');
    caller.hears('ask_time', 'Thursday, October 2nd at 10 a.m.');
    await caller.says('Friday at three');
    caller.hears('confirm', 'Friday, October 3rd at 3 p.m.');
    await caller.says('yes');
    caller.hears('complete', 'moved', 'Friday, October 3rd at 3 p.m.');
    await caller.says('no thanks');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({
      id: booking.id,
      callId: caller.row.callId,
      startsAt: '2025-10-03T15:00',
      status: 'booked',
      code: booking.code,
      revision: booking.revision + 1,
    });
    expect(textsSent(line).at(-1)).toContain('moved to Friday, October 3rd at 3 p.m.');
    const days = await line.api('/api/bookings?from=2025-10-02&to=2025-10-03');
    expect(days).toEqual([expect.objectContaining({ id: booking.id, startsAt: '2025-10-03T15:00:00-05:00' })]);
  });

  it('takes the new time in the same breath', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'Thursday at eleven');
    const caller = await ring(line, { from });
    await caller.says('I need to move my appointment on Thursday to Friday at two');
    caller.hears('confirm', 'Friday, October 3rd at 2 p.m.');
  });

  it('moves it again by a third call, and counts on', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Monday at ten');
    for (const when of ['Monday at eleven', 'Monday at two in the afternoon']) {
      const caller = await ring(line, { from });
      await caller.says('reschedule', 'Ann Lee', when, 'yes');
      caller.hears('complete', 'moved');
      await caller.hangsUp();
      await settled(line);
    }
    expect(await standing(line, booking)).toMatchObject({
      startsAt: '2025-10-06T14:00',
      revision: booking.revision + 2,
    });
    const days = await line.api('/api/bookings?from=2025-10-06&to=2025-10-06');
    expect(days).toEqual([expect.objectContaining({ id: booking.id })]);
  });

  it('leaves everything as it was on "never mind", and gives back what was held', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the seventh at ten');
    const caller = await ring(line, { from });
    await caller.says('I want to change my appointment', 'Ann Lee', 'the seventh at eleven');
    caller.hears('confirm', 'Tuesday, October 7th at 11 a.m.');
    await caller.says('never mind');
    caller.hears('find_booking.kept');
    await caller.says('no thanks');
    caller.hears('abandoned');
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('changes nothing when the caller hangs up in the middle, and offers no resuming that would book twice', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Wednesday the eighth at ten');
    const caller = await ring(line, { from });
    await caller.says('I want to move my appointment', 'Ann Lee', 'the eighth at eleven');
    caller.hears('confirm');
    const textsBefore = textsSent(line).length;
    await caller.hangsUp();
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
    expect(textsSent(line)).toHaveLength(textsBefore);
    const again = await ring(line, { from });
    again.hears('ask_name');
  });

  it('tells the second of two calls before anybody hears "moved" twice', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Thursday the ninth at ten');
    const [one, other] = [await ring(line, { from }), await ring(line, { from })];
    await one.says('move my appointment', 'Ann Lee', 'the ninth at eleven');
    await other.says('move my appointment', 'Ann Lee', 'the ninth at two in the afternoon');
    await one.says('yes');
    await other.says('yes');
    one.hears('complete', '11 a.m.');
    other.hears('handoff.done');
    expect(heardBy(other)).toContain('changed by somebody else');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ startsAt: '2025-10-09T11:00' });
  });

  it('offers others when the new time is lost at the yes, and the old one still stands', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Friday the tenth at ten');
    const caller = await ring(line, { from });
    await caller.says('move my appointment', 'Ann Lee', 'the tenth at eleven');
    const { hold, callId } = { ...caller.context, callId: caller.row.callId };
    if (!hold) throw new Error('nothing is held');
    await line.server.shell.calendar.release(callId, hold);
    await caller.says('yes');
    expect(['ask_time.offer', 'ask_time']).toContain(caller.row.reply.says.at(-1)?.prompt);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('moves what this call has moved, and nothing else', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the fourteenth at ten');
    const caller = await ring(line, { from });
    await caller.says('move my appointment', 'Ann Lee', 'the fourteenth at eleven', 'yes');
    await caller.says('actually, make it the fifteenth at eleven', 'yes');
    caller.hears('complete', 'October 15th');
    await caller.hangsUp();
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({
      startsAt: '2025-10-15T11:00',
      revision: booking.revision + 2,
    });
    expect(await line.api('/api/bookings?from=2025-10-14&to=2025-10-15')).toHaveLength(1);
  });

  it('goes to a person when the calendar is down', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the sixteenth at ten');
    const caller = await ring(line, { from });
    await caller.says('move my appointment', 'Ann Lee', 'the sixteenth at eleven');
    const { calendar } = line.server.shell;
    const { lease } = calendar;
    calendar.lease = () => Promise.reject(new Error('down'));
    await caller.says('yes');
    calendar.lease = lease;
    expect(heardBy(caller)).toContain("can't reach our calendar");
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });
});
