// The model of answers: its weights are what the script gives, and no utterance takes long.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCommands } from '../../extractors/commands.ts';
import { readConfirmation } from '../../extractors/confirmation.ts';
import type { Context } from '../../extractors/extractor.ts';
import { labelledRows } from '../../extractors/lexicon/answer-rows.ts';
import { answerWeights } from '../../extractors/lexicon/answer-training.ts';
import { BIASES, INPUTS, PARAPHRASES_ALONE, SCALE, WEIGHTS } from '../../extractors/lexicon/en/answer-weights.ts';

const CORPORA = fileURLToPath(new URL('../../../shared/corpora/dev', import.meta.url));
const context: Context = {
  asked: 'confirm',
  now: '2025-09-27T12:00',
  timeZone: 'America/Winnipeg',
  region: 'CA',
  prompt: 'I have Johnny Walter, 204 869 4950, Thursday October 2nd at 9:30. Is that right?',
};

// The corpora are not part of the repository: without them only what the paraphrases alone give can be compared.
const hasCorpora = existsSync(CORPORA);
const scope = hasCorpora ? 'from the corpora and the paraphrases' : 'as far as the paraphrases go (no corpora here)';

test(`the committed weights are what the training gives, ${scope}`, () => {
  const trained = answerWeights(hasCorpora ? labelledRows(CORPORA) : []);
  expect(trained.paraphrasesAlone).toBe(PARAPHRASES_ALONE);
  if (!hasCorpora) return;
  expect(trained.inputs).toBe(INPUTS);
  expect(trained.weights).toBe(WEIGHTS);
  expect(trained.scale).toBe(SCALE);
  expect(trained.biases).toEqual(BIASES);
}, 180_000); // Seconds on an idle machine; the limit is for a busy one.

test('the weights stay within 200 kB', () => {
  expect(WEIGHTS.length).toBeLessThan(200_000);
});

const LONG = 4000;
const ADVERSARIAL = [
  'no ',
  'yes but ',
  'a',
  '<',
  "'",
  '1:',
  'not thursday and ',
  '. ',
  'W A L K E R ',
  '((',
  'a.m.',
  "a'",
  'i do not know what it is about ',
  '\ud800',
  '\u0130 ',
];

const MAX_MS = 1_000; // a busy machine's second; work that grows with the square of the length would take far more

test.each(ADVERSARIAL)('reads %j, many times over, in little time', (piece) => {
  const utterance = piece.repeat(LONG / piece.length);
  const least = Math.min(...Array.from({ length: 3 }, () => timeOf(utterance)));
  expect(least).toBeLessThan(MAX_MS);
});

function timeOf(utterance: string): number {
  const started = performance.now();
  readConfirmation([utterance], context);
  readCommands([utterance], context);
  return performance.now() - started;
}
