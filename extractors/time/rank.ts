// Weighs the hypotheses of one utterance against each other: what each explains, leaves over, and how it was ranked.
import type { TimeReading } from '../../machines/dialog.ts';
import { type Grammar, stopBefore } from './grammar.ts';
import { ordinal, smallNumber } from './numbers.ts';
import { FIRMNESS, type Piece } from './pieces.ts';
import { STOP } from './tokens.ts';

export interface RankedReading {
  reading: TimeReading | null;
  score: number;
}

const RANK_COST = 0.3;
const WORD_LEFT_COST = 0.4;
const NUMBER_LEFT_COST = 1;
const FULLNESS = { exact: 2, range: 2, earliest: 1.5, partial: 1, clarify: 0.5 } satisfies Record<
  TimeReading['kind'],
  number
>;

/** How well a hypothesis stands: its reading's fullness, less the words it leaves over and its rank. */
export function standing(grammar: Grammar, path: readonly Piece[], reading: TimeReading | null, rank: number): number {
  const covered = new Set(
    path.flatMap(({ start, end }) => Array.from({ length: end - start }, (_each, i) => start + i)),
  );
  let left = 0;
  for (let at = 0; at < grammar.tokens.length; at += 1) {
    if (covered.has(at) || grammar.mark(at, 'filler') !== undefined) continue;
    left += isNumber(grammar, at) ? NUMBER_LEFT_COST : WORD_LEFT_COST;
  }
  return (reading ? FULLNESS[reading.kind] : 0) - left - RANK_COST * rank;
}

/** The best standing reading; one that contradicts the first hypothesis is a question. */
export function chooseReading(ranked: readonly RankedReading[]): TimeReading | null {
  const first = ranked[0]?.reading ?? null;
  const [best] = ranked.toSorted((a, b) => b.score - a.score);
  const rival = best && ranked.find((other) => isRival(best, other));
  if (best?.reading && rival?.reading) return asking(best.reading, rival.reading);
  if (!best?.reading || best.reading === first)
    return best?.reading ?? first ?? ranked.find(({ reading }) => reading)?.reading ?? null;
  const clash = first !== null && contradicts(first, best.reading);
  return clash ? asking(first, best.reading) : best.reading;
}

/** Two hypotheses that stand equally well and disagree are a question, however they were ranked. */
const EQUAL_STANDING = 0.5;

function isRival(best: RankedReading, other: RankedReading): boolean {
  if (!best.reading || !other.reading || best.score - other.score > EQUAL_STANDING) return false;
  return best.reading.kind === 'exact' && other.reading.kind === 'exact' && contradicts(best.reading, other.reading);
}

function asking(first: TimeReading, second: TimeReading): TimeReading {
  return { kind: 'clarify', readings: [asCandidate(first), asCandidate(second)] };
}

function contradicts(first: TimeReading, best: TimeReading): boolean {
  const [a, b] = [asCandidate(first), asCandidate(best)];
  return (['date', 'time'] as const).some((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key]);
}

function asCandidate(reading: TimeReading): { date?: string; time?: string } {
  const date = 'date' in reading ? reading.date : undefined;
  const time = 'time' in reading ? reading.time : undefined;
  return { ...(date !== undefined && { date }), ...(time !== undefined && { time }) };
}

/** Drops bare clocks crowded by numbers that nothing explains: there the digits are of something else. */
export function withoutCrowded(grammar: Grammar, path: readonly Piece[]): Piece[] {
  const covered = new Set(path.flatMap(({ start, end }) => [start, end - 1]));
  const crowds = (at: number, edge: number): boolean =>
    isJoined(grammar, edge) && isNumber(grammar, at) && !covered.has(at);
  return path.filter((piece, index) => {
    if (piece.kind !== 'clock' || piece.clock.firmness === FIRMNESS.certain) return true;
    const { start, end } = piece;
    const [before, after] = [path[index - 1], path[index + 1]];
    const beside =
      (before?.kind === 'clock' && before.end === start && isJoined(grammar, start)) ||
      (after?.kind === 'clock' && after.start === end && isJoined(grammar, end));
    return !beside && !crowds(start - 1, start) && !crowds(end, end);
  });
}

/** "The third … at noon" with the third left over: a date was said and lost. */
export function losesDate(grammar: Grammar, path: readonly Piece[], reading: TimeReading | null): boolean {
  if (reading?.kind !== 'partial' || reading.date !== undefined || reading.time === undefined) return false;
  return grammar.tokens.some((_token, at) => {
    const nth = ordinal(grammar, at);
    return nth !== undefined && nth.value > 2 && !path.some(({ start, end }) => start <= at && at < end);
  });
}

/** Nothing parts the token from the one before it. */
function isJoined(grammar: Grammar, at: number): boolean {
  return stopBefore(grammar, at) === STOP.none;
}

function isNumber(grammar: Grammar, at: number): boolean {
  const text = grammar.tokens[at]?.text ?? '';
  const digits = grammar.tokens[at]?.groups !== undefined || grammar.words.numbers.nought.has(text);
  return digits || smallNumber(grammar, at) !== undefined;
}
