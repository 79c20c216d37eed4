// Trains the model of answers: softmax regression with AdaGrad, in an order that a seed fixes, by basic arithmetic only.
import { createHash } from 'node:crypto';
import { featuresOf } from '../confirmation/features.ts';
import { LABELS, type Model, probabilitiesOf, WEIGHT_COUNT } from '../confirmation/model.ts';
import { CLASS_OF } from './en/answer-words.ts';
import { PARAPHRASES, TRAINING_SETS } from './en/answer-paraphrases.ts';
import { PHRASES, SETS } from './en/answers.ts';
import { setsOf, type Template, templateOf } from '../confirmation/template.ts';
import { wordsOf } from '../confirmation/words.ts';
import type { Answer } from '../../machines/dialog.ts';

export interface Example {
  text: string;
  label: Answer;
  weight: number;
}

const SEED = 20_250_927;
const EPOCHS = 5;
const RATE = 0.5;
const DECAY = 2e-5;
const SAMPLES_A_TEMPLATE = 40;
const SAMPLES_A_PHRASE = 12;
// Looked up once: a global is slow to reach from a test's own context, and this runs for every weight.
const { sqrt } = Math;
const KIND_LABELS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['yes', 'yes'],
  ['brief', 'yes'],
  ['good', 'yes'],
  ['order', 'yes'],
  ['no', 'no'],
  ['bad', 'no'],
  ['unsure', 'unsure'],
  ['repeat', 'repeat'],
  ['wait', 'wait'],
  ['other', 'other'],
]);

/** What is shipped, with what it was made from. */
export interface AnswerWeights {
  /** The weights, a signed byte each, in base64. */
  weights: string;
  biases: readonly number[];
  scale: number;
  /** A digest of all examples. */
  inputs: string;
  /** A digest of the weights that the paraphrases alone would give: a clone without the corpora can still check these. */
  paraphrasesAlone: string;
}

/** The shipped weights, from the paraphrases and `rows`. */
export function answerWeights(rows: readonly Example[]): AnswerWeights {
  const written = paraphrases();
  const examples = [...written, ...rows];
  const { weights, biases, scale } = train(examples);
  return {
    weights: base64Of(weights),
    biases,
    scale,
    inputs: digestOf(JSON.stringify(examples)),
    paraphrasesAlone: digestOf(base64Of(rows.length === 0 ? weights : train(written).weights)),
  };
}

function base64Of(weights: Int8Array): string {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString('base64');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paraphrases written out from the lexicon's templates, the same ones every time. */
function paraphrases(): Example[] {
  const random = randomFrom(SEED);
  const examples = new Map<string, Example>();
  const members = membersOfClasses();
  const named = setsOf(SETS);
  const ownNamed = setsOf(TRAINING_SETS);
  const add = (text: string, label: Answer): void => {
    examples.set(`${label} ${text}`, { text, label, weight: 1 });
  };
  for (const [kind, templates] of PHRASES) {
    const label = KIND_LABELS.get(kind);
    if (!label) continue;
    for (const template of templates) {
      const tree = templateOf(template, named);
      for (let count = 0; count < SAMPLES_A_PHRASE; count += 1)
        add(varied(sample(tree, random), members, random), label);
    }
  }
  for (const [label, templates] of PARAPHRASES) {
    for (const template of templates) {
      const tree = templateOf(template, ownNamed);
      for (let count = 0; count < SAMPLES_A_TEMPLATE; count += 1) add(sample(tree, random), label);
    }
  }
  return [...examples.values()];
}

function sample(template: Template, random: () => number): string {
  if (template.kind === 'word') return template.word;
  if (template.kind === 'sequence') {
    return template.parts
      .map((part) => sample(part, random))
      .filter((part) => part !== '')
      .join(' ');
  }
  const option = template.options[Math.floor(random() * template.options.length)];
  return option ? sample(option, random) : '';
}

function membersOfClasses(): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [word, name] of CLASS_OF) members.set(name, [...(members.get(name) ?? [name]), word]);
  return members;
}

/** Half the words of a class are replaced by another of the class. */
function varied(text: string, members: ReadonlyMap<string, readonly string[]>, random: () => number): string {
  return text
    .split(' ')
    .map((word) => {
      const choices = members.get(word);
      return choices && random() < 0.5 ? (choices[Math.floor(random() * choices.length)] ?? word) : word;
    })
    .join(' ');
}

/** Weights for `examples`, as they are shipped: whole numbers from -127 to 127 and a scale. */
function train(examples: readonly Example[]): Model & { weights: Int8Array } {
  const rows = examples.map(({ text, label, weight }) => ({
    buckets: featuresOf(wordsOf(text).map((word) => word.text)),
    target: LABELS.indexOf(label),
    weight,
  }));
  const weights = new Float64Array(WEIGHT_COUNT);
  const squares = new Float64Array(WEIGHT_COUNT).fill(1e-4);
  const biases = LABELS.map(() => 0);
  const random = randomFrom(SEED);
  const width = LABELS.length;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const row of shuffled(rows, random)) {
      const probabilities = probabilitiesOf(row.buckets, { weights, biases, scale: 1 });
      const norm = 1 / Math.sqrt(Math.max(1, row.buckets.length));
      for (let label = 0; label < width; label += 1) {
        const error = row.weight * ((probabilities[label] ?? 0) - (label === row.target ? 1 : 0));
        biases[label] = (biases[label] ?? 0) - 0.002 * error;
        for (const bucket of row.buckets) {
          const at = bucket * width + label;
          const slope = error * norm + DECAY * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / sqrt(squares[at] ?? 1);
        }
      }
    }
  }
  return quantised(weights, biases);
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [order[index], order[other]];
    if (a !== undefined && b !== undefined) [order[index], order[other]] = [b, a];
  }
  return order;
}

function quantised(weights: Float64Array, biases: readonly number[]): Model & { weights: Int8Array } {
  const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Math.fround(top / 127);
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    biases: biases.map((bias) => Math.round(bias * 1e4) / 1e4),
    scale,
  };
}
