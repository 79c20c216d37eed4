import { openLine, ring, TUESDAY_10_AM } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());
afterEach(() => {
  line.clock.nowMs = Date.parse(TUESDAY_10_AM);
});

const MIDNIGHT = '2025-09-30T05:00:00Z';

describe('a person', () => {
  it.each([
    ['the name', []],
    ['the number', ['Ann Lee']],
    ['the time', ['Ann Lee', 'yes']],
    ['the read-back', ['Ann Lee', 'yes', 'Thursday at ten']],
  ])('comes when asked for at %s', async (_question, path) => {
    const caller = await ring(line);
    await caller.says(...path, 'can I talk to a person, please');
    expect(caller.phone.dialled).toEqual(['+12045550100']);
    caller.hears('handoff.done');
  });

  it('comes on the zero key', async () => {
    const caller = await ring(line);
    await caller.presses('0');
    expect(caller.phone.dialled).toEqual(['+12045550100']);
  });

  it('is whispered what the caller has said', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Thursday at eleven', 'a person please');
    const whisper = caller.phone.whispered.join(' ');
    for (const value of ['Ann Lee', '2 0 4, 8 6 9, 4 9 0 5', '11 a.m.']) expect(whisper).toContain(value);
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'] as const)(
    'who cannot come (%s) gets a message',
    async (dialStatus) => {
      const caller = await ring(line, { dialStatus });
      await caller.says('a person please');
      caller.hears('voicemail');
      await caller.leaves(9);
      caller.hears('voicemail.thanks');
      expect(caller.context.message).toMatchObject({ seconds: 9 });
    },
  );

  it('is not rung out of hours: straight to the message', async () => {
    line.clock.nowMs = Date.parse(MIDNIGHT);
    const caller = await ring(line);
    await caller.says('a person please');
    expect(caller.phone.dialled).toEqual([]);
    caller.hears('voicemail');
  });

  it('asks once more for an empty message, then says goodbye', async () => {
    line.clock.nowMs = Date.parse(MIDNIGHT);
    const caller = await ring(line);
    await caller.says('a person please');
    const { words } = caller;
    await caller.leaves(0);
    caller.hears('voicemail');
    expect(caller.words).not.toBe(words);
    for (let again = 0; again < 3 && caller.phone.ended === undefined; again++) await caller.leaves(0);
    caller.hears('voicemail.empty');
  });

  it('keeps a message that was cut by hanging up', async () => {
    line.clock.nowMs = Date.parse(MIDNIGHT);
    const caller = await ring(line);
    await caller.says('a person please');
    await caller.leaves(7, { hangsUp: true });
    expect(caller.row.state).toBe('voicemail.left');
    expect(caller.context.message).toMatchObject({ seconds: 7 });
  });

  it('comes calmly to a caller who swears', async () => {
    const caller = await ring(line);
    await caller.says('what the fuck is this');
    expect(caller.phone.dialled).toEqual(['+12045550100']);
    expect(caller.context.escape).toBe('upset');
  });

  it('shows the owner what became of the call', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'a person please');
    expect(await line.api(`/api/calls/${caller.row.callId}`)).toMatchObject({
      outcome: 'handoff',
      slots: { name: 'Ann Lee' },
    });
  });
});
