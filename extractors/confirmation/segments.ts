// Turns an utterance into a row of segments: answers, judgements, hesitations, turns of speech, and what is left.
import { CLASS_OF, CLOSERS, ENDERS, PASSED, STARTERS, STIFF } from '../lexicon/en/answer-words.ts';
import { PHRASES, type SegmentKind, SETS } from '../lexicon/en/answers.ts';
import { NUMBER_WORDS, PRONOUNS, RIGHTING_VERBS, THINGS } from '../lexicon/en/corrections.ts';
import { type Found, type Passing, phraseTable } from './phrases.ts';
import { type Word, wordsOf } from './words.ts';

export interface Segment {
  /** `rest` is what no phrase covers. */
  kind: SegmentKind | 'rest';
  words: readonly Word[];
}

const classOf = (word: string): string => CLASS_OF.get(word) ?? word;
/** How the words of English phrases are taken: by class, some passed over. */
export const PASSING: Passing = { classOf, passed: PASSED, stiff: STIFF };
const table = phraseTable(PHRASES, SETS, PASSING);
// These stand for themselves whatever follows; any other phrase must be complete to count.
const OPEN: ReadonlySet<SegmentKind> = new Set(['pivot', 'filler', 'polite', 'sorry', 'opinion']);
const JUDGEMENTS: ReadonlySet<SegmentKind> = new Set(['good', 'bad', 'okay', 'order', 'amiss']);
const ALONE: ReadonlySet<SegmentKind> = new Set(['no', 'repeat', 'unsure', 'other', 'brief']);

/** The row of segments of `utterance`, in the order they were spoken. */
export function segmentsOf(utterance: string): Segment[] {
  const words = wordsOf(utterance);
  const classes = words.map((word) => classOf(word.text));
  const segments: Segment[] = [];
  let index = 0;
  while (index < words.length) {
    const found = phraseAt(words, classes, index);
    const end = found?.end ?? restEnd(words, classes, index);
    segments.push({ kind: found?.kind ?? 'rest', words: words.slice(index, end) });
    index = end;
  }
  return segments;
}

function phraseAt(words: readonly Word[], classes: readonly string[], start: number): Found<SegmentKind> | undefined {
  if (isRighting(words, start)) return undefined;
  const found = table(classes, start, clauseEnd(words, start));
  // "Oh five" is a number, "oh" a filler.
  if (isNumberAt(words, start)) return undefined;
  if (found.some(({ kind }) => kind === 'head')) return undefined;
  return found.find(({ kind, end }) => {
    const next = words[end];
    if (!next || words[end - 1]?.stop !== '' || OPEN.has(kind)) return true;
    if (classes.slice(start, end).some((name) => name === kind)) return true;
    // "What" asks for a repeat only when nothing follows; a longer phrase may be followed by a new one.
    if (end - start === 1 && ALONE.has(kind)) return false;
    if (kind === 'brief') return ENDERS.has(next.text);
    return (JUDGEMENTS.has(kind) ? STARTERS : CLOSERS).has(next.text);
  });
}

/** "Correct my number", "correct it please"; "correct, that is right" judges. */
function isRighting(words: readonly Word[], start: number): boolean {
  const [verb, thing, after] = words.slice(start, start + 3);
  if (!verb || !thing || verb.stop !== '' || !RIGHTING_VERBS.has(verb.text)) return false;
  const isEnd = !after || thing.stop !== '' || PASSED.has(after.text);
  return THINGS.has(thing.text) || (PRONOUNS.has(thing.text) && isEnd);
}

function isNumberAt(words: readonly Word[], start: number): boolean {
  const [first, second] = [words[start]?.text ?? '', words[start + 1]?.text ?? ''];
  return NUMBER_WORDS.has(first) && (NUMBER_WORDS.has(second) || /^\d+$/.test(second));
}

/** The kind of phrase that covers all of `texts`, politeness at the end aside. */
export function kindOfAll(texts: readonly string[]): SegmentKind | undefined {
  const classes = texts.map(classOf);
  const whole = table(classes, 0, classes.length).find(({ end }) =>
    texts.slice(end).every((text) => PASSED.has(text) || ENDERS.has(text)),
  );
  return whole?.kind;
}

/** The index after the last word of the clause that holds `start`. */
export function clauseEnd(words: readonly Word[], start: number): number {
  const stop = words.findIndex((word, index) => index >= start && word.stop !== '');
  return stop < 0 ? words.length : stop + 1;
}

/** What is left runs to the end of its clause, or to a turn such as "but" or "except". */
function restEnd(words: readonly Word[], classes: readonly string[], start: number): number {
  for (let index = start; index < words.length; index += 1) {
    if (words[index]?.stop !== '') return index + 1;
    if (table(classes, index + 1, clauseEnd(words, index + 1)).some(({ kind }) => kind === 'pivot')) return index + 1;
  }
  return words.length;
}
