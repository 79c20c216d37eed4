// Reads a telephone number from what a recogniser made of the caller's words.
import type { PhoneReading } from '../machines/dialog.ts';
import type { Context, Reader } from './extractor.ts';
import { ENGLISH_PHONE_WORDS } from './lexicon/en/phone.ts';
import { type Outcome, readHypothesis } from './phone/hypothesis.ts';
import { planner } from './phone/plan.ts';
import { vote } from './phone/vote.ts';
import { type CompiledWords, compileWords, type PhoneWords } from './phone/words.ts';

/** A caller dictates a number in far less; what is longer is a recogniser gone astray. */
const MAX_CHARACTERS = 600;
const MAX_HYPOTHESES = 10;

/** Builds the reader of a locale from its words. */
export function createPhoneReader(words: PhoneWords): Reader<PhoneReading> {
  const compiled = compileWords(words);
  return (nBest, context) => read(nBest, context, compiled);
}

/** Reads English telephone numbers of the context's region. */
export const readPhone: Reader<PhoneReading> = createPhoneReader(ENGLISH_PHONE_WORDS);

function read(nBest: readonly string[], context: Context, words: CompiledWords): PhoneReading | null {
  const planOf = planner();
  const outcomes: Outcome[] = nBest
    .slice(0, MAX_HYPOTHESES)
    .map((text) => readHypothesis(text.slice(0, MAX_CHARACTERS), context, words, planOf));
  return vote(outcomes);
}
