// Which side a caller takes in the end, when the utterance holds several answers: "no wait, yes", "yeah no", "no that's right".
import type { Context } from '../extractor.ts';
import { numberSpan, timeSpan } from './values.ts';
import { wordsOf } from './words.ts';

/** An answer or a judgement: with the read-back or against it, and how it was said. */
export interface Side {
  agrees: boolean;
  /** `reply` answers the question, `judgement` speaks of the read-back, `nod` is an "okay" that may only mark a turn. */
  how: 'reply' | 'judgement' | 'nod';
  /** Set after "I mean", "sorry", "wait": it replaces what was said before. */
  repaired: boolean;
}
/** `mixed` when the caller took both sides and withdrew neither. */
export type Outcome = 'yes' | 'no' | 'mixed' | undefined;

/** The side that stands at the end. */
export function sideTaken(sides: readonly Side[], context: Context): Outcome {
  const standing = sides.slice(
    Math.max(
      0,
      sides.findLastIndex((side) => side.repaired),
    ),
  );
  const firm = standing.filter((side) => side.how !== 'nod');
  const counted = firm.length > 0 ? firm : standing;
  if (counted.length === 0) return undefined;
  const agree = counted.filter((side) => side.agrees).length;
  if (agree === counted.length) return 'yes';
  return agree === 0 ? 'no' : settled(counted, context);
}

/** Both sides were taken. */
function settled(sides: readonly Side[], context: Context): Outcome {
  const judgements = sides.filter((side) => side.how === 'judgement');
  const replies = sides.filter((side) => side.how === 'reply');
  const negative = context.polarity === 'negative';
  if (judgements.length === 0)
    return replies.length > 2 && replies.slice(1).every(({ agrees }) => !agrees) ? 'no' : 'mixed';
  if (judgements.every(({ agrees }) => !agrees)) {
    // "Yeah no, that's wrong": a turn of speech. "Yes, that's wrong" is one or the other.
    return replies.at(-1)?.agrees && !negative ? 'mixed' : 'no';
  }
  if (!judgements.every(({ agrees }) => agrees)) return 'mixed';
  // "No, that's right" judges what was read back; where nothing was, it declines ("No, that's fine").
  if (replies.length > 0 && sides[0]?.how === 'reply')
    return replies.at(-1)?.agrees ? 'yes' : readsBack(context) ? 'yes' : 'no';
  return 'mixed';
}

/** Whether the question holds a value to judge: it may also be an offer ("Shall I book it?"). */
function readsBack(context: Context): boolean {
  if (context.asked === 'other' || context.asked === 'confirm_cancel') return false;
  if (context.asked !== 'confirm' || context.heard !== undefined) return true;
  const words = wordsOf(context.prompt ?? '');
  return words.length === 0 || timeSpan(words) !== undefined || numberSpan(words) !== undefined;
}
