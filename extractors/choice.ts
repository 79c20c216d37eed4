// Reads which of the things that were read out the caller takes, or which way the offer should move.
import type { ClockTime, Direction, LocalDate } from '../machines/dialog.ts';
import {
  COMPARATIVES,
  COURTESIES,
  DEFINITE,
  EITHER,
  INDEFINITE,
  MORE,
  NEITHER,
  OTHER_DAY,
  PLACES,
  TAKES_NUMBER,
  WHAT_FOR,
  WHAT_IS_OPEN,
} from './lexicon/en/choice.ts';

export type ChoiceReading =
  | { kind: 'chosen'; index: number }
  | { kind: 'neither' }
  | { kind: 'openings'; direction: Direction };

export type Offered = readonly { date?: LocalDate; time?: ClockTime }[];

const LONGEST_CHOICE = 200; // characters; a longer answer is not a choice among three

/** Reads a choice among `offered` from the best hypothesis; null when the words hold none. Never throws. */
export function readChoice(nBest: readonly string[], offered: Offered): ChoiceReading | null {
  for (const hypothesis of nBest.slice(0, 3)) {
    const words = wordsOf(hypothesis);
    const reading = words.length === 0 ? null : readWords(words, offered);
    if (reading) return reading;
  }
  return null;
}

/** "What have you got?" at any time, with nothing read out yet. */
export function asksForOpenings(nBest: readonly string[]): boolean {
  const words = wordsOf(nBest[0] ?? '');
  return holdsAny(words, WHAT_IS_OPEN);
}

/** "Why do you need that?" */
export const asksWhatFor = (nBest: readonly string[]): boolean => holdsAny(wordsOf(nBest[0] ?? ''), WHAT_FOR);

/** "Use mine", to the offer of the number that the caller rings from. */
export const takesNumber = (nBest: readonly string[]): boolean => TAKES_NUMBER.test(wordsOf(nBest[0] ?? '').join(' '));

/** The words without what is only courtesy: nobody who asks how we are today wants to come today. */
export const withoutCourtesies = (text: string): string => text.replaceAll(COURTESIES, ' ');

const wordsOf = (text: string): string[] =>
  text
    .slice(0, LONGEST_CHOICE)
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^a-z0-9']+/)
    .filter((word) => word !== '');

const holdsAny = (words: readonly string[], phrases: readonly string[]): boolean => {
  const text = ` ${words.join(' ')} `;
  return phrases.some((phrase) => text.includes(` ${phrase} `));
};

function readWords(words: string[], offered: Offered): ChoiceReading | null {
  if (holdsAny(words, NEITHER)) return { kind: 'neither' };
  if (holdsAny(words, OTHER_DAY)) return { kind: 'openings', direction: 'other_day' };
  if (holdsAny(words, MORE)) return { kind: 'openings', direction: 'more' };
  if (holdsAny(words, EITHER)) return { kind: 'chosen', index: 0 };
  return comparative(words, offered) ?? place(words, offered);
}

/** "The later one" is one of two; "something later" is none of them. */
function comparative(words: string[], offered: Offered): ChoiceReading | null {
  const at = words.findIndex((word) => word in COMPARATIVES);
  const direction = COMPARATIVES[words[at] ?? ''];
  if (!direction) return null;
  const definite = DEFINITE.has(words[at - 1] ?? '') && offered.length > 1;
  if (definite) return { kind: 'chosen', index: direction === 'earlier' ? 0 : offered.length - 1 };
  const vague = words.length <= 2 || words.slice(0, at).some((word) => INDEFINITE.has(word));
  return vague ? { kind: 'openings', direction } : null;
}

function place(words: string[], offered: Offered): ChoiceReading | null {
  const places = words.flatMap((word) => (word in PLACES ? [PLACES[word] ?? 0] : []));
  const [only] = places;
  if (only === undefined || new Set(places).size > 1) return null;
  const index = only === -1 ? offered.length - 1 : only;
  return index < offered.length ? { kind: 'chosen', index } : null;
}
