// Weighs the segments of an utterance against each other: yes, no, put right, again, wait, unsure, or something else.
import type { ConfirmReading, SlotName } from '../../machines/dialog.ts';
import type { Context } from '../extractor.ts';
import { ASSENT, CLASS_OF } from '../lexicon/en/answer-words.ts';
import { KEYPAD_WORDS, NOT, PARTIAL, REPORTING, WH_WORDS } from '../lexicon/en/corrections.ts';
import { againstReadBack, askedSlot, type Correction } from './correction.ts';
import { type Hearing, hear } from './hearing.ts';
import { guess, type Model } from './model.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Outcome, sideTaken } from './side.ts';
import { numberSpan } from './values.ts';
import { type Word, wordsOf } from './words.ts';

/** What the rules make of an utterance: a reading, or words whose meaning only the model can guess. */
type Verdict = { reading: ConfirmReading | null } | { open: readonly Word[]; side?: 'yes' | 'no' };

/** What one hypothesis amounts to as an answer; null when nothing was said. */
export function decide(utterance: string, context: Context, model?: Model): ConfirmReading | null {
  const verdict = judge(utterance, context);
  return 'reading' in verdict ? verdict.reading : guessed(verdict.open, verdict.side, context, model);
}

/** The words that the rules leave to the model, if they do; the training learns from the same words. */
export function openWords(utterance: string, context: Context): readonly Word[] | undefined {
  const verdict = judge(utterance, context);
  return 'open' in verdict ? verdict.open : undefined;
}

function judge(utterance: string, context: Context): Verdict {
  const segments = segmentsOf(utterance);
  if (segments.length === 0) return { reading: null };
  if (isKeyPress(segments, context)) return { reading: { kind: 'clarify' } };
  if (segments.every(({ kind }) => kind === 'sorry' || kind === 'filler')) {
    return { reading: { answer: segments.some(({ kind }) => kind === 'sorry') ? 'repeat' : 'unsure' } };
  }
  const heard = hear(segments, context);
  const side = sideTaken(heard.sides, context);
  const change = heard.correction && standingChange(heard.correction, heard, side, context);
  if (change === 'echo') return { reading: { answer: side === 'yes' ? 'yes' : 'unsure' } };
  if (change) return { reading: corrected(change, utterance, context) };
  return asked(heard, side, segments);
}

function asked(heard: Hearing, side: Outcome, segments: readonly Segment[]): Verdict {
  if (heard.asks.has('wait')) return { reading: { answer: 'wait' } };
  if (heard.asks.has('repeat')) return { reading: { answer: 'repeat' } };
  if (side === 'mixed' || (side === 'yes' && (heard.reserved || heard.doubted)))
    return { reading: { answer: 'unsure' } };
  if (heard.asks.has('unsure')) return { reading: { answer: side === 'no' ? 'no' : 'unsure' } };
  // A judgement at the end of a story may not be about the read-back.
  const told = heard.rest.length > 0 && heard.sides.every(({ how }) => how !== 'reply') && heard.restFirst;
  if (side && !told) return { reading: { answer: side } };
  if (heard.asks.has('thanks') && !side) return { reading: { answer: 'unsure' } };
  if (heard.asks.has('other')) return { reading: { answer: 'other' } };
  const open = segments
    .filter(({ kind }) => kind !== 'filler' && kind !== 'polite' && kind !== 'thanks' && kind !== 'sorry')
    .flatMap(({ words }) => words);
  if (heard.rest.length === 0) return { reading: { answer: side ?? (isOnlyPolite(segments) ? 'other' : 'unsure') } };
  return { open, ...(side && { side }) };
}

function isOnlyPolite(segments: readonly Segment[]): boolean {
  return segments.every(({ kind }) => kind === 'polite' || kind === 'filler');
}

/** A number after "press one" is a key, not a value. */
function isKeyPress(segments: readonly Segment[], context: Context): boolean {
  const words = segments.flatMap((segment) => segment.words);
  if (words.length > 3 || !numberSpan(words)) return false;
  return wordsOf(context.prompt ?? '').some((word) => KEYPAD_WORDS.has(word.text));
}

/** The correction as far as it stands: `echo` when the value is the one that was read back. */
function standingChange(
  correction: Correction,
  heard: Hearing,
  side: Outcome,
  context: Context,
): Correction | 'echo' | undefined {
  const echo = againstReadBack(correction, context);
  if (echo === 'same' && side !== 'no' && correction.value && !correction.changes) return 'echo';
  if (heard.asks.has('repeat')) return undefined;
  // "Yes, from three on" answers first; "that works, at three" may mean another time than the one read back.
  const replied = heard.sides.some(({ how }) => how === 'reply') || context.prompt === undefined || !correction.value;
  const answers = side === 'yes' && correction.force !== 'plain' && echo !== 'other' && !heard.reserved && replied;
  return answers ? undefined : correction;
}

function corrected(correction: Correction, utterance: string, context: Context): ConfirmReading {
  const slot: SlotName | undefined = correction.slot ?? askedSlot(context);
  const first = correction.value?.at(0);
  const last = correction.value?.at(-1);
  const value = first && last && utterance.slice(first.start, last.end);
  return { answer: 'correct', ...(slot && { slot }), ...(value && { value }) };
}

/** Only words that can agree are guessed to be a yes: no question, no negation, and none without a word of assent. */
function mayAgree(words: readonly Word[]): boolean {
  if ([words[0], words.at(-1)].some((word) => WH_WORDS.has(word?.text ?? ''))) return false;
  if (words.some(({ text }) => NOT.has(text) || REPORTING.has(text) || PARTIAL.has(text))) return false;
  return words.some((word) => ASSENT.has(CLASS_OF.get(word.text) ?? word.text));
}

function guessed(
  words: readonly Word[],
  side: 'yes' | 'no' | undefined,
  context: Context,
  model?: Model,
): ConfirmReading {
  const { label, sure } = guess(words, model);
  const doubtful = label === 'yes' && !mayAgree(words);
  if (!sure || doubtful || (side && label !== side && label !== 'other')) return { answer: 'unsure' };
  if (label !== 'correct') return { answer: label };
  const slot = askedSlot(context);
  return { answer: 'correct', ...(slot && { slot }) };
}
