// Finds letters said one by one (plain, doubled, radio alphabet, "S as in Sam") and puts them together.
import { HALVES_OF_DAY, NEVER } from './lexicon/en/name-words.ts';
import {
  AS_IN,
  AS_IN_LOOSE,
  DOUBLE_LETTERS,
  LETTER_FILLERS,
  LETTER_NAMES,
  LETTER_SOUNDS,
  MARKS,
  PLURALS,
  RADIO,
  RADIO_NAMES,
  RADIO_PAIRS,
  REPEATS,
  RHYMES,
  WORD_LETTERS,
} from './lexicon/en/name-spelling.ts';
import type { Token } from './name-tokens.ts';

/** `sure`: only ever a letter. `radio`: a radio word. `maybe`: an everyday word that sounds like a letter. */
type Certainty = 'sure' | 'radio' | 'name' | 'maybe';

interface Letter {
  text: string;
  from: number;
  /** The index after its last token. */
  to: number;
  certainty: Certainty;
  /** Explained by a word ("as in Sam"). */
  explained?: true;
}

/** Letters that stand together: tokens `from` to before `to`. */
export interface LetterRun {
  from: number;
  to: number;
  /** The letters of each part; a pause or "space" begins a part. */
  parts: string[];
  /** One letter, explained by a word. */
  single?: true;
}

const LISTED = 6; // The level of a name that a caller may well have.

/** All runs of letters in the tokens, left to right. */
export function findLetterRuns(tokens: readonly Token[]): LetterRun[] {
  const runs: LetterRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const letters = lettersFrom(tokens, at);
    const run = asRun(tokens, letters);
    if (run !== null) runs.push(run);
    at = run?.to ?? Math.max(at + 1, letters.at(-1)?.to ?? 0);
  }
  return runs;
}

function lettersFrom(tokens: readonly Token[], start: number): Letter[] {
  const letters: Letter[] = [];
  for (let at = start; at < tokens.length; ) {
    const letter = letterAt(tokens, at);
    if (letter === null) break;
    letters.push(letter);
    at = letter.to;
  }
  return letters;
}

const word = (tokens: readonly Token[], at: number) => tokens[at]?.word ?? '';

/** The letter that begins at a token, with what doubles or explains it. */
function letterAt(tokens: readonly Token[], at: number): Letter | null {
  const first = word(tokens, at);
  const repeat = REPEATS.get(first);
  if (repeat !== undefined) return repeated(tokens, at, repeat);
  if (LETTER_FILLERS.has(first)) return { text: '', from: at, to: at + 1, certainty: 'maybe' };
  const mark = MARKS.get(first);
  if (mark !== undefined) return { text: mark, from: at, to: at + 1, certainty: 'maybe' };
  const pair = RADIO_PAIRS.get(`${first} ${word(tokens, at + 1)}`);
  if (pair !== undefined) return { text: pair, from: at, to: at + 2, certainty: 'radio' };
  const plain = plainLetter(first);
  if (plain !== null) return explained(tokens, at, plain.text, plain.certainty);
  return amongRadio(tokens, at) ? { text: first[0] ?? '', from: at, to: at + 1, certainty: 'radio' } : null;
}

/** "mother echo golf": among radio words another word stands for its first letter, unless it is a name itself. */
function amongRadio(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.word.length < 3 || NEVER.has(token.word) || tokens[at + 1]?.pause !== 0)
    return false;
  const radio = (beside: number) => RADIO.get(word(tokens, beside)) !== undefined;
  if (radio(at - 1) && radio(at + 1)) return true;
  return radio(at + 1) && radio(at + 2) && Math.max(token.weights.first, token.weights.last) < LISTED;
}

function plainLetter(token: string): { text: string; certainty: Certainty } | null {
  if (/^\p{L}$/u.test(token)) return { text: token, certainty: WORD_LETTERS.has(token) ? 'maybe' : 'sure' };
  const radio = RADIO.get(token);
  if (radio !== undefined) return { text: radio, certainty: RADIO_NAMES.has(token) ? 'name' : 'radio' };
  const named = LETTER_NAMES.get(token);
  if (named !== undefined) return { text: named, certainty: token.length > 2 ? 'sure' : 'maybe' };
  const sound = LETTER_SOUNDS.get(token);
  return sound === undefined ? null : { text: sound, certainty: 'maybe' };
}

function repeated(tokens: readonly Token[], at: number, times: number): Letter | null {
  const next = word(tokens, at + 1);
  const one = DOUBLE_LETTERS.get(`${word(tokens, at)} ${next}`);
  if (one !== undefined) return explained(tokens, at, one, 'sure', 2);
  const letter = plainLetter(next) ?? plainLetter(singular(next));
  if (letter === null || letter.certainty === 'name') return null;
  return explained(tokens, at, letter.text.repeat(times), letter.certainty === 'radio' ? 'radio' : 'sure', 2);
}

