import { type Caller, openLine, ring } from '../support/dialogue.ts';
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
const number = () => `+1204869${String(6000 + last++)}`;

/** Rings and asks for a cancellation. */
async function wantsToCancel(from: string): Promise<Caller> {
  const caller = await ring(line, { from });
  await caller.says("I'd like to cancel my appointment");
  return caller;
}

describe('cancelling an appointment', () => {
  it('reads it back, cancels on a yes, frees the time and texts', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Thursday at ten');
    const caller = await wantsToCancel(from);
    caller.hears('find_booking.detail');
    await caller.says('it is on Thursday');
    caller.hears('cancel_booking', 'Thursday, October 2nd at 10 a.m.');
    await caller.says('yes');
    caller.hears('cancel_booking.done', 'Thursday, October 2nd at 10 a.m.');
    await caller.says('no thanks');
    caller.hears('cancel_booking.goodbye');
    expect(caller.phone.ended).toBe('hangup');
    await settled(line);
    expect(await standing(line, booking)).toEqual({ ...booking, status: 'cancelled', revision: booking.revision + 1 });
    expect(textsSent(line).at(-1)).toContain('Thursday, October 2nd at 10 a.m. is cancelled');
    const day = await line.api('/api/bookings?from=2025-10-02&to=2025-10-02');
    expect(day).toEqual([expect.objectContaining({ id: booking.id, status: 'cancelled' })]);
  });

  it.each(['no', 'keep it', 'leave it as it is', 'never mind', "don't cancel it", 'no, keep it'])(
    'keeps it on "%s"',
    async (words) => {
      const from = number();
      const booking = await bookedBefore(line, from, 'Ann Lee', 'Friday morning at ten');
      const caller = await wantsToCancel(from);
      await caller.says('Ann Lee', words);
      caller.hears('find_booking.kept');
      await caller.hangsUp();
      await settled(line);
      expect(await standing(line, booking)).toEqual(booking);
    },
  );

  it.each(['hmm', 'what do you mean', 'the weather is nice'])('is no yes to say "%s"', async (words) => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'Friday at eleven');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee', words);
    caller.hears('cancel_booking');
  });

  it.each(['yes, cancel it', 'cancel it', 'yes please', 'yes, cancel my appointment'])('takes "%s"', async (words) => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'Friday at two in the afternoon');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee', words);
    caller.hears('cancel_booking.done');
  });

  it('moves it instead when the caller names another time', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Monday at ten');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee', 'no wait, move it to Tuesday at ten');
    caller.hears('confirm', 'Tuesday, October 7th at 10 a.m.');
    await caller.says('yes');
    caller.hears('complete', 'moved');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ startsAt: '2025-10-07T10:00' });
  });

  it('books another one afterwards without asking for the name and the number again', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Wednesday the eighth at ten');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee', 'yes', 'yes please');
    caller.hears('ask_time');
    await caller.says('the eighth at ten', 'yes');
    caller.hears('complete', 'booked');
    await caller.hangsUp();
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ status: 'cancelled' });
    const day = await line.api('/api/bookings?from=2025-10-08&to=2025-10-08');
    expect(day).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: booking.id, status: 'cancelled' }),
        expect.objectContaining({ callId: caller.row.callId, status: 'booked', name: 'Ann Lee', phone: from }),
      ]),
    );
  });

  it('takes back what this call has just booked', async () => {
    const caller = await ring(line, { from: number() });
    await caller.says('Ann Lee', 'yes', 'Wednesday at three in the afternoon', 'yes');
    caller.hears('complete');
    await caller.says('actually I want to cancel my appointment');
    caller.hears('cancel_booking', 'Wednesday, October 1st at 3 p.m.');
    await caller.says('yes');
    caller.hears('cancel_booking.done');
    await caller.hangsUp();
    await settled(line);
    expect(caller.row.booking).toMatchObject({ status: 'cancelled' });
    expect(await standing(line, caller.row.booking ?? { id: '' })).toMatchObject({ status: 'cancelled' });
  });

  it('is refused with its reason, and a person, when it is too late', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'tomorrow at nine');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee');
    expect(heardBy(caller)).toContain('only up to a day before');
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('changes nothing when the caller hangs up at the read-back', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the ninth at ten');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee');
    await caller.hangsUp();
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('cancels once however often the yes is delivered', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the ninth at eleven');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee');
    caller.phone.next({ atOnce: 3 });
    await caller.says('yes');
    caller.hears('cancel_booking.done');
    expect(caller.phone.sameAnswers).toBe(true);
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ status: 'cancelled', revision: booking.revision + 1 });
  });

  it('cancels once for whoever asks twice, though the first has not been carried out yet', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the ninth at twelve');
    const { shell } = line.server;
    const { wakeOutbox } = shell;
    shell.wakeOutbox = () => {}; // as in a process that died after its write
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee', 'yes', 'please cancel my appointment', 'yes');
    shell.wakeOutbox = wakeOutbox;
    expect(caller.row.notices.filter(({ notice }) => notice.type === 'cancelBooking')).toHaveLength(1);
    await caller.hangsUp();
    await line.server.sweepOnce();
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ status: 'cancelled', revision: booking.revision + 1 });
  });
});

