// Says of each token how much the lists speak for a name: log-odds in the table's levels, above zero for a name.
import {
  CALENDAR,
  CLITICS,
  COMPANY,
  DATE_WORDS,
  NEVER,
  PARTICLES,
  PROPER,
  SERVICES,
  WORD_ENDINGS,
} from './lexicon/en/name-words.ts';
import { makeToken, type Token } from './name-tokens.ts';

/** Rules a token out, whatever stands around it. */
export const HARD_NO = -20;
/** Longer answers have capitals of their own kinds. */
export const SHORT_ANSWER = 3;

const LEAN_LIMIT = 6;
const LEAN_FLOOR = -7;
const UNLISTED_LEAN = 2.5; // A word that no list holds is most likely a name that no list holds.
const WORDLIKE_LEAN = -2; // Unless it ends like a word.
const LETTER_LEAN = -2;
const SPELLED_LEAN = 7;
const PROPER_LEAN = -8;
const WORD_ONLY = 1.3; // Beyond its frequency, what a word that is in no list of names has against it.
const CAPITAL = 2;
const CAPITAL_FIRST = 1.5; // The first word has a capital in any sentence, unless the second has one too.
const SHORT_NAME = 3;
const SHORT_NAME_LEVEL = 3;
const BARE_PARTICLE = -3;

/** A capital within a sentence speaks for a name, also where every word of a short answer has one. */
export function leansOf(tokens: readonly Token[]): number[] {
  const capitals = tokens.map((token) => /^\p{Lu}/u.test(token.text) && !COMPANY.has(token.word));
  const telling = tokens.length <= SHORT_ANSWER || capitals.includes(false, 1);
  const titled = tokens.length > 1 && tokens.length <= SHORT_ANSWER && !capitals.includes(false);
  return tokens.map((token, at) => {
    const lean = leanOf(token);
    if (isDate(tokens, at)) return HARD_NO;
    const within = at > 0 && token.pause !== 2 && telling;
    if (!capitals[at]) return lean;
    if (lean <= HARD_NO) return (within || titled) && isShortName(token, at) ? LEAN_FLOOR + CAPITAL : lean;
    if (!within && !titled) return lean;
    return PROPER.has(token.word) ? lean : Math.max(lean, LEAN_FLOOR) + (within ? CAPITAL : CAPITAL_FIRST);
  });
}

/** "Anh Do": where its capital tells something, a small word may be the name that it also is. */
const isShortName = (token: Token, at: number) =>
  at > 0 && token.pause === 0 && token.word.length <= SHORT_NAME && token.weights.last > SHORT_NAME_LEVEL;

/** What the lists say of one token by itself. */
function leanOf(token: Token): number {
  if (token.spelled) return SPELLED_LEAN;
  if (token.word.includes('-')) return Math.min(...token.word.split('-').map((part) => leanOf(makeToken(part))));
  if (NEVER.has(token.word) || /[^\p{L}\p{M}'-]/u.test(token.word)) return HARD_NO;
  if (CLITICS.some((ending) => token.word.endsWith(ending))) return HARD_NO;
  if (PROPER.has(token.word) || SERVICES.has(token.word)) return PROPER_LEAN;
  const { first, last, word } = token.weights;
  if (first + last === 0) return word === 0 ? unlisted(token) : LETTER_LEAN - WORD_ONLY * word;
  const lean = Math.log(Math.exp(first) + Math.exp(last)) - word;
  const bare = PARTICLES.has(token.word) && !/^\p{Lu}/u.test(token.text) ? BARE_PARTICLE : 0;
  return Math.max(LEAN_FLOOR, Math.min(LEAN_LIMIT, lean)) + bare;
}

function unlisted(token: Token): number {
  if (token.word.length === 1) return LETTER_LEAN;
  return WORD_ENDINGS.some((ending) => token.word.length > ending.length + 2 && token.word.endsWith(ending))
    ? WORDLIKE_LEAN
    : UNLISTED_LEAN;
}

/** "May 3rd", "Thu, Dec": a month's or day's name beside a number or another day. */
function isDate(tokens: readonly Token[], at: number): boolean {
  if (!CALENDAR.has(tokens[at]?.word ?? '')) return false;
  return [at - 1, at + 1].some((beside) => {
    const word = tokens[beside]?.word ?? '';
    return DATE_WORDS.has(word) || /^\d/.test(word);
  });
}
