// Words that say what to do with the dates and clocks around them: refuse, correct, offer a choice, refer back.
import type { Grammar } from './grammar.ts';
import type { Mark } from './lexicon.ts';
import { type Piece, piece, type Signal } from './pieces.ts';

/** Signals explain less than what they are about, so that they never win its words. */
const SIGNAL_BONUS = -0.3;
/** A phrase known to mean no time outweighs the pieces within it. */
const NOISE_BONUS = 0.6;

const SIGNALS = {
  not: 'not',
  notThat: 'notThat',
  repair: 'repair',
  contrast: 'contrast',
  or: 'or',
  earliest: 'earliest',
  opening: 'opening',
  closing: 'closing',
  lunch: 'lunch',
  vague: 'vague',
  now: 'now',
  busy: 'busy',
  afterThat: 'afterThat',
  beforeThat: 'beforeThat',
} satisfies Partial<Record<Mark, Signal>>;

/** Signals that are themselves an answer, and outweigh a date or part of the day within them. */
const ANSWERS: ReadonlySet<Signal> = new Set([
  'earliest',
  'opening',
  'closing',
  'lunch',
  'afterThat',
  'beforeThat',
  'vague',
]);

const SIGNAL_MARKS = [
  'not',
  'notThat',
  'repair',
  'contrast',
  'or',
  'earliest',
  'opening',
  'closing',
  'lunch',
  'vague',
  'now',
  'busy',
  'afterThat',
  'beforeThat',
] as const;

export function signalPieces(grammar: Grammar, at: number): Piece[] {
  const pieces: Piece[] = [];
  for (const mark of SIGNAL_MARKS) {
    const end = grammar.mark(at, mark);
    if (end === undefined) continue;
    const signal = SIGNALS[mark];
    pieces.push(piece({ kind: 'signal', signal }, at, end, ANSWERS.has(signal) ? 0.2 : SIGNAL_BONUS));
  }
  const noise = grammar.mark(at, 'noise');
  if (noise !== undefined) pieces.push(piece({ kind: 'noise' }, at, noise, NOISE_BONUS));
  const back = grammar.value(at, 'refersBack');
  if (back) pieces.push(piece({ kind: 'back', reference: back.value }, at, back.end, 0.1));
  const dayPart = grammar.value(at, 'dayPart');
  if (dayPart) pieces.push(piece({ kind: 'dayPart', ...dayPart.value }, at, dayPart.end, 0.1));
  return pieces;
}
