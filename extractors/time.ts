// Reads a day and time from what a recogniser made of the caller's words.
import type { TimeReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';
import { TIME_WORDS } from './lexicon/en/time.ts';
import { clockPieces } from './time/clock-pieces.ts';
import { datePieces } from './time/date-pieces.ts';
import { type Grammar, grammarOf } from './time/grammar.ts';
import { compileWords, type Words } from './time/lexicon.ts';
import { bestPath, type Piece } from './time/pieces.ts';
import { chooseReading, losesDate, type RankedReading, standing, withoutCrowded } from './time/rank.ts';
import { momentPieces } from './time/moments.ts';
import { readingOf } from './time/resolve.ts';
import { whatWasSaid } from './time/said.ts';
import { type Setting, settingOf } from './time/setting.ts';
import { signalPieces } from './time/signal-pieces.ts';
import { splitSuffix, tokenize } from './time/tokens.ts';

/** Hypotheses past the tenth are worse than asking again. */
const HYPOTHESES_LIMIT = 10;

const ENGLISH: Words = compileWords(TIME_WORDS);

/** Reads dates, clocks, parts of the day and ranges; asks with both readings where the words allow two. */
export const readTime: Reader<TimeReading> = (nBest, context) => {
  const setting = settingOf(context);
  const hypotheses = nBest.slice(0, HYPOTHESES_LIMIT);
  const [only, ...others] = hypotheses;
  if (only !== undefined && others.length === 0) return readHypothesis(only, 0, setting).reading;
  return chooseReading(hypotheses.map((hypothesis, rank) => readHypothesis(hypothesis, rank, setting)));
};

const NOTHING: readonly Piece[] = [];

function readHypothesis(hypothesis: string, rank: number, setting: Setting): RankedReading {
  const { numbers, index } = ENGLISH;
  const isClock = (word: string): boolean => numbers.all.has(word) || index.has(word);
  const tokens = splitSuffix(tokenize(hypothesis), numbers.looseSuffix, isClock);
  const grammar = grammarOf(tokens, ENGLISH, setting);
  const path = withoutCrowded(
    grammar,
    bestPath(tokens.length, (at) => piecesAt(grammar, at)),
  );
  const read = readingOf(whatWasSaid(grammar, path), setting);
  const reading: TimeReading | null = losesDate(grammar, path, read) ? { kind: 'clarify' } : read;
  return { reading, score: standing(grammar, path, reading, rank) };
}

function piecesAt(grammar: Grammar, at: number): readonly Piece[] {
  // Most words of a sentence begin nothing.
  if (!grammar.begins(at) && !grammar.numeric(at)) return NOTHING;
  return [
    ...signalPieces(grammar, at),
    ...clockPieces(grammar, at),
    ...datePieces(grammar, at),
    ...momentPieces(grammar, at),
  ];
}
