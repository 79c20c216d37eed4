// Reads a name from one hypothesis: spellings worked in, the best stretches picked, labels and corrections obeyed.
import { AND, type CarrierTag, NEGATIONS, RETRACTIONS } from './lexicon/en/name.ts';
import { VOWELS, WORD_LETTERS } from './lexicon/en/name-spelling.ts';
import { type Chunked, joinChunks } from './name-chunks.ts';
import type { Hint } from './name-hints.ts';
import { similarity } from './name-similarity.ts';
import { findSpans, type Span } from './name-spans.ts';
import { workInSpelling } from './name-spelling.ts';
import { type Token, tokenise } from './name-tokens.ts';

export interface Found {
  tokens: readonly Token[];
  score: number;
  carrier: number;
  tag: CarrierTag;
  lean: number;
  doubtful: boolean;
}

export interface Hearing {
  found: Found | null;
  /** Two people, or a business: a name that cannot be taken as it stands. */
  unclear: boolean;
  /** A name the caller ruled out: "not Johnny". */
  ruledOut: readonly Token[] | null;
  hints: readonly Hint[];
}

const LONE_LETTER = /(?:^|\s)\p{L}(?:\s|$)/u;
const MAX_LEFT_OVER = 3; // Letters; fewer may be initials.
const MIXED = 4; // A second person counts when the lists lean to a name by this much.

/** What one hypothesis says of a name; stretches below `floor` are not names. */
export function hear(hypothesis: string, floor: number): Hearing {
  const chunked = LONE_LETTER.test(hypothesis) ? joinChunks(tokenise(hypothesis, 'kept')) : null;
  if (chunked !== null) return fromChunks(chunked);
  const { tokens, hints } = workInSpelling(tokenise(hypothesis));
  const spans = apart(findSpans(tokens, floor));
  const ruledOut = spans.find((span) => isNegated(tokens, span));
  const open = spans.filter((span) => span !== ruledOut && !span.company);
  const best = open[0];
  const base = {
    ruledOut: ruledOut === undefined ? null : tokens.slice(ruledOut.from, ruledOut.to),
    hints,
    unclear: spans.some((span) => span.company) || (best !== undefined && hasPartner(tokens, spans, best)),
  };
  if (best === undefined || (base.unclear && hasPartner(tokens, spans, best))) return { ...base, found: null };
  const found = labelled(tokens, open) ?? corrected(tokens, open, best);
  return isGarbled(tokens, found) ? { ...base, unclear: true, found: null } : { ...base, found };
}

/** Letters without a vowel that no list knows. */
const isUnspeakable = ({ spelled, word, weights }: Token) =>
  spelled === true && weights.first + weights.last === 0 && ![...word].some((letter) => VOWELS.has(letter));

/** Letters are left over that no spelling took up, or one letter is all that a spelling gave. */
function isGarbled(tokens: readonly Token[], found: Found): boolean {
  const left = tokens.filter(({ spelled, word }) => !spelled && /^\p{L}$/u.test(word) && !WORD_LETTERS.has(word));
  const short = found.tokens.filter((token) => token.spelled && token.word.length <= 2).length;
  const rest = tokens.length - found.tokens.length;
  if (found.tokens.some(isUnspeakable)) return true;
  return left.length >= MAX_LEFT_OVER || (short > 0 && rest > 0 && found.carrier === 0);
}

const CHUNKED = { score: 8, carrier: 0, tag: 'person', lean: 8 } as const;

function fromChunks({ tokens, mended }: Chunked): Hearing {
  const found = tokens === null ? null : { ...CHUNKED, tokens, doubtful: mended };
  return { found, unclear: found === null, ruledOut: null, hints: [] };
}

/** Stretches that do not overlap, best first. */
function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    if (kept.every((other) => span.to <= other.from || span.from >= other.to)) kept.push(span);
  }
  return kept;
}

const wordsBefore = (tokens: readonly Token[], at: number, count: number) =>
  tokens
    .slice(Math.max(0, at - count), at)
    .map((token) => token.word)
    .join(' ');

