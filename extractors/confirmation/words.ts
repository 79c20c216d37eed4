// Cuts an utterance into lower-case words with their places, contractions written out and the stops kept.
import { CONTRACTIONS, JOINED, SOUNDS, SUFFIXES } from '../lexicon/en/answer-words.ts';

// A caller who speaks for longer than this is not answering a question; it also bounds the time of a reading.
const UTTERANCE_LIMIT = 600;
const WORD_LIMIT = 80; // A long answer of the corpora has 50.

export interface Word {
  text: string;
  /** Where the word stands in the caller's own text. */
  start: number;
  end: number;
  /** The stop that follows: `.` and `?` end a sentence, `,` may. */
  stop: '' | ',' | '.' | '?';
}

const PIECE =
  /[<[(][\p{L} _-]{0,30}[>\])]|\d{1,2}[:.]\d\d(?!\d)|\b[ap]\.\s?m\b\.?|%|[\p{L}\p{N}]+(?:['"][\p{L}]+)*|[.,!?;:\u2013\u2014]/giu;

/** Cuts `utterance` into words; a note of the recogniser, such as `<empty>` or `[noise]`, is left out. */
export function wordsOf(utterance: string): Word[] {
  const text = utterance.slice(0, UTTERANCE_LIMIT).replace(/[\u2018\u2019\u0060]/g, "'");
  const words: Word[] = [];
  for (const match of text.matchAll(PIECE)) {
    if (words.length >= WORD_LIMIT) break;
    const piece = match[0];
    const first = piece.charAt(0);
    if (/[.,!?;:\u2013\u2014]/.test(first)) closeWith(words.at(-1), first);
    else if (!/[<[(]/.test(first)) addWords(words, piece.toLowerCase(), match.index, match.index + piece.length);
  }
  return joined(words);
}

function joined(words: readonly Word[]): Word[] {
  const result: Word[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const text = before && JOINED.get(`${before.text} ${word.text}`);
    if (before && text) result[result.length - 1] = { ...word, text, start: before.start };
    else result.push(word);
  }
  return result;
}

function closeWith(last: Word | undefined, mark: string): void {
  if (!last || last.stop === '?') return;
  if (mark === '?') last.stop = '?';
  else if (mark === ',' || mark === ':') last.stop = last.stop === '' ? ',' : last.stop;
  else last.stop = '.';
}

function addWords(words: Word[], piece: string, start: number, end: number): void {
  for (const text of writtenOut(piece)) words.push({ text, start, end, stop: '' });
}

function writtenOut(piece: string): readonly string[] {
  if (/^[ap]\./.test(piece)) return [piece.startsWith('a') ? 'am' : 'pm'];
  const plain = piece.replaceAll('"', "'");
  const known = CONTRACTIONS.get(plain);
  if (known) return known;
  const quote = plain.indexOf("'");
  const sound = SOUNDS.get(plain);
  if (sound !== undefined) return [sound];
  if (quote < 0) return [plain];
  for (const [suffix, word] of SUFFIXES) {
    if (plain.endsWith(suffix)) return [plain.slice(0, -suffix.length), word];
  }
  return [plain.slice(0, quote)];
}
