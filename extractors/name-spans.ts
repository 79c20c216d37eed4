// Weighs every stretch of tokens as a person's name: what the lists say of each token plus the words around it.
import { type CarrierTag } from './lexicon/en/name.ts';
import { MARKS } from './lexicon/en/name-spelling.ts';
import { COMPANY, EXCLAMATIONS, PARTICLES, SUFFIXES, TITLES } from './lexicon/en/name-words.ts';
import { type Edge, leftEdge, rightEdge } from './name-context.ts';
import { HARD_NO, leansOf, SHORT_ANSWER } from './name-lean.ts';
import type { Token } from './name-tokens.ts';

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
const WHOLE_ANSWER = 2; // Nothing else was said, so nothing else explains the words.
const WHOLE_LISTED = 5;
const TITLED_PAIR = 2; // "Will Repeat": a given name and another capital, and nothing else.
const GIVEN = 8;
const BARE_WORD = -5; // "It's strange": a light lead before one word that is no likely name.
const LIGHT_LEAD = 3;
const EVERYDAY = 4; // A word that is said every day.
const COMMA_WITHIN = -1;
const STOP_WITHIN = -2;
const BY_COUNT = [0, 0, 1.5, 0.5, -0.5, -1.5, -3]; // Two names are the rule, six the exception.
const TITLE_LEAN = 3;
const SUFFIX_LEAN = 1;
const PARTICLE_WITHIN = 1;
const INITIAL_WITHIN = 0.5;

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

function wholeAnswer(tokens: readonly Token[], from: number, to: number): number {
  if (from > 0 || to < tokens.length || to > SHORT_ANSWER) return 0;
  const listed = tokens.filter((token) => Math.max(token.weights.first, token.weights.last) >= WHOLE_LISTED);
  const pair =
    to === 2 && (tokens[0]?.weights.first ?? 0) >= GIVEN && tokens.every((token) => /^\p{Lu}/u.test(token.text));
  const lone = to === 1 && (tokens[0]?.weights.word ?? 0) >= EVERYDAY && !/^\p{Lu}/u.test(tokens[0]?.text ?? '');
  return (listed.length > 0 && !lone ? WHOLE_ANSWER : 0) + (pair ? TITLED_PAIR : 0);
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
      const trailing = at > from && at === to - 1 && to < tokens.length && PARTICLES.has(token.word);
      score += trailing ? Math.min(0, leans[at] ?? 0) : (leans[at] ?? 0);
      names++;
    } else score += role;
  }
  return names === 0 ? null : { score: score + (BY_COUNT[names] ?? BY_COUNT.at(-1) ?? 0), company };
}

/** What a title, a particle or a suffix adds in its place; null for a token that has to be a name. */
function roleOf(token: Token, opens: boolean, closes: boolean): number | null {
  if (opens && !closes && TITLES.has(token.word)) return TITLE_LEAN;
  if (closes && !opens && SUFFIXES.get(token.word) !== undefined) return SUFFIX_LEAN;
  if (!closes && PARTICLES.has(token.word)) return PARTICLE_WITHIN;
  if (!closes && token.word.length === 1) return INITIAL_WITHIN;
  if (!closes && !opens && (MARKS.get(token.word) ?? ' ') !== ' ') return 0;
  return null;
}
