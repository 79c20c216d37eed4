// Reads a caller's answer to a read-back: agreement, refusal, what to put right, or that the line should wait or say it again.
import type { ConfirmReading } from '../machines/dialog.ts';
import { decide } from './confirmation/decide.ts';
import type { Context, Reader } from './extractor.ts';

// The hypotheses below these are noise for a sentence as short as an answer.
const HYPOTHESES = 4;

/**
 * Reads the answer to a question that can be answered by yes or no. `yes` always means that the read-back stands,
 * also where the question was whether anything is wrong. Only an explicit yes is one: what lies between sure and
 * not sure is `unsure`, which asks again.
 */
export const readConfirmation: Reader<ConfirmReading> = (nBest, context) => {
  const [best = '', ...others] = nBest.slice(0, HYPOTHESES);
  const reading = decide(best, context);
  if (reading === null || isOpen(reading)) return others.length > 0 ? fromOthers(reading, others, context) : reading;
  if (answerOf(reading) === 'yes' && others.some((other) => answerOf(decide(other, context)) === 'no')) {
    return { answer: 'unsure' };
  }
  return reading;
};

/** Another hypothesis may say no, or what to put right; it never says yes for the best. */
function fromOthers(
  reading: ConfirmReading | null,
  others: readonly string[],
  context: Context,
): ConfirmReading | null {
  const read = others.map((other) => decide(other, context));
  return read.find((other) => other !== null && !isOpen(other) && answerOf(other) !== 'yes') ?? reading;
}

function isOpen(reading: ConfirmReading): boolean {
  return !('answer' in reading) || reading.answer === 'unsure' || reading.answer === 'other';
}

function answerOf(reading: ConfirmReading | null): string | undefined {
  return reading && 'answer' in reading ? reading.answer : undefined;
}
