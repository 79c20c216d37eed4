import { openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

const WITHHELD = { from: 'anonymous' };

describe('the telephone number', () => {
  it('offers the line that the caller rings from, first, and a yes is enough', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee');
    caller.hears('ask_mobile.caller_id', '4 9 0 5');
    await caller.says('yes');
    caller.hears('ask_time');
    expect(caller.context.slots.phone).toMatchObject({ e164: '+12048694905' });
  });

  it.each(['use my number', 'sure, use that one', 'call me on this number', 'the number you have'])(
    'takes the line that it offered: %s',
    async (words) => {
      const caller = await ring(line);
      await caller.says('Ann Lee', words);
      caller.hears('ask_time');
      expect(caller.context.slots.phone).toMatchObject({ e164: '+12048694905' });
    },
  );

  it.each(['use my cell instead', 'use my other number', 'not my number'])(
    'asks for another one: %s',
    async (words) => {
      const caller = await ring(line);
      await caller.says('Ann Lee', words);
      caller.hears('ask_mobile');
    },
  );

  it('asks for another one when the caller declines', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'no');
    caller.hears('ask_mobile');
  });

  it('takes another number in the same breath as the no', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'no, use 431 774 3312');
    caller.hears('confirm_mobile', '4 3 1, 7 7 4, 3 3 1 2');
  });

  it('offers no line that is withheld', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee');
    caller.hears('ask_mobile');
  });

  it('reads the number back in groups, and keeps it on a yes', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', '2048694905');
    caller.hears('confirm_mobile', '2 0 4, 8 6 9, 4 9 0 5');
    await caller.says('that is right');
    caller.hears('ask_time');
  });

  it('takes a number that is keyed in', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee');
    await caller.presses('2048694905');
    caller.hears('confirm_mobile', '2 0 4, 8 6 9, 4 9 0 5');
  });

  it('takes a number that is keyed in before it was asked for', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.presses('2048694905#');
    expect(caller.context.pending.phone?.e164 ?? caller.context.slots.phone?.e164).toBe('+12048694905');
  });

  it('collects a number in parts and says how far it is', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', 'two oh four');
    caller.hears('ask_mobile.more', '2 0 4');
    await caller.says('eight six nine');
    caller.hears('ask_mobile.more', '2 0 4, 8 6 9');
    await caller.says('four nine zero five');
    caller.hears('confirm_mobile', '2 0 4, 8 6 9, 4 9 0 5');
  });

  it('keeps the digits over a silence and a wait', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', 'two oh four', 'hold on');
    await caller.staysSilent();
    caller.hears('ask_mobile.more', '2 0 4');
    await caller.says('eight six nine four nine zero five');
    caller.hears('confirm_mobile', '2 0 4, 8 6 9, 4 9 0 5');
  });

  it('starts the number anew when the digits so far are wrong', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', 'two oh four', 'no');
    caller.hears('ask_mobile');
    expect(caller.context.pending.digits).toBe('');
  });

  it('doubts an odd area code once, and marks it unverified when the caller insists', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', '6 9 3 5 4 3 8 6 3 1');
    caller.hears('confirm_mobile', '6 9 3, 5 4 3, 8 6 3 1');
    await caller.says('yes');
    expect(caller.context.slots.phone).toMatchObject({ e164: '+16935438631', verified: false });
  });

  it('lets two attempts that agree outvote one that does not', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', '204 869 4905', '204 869 4915', '204 869 4905');
    expect(caller.context.slots.phone).toMatchObject({ e164: '+12048694905' });
    caller.hears('ask_time');
  });

  it('asks in other words after a no, and offers the keypad in the end', async () => {
    const caller = await ring(line, WITHHELD);
    await caller.says('Ann Lee', '204 869 4901', 'no');
    caller.hears('ask_mobile');
    const first = caller.words;
    await caller.says('204 869 4902', 'no');
    caller.hears('ask_mobile');
    expect(caller.words).not.toBe(first);
    await caller.says('204 869 4903', 'no');
    caller.hears('ask_mobile.keypad');
  });

  it('offers the line again before it asks for keys, when the policy says later', async () => {
    const later = await openLine({
      policies: { ...line.server.shell.business.policies, callerIdOffer: 'later' },
    });
    const caller = await ring(later);
    await caller.says('Ann Lee');
    caller.hears('ask_mobile');
    await caller.says('blah blah', 'blah blah', 'blah blah');
    caller.hears('ask_mobile.caller_id');
    await later.close();
  });

  it('takes "this number" for the line the caller rings from', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'no', 'oh, just use the number I am calling from');
    caller.hears('ask_time');
    expect(caller.context.slots.phone).toMatchObject({ e164: '+12048694905' });
  });
});
