// Weighs every stretch of tokens as a person's name: what the lists say of each token plus the words around it.
import { type CarrierTag } from './lexicon/en/name.ts';
import {
  CALENDAR,
  CLITICS,
  DATE_WORDS,
  COMPANY,
  EXCLAMATIONS,
  NEVER,
  PARTICLES,
  PROPER,
  SERVICES,
  SUFFIXES,
  TITLES,
} from './lexicon/en/name-words.ts';
import { type Edge, leftEdge, rightEdge } from './name-context.ts';
import { makeToken, type Token } from './name-tokens.ts';

export interface Span {
  from: number;
  to: number;
  score: number;
  tag: CarrierTag;
  /** The words around it, not only its own, say that it is a name. */
  carried: boolean;
  carrier: number;
  /** The sum of what the lists say of its tokens. */
  lean: number;
  company: boolean;
}

const MAX_NAMES = 6;
const HARD_NO = -20;
const LEAN_LIMIT = 6;
const LEAN_FLOOR = -7;
const UNLISTED_LEAN = 2.5; // A word that no list holds is most likely a name that no list holds.
const SPELLED_LEAN = 7;
const CAPITAL = 2;
const CAPITAL_FIRST = 1.5; // The first word has a capital in any sentence, unless the second has one too.
const SHORT_ANSWER = 3;
const WHOLE_ANSWER = 2; // Nothing else was said, so nothing else explains the words.
const WHOLE_LISTED = 5;
const TITLED_PAIR = 2; // "Will Repeat": a given name and another capital, and nothing else.
const GIVEN = 8;
const BARE_WORD = -4; // "It's strange": a light lead before one word that is no likely name.
const LIGHT_LEAD = 3;
const EVERYDAY = 6; // A word that is said every day.
const PROPER_LEAN = -6;
const COMMA_WITHIN = -1;
const STOP_WITHIN = -2;
const BY_COUNT = [0, 0, 1.5, 0.5, -0.5, -1.5, -3]; // Two names are the rule, six the exception.
const TITLE_LEAN = 3;
const SUFFIX_LEAN = 1;
const PARTICLE_WITHIN = 1;
const INITIAL_WITHIN = 0.5;

