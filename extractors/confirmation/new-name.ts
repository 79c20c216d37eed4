// Finds the words a caller gives in place of a name that was read back.
import {
  NO_NAME,
  NOT_A_SLOT_BEFORE,
  QUESTION_WORDS,
  SLOT_WORDS,
  SPELLING_LEADS,
  VALUE_LEADS,
  VALUE_TAILS,
} from '../lexicon/en/corrections.ts';
import type { Surroundings } from './correction.ts';
import { numberSpan } from './values.ts';
import { type Word, wordsOf } from './words.ts';

// Longer than this is a sentence, not a name; a spelled name is longer, and known by its letters.
const NAME_WORDS = 4;
const SHARED_LETTERS = 3; // "Walker" and "Walter"; two letters are shared by chance.

/** The words of a new name in `clause`; `dropped` are those after "not". Undefined when nothing speaks for a name. */
export function nameIn(
  clause: readonly Word[],
  dropped: readonly Word[],
  around: Surroundings,
): readonly Word[] | undefined {
  if (QUESTION_WORDS.has(clause[0]?.text ?? '')) return undefined;
  const words = withoutLeads(clause);
  if (words.length === 0 || numberSpan(words)) return undefined;
  const letters = words.filter((_, index) => isLetter(words, index)).length;
  if (isSpelling(words) || letters > 2) return words;
  if (words.length > NAME_WORDS || words.some((word) => NO_NAME.has(word.text))) return undefined;
  const named = clause.some((word, index) => isNameSlot(clause, word, index));
  const asked = around.context.asked === 'confirm_name';
  const resembles = words.some((word) => isLikeReadBack(word, around));
  const contrast = dropped.some((word) => isLikeReadBack(word, around));
  const after = clause.length > words.length || around.blamed;
  return named || asked || contrast || (resembles && after) || (around.blamed && clause.length > words.length)
    ? words
    : undefined;
}

function withoutLeads(clause: readonly Word[]): readonly Word[] {
  let start = 0;
  for (const [index, word] of clause.entries()) {
    if (SLOT_WORDS.get(word.text) === 'name' && index < clause.length - 1) start = index + 1;
  }
  while (start < clause.length && VALUE_LEADS.has(clause[start]?.text ?? '') && !opensSpelling(clause, start))
    start += 1;
  let end = clause.length;
  while (end > start && VALUE_TAILS.has(clause[end - 1]?.text ?? '')) end -= 1;
  return clause.slice(start, end);
}

function isNameSlot(clause: readonly Word[], word: Word, index: number): boolean {
  return SLOT_WORDS.get(word.text) === 'name' && !NOT_A_SLOT_BEFORE.has(clause[index + 1]?.text ?? '');
}

/** A letter by itself; "a" and "I" are letters only beside another or where spelling leads up to them. */
function isLetter(words: readonly Word[], index: number): boolean {
  const single = (at: number): boolean => /^\p{L}$/u.test(words[at]?.text ?? '');
  if (!single(index)) return false;
  if (!NO_NAME.has(words[index]?.text ?? '')) return true;
  const next = words[index + 1];
  const led = SPELLING_LEADS.has(words[index - 1]?.text ?? '') || (single(index - 1) && index > 0);
  return led && (!next || single(index + 1));
}

/** "With a K": the words before the letter tell how it is meant. */
function opensSpelling(clause: readonly Word[], index: number): boolean {
  const leads = (at: number): boolean => SPELLING_LEADS.has(clause[at]?.text ?? '');
  const letter = (at: number): boolean => isLetter(clause, at);
  return leads(index) && (letter(index + 1) || (leads(index + 1) && letter(index + 2)));
}

function isSpelling(words: readonly Word[]): boolean {
  return words.some((_, index) => isLetter(words, index) && SPELLING_LEADS.has(words[index - 1]?.text ?? ''));
}

/** A new name mostly resembles the one that was read back: the recogniser erred by a letter or two. */
function isLikeReadBack(word: Word, { context }: Surroundings): boolean {
  const readBack = context.heard ?? context.prompt ?? '';
  return wordsOf(readBack).some(({ text, start, end }) => {
    const raw = readBack.slice(start, end);
    const isName = raw.charAt(0) !== text.charAt(0) && !NO_NAME.has(text);
    return (
      isName &&
      text.length > 2 &&
      word.text.length > 2 &&
      text.slice(0, SHARED_LETTERS) === word.text.slice(0, SHARED_LETTERS)
    );
  });
}