/** `n` for "ns" and "n's". */
export function singular(letters: string): string {
  const ending = PLURALS.find((plural) => letters.length === 1 + plural.length && letters.endsWith(plural));
  return ending === undefined ? letters : letters.slice(0, 1);
}

/** "S as in Sam": the word is heard better than the letter, so its initial wins. */
function explained(tokens: readonly Token[], at: number, text: string, certainty: Certainty, length = 1): Letter {
  const to = at + length;
  const plain: Letter = { text, from: at, to, certainty };
  if (certainty === 'radio' || certainty === 'name') return plain;
  const one = word(tokens, to);
  const two = `${one} ${word(tokens, to + 1)}`;
  for (const [phrase, span, loose] of [
    [two, 2, false],
    [one, 1, false],
    [one, 1, true],
  ] as const) {
    const known = loose ? AS_IN_LOOSE.has(phrase) : AS_IN.has(phrase);
    const example = word(tokens, to + span);
    if (!known || example.length < 2) continue;
    const initial = example[0] ?? '';
    if (initial === text[0] || (!loose && span === 2) || (!loose && rhymes(initial, text[0] ?? ''))) {
      return { text: initial.repeat(text.length), from: at, to: to + span + 1, certainty: 'sure', explained: true };
    }
  }
  return plain;
}

export const rhymes = (one: string, other: string) => RHYMES.some((set) => set.includes(one) && set.includes(other));

/** Letters make a run when enough of them can be nothing else. */
function asRun(tokens: readonly Token[], letters: readonly Letter[]): LetterRun | null {
  const kept = trimEdges(tokens, letters);
  const first = kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined) return null;
  const spoken = kept.filter((letter) => /\p{L}/u.test(letter.text));
  const count = (certainty: Certainty) => spoken.filter((letter) => letter.certainty === certainty).length;
  const [sure, radio, names] = [count('sure'), count('radio'), count('name')];
  const from = first.from;
  const run = { from, to: last.to, parts: partsOf(tokens, kept) };
  if (spoken.length === 1 && first.explained && spoken[0] === first) return { ...run, single: true };
  if (areInitials(tokens, kept) || HALVES_OF_DAY.has(run.parts.join(''))) return null;
  if (spoken.length < 2 && (spoken[0]?.text.length ?? 0) < 2) return null;
  if (radio + sure === 0) return names >= 4 ? run : null;
  if (sure === 0 && radio + names < 3 && radio < 2) return null;
  if (sure > 0 && sure + radio + names < spoken.length / 3) return null;
  return spoken.length >= 2 ? run : null;
}

/** "J. R. Smith": two letters right before a name are initials. */
function areInitials(tokens: readonly Token[], letters: readonly Letter[]): boolean {
  const next = tokens[letters.at(-1)?.to ?? -1];
  const plain = letters.every((letter) => letter.to - letter.from === 1 && word(tokens, letter.from).length === 1);
  return (
    plain &&
    letters.length <= 2 &&
    next !== undefined &&
    next.pause === 0 &&
    next.word.length > 2 &&
    !NEVER.has(next.word)
  );
}

/** Everyday words at either end belong to the sentence, not to the spelling. */
function trimEdges(tokens: readonly Token[], letters: readonly Letter[]): Letter[] {
  const loose = (letter: Letter | undefined) =>
    letter?.certainty === 'maybe' && !(letter.to - letter.from === 1 && word(tokens, letter.from).length === 1);
  let from = 0;
  let to = letters.length;
  while (from < to && loose(letters[from]) && letters[from]?.text !== '' && letters[from + 1]?.text !== "'") from++;
  while (to > from && loose(letters[to - 1])) to--;
  return letters.slice(from, to);
}

/** Pauses part words only where they do not part every letter. */
function partsOf(tokens: readonly Token[], letters: readonly Letter[]): string[] {
  const paused = join(letters, (letter) => (tokens[letter.from]?.pause ?? 0) > 0);
  if (paused.every((part) => part.length >= 2)) return paused;
  return join(letters, () => false);
}

function join(letters: readonly Letter[], breaks: (letter: Letter) => boolean): string[] {
  const parts = [''];
  letters.forEach((letter, index) => {
    if (letter.text === ' ' || (index > 0 && breaks(letter))) parts.push('');
    if (letter.text !== ' ') parts[parts.length - 1] += letter.text;
  });
  return parts.filter((part) => part !== '');
}
