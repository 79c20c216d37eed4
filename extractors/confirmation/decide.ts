// Weighs the segments of an utterance against each other: yes, no, put right, again, wait, unsure, or something else.
import type { ConfirmReading, SlotName } from '../../machines/dialog.ts';
import type { Context } from '../extractor.ts';
import { againstReadBack, askedSlot, type Correction, correctionIn, slotOf } from './correction.ts';
import { type Guess, guess } from './model.ts';
import { KEYPAD_WORDS } from '../lexicon/en/corrections.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { numberSpan } from './values.ts';
import { wordsOf } from './words.ts';

/** A side that the caller takes: with the read-back or against it, and how firmly. */
interface Side {
  agrees: boolean;
  /** `reply` answers the question, `judgement` speaks of the read-back, `nod` is an "okay" that may only mark a turn. */
  how: 'reply' | 'judgement' | 'nod';
  /** Set after "I mean", "sorry", "wait": it replaces what was said before. */
  repaired: boolean;
}
interface Hearing {
  sides: Side[];
  correction?: Correction;
  asks: ReadonlySet<'unsure' | 'repeat' | 'wait' | 'other'>;
  /** Something follows "but" or "except" that was not understood. */
  reserved: boolean;
  rest: Segment[];
}

/** What one hypothesis amounts to as an answer; null when nothing was said. */
export function decide(utterance: string, context: Context): ConfirmReading | null {
  const segments = segmentsOf(utterance);
  if (segments.length === 0) return null;
  if (isKeyPress(segments, context)) return { kind: 'clarify' };
  if (segments.every(({ kind }) => kind === 'sorry' || kind === 'filler')) {
    return segments.some(({ kind }) => kind === 'sorry') ? { answer: 'repeat' } : { answer: 'unsure' };
  }
  const heard = hear(segments, context);
  const side = sideTaken(heard.sides);
  const change = heard.correction && standingChange(heard.correction, heard, side, context);
  if (change === 'echo') return { answer: side === 'yes' ? 'yes' : 'unsure' };
  if (change) return corrected(change, utterance, context);
  if (heard.asks.has('wait')) return { answer: 'wait' };
  if (heard.asks.has('repeat')) return { answer: 'repeat' };
  if (side === 'mixed' || (heard.reserved && side === 'yes')) return { answer: 'unsure' };
  if (heard.asks.has('unsure')) return side === 'no' ? { answer: 'no' } : { answer: 'unsure' };
  if (side) return { answer: side };
  if (heard.asks.has('other')) return { answer: 'other' };
  return guessed(heard, context);
}

/** A number after "press one" is a key, not a value. */
function isKeyPress(segments: readonly Segment[], context: Context): boolean {
  const words = segments.flatMap((segment) => segment.words);
  if (words.length > 3 || !numberSpan(words)) return false;
  return wordsOf(context.prompt ?? '').some((word) => KEYPAD_WORDS.has(word.text));
}

