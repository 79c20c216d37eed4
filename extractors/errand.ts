// Reads what a caller wants with a booking made before: to keep it or cancel it, and where it is to go.
import { CANCELLING, DROPPING, KEEPING, MOVED_TO, OF_A_BOOKING, TEXTED } from './lexicon/en/errand.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replaceAll(/[^a-z0-9' ]+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();

/** The answer to "shall I cancel it?"; null leaves it to the words for yes and no. Whoever says both keeps it. */
export function keepsOrCancels(nBest: readonly string[]): 'keep' | 'cancel' | null {
  const words = plain(nBest[0] ?? '');
  if (KEEPING.test(words)) return 'keep';
  return CANCELLING.test(words) && !/\bno\b/.test(words) ? 'cancel' : null;
}

/** The one that was just read back is not wanted. */
export function wantsNone(nBest: readonly string[]): boolean {
  const words = plain(nBest[0] ?? '');
  return DROPPING.test(words) && !KEEPING.test(words);
}

/** Parts "move my appointment on Thursday to Friday at three" before where it is to go; null when it says no such thing. */
export function whereTo(text: string): { of: string; to: string } | null {
  const at = [...text.matchAll(MOVED_TO)].at(-1)?.index;
  return at === undefined ? null : { of: text.slice(0, at), to: text.slice(at) };
}

/** The words name an appointment, not only a time. */
export const speaksOfBooking = (nBest: readonly string[]): boolean => OF_A_BOOKING.test(nBest[0] ?? '');

/** A text in the words of a caller: "C" is a wish. */
export const inWords = (text: string): string => TEXTED[plain(text)] ?? text;
