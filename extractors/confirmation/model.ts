// Guesses what a clause means that no phrase covers, by a linear model over its words and letters.
import type { Answer } from '../../machines/dialog.ts';
import { BIASES, SCALE, WEIGHTS } from '../lexicon/en/answer-weights.ts';
import { BUCKETS, featuresOf } from './features.ts';
import type { Word } from './words.ts';

export const LABELS: readonly Answer[] = ['yes', 'no', 'correct', 'repeat', 'wait', 'unsure', 'other'];
// A wrong yes books; the others only ask or repeat. Chosen on development rows that the training had not seen.
const THRESHOLDS: Readonly<Record<Answer, number>> = {
  yes: 0.9,
  no: 0.92,
  correct: 0.5,
  repeat: 0.6,
  wait: 0.6,
  unsure: 0.3,
  other: 0.55,
};

export interface Guess {
  label: Answer;
  probability: number;
  /** False between sure and not sure: the line asks again. */
  sure: boolean;
}

/** The weights of one model: a row of `LABELS.length` weights a bucket. */
export interface Model {
  weights: ArrayLike<number>;
  biases: readonly number[];
  scale: number;
}

const shipped: Model = {
  weights: Int8Array.from(atob(WEIGHTS), (letter) => letter.charCodeAt(0)),
  biases: BIASES,
  scale: SCALE,
};

/** What the words most likely mean. */
export function guess(words: readonly Word[], model: Model = shipped): Guess {
  const probabilities = probabilitiesOf(featuresOf(words.map((word) => word.text)), model);
  let best = 0;
  for (const [index, probability] of probabilities.entries()) {
    if (probability > (probabilities[best] ?? 0)) best = index;
  }
  const label = LABELS[best] ?? 'unsure';
  const probability = probabilities[best] ?? 0;
  return { label, probability, sure: probability >= THRESHOLDS[label] };
}

/** The probability of each label, for a clause's buckets. */
export function probabilitiesOf(buckets: readonly number[], model: Model): number[] {
  const norm = model.scale / Math.sqrt(Math.max(1, buckets.length));
  const scores = LABELS.map((_, label) => {
    let sum = 0;
    for (const bucket of buckets) sum += model.weights[bucket * LABELS.length + label] ?? 0;
    return sum * norm + (model.biases[label] ?? 0);
  });
  return softmax(scores);
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => exponential(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** e to the `x`, for `x` up to 0, by products alone: `Math.exp` may differ by a bit from one engine to the next. */
function exponential(x: number): number {
  let power = 1 + Math.max(x, -500) / 1024;
  for (let step = 0; step < 10; step += 1) power *= power;
  return power;
}

/** The size of a weight table. */
export const WEIGHT_COUNT = BUCKETS * LABELS.length;
