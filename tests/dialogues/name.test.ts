import { openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

describe('the name', () => {
  it('takes a first name alone', async () => {
    const caller = await ring(line);
    caller.hears('ask_name');
    await caller.says('Bob');
    caller.hears('ask_mobile.caller_id');
    expect(caller.context.slots.name).toBe('Bob');
  });

  it('takes a name in a greeting', async () => {
    const caller = await ring(line);
    await caller.says("hi there, good morning, my name's Margaret Wilson");
    caller.hears('ask_mobile.caller_id', 'Margaret');
  });

  it('reads a doubtful name back, and a yes settles it', async () => {
    const caller = await ring(line);
    await caller.says('My full name is Rocky, Jonathan.');
    caller.hears('confirm_name', 'Rocky Jonathan');
    await caller.says('yes');
    caller.hears('ask_mobile.caller_id');
    expect(caller.context.slots.name).toBe('Rocky Jonathan');
  });

  it('takes a correction in the same breath', async () => {
    const caller = await ring(line);
    await caller.says('My full name is Rocky, Jonathan.', 'no, it is Rocky Johnson');
    expect(caller.context.slots.name ?? caller.context.pending.name?.value).toBe('Rocky Johnson');
  });

  it('asks again in other words, then to spell, then fetches a person', async () => {
    const caller = await ring(line);
    const heard = [caller.words];
    for (const prompt of ['ask_name', 'ask_name', 'ask_name.spell'] as const) {
      await caller.says('of the');
      caller.hears(prompt);
      heard.push(caller.words);
    }
    expect(new Set(heard).size).toBe(heard.length);
    await caller.says('of the', 'of the', 'of the');
    expect(caller.phone.dialled).toEqual(['+12045550100']);
  });

  it('takes a spelled name', async () => {
    const caller = await ring(line);
    await caller.says('of the', 'of the', 'of the');
    caller.hears('ask_name.spell');
    await caller.says('J O H N');
    expect(caller.context.slots.name ?? caller.context.pending.name?.value).toBe('John');
  });

  it('goes on with what was heard when the read-back is not answered', async () => {
    const caller = await ring(line);
    await caller.says('My full name is Rocky, Jonathan.', 'of the', 'of the', 'of the');
    caller.hears('ask_mobile.caller_id');
    expect(caller.context.slots.name).toBe('Rocky Jonathan');
  });

  it('changes the name at the end, and only the name', async () => {
    const caller = await ring(line);
    await caller.says('Bob Hall', 'yes', 'Thursday at ten', 'no, the name is wrong');
    caller.hears('ask_name');
    await caller.says('Bob Hill');
    const { slots, pending } = caller.context;
    expect(slots.name === 'Bob Hill' || pending.name?.value === 'Bob Hill').toBe(true);
    expect(slots.phone).not.toBeNull();
    expect(slots.time?.startsAt).toBe('2025-10-02T10:00');
  });

  it('never asks for a name that was said', async () => {
    const caller = await ring(line);
    await caller.says('I need Thursday at eleven, my name is Steve Hall', 'yes');
    caller.hears('confirm', 'Steve Hall');
    expect(caller.journal.map(({ prompt }) => prompt)).not.toContain('ask_name');
  });
});
