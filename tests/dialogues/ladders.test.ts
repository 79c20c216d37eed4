import type { PromptId } from '../../machines/dialog.ts';
import { type Caller, openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

const MOST_STEPS = 12; // any ladder ends before

/** Climbs by the same move until a person is rung; gives the prompts and sees that no sentence came twice in a row. */
async function climb(caller: Caller, move: () => Promise<void>): Promise<PromptId[]> {
  const prompts: PromptId[] = [];
  for (let step = 0; step < MOST_STEPS && caller.phone.ended === undefined; step++) {
    const before = caller.words;
    await move();
    expect(caller.words).not.toBe(before);
    prompts.push(caller.row.reply.says.at(-1)?.prompt ?? 'goodbye');
  }
  expect(caller.phone.dialled).toEqual(['+12045550100']);
  return prompts;
}

describe('a caller who is not heard', () => {
  it.each([
    ['the name', []],
    ['the number', ['Ann Lee', 'no']],
    ['the time', ['Ann Lee', 'yes']],
    ['the read-back', ['Ann Lee', 'yes', 'Thursday at ten']],
  ])('is asked in other words each time, then gets a person: silence at %s', async (_question, path) => {
    const caller = await ring(line);
    await caller.says(...path);
    await climb(caller, () => caller.staysSilent());
  });

  it.each([
    ['the name', []],
    ['the number', ['Ann Lee', 'no']],
    ['the time', ['Ann Lee', 'yes']],
    ['the read-back', ['Ann Lee', 'yes', 'Thursday at eleven']],
  ])('is asked in other words each time, then gets a person: babble at %s', async (_question, path) => {
    const caller = await ring(line);
    await caller.says(...path);
    await climb(caller, () => caller.says('of the'));
  });

  it('is offered the keypad before a person', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'no');
    expect(await climb(caller, () => caller.says('of the'))).toContain('ask_mobile.keypad');
  });

  it('is read openings before a person', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes');
    expect(await climb(caller, () => caller.says('of the'))).toContain('ask_time.offer');
  });

  it('is counted apart from one who is silent, and progress starts both ladders anew', async () => {
    const caller = await ring(line);
    await caller.staysSilent();
    await caller.says('of the');
    expect(caller.context.tries).toMatchObject({ noInput: 1, noMatch: 1 });
    await caller.says('Ann Lee');
    expect(caller.context.tries).toEqual({ noInput: 0, noMatch: 0, rejected: 0 });
  });
});

describe('what the caller asks for', () => {
  it('repeats in the very same words, and counts it as nothing', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes');
    const { words } = caller;
    await caller.says('sorry, can you repeat that');
    expect(caller.words).toBe(words);
    expect(caller.context.tries).toEqual({ noInput: 0, noMatch: 0, rejected: 0 });
    await caller.presses('*');
    expect(caller.words).toBe(words);
  });

  it('explains when asked for help, and when asked what for', async () => {
    const caller = await ring(line);
    await caller.says('help');
    caller.hears('ask_name');
    await caller.says('why do you need that');
    caller.hears('ask_name');
    expect(caller.context.tone.kind).toBe('help');
  });
});
