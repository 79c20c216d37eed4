import { openLine, ring } from '../support/dialogue.ts';
import { bookedBefore, settled, standing } from '../support/earlier.ts';
import type { TestLine } from '../support/line.ts';
import { textsSent, textTo } from '../support/texting.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

let last = 0;
/** A number that no other test of this file has. */
const number = () => `+1204869${String(7000 + last++)}`;

describe('a reply to our text', () => {
  it('says in the confirmation how to change it, with no word that opts out', async () => {
    await bookedBefore(line, number(), 'Ann Lee', 'Thursday at ten');
    const [text] = textsSent(line).slice(-1);
    expect(text).toContain('Reply C to cancel, or a day and time to move it.');
    expect(text).not.toMatch(/reply cancel/i);
  });

  it.each(['YES', 'yes, I will be there', 'Y'])('confirms with "%s"', async (words) => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Thursday at eleven');
    expect(await textTo(line, from, words)).toBe('Thank you. See you on Thursday, October 2nd at 11 a.m.');
    expect(await standing(line, booking)).toEqual(booking);
  });

  it.each(['C', 'c.', 'NO', 'please cancel my appointment'])('cancels with "%s" and a yes', async (words) => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Friday at ten');
    expect(await textTo(line, from, words)).toBe(
      'Cancel your appointment on Friday, October 3rd at 10 a.m., is that right?',
    );
    expect(await standing(line, booking)).toEqual(booking);
    const before = textsSent(line).length;
    expect(await textTo(line, from, 'yes')).toContain('Friday, October 3rd at 10 a.m. is cancelled');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ status: 'cancelled', revision: booking.revision + 1 });
    expect(textsSent(line)).toHaveLength(before); // the answer has said it
  });

  it('keeps it when the read-back is not wanted', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Friday at eleven');
    await textTo(line, from, 'C');
    expect(await textTo(line, from, 'No, keep it')).toContain('nothing has changed');
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('does not take the same text twice for a yes', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Monday at ten');
    const sid = `SM${'c'.repeat(32)}`;
    const answers = await Promise.all([1, 2, 3].map(() => textTo(line, from, 'C', { MessageSid: sid })));
    expect(answers.filter((words) => words?.startsWith('Cancel your appointment')).length).toBeGreaterThan(0);
    expect(await textTo(line, from, 'C', { MessageSid: sid })).toBeNull();
    await settled(line);
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('moves it to the time that it names, after a read-back', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'Monday at eleven');
    expect(await textTo(line, from, 'Can we do the seventh at 3 pm')).toContain('to Tuesday, October 7th at 3 p.m.?');
    expect(await textTo(line, from, 'yes')).toContain('moved to Tuesday, October 7th at 3 p.m.');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ startsAt: '2025-10-07T15:00', status: 'booked' });
  });

  it('asks which one of several', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'the eighth at ten');
    const second = await bookedBefore(line, from, 'Ann Lee', 'the ninth at ten');
    expect(await textTo(line, from, 'C')).toContain('Which one');
    expect(await textTo(line, from, 'the second one')).toContain('Cancel your appointment on Thursday, October 9th');
    await textTo(line, from, 'yes');
    await settled(line);
    expect(await standing(line, second)).toMatchObject({ status: 'cancelled' });
  });

  it('says what can be done when it understands nothing', async () => {
    const from = number();
    await bookedBefore(line, from, 'Ann Lee', 'the tenth at ten');
    expect(await textTo(line, from, 'where do I park')).toContain('C to cancel it, or a day and time to move it');
  });

  it('asks for a call when it is too late to cancel', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'tomorrow at nine');
    expect(await textTo(line, from, 'C')).toContain('please call this number');
    expect(await standing(line, booking)).toEqual(booking);
  });

  it('tells a call and a text apart that change one booking at once', async () => {
    const from = number();
    const booking = await bookedBefore(line, from, 'Ann Lee', 'the thirteenth at ten');
    const caller = await ring(line, { from });
    await caller.says('cancel my appointment', 'Ann Lee');
    line.clock.nowMs += 1_000;
    expect(await textTo(line, from, 'the thirteenth at 11')).toContain('Shall I move your appointment from');
    await caller.says('yes');
    caller.hears('cancel_booking.done');
    expect(await textTo(line, from, 'yes')).toContain('please call this number');
    await settled(line);
    expect(await standing(line, booking)).toMatchObject({ status: 'cancelled', startsAt: '2025-10-13T10:00' });
  });

  it('has nothing for a number without a booking', async () => {
    expect(await textTo(line, number(), 'C')).toContain('please call');
  });
});