/** What the lists say of one token, as log-odds in levels: above zero for a name. */
export function leanOf(token: Token): number {
  if (token.spelled) return SPELLED_LEAN;
  if (token.word.includes('-')) return Math.min(...token.word.split('-').map((part) => leanOf(makeToken(part))));
  if (NEVER.has(token.word) || /[^\p{L}\p{M}'-]/u.test(token.word)) return HARD_NO;
  if (PROPER.has(token.word) || SERVICES.has(token.word)) return PROPER_LEAN;
  if (CLITICS.some((ending) => token.word.endsWith(ending))) return HARD_NO;
  const { first, last, word } = token.weights;
  const name = Math.log(Math.exp(first) + Math.exp(last));
  if (first + last === 0) return word === 0 ? unlisted(token) : Math.max(LEAN_FLOOR, -2 - word);
  return Math.max(LEAN_FLOOR, Math.min(LEAN_LIMIT, name - word));
}

const unlisted = (token: Token) => (token.word.length > 1 ? UNLISTED_LEAN : -2);

/** All stretches that score above `floor`, best first. */
export function findSpans(tokens: readonly Token[], floor: number): Span[] {
  if (EXCLAMATIONS.has(tokens.map((token) => token.word).join(' '))) return [];
  const leans = leansOf(tokens);
  const spans: Span[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if ((leans[from] ?? HARD_NO) <= HARD_NO) continue;
    const left = leftEdge(tokens, from);
    for (let to = from + 1; to <= Math.min(tokens.length, from + MAX_NAMES); to++) {
      if ((leans[to - 1] ?? HARD_NO) <= HARD_NO) break;
      const span = scoreSpan(tokens, leans, from, to);
      if (span === null) continue;
      const right = rightEdge(tokens, to);
      const score =
        span.score + left.score + right.score + wholeAnswer(tokens, from, to) + bareWord(tokens[from], to - from, left);
      if (score < floor) continue;
      const near = left.carried && (!right.carried || (left.score >= right.score && tokens[from]?.pause === 0));
      const tag = near ? left.tag : right.tag;
      const carrier = Math.max(left.carried ? left.score : 0, right.carried ? right.score : 0);
      spans.push({ from, to, score, tag, carried: carrier > 0, carrier, lean: span.score, company: span.company });
    }
  }
  return spans.toSorted((one, other) => other.score - one.score);
}

/** A capital within a sentence speaks for a name, also where every word of a short answer has one. */
function leansOf(tokens: readonly Token[]): number[] {
  const capitals = tokens.map((token) => /^\p{Lu}/u.test(token.text) && !COMPANY.has(token.word));
  const telling = tokens.length <= SHORT_ANSWER || capitals.includes(false, 1);
  const titled = tokens.length > 1 && tokens.length <= SHORT_ANSWER && !capitals.includes(false);
  return tokens.map((token, at) => {
    const lean = leanOf(token);
    if (isDate(tokens, at)) return HARD_NO;
    if (lean <= HARD_NO || !capitals[at]) return lean;
    const within = at > 0 && token.pause !== 2 && telling;
    return lean + (within ? CAPITAL : titled ? CAPITAL_FIRST : 0);
  });
}

/** "May 3rd", "Thu, Dec": a month's or day's name beside a number or another day. */
function isDate(tokens: readonly Token[], at: number): boolean {
  if (!CALENDAR.has(tokens[at]?.word ?? '')) return false;
  return [at - 1, at + 1].some((beside) => {
    const word = tokens[beside]?.word ?? '';
    return DATE_WORDS.has(word) || /^\d/.test(word);
  });
}

function wholeAnswer(tokens: readonly Token[], from: number, to: number): number {
  if (from > 0 || to < tokens.length || to > SHORT_ANSWER) return 0;
  const listed = tokens.filter((token) => Math.max(token.weights.first, token.weights.last) >= WHOLE_LISTED);
  const pair =
    to === 2 && (tokens[0]?.weights.first ?? 0) >= GIVEN && tokens.every((token) => /^\p{Lu}/u.test(token.text));
  return (listed.length > 0 ? WHOLE_ANSWER : 0) + (pair ? TITLED_PAIR : 0);
}

function bareWord(token: Token | undefined, length: number, left: Edge): number {
  if (token === undefined || length > 1 || !left.carried || left.score > LIGHT_LEAD || token.spelled) return 0;
  return token.weights.word >= EVERYDAY && !/^\p{Lu}/u.test(token.text) ? BARE_WORD : 0;
}

function scoreSpan(tokens: readonly Token[], leans: readonly number[], from: number, to: number) {
  let score = 0;
  let names = 0;
  let company = false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (at > from) score += token.pause === 2 ? STOP_WITHIN : token.pause === 1 ? COMMA_WITHIN : 0;
    company ||= COMPANY.has(token.word) && (leans[at] ?? 0) < 0;
    const role = roleOf(token, at === from, at === to - 1);
    if (role === null) {
      score += leans[at] ?? 0;
      names++;
    } else score += role;
  }
  return names === 0 ? null : { score: score + (BY_COUNT[names] ?? BY_COUNT.at(-1) ?? 0), company };
}

/** What a title, a particle or a suffix adds in its place; null for a token that has to be a name. */
function roleOf(token: Token, opens: boolean, closes: boolean): number | null {
  if (opens && !closes && TITLES.has(token.word)) return TITLE_LEAN;
  if (closes && !opens && SUFFIXES[token.word] !== undefined) return SUFFIX_LEAN;
  if (!closes && PARTICLES.has(token.word)) return PARTICLE_WITHIN;
  if (!closes && token.word.length === 1) return INITIAL_WITHIN;
  return null;
}