function hear(segments: readonly Segment[], context: Context): Hearing {
  const sides: Side[] = [];
  const asks = new Set<'unsure' | 'repeat' | 'wait' | 'other'>();
  const rest: Segment[] = [];
  let correction: Correction | undefined;
  let repaired = false;
  let pivoted = false;
  let reserved = false;
  let before: Segment | undefined;
  for (const segment of segments) {
    const { kind, words } = segment;
    const blamed = pivoted || sides.some((side) => isAgainst(side, context));
    if (kind === 'yes' || kind === 'no')
      sides.push({ agrees: (kind === 'yes') !== (context.polarity === 'negative'), how: 'reply', repaired });
    else if (kind === 'okay') sides.push({ agrees: true, how: 'nod', repaired });
    else if (kind === 'good' || kind === 'order') sides.push({ agrees: true, how: 'judgement', repaired });
    else if (kind === 'pivot') pivoted = true;
    else if (kind === 'bad') {
      const slot = slotOf(words);
      if (slot) correction ??= { slot, force: 'plain' };
      sides.push({ agrees: false, how: 'judgement', repaired });
    } else if (kind === 'repair' || kind === 'sorry') repaired = true;
    else if (kind === 'wait') {
      asks.add('wait');
      repaired = true;
    } else if (kind === 'unsure' || kind === 'repeat' || kind === 'other') asks.add(kind);
    else if (kind === 'rest') {
      const found = correctionIn(words, { blamed: blamed || repaired, context });
      // "Book it" alone agrees; "book it for Friday" does not.
      if (found?.value && before?.kind === 'order' && before.words.at(-1)?.stop === '') sides.pop();
      if (found && (!correction || better(found, correction))) correction = found;
      if (!found) {
        rest.push(segment);
        reserved ||= pivoted;
      }
    }
    before = segment;
    if (kind !== 'repair' && kind !== 'sorry' && kind !== 'wait' && kind !== 'filler' && kind !== 'polite')
      repaired = false;
  }
  return {
    sides,
    asks,
    rest,
    reserved: reserved || (pivoted && segments.at(-1)?.kind === 'pivot'),
    ...(correction && { correction }),
  };
}

function isAgainst(side: Side, context: Context): boolean {
  return !side.agrees || (context.polarity === 'negative' && side.how === 'reply');
}

function better(found: Correction, before: Correction): boolean {
  return (found.value && !before.value) || (found.force === 'plain' && before.force === 'bare') || false;
}

/** The side that stands at the end; `mixed` when the caller took both and withdrew neither. */
function sideTaken(sides: readonly Side[]): 'yes' | 'no' | 'mixed' | undefined {
  const from = sides.findLastIndex((side) => side.repaired);
  const standing = sides.slice(Math.max(0, from));
  const firm = standing.filter((side) => side.how !== 'nod');
  const counted = firm.length > 0 ? firm : standing;
  if (counted.length === 0) return undefined;
  const agree = counted.filter((side) => side.agrees).length;
  if (agree === counted.length) return 'yes';
  if (agree === 0) return 'no';
  // "No, yeah": the first was a turn of speech. "Yeah, no" may be either.
  const last = counted.at(-1);
  if (counted.length === 2 && counted.every((side) => side.how === 'reply') && last?.agrees) return 'mixed';
  return counted.length > 2 && counted.slice(1).every((side) => !side.agrees) ? 'no' : 'mixed';
}

/** The correction as far as it stands: `echo` when the value is the one that was read back. */
function standingChange(
  correction: Correction,
  heard: Hearing,
  side: 'yes' | 'no' | 'mixed' | undefined,
  context: Context,
): Correction | 'echo' | undefined {
  const echo = againstReadBack(correction, context);
  if (echo === 'same' && side !== 'no' && correction.value) return 'echo';
  if (heard.asks.has('repeat')) return undefined;
  const doubtful = side === 'yes' && correction.force !== 'plain' && echo !== 'other' && !heard.reserved;
  return doubtful ? undefined : correction;
}

function corrected(correction: Correction, utterance: string, context: Context): ConfirmReading {
  const slot: SlotName | undefined = correction.slot ?? askedSlot(context);
  const first = correction.value?.at(0);
  const last = correction.value?.at(-1);
  const value = first && last && utterance.slice(first.start, last.end);
  return { answer: 'correct', ...(slot && { slot }), ...(value && { value }) };
}

function guessed(heard: Hearing, context: Context): ConfirmReading {
  const words = heard.rest.flatMap((segment) => segment.words);
  if (words.length === 0) return { answer: 'unsure' };
  const { label, sure }: Guess = guess(words);
  if (!sure) return { answer: 'unsure' };
  if (label === 'correct') {
    const slot = askedSlot(context);
    return { answer: 'correct', ...(slot && { slot }) };
  }
  return { answer: label };
}
