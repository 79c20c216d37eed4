import type { Context } from '../../extractors/extractor.ts';
import { readName } from '../../extractors/name.ts';
import { seeded } from '../support/random.ts';
import { spokenName } from '../support/spoken-name.ts';

const CONTEXT: Context = { asked: 'ask_name', now: '2025-09-27T12:00', timeZone: 'America/Winnipeg', region: 'CA' };
const SEED = 20250927;
const NAMES = 1_000;

const read = (utterance: string, context: Partial<Context> = {}) => {
  const reading = readName([utterance], { ...CONTEXT, ...context });
  return reading?.kind === 'name' ? reading.name : reading;
};

test(`takes a thousand spelled names letter by letter, whatever the way of spelling (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const wrong: string[] = [];
  for (let count = 0; count < NAMES; count++) {
    const { utterance, letters } = spokenName(random);
    const got = read(utterance);
    const said = typeof got === 'string' ? got.toLowerCase().replace(/ /g, '') : JSON.stringify(got);
    if (said !== letters) wrong.push(`${utterance} -> ${said}, not ${letters}`);
  }
  expect(wrong).toEqual([]);
});