function isNegated(tokens: readonly Token[], span: Span): boolean {
  return [1, 2].some((count) => NEGATIONS.has(wordsBefore(tokens, span.from, count)));
}

function hasPartner(tokens: readonly Token[], spans: readonly Span[], best: Span): boolean {
  return spans.some((other) => {
    const [left, right] = other.from < best.from ? [other, best] : [best, other];
    const joint = tokens[left.to];
    return (
      other !== best &&
      right.from === left.to + 1 &&
      AND.has(joint?.word ?? '') &&
      other.lean >= MIXED &&
      joint?.pause === 0
    );
  });
}

function asFound(tokens: readonly Token[], span: Span): Found {
  const words = tokens.slice(span.from, span.to);
  const kept = withoutRepeats(words);
  const { score, carrier, tag, lean } = span;
  return {
    tokens: kept,
    score,
    carrier,
    tag,
    lean,
    doubtful: kept.some((word, at) => at > 0 && word.pause > 0),
  };
}

/** "Bond, James Bond", "Mary. Mary Jones": after a pause the name is said again, more fully. */
function withoutRepeats(words: readonly Token[]): readonly Token[] {
  const again = words.findIndex((word, at) => words.slice(at + 1).some((later) => later.word === word.word));
  if (again < 0) return words;
  const later = words.findLastIndex((word) => word.word === words[again]?.word);
  if (later === again + 1 && words[later]?.pause === 0) return words;
  return words.filter((_, at) => at !== (later === again + 1 ? later : again));
}

/** "first name Karen, last name Thompson", in either order; one of the labels may be missing. */
function labelled(tokens: readonly Token[], spans: readonly Span[]): Found | null {
  const [last, first] = [spans.find((span) => span.tag === 'last'), spans.find((span) => span.tag === 'first')];
  const label = last ?? first;
  if (label === undefined) return null;
  const other = (span: Span) => span !== label && span.tag === 'person' && span.to - span.from === 1;
  const role = label.tag === 'first' ? 'last' : 'first';
  const suits = (span: Span) => span.to <= label.from && span.lean >= MIXED && isMostly(tokens[span.from], role);
  const bare = spans.find((span) => other(span) && (span.carried || suits(span)));
  const [given, family] = [first ?? bare, last ?? bare];
  if (given === undefined || family === undefined) return null;
  const [one, two] = [asFound(tokens, given), asFound(tokens, family)];
  return {
    ...one,
    tokens: [...one.tokens, ...two.tokens],
    score: one.score + two.score,
    tag: 'person',
    doubtful: false,
  };
}

const isMostly = (token: Token | undefined, role: 'first' | 'last') =>
  token !== undefined && token.weights[role] >= Math.max(token.weights.first, token.weights.last);

/** "Johnny Walters, sorry, Walker": what was said last stands, in the place of what it resembles. */
function corrected(tokens: readonly Token[], spans: readonly Span[], best: Span): Found {
  const later = spans
    .filter((span) => span.from >= best.to && isRetracted(tokens, span))
    .toSorted((one, other) => other.from - one.from)[0];
  if (later === undefined) return asFound(tokens, best);
  const [before, after] = [asFound(tokens, best), asFound(tokens, later)];
  return {
    ...before,
    tokens: replaceAlike(before.tokens, after.tokens),
    carrier: Math.max(before.carrier, after.carrier),
  };
}

function isRetracted(tokens: readonly Token[], span: Span): boolean {
  return [3, 2, 1].some((count) => RETRACTIONS.has(wordsBefore(tokens, span.from, count)));
}

/** A whole name replaces a whole name; a single word replaces the word it resembles most, else the last one. */
export function replaceAlike(before: readonly Token[], after: readonly Token[]): readonly Token[] {
  const word = after[0];
  if (after.length !== 1 || before.length < 2 || word === undefined) return after;
  const scores = before.map((token) => similarity(token.word, word.word));
  const place = scores.lastIndexOf(Math.max(...scores));
  return before.map((token, at) => (at === place ? { ...word, pause: token.pause } : token));
}
