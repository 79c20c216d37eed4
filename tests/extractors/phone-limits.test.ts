// Hypotheses are ranked together, and no input costs more than a bounded time.
import { readPhone } from '../../extractors/phone.ts';
import { contextOf, hear } from '../support/heard-phone.ts';

describe('several hypotheses', () => {
  test.each([
    [['416 555 0134', '416 555 0134 for', 'to 416 555 0134'], '+14165550134'],
    [['four one six five five five oh one three', 'four one six five five five oh one three four'], '+14165550134'],
    [['hello', 'hallo'], 'nothing'],
    [['four one six', 'for one six'], '416…'],
    [['416 555 0134', '416 555 0135', '416 555 0185', '416 555 0184'], 'which?'],
    [['four one six five five', 'four one six five nine'], 'which?'],
    [['893 555 0134', '853 555 0134'], 'which?'],
  ])('%j', (nBest, expected) => expect(hear(nBest)).toBe(expected));

  test('none at all is nothing', () => expect(hear([])).toBe('nothing'));
});

const LENGTH = 4000;
const UNITS = [
  '1',
  '12 ',
  'one ',
  'for ',
  'oh ',
  'twenty ',
  'hundred ',
  'double ',
  'no wait ',
  'not ',
  '+',
  '(0)',
  '1:',
  "a'",
  'a.b',
  '- ',
  'ext 1 ',
  'area code 416 ',
  'x',
  '५',
  '\u0000',
  '😀',
];

test.each(UNITS)('%j over and over is read in bounded time', (unit) => {
  const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
  const nBest = Array.from({ length: 50 }, () => text);
  const started = performance.now();
  expect(() => readPhone(nBest, contextOf())).not.toThrow();
  expect(performance.now() - started).toBeLessThan(1000); // a slow machine's second; quadratic work would take far more
});
