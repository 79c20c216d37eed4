import { openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

describe('a caller who needs time', () => {
  it('is waited for quietly, and no try is lost', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'hold on a second');
    caller.hears('ask_time');
    expect(caller.row.reply.next).toMatchObject({ kind: 'listen', patience: 'long' });
    expect(caller.context.tries).toEqual({ noInput: 0, noMatch: 0, rejected: 0 });
  });

  it('may hesitate: that is neither silence nor a mismatch', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'uh, let me see');
    expect(caller.context.tries).toEqual({ noInput: 0, noMatch: 0, rejected: 0 });
    await caller.says('um, Thursday at ten');
    caller.hears('confirm', '10 a.m.');
  });

  it('is asked on after a long silence', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'hold on');
    await caller.staysSilent();
    caller.hears('ask_time');
    expect(caller.row.reply.next).toMatchObject({ kind: 'listen', patience: 'normal' });
  });

  it('who talks over the prompt is not asked twice', async () => {
    const caller = await ring(line);
    await caller.says('my name is Ann Lee and I want Thursday at eleven', 'yes');
    caller.hears('confirm', 'Ann Lee', '11 a.m.');
    expect(caller.row.version).toBe(2);
  });

  it('may answer with a wait at the read-back without booking', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Thursday at two in the afternoon', 'wait a moment');
    expect(caller.row.booking).toBeUndefined();
    await caller.says('ok yes');
    caller.hears('complete');
  });
});
