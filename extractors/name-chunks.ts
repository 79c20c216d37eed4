// Puts together a spelling that the recogniser wrote in chunks ("G EO R GI n a TA y Lor"), only where names come out.
import {
  AS_IN,
  AS_IN_LOOSE,
  LETTER_NAMES,
  LETTER_SOUNDS,
  MARKS,
  RADIO,
  REPEATS,
  RHYMES,
  WITH,
  WITHOUT,
} from './lexicon/en/name-spelling.ts';
import { FILLERS, HESITATIONS, NEVER } from './lexicon/en/name-words.ts';
import { ALIKE, partName, similarity } from './name-similarity.ts';
import { makeToken, type Token } from './name-tokens.ts';
import { weigh } from './name-weights.ts';

const MIN_TOKENS = 3;
const MIN_SINGLES = 2;
const CHUNK_SHARE = 0.6; // Of all tokens; sentences have some short words too.
const CHUNK_LENGTH = 3;
const CAPITALS_LENGTH = 4;
const LISTED = 6; // Levels that names have to reach to be believed.
const MENDED = 9; // A letter heard wrongly is only mended into a name that many people have.
const MAX_LETTERS = 26;
const RARE = 6;
const AS_IN_ENDS = new Set([...AS_IN, ...AS_IN_LOOSE].map((phrase) => phrase.split(' ').at(-1) ?? ''));
const SPELLING_WORDS = [LETTER_SOUNDS, LETTER_NAMES, MARKS, RADIO, REPEATS];

export interface Chunked {
  /** The names, or null when the letters make none: better asked again than joined to nonsense. */
  tokens: Token[] | null;
  /** A letter was mended. */
  mended: boolean;
}

/** Null when the hypothesis is no spelling in chunks. */
export function joinChunks(tokens: readonly Token[]): Chunked | null {
  if (!isChunked(tokens)) return null;
  const parts = segments(tokens);
  const letters = parts.join('');
  if (letters.length > MAX_LETTERS) return { tokens: null, mended: false };
  if (parts.length === 2 && believed(parts)) return spelled(parts, false);
  const whole = partName(letters).parts;
  if (believed(whole)) return spelled(whole, false);
  const mended = mend(letters);
  return mended === null ? { tokens: null, mended: false } : spelled(mended, true);
}

const spelled = (parts: readonly string[], mended: boolean): Chunked => ({
  tokens: parts.map((part) => ({ ...makeToken(part), spelled: true })),
  mended,
});

function isChunked(tokens: readonly Token[]): boolean {
  const singles = tokens.filter((token) => token.word.length === 1).length;
  const broken = tokens.filter((token, at) => isBroken(token) && !AS_IN_ENDS.has(tokens[at - 1]?.word ?? '')).length;
  if (tokens.length < MIN_TOKENS || singles < MIN_SINGLES || broken === 0) return false;
  if (broken === 1 && isSpokenFirst(tokens)) return false;
  const sounds = tokens.filter(({ word }) => LETTER_SOUNDS.get(word) !== undefined || HESITATIONS.has(word)).length;
  return singles + broken + sounds >= CHUNK_SHARE * tokens.length;
}

/** "sao S A T O": the word before the letters is the name as it was heard, no piece of the spelling. */
function isSpokenFirst(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => isBroken(token));
  const rest = tokens.slice(at + 1);
  if (rest.some((token) => token.word.length > 1)) return false;
  return similarity(tokens[at]?.word ?? '', rest.map((token) => token.word).join('')) >= ALIKE;
}

/** Two or three letters that make neither a word nor a name. */
function isBroken(token: Token): boolean {
  const { word, text, weights } = token;
  if (word.length < 2 || word.length > CHUNK_LENGTH || !/^\p{L}+$/u.test(word)) return false;
  if (NEVER.has(word) || FILLERS.has(word) || HESITATIONS.has(word)) return false;
  if (SPELLING_WORDS.some((words) => words.has(word)) || WITH.has(word) || WITHOUT.has(word)) return false;
  if (text === text.toUpperCase()) return true;
  return Math.max(weights.first, weights.last) < LISTED && weights.word <= RARE;
}

/** Everyday words for letters are undone; "space" parts the names. */
function segments(tokens: readonly Token[]): string[] {
  const parts = [''];
  tokens.forEach((token, at) => {
    const sound = token.word.length > 2 ? LETTER_SOUNDS.get(token.word) : undefined;
    const letters = sound ?? token.word.replace(/[^\p{L}]/gu, '');
    if (MARKS.get(token.word) === ' ' || letters === ' ') parts.push('');
    else if (REPEATS.get(token.word) !== undefined) parts[parts.length - 1] += tokens[at + 1]?.word[0] ?? '';
    else if (token.word.length <= CAPITALS_LENGTH || !NEVER.has(token.word)) parts[parts.length - 1] += letters;
  });
  return parts.filter((part) => part !== '');
}

function believed(parts: readonly string[]): boolean {
  const [first, last] = parts;
  if (first === undefined) return false;
  if (last === undefined) return Math.max(weigh(first).first, weigh(first).last) >= LISTED;
  return weigh(first).first >= LISTED && weigh(last).last >= LISTED;
}

/** One part as heard and listed, the other a letter away from a common name. */
function mend(letters: string): string[] | null {
  let best: { parts: string[]; level: number } | null = null;
  for (let at = 2; at <= letters.length - 3; at++) {
    const [head, tail] = [letters.slice(0, at), letters.slice(at)];
    const [first, last] = [weigh(head).first, weigh(tail).last];
    const options: { parts: string[]; level: number }[] = [];
    if (first >= MENDED)
      for (const other of neighbours(tail)) options.push({ parts: [head, other], level: first + weigh(other).last });
    if (last >= MENDED)
      for (const other of neighbours(head)) options.push({ parts: [other, tail], level: last + weigh(other).first });
    for (const option of options) if (option.level >= 2 * MENDED && option.level > (best?.level ?? 0)) best = option;
  }
  return best?.parts ?? null;
}

/** A letter doubled, dropped or taken for one that sounds alike. */
function neighbours(letters: string): string[] {
  if (letters.length < CHUNK_LENGTH) return [];
  return [...letters].flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    const alike = RHYMES.filter((set) => set.includes(letter)).flatMap((set) => [...set]);
    return [`${before}${letter}${letter}${after}`, before + after, ...alike.map((other) => before + other + after)];
  });
}
