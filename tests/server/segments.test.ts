// How long a text is as the carrier counts it.
import { segmentsOf } from '../../server/segments.ts';

it.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['ë'.repeat(70), 1],
  ['ë'.repeat(71), 2],
  ['🎉'.repeat(35), 1],
  ['🎉'.repeat(36), 2],
])('%p is sent in %i', (text, segments) => {
  expect(segmentsOf(text)).toBe(segments);
});
