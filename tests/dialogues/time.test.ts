import type { LocalDateTime } from '../../machines/dialog.ts';
import { type Caller, openLine, ring } from '../support/dialogue.ts';
import type { TestLine } from '../support/line.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

async function askedForTime(): Promise<Caller> {
  const caller = await ring(line);
  await caller.says('Ann Lee', 'yes');
  caller.hears('ask_time');
  return caller;
}

/** Takes an opening of everybody on the staff, as other callers would. */
async function othersTake(startsAt: LocalDateTime): Promise<void> {
  const { business, calendar } = line.server.shell;
  for (const { id } of business.resources) await calendar.hold(`another-${id}-${startsAt}`, startsAt);
}

describe('the day and the time', () => {
  it('takes both in one breath and reads the day back with its date', async () => {
    const caller = await askedForTime();
    await caller.says('Thursday at ten');
    caller.hears('confirm', 'Thursday, October 2nd', '10 a.m.');
  });

  it('asks only for the time when the day is known', async () => {
    const caller = await askedForTime();
    await caller.says('Thursday');
    caller.hears('ask_time.clock', 'Thursday');
    await caller.says('half past ten');
    caller.hears('confirm', '10:30 a.m.');
  });

  it('asks only for the day when the time is known', async () => {
    const caller = await askedForTime();
    await caller.says('at two o clock');
    caller.hears('ask_time.day', '2 p.m.');
    await caller.says('Friday');
    caller.hears('confirm', 'Friday', '2 p.m.');
  });

  it('asks which, when the words allow two days', async () => {
    const caller = await askedForTime();
    await caller.says('the 2nd or the 9th');
    caller.hears('ask_time.which', 'October 2nd', 'October 9th');
    await caller.says('the second one');
    caller.hears('ask_time.clock', 'October 9th');
  });

  it('says that it is closed, and offers the nearest openings', async () => {
    const caller = await askedForTime();
    await caller.says('Sunday at ten');
    expect(['ask_time.offer', 'ask_time']).toContain(caller.row.reply.says.at(-1)?.prompt);
    expect(caller.words).toMatch(/closed/);
  });

  it('says that a time is taken, and offers the nearest openings', async () => {
    await othersTake('2025-10-08T10:00');
    const caller = await askedForTime();
    await caller.says('Wednesday the 8th at ten');
    caller.hears('ask_time.offer', 'taken');
    await caller.says('the first one');
    caller.hears('confirm', 'October 8th');
  });

  it('says that a day has gone by', async () => {
    const caller = await askedForTime();
    await caller.says('today at nine in the morning');
    expect(caller.words).toMatch(/gone by|too soon/);
  });

  it('reads out two or three openings when asked what there is', async () => {
    const caller = await askedForTime();
    await caller.says('what have you got');
    caller.hears('ask_time.offer');
    expect(caller.context.offered.length).toBeGreaterThanOrEqual(2);
    expect(caller.context.offered.length).toBeLessThanOrEqual(3);
  });

  it('reads out openings of one day, spread over it', async () => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday");
    caller.hears('ask_time.offer', 'Friday');
    expect(new Set(caller.context.offered.map(({ startsAt }) => startsAt.slice(0, 10)))).toEqual(
      new Set(['2025-10-03']),
    );
  });

  it.each([
    ['mornings only', (clock: string) => clock < '12:00'],
    ['in the afternoon', (clock: string) => clock >= '12:00'],
  ])('narrows an offer: %s', async (words, fits) => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday", words);
    caller.hears('ask_time.offer');
    expect(caller.context.offered.every(({ startsAt }) => fits(startsAt.slice(11)))).toBe(true);
  });

  it('offers something later when asked', async () => {
    const caller = await askedForTime();
    await caller.says('what have you got');
    const last = caller.context.offered.at(-1)?.startsAt ?? '';
    await caller.says('something later');
    caller.hears('ask_time.offer');
    expect((caller.context.offered[0]?.startsAt ?? '') > last).toBe(true);
  });

  it('offers another day when asked', async () => {
    const caller = await askedForTime();
    await caller.says("what's open on Thursday", 'another day');
    caller.hears('ask_time.offer');
    expect(caller.context.offered.every(({ startsAt }) => startsAt > '2025-10-02T23:59')).toBe(true);
  });

  it.each([
    ['the first one', 0],
    ['the second one please', 1],
    ['the last one', 2],
  ])('takes %s of what was offered', async (words, place) => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday");
    const { offered } = caller.context;
    await caller.says(words);
    caller.hears('confirm');
    expect(caller.context.slots.time?.startsAt).toBe(offered[place]?.startsAt);
  });

  it('takes a key for a place in the offer', async () => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday");
    const { offered } = caller.context;
    await caller.presses('2');
    expect(caller.context.slots.time?.startsAt).toBe(offered[1]?.startsAt);
  });

  it('takes neither for an answer, and asks again', async () => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday", 'neither');
    caller.hears('ask_time');
  });

  it('takes a time that was not among those offered', async () => {
    const caller = await askedForTime();
    await caller.says("what's open on Friday", 'Monday at eleven');
    caller.hears('confirm', 'Monday', '11 a.m.');
  });

  it('keeps the opening for the caller who decides', async () => {
    const caller = await askedForTime();
    await caller.says('Thursday the 9th at ten', 'hold on');
    const { time } = caller.context.slots;
    const holders = await Promise.all(
      line.server.shell.business.resources.map(({ id }) =>
        line.server.shell.calendar.hold(`rival-${id}`, '2025-10-09T10:00'),
      ),
    );
    const rivals = holders.flatMap((held) => (held.kind === 'held' ? [held.opening.resource] : []));
    expect(rivals).not.toContain(time?.resource);
  });
});
