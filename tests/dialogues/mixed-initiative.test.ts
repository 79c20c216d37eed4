import { openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

describe('a caller who leads', () => {
  it('says everything in one breath', async () => {
    const caller = await ring(line);
    await caller.says('Hi, this is Ann Lee, I would like Thursday at ten, my number is 431 774 3312');
    caller.hears('confirm_mobile', '4 3 1, 7 7 4, 3 3 1 2');
    await caller.says('yes');
    caller.hears('confirm', 'Ann Lee', '10 a.m.');
  });

  it('gives the time before the name, and is not asked for it again', async () => {
    const caller = await ring(line);
    await caller.says('Thursday at eleven please');
    caller.hears('ask_name');
    await caller.says('Ann Lee', 'yes');
    caller.hears('confirm', '11 a.m.');
  });

  it('gives the time while the number is read back', async () => {
    const caller = await ring(line, { from: 'anonymous' });
    await caller.says('Ann Lee', '431 774 3312', 'yes, and Thursday at two in the afternoon');
    caller.hears('confirm', '2 p.m.');
  });

  it('asks what is open before giving a name, and hears it in its turn', async () => {
    const caller = await ring(line);
    await caller.says('what do you have available on Friday');
    caller.hears('ask_name');
    await caller.says('Ann Lee', 'yes');
    caller.hears('ask_time.offer', 'Friday');
  });

  it.each([
    ['change the name', 'ask_name'],
    ['I want to change the number', 'ask_mobile'],
  ] as const)('changes an earlier answer from a later question: %s', async (words, prompt) => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', words);
    caller.hears(prompt);
  });

  it('goes back to the last answer', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'go back');
    caller.hears('ask_mobile');
    expect(caller.context.slots.phone).toBeNull();
    expect(caller.context.slots.name).toBe('Ann Lee');
  });

  it('starts over only after a clear yes', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'start over');
    caller.hears('start_over');
    await caller.says('no');
    caller.hears('ask_time');
    expect(caller.context.slots.name).toBe('Ann Lee');
    await caller.says('start over', 'yes');
    caller.hears('ask_name');
    expect(caller.context.slots).toEqual({ name: null, phone: null, time: null, service: null });
  });

  it('corrects in the same breath', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'tomorrow at two, no, make it three');
    caller.hears('confirm', '3 p.m.');
  });
});
