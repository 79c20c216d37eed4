import { readFileSync } from 'node:fs';
import { buildNames } from '../../extractors/lexicon/build-names.ts';
import { weigh } from '../../extractors/name-weights.ts';

const FILE = new URL('../../extractors/lexicon/en/names.json', import.meta.url);
const MAX_BYTES = 2_000_000; // The lexicon ships with every deployment.

test('the table of names is what the build script makes of the packages', () => {
  expect(readFileSync(FILE, 'utf8') === buildNames()).toBe(true);
});

test('the table is small', () => {
  const text = readFileSync(FILE, 'utf8');
  expect(text.length).toBeLessThan(MAX_BYTES);
});

test.each([
  ['smith', 'last'],
  ['johnny', 'first'],
  ['nguyen', 'last'],
  ['siobhan', 'first'],
  ['appointment', 'word'],
  ['please', 'word'],
] as const)('%s is foremost a %s', (token, kind) => {
  const weights = weigh(token);
  expect(weights[kind]).toBe(Math.max(weights.first, weights.last, weights.word));
  expect(weights[kind]).toBeGreaterThan(4);
});

test.each(['qqzzx', '', 'a', "o'brien", 'zzzzzzzz', '0'])('no list holds "%s"', (token) => {
  expect(weigh(token)).toEqual({ first: 0, last: 0, word: 0 });
});
