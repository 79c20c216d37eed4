import { openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

describe('what users of other lines complain of', () => {
  it.each([
    ['signs of a program', '<script>alert(1)</script>'],
    ['control characters', 'a\u0000\u0007b'],
    ['half a character', '\ud800'],
    ['other writing', '你好 привет'],
    ['five thousand letters', 'na '.repeat(1_700)],
    ['only punctuation', '. . . ?!'],
    ['words that tables inherit', 'constructor __proto__ toString'],
  ])('survives %s', async (_what, words) => {
    const caller = await ring(line);
    await caller.says(words);
    expect(caller.phone.ended).toBeUndefined();
    expect(caller.row.version).toBe(1);
  });

  it.each(['9', '##', '12345678901234567890'])('survives the keys %s', async (keys) => {
    const caller = await ring(line);
    await caller.presses(keys);
    expect(caller.phone.ended).toBeUndefined();
  });

  it('gives the same answer to a webhook that is posted twice', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee');
    const again = await caller.phone.repeatsLate(0);
    expect(again.status).toBe(200);
    expect((await line.row(caller.row.callId)).version).toBe(1);
    expect(caller.phone.sameAnswers).toBe(true);
  });

  it('answers a late repetition of an earlier turn without going back', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Thursday at ten');
    await caller.phone.repeatsLate(1);
    expect(await line.row(caller.row.callId)).toMatchObject({ version: 3, state: 'confirm.reading_back' });
  });

  it('loses nothing when the server restarts between two words', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes');
    await line.restart();
    const { row } = caller;
    expect(await line.row(row.callId)).toMatchObject({ version: 2, state: row.state });
  });

  it('has no session that expires while the caller thinks', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'Thursday at eleven');
    line.clock.nowMs += 9 * 60_000;
    await caller.says('yes');
    caller.hears('complete');
    line.clock.nowMs -= 9 * 60_000;
  });

  it('never mixes two calls of one number', async () => {
    const [one, other] = [await ring(line), await ring(line)];
    await Promise.all([one.says('Ann Lee'), other.says('Bob Hall')]);
    await Promise.all([one.says('yes'), other.says('no')]);
    expect([one.context.slots.name, other.context.slots.name]).toEqual(['Ann Lee', 'Bob Hall']);
    one.hears('ask_time');
    other.hears('ask_mobile');
  });

  it('gives one opening to one of two callers who want it at once', async () => {
    const small = await openLine({ resources: line.server.shell.business.resources.slice(0, 1) });
    const callers = [await ring(small), await ring(small)];
    for (const caller of callers) await caller.says('Ann Lee', 'yes');
    await Promise.all(callers.map((caller) => caller.says('Friday at ten')));
    const prompts = callers.map(({ row }) => row.reply.says.at(-1)?.prompt).toSorted();
    expect(prompts).toEqual(['ask_time.offer', 'confirm']);
    await small.close();
  });

  it('means the business’s tomorrow, late in the evening too', async () => {
    const before = line.clock.nowMs;
    line.clock.nowMs = Date.parse('2025-10-01T04:30:00Z'); // Tuesday 23:30 in Winnipeg, Wednesday in London
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'tomorrow at three in the afternoon');
    caller.hears('confirm', 'Wednesday, October 1st', '3 p.m.');
    line.clock.nowMs = before;
  });

  it('keeps the clock over the change to winter time', async () => {
    const caller = await ring(line);
    await caller.says('Ann Lee', 'yes', 'November 3rd at nine in the morning');
    caller.hears('confirm', 'Monday, November 3rd', '9 a.m.');
  });

  it('ends with a person, not in a loop, however the caller circles', async () => {
    const caller = await ring(line);
    for (let turn = 0; turn < 60 && caller.phone.ended === undefined; turn++)
      await caller.says(turn % 2 === 0 ? 'Ann Lee' : 'go back');
    expect(caller.phone.dialled).toEqual(['+12045550100']);
    expect(caller.row.version).toBeLessThanOrEqual(42);
  });
});
