import { readFileSync } from 'node:fs';
import { SENTENCES_FILE, sentencesText } from '../support/sentences.ts';

describe('the sentences', () => {
  it('are those that were read through (npm run sentences)', () => {
    expect(sentencesText().split('\n')).toEqual(readFileSync(SENTENCES_FILE, 'utf8').split('\n'));
  });

  it('hold no loose ends', () => {
    expect(sentencesText()).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.\.| ,/);
  });
});
