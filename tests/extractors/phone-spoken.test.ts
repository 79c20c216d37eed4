// Random numbers in many spoken styles are read back whole: every one right, none wrong.
import type { Context } from '../../extractors/extractor.ts';
import { readPhone } from '../../extractors/phone.ts';
import { seeded } from '../support/random.ts';
import { speakPhone, type SpokenPhone } from '../support/spoken-phone.ts';

const SEED = 20_250_927;
/** SPOKEN_NUMBERS=20000 makes the long run. */
const COUNT = Number(process.env['SPOKEN_NUMBERS'] ?? 1000);

/** What the line holds after the last turn. */
function dictate({ turns, heard, region }: SpokenPhone): string {
  const base = { now: '2025-09-27T12:00', timeZone: 'America/Winnipeg', region };
  let prior = '';
  let answer = 'nothing';
  for (const turn of turns) {
    const context: Context = {
      ...base,
      asked: heard === undefined ? 'ask_mobile' : 'confirm_mobile',
      ...(heard === undefined ? {} : { heard }),
      ...(prior === '' ? {} : { prior }),
    };
    const reading = readPhone([turn], context);
    if (reading?.kind === 'partial') prior = reading.digits;
    answer = reading?.kind === 'full' ? `${reading.e164} ${reading.ext ?? ''}`.trim() : JSON.stringify(reading);
  }
  return answer;
}

test(`reads ${COUNT} random numbers in the way callers say them`, () => {
  const random = seeded(SEED);
  const misses: string[] = [];
  for (let at = 0; at < COUNT; at++) {
    const spoken = speakPhone(random);
    const wanted = `${spoken.e164} ${spoken.ext ?? ''}`.trim();
    const answer = dictate(spoken);
    if (answer !== wanted)
      misses.push(
        `${spoken.region} ${spoken.style}: ${JSON.stringify(spoken.turns)} ${spoken.heard ?? ''} → ${answer}, not ${wanted}`,
      );
  }
  expect(misses.slice(0, 20)).toEqual([]);
});
