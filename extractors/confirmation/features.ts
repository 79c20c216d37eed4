// Turns a clause into the hashed features of the linear model: words, their classes, their order, their letters.
import { CLASS_OF } from '../lexicon/en/answer-words.ts';
import { CHANGE_WORDS, NOT, QUESTION_WORDS, SLOT_WORDS, TIME_WORDS } from '../lexicon/en/corrections.ts';

export const BUCKETS = 8192;
// Beyond these a clause says nothing new, and a reading has a millisecond.
const WORD_LIMIT = 40;
const NGRAM_LETTERS = [3, 4, 5] as const;
const NEGATION_REACH = 4;
// Looked up once: a global is slow to reach from a test's own context, and this runs for every letter.
const { imul } = Math;

/** The buckets that a clause's words fall into, each once, in rising order. */
export function featuresOf(texts: readonly string[]): readonly number[] {
  const words = texts.slice(0, WORD_LIMIT);
  const names = ['^', ...words.map(nameOf), '$'];
  const buckets = new Set<number>();
  const add = (feature: string): void => {
    buckets.add(bucketOf(feature));
  };
  for (const [index, name] of names.entries()) {
    add(`c${name}`);
    if (index > 0) add(`b${names[index - 1]} ${name}`);
    if (index > 1) add(`s${names[index - 2]} ${name}`);
  }
  for (const [index, word] of words.entries()) {
    add(`w${word}`);
    addLetters(word, add);
    if (NOT.has(word)) for (const name of names.slice(index + 2, index + 2 + NEGATION_REACH)) add(`n${name}`);
  }
  for (const trait of traitsOf(words)) add(`t${trait}`);
  return [...buckets].toSorted((a, b) => a - b);
}

/** A word's class; times and numbers are one class each, since which one it is says nothing. */
function nameOf(word: string): string {
  if (TIME_WORDS.has(word)) return '<time>';
  if (/\d/.test(word)) return '<number>';
  return CLASS_OF.get(word) ?? word;
}

function addLetters(word: string, add: (feature: string) => void): void {
  const padded = `<${word}>`;
  for (const length of NGRAM_LETTERS) {
    for (let start = 0; start + length <= padded.length; start += 1) add(`l${padded.slice(start, start + length)}`);
  }
}

function traitsOf(words: readonly string[]): string[] {
  const traits = [`length${Math.min(12, words.length)}`];
  if (QUESTION_WORDS.has(words[0] ?? '')) traits.push('question');
  for (const word of words) {
    const slot = SLOT_WORDS.get(word);
    if (slot) traits.push(`slot ${slot}`);
    if (CHANGE_WORDS.has(word)) traits.push('change');
    if (NOT.has(CLASS_OF.get(word) ?? word)) traits.push('not');
  }
  return traits;
}

/** FNV-1a over the UTF-16 units, folded to the number of buckets. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) {
    hash = imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % BUCKETS;
}
