// A business that has nothing left: the caller hears it, may ask for other times, and is not sent round for ever.
import { openLine, ring } from '../support/dialogue.ts';
import { heardBy } from '../support/earlier.ts';
import type { TestLine } from '../support/line.ts';

const ROUNDS = 5; // of offers, with openings or without: see machines/policy.ts

let line: TestLine;
beforeAll(async () => {
  // Somebody answers the telephone today, and no time that is left today is far enough ahead.
  line = await openLine({
    hours: { tuesday: { open: '09:00', close: '17:00', breaks: [] } },
    closures: [{ from: '2025-10-01', to: '2026-12-31' }],
    leadMinutes: 480,
    handoffNumber: '+12045550199',
  });
});
afterAll(() => line.close());

it.each([
  ['names a time', 'Monday at two p.m.'],
  ['asks what there is', 'What do you have on Friday?'],
  ['wants the earliest', 'The earliest you have.'],
])(`whoever %s is put through after ${ROUNDS} times`, async (_who, words) => {
  const caller = await ring(line, { from: '+12048696900' });
  await caller.says('Ann Lee', 'yes');
  for (let round = 0; round < ROUNDS; round += 1) {
    caller.hears('ask_time');
    await caller.says(words);
  }
  caller.hears('ask_time');
  await caller.says(words);
  expect(heardBy(caller)).toContain("I can't find a free time");
  expect(caller.journal).toContainEqual(
    expect.objectContaining({ turn: ROUNDS + 3, from: 'ask_time.asking', to: 'handoff.connecting' }),
  );
});
