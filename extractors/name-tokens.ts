// Cuts one hypothesis into tokens that keep the heard case and the pauses between words.
import { ABBREVIATIONS, HALVES_OF_DAY, HESITATIONS, TITLES } from './lexicon/en/name-words.ts';
import { type Weights, weigh } from './name-weights.ts';

export interface Token {
  /** As heard, without the punctuation around it. */
  text: string;
  /** In lower case, with straight apostrophes. */
  word: string;
  weights: Weights;
  /** What parts it from the token before: nothing, a comma or a full stop. */
  pause: 0 | 1 | 2;
  /** Put together from letters. */
  spelled?: true;
}

const MAX_LENGTH = 600; // A caller who says more than this has not answered a question.
const MAX_TOKENS = 120;

const NOISES = new Set(['<', '[']); // What recognisers write for sounds: "[noise]", "<unk>".

const isLetter = (character: string) => /\p{L}/u.test(character);
const PAUSES: Readonly<Record<string, 0 | 1 | 2>> = { ',': 1, ';': 1, ':': 1, '–': 1, '—': 1, '.': 2, '?': 2, '!': 2 };

export function makeToken(text: string, pause: Token['pause'] = 0): Token {
  const word = text.toLowerCase().replace(/[\u2018\u2019`]/g, "'");
  return { text, word, weights: weigh(plain(word)), pause };
}

/** The word without accents, apostrophes and hyphens, as the lists have it. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/[^a-z]/g, '');
}

/** Tokens of a hypothesis, at most MAX_TOKENS; in a spelling "er" may be two letters, so there it can be kept. */
export function tokenise(hypothesis: string, hesitations: 'dropped' | 'kept' = 'dropped'): Token[] {
  const tokens: Token[] = [];
  let pause: Token['pause'] = 0;
  for (const chunk of hypothesis.slice(0, MAX_LENGTH).split(/\s+/)) {
    if (chunk === '' || NOISES.has(chunk[0] ?? '')) continue;
    const { body, after } = trim(chunk);
    if (body === '' || (hesitations === 'dropped' && isHesitation(body))) {
      pause = after > pause ? after : pause;
      continue;
    }
    for (const piece of split(body)) {
      if (tokens.length >= MAX_TOKENS) return tokens;
      tokens.push(makeToken(piece, pause));
      pause = 0;
    }
    pause = after === 2 && isAbbreviation(body) ? 0 : after;
  }
  return tokens;
}

/** "ummm" is "um"; a lone letter is a letter. */
function isHesitation(body: string): boolean {
  return body.length > 1 && HESITATIONS.has(body.toLowerCase().replace(/(.)\1+/gu, '$1'));
}

/** A title's dot and a lone letter's dot end no sentence. */
function isAbbreviation(body: string): boolean {
  const word = body.toLowerCase();
  return body.length === 1 || TITLES.has(word) || ABBREVIATIONS.has(word);
}

function trim(chunk: string): { body: string; after: Token['pause'] } {
  let start = 0;
  let end = chunk.length;
  while (start < end && !isWordCharacter(chunk[start])) start++;
  while (end > start && !isWordCharacter(chunk[end - 1])) end--;
  let after: Token['pause'] = 0;
  for (const mark of chunk.slice(start < end ? end : 0)) {
    const weight = PAUSES[mark] ?? 0;
    if (weight > after) after = weight;
  }
  return { body: chunk.slice(start, end), after };
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && (isLetter(character) || (character >= '0' && character <= '9') || character === '&');

/** `J-O-N` and `J.O.N` are letters one by one; `Smith/Jones` are two words; other hyphens stay. */
function split(body: string): string[] {
  const pieces = body.split(/[-.\u2013]/);
  if (HALVES_OF_DAY.has(pieces.join('').toLowerCase())) return [pieces.join('')];
  if (pieces.length > 1 && pieces.every((piece) => [...piece].length === 1)) return pieces;
  return body.split(/[/,.;:?!\u2026"\u201c\u201d()+]+/).filter((piece) => piece !== '');
}
