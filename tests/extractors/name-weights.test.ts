import { readFileSync } from 'node:fs';
import { buildNames } from '../../extractors/lexicon/build-names.ts';
import { weigh } from '../../extractors/name-weights.ts';

const FILE = new URL('../../extractors/lexicon/en/names.json', import.meta.url);
const MAX_BYTES = 2_000_000; // The lexicon ships with every deployment.
const MAX_LOAD_MS = 50;
const MAX_LOOKUP_MICROSECONDS = 25; // A few in practice; the machine that tests may be busy.

test('the table of names is what the build script makes of the packages', () => {
  expect(readFileSync(FILE, 'utf8') === buildNames()).toBe(true);
});

test('the table is small and read quickly', () => {
  const text = readFileSync(FILE, 'utf8');
  expect(text.length).toBeLessThan(MAX_BYTES);
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    JSON.parse(text).blocks.split(' ');
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(MAX_LOAD_MS);
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

test('a look-up takes microseconds', () => {
  const tokens = 'john smith appointment zzyzx okafor thursday marigold wren x will'.split(' ');
  const rounds = [1, 2, 3].map(() => {
    const started = performance.now();
    for (let count = 0; count < 1_000; count++) for (const token of tokens) weigh(token);
    return (performance.now() - started) / (1_000 * tokens.length);
  });
  expect(Math.min(...rounds) * 1_000).toBeLessThan(MAX_LOOKUP_MICROSECONDS);
});