describe('finding the booking', () => {
  it('takes the code of the text, keyed or spoken', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the fourteenth at ten');
    expect(textsSent(line).at(-1)).toContain(`call: ${booking.code}`);
    const keyed = await wantsToCancel(from);
    await keyed.presses(`${booking.code}#`);
    keyed.hears('cancel_booking', 'October 14th');
    const spoken = await wantsToCancel(from);
    await spoken.says(`the code is ${booking.code}`);
    spoken.hears('cancel_booking', 'October 14th');
  });

  it('asks which one of several, and only once one was shown to be theirs', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'the fifteenth at ten');
    const second = await bookedBefore(line, from, 'Ann Lee', 'the sixteenth at ten');
    const caller = await wantsToCancel(from);
    expect(heardBy(caller)).not.toMatch(/Ann|October/);
    await caller.says('Ann Lee');
    caller.hears('find_booking.which', 'October 15th', 'October 16th');
    await caller.says('the second one');
    caller.hears('cancel_booking', 'October 16th');
    await caller.says('yes');
    await settled(line);
    expect(await standing(line, second)).toMatchObject({ status: 'cancelled' });
    const other = await wantsToCancel(from);
    await other.says('Ann');
    other.hears('cancel_booking', 'October 15th');
  });

  it('says the same to a wrong detail as to a number without a booking, and after three a person', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the seventeenth at ten');
    const [with_, without] = [await wantsToCancel(from), await wantsToCancel(number())];
    for (const detail of ['Rocky Jonathan', 'it is on Wednesday', 'the code is 0001']) {
      await with_.says(detail);
      await without.says(detail);
      expect(with_.words).toBe(without.words);
    }
    expect(heardBy(with_)).toBe(heardBy(without));
    expect(heardBy(with_)).toContain("I can't find that appointment. Let me get somebody");
    expect(heardBy(with_)).not.toMatch(/Ann|October/);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('takes four digits for a code also when the first is a one, which a telephone number would drop', async () => {
    const caller = await wantsToCancel(number());
    await caller.says('one two three four');
    caller.hears('find_booking.not_found');
    await caller.says('1 0 0 7');
    caller.hears('find_booking.not_found');
    await caller.says('one two three four');
    expect(heardBy(caller)).toContain("I can't find that appointment. Let me get somebody");
  });

  it('offers a new booking when there is none', async () => {
    const caller = await wantsToCancel(number());
    await caller.says('Ann Lee');
    caller.hears('find_booking.not_found');
    await caller.says('yes');
    caller.hears('confirm_name', 'Ann Lee');
  });

  it('asks who withholds the number for it, and then for a detail', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'the twentieth at ten');
    const caller = await wantsToCancel('anonymous');
    caller.hears('find_booking.number');
    await caller.says(from.slice(2).split('').join(' '));
    caller.hears('find_booking.detail');
    await caller.says('Ann Lee');
    caller.hears('cancel_booking', 'October 20th');
  });

  it('finds it by another number than the one that rings', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'the twenty first at ten');
    const caller = await wantsToCancel(number());
    await caller.says('Ann Lee');
    caller.hears('find_booking.not_found');
    await caller.says(`it was booked with ${from.slice(2).split('').join(' ')}`);
    caller.hears('cancel_booking', 'October 21st');
  });

  it('does not offer what is past', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'today at two in the afternoon');
    const nowMs = line.clock.nowMs;
    line.clock.nowMs = Date.parse('2025-09-30T21:00:00Z');
    const caller = await wantsToCancel(from);
    await caller.says('Ann Lee');
    caller.hears('find_booking.not_found');
    line.clock.nowMs = nowMs;
  });
});
