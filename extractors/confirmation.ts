// Reads a caller's answer to a read-back: agreement, refusal, what to put right, or that the line should wait or say it again.
import type { ConfirmReading } from '../machines/dialog.ts';
import { decide } from './confirmation/decide.ts';
import type { Reader } from './extractor.ts';

/** Reads the answer to a question that can be answered by yes or no. Only an explicit yes is a yes. */
export const readConfirmation: Reader<ConfirmReading> = (nBest, context) => {
  const best = nBest[0];
  return best === undefined ? null : decide(best, context);
};
