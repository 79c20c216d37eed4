// Judges a clause about one thing that was read back: "the surname isn't right", "Thursday works for me".
import type { SlotName } from '../../machines/dialog.ts';
import { DETERMINERS, PRONOUN_FOR_ALL, SLOT_MODIFIERS, SLOT_WORDS, TIME_LEADS } from '../lexicon/en/corrections.ts';
import { kindOfAll } from './segments.ts';
import { numberSpans, type Span, timeSpan } from './values.ts';
import type { Word } from './words.ts';

export interface Judgement {
  agrees: boolean;
  slot: SlotName;
  /** The value that is judged, when the caller said it. */
  value?: readonly Word[];
}

/** What `clause` judges and how; undefined unless all of it is one judgement of a slot or a value. */
export function judgementIn(clause: readonly Word[]): Judgement | undefined {
  return judged(clause, namedSlot(clause)) ?? judged(clause, namedTime(clause));
}

interface Subject {
  span: Span;
  slot: SlotName;
  isValue: boolean;
}

function judged(clause: readonly Word[], subject: Subject | undefined): Judgement | undefined {
  if (!subject) return undefined;
  const { span, slot, isValue } = subject;
  const texts = clause.map((word) => word.text);
  const kind = kindOfAll([...texts.slice(0, span.start), PRONOUN_FOR_ALL, ...texts.slice(span.end)]);
  // "The name is right, the time isn't."
  if (kind !== 'good' && kind !== 'bad' && kind !== 'no') return undefined;
  return { agrees: kind === 'good', slot, ...(isValue && { value: clause.slice(span.start, span.end) }) };
}

/** "The last name", "my phone number". */
function namedSlot(clause: readonly Word[]): Subject | undefined {
  const at = clause.findIndex((word) => SLOT_WORDS.has(word.text));
  const slot = SLOT_WORDS.get(clause[at]?.text ?? '');
  if (!slot) return undefined;
  let start = at;
  while (start > 0 && SLOT_MODIFIERS.has(clause[start - 1]?.text ?? '')) start -= 1;
  if (DETERMINERS.has(clause[start - 1]?.text ?? '')) start -= 1;
  let end = at + 1;
  while (SLOT_WORDS.has(clause[end]?.text ?? '') || SLOT_MODIFIERS.has(clause[end]?.text ?? '')) end += 1;
  return { span: { start, end }, slot, isValue: false };
}

/** "Thursday", "at nine thirty". */
function namedTime(clause: readonly Word[]): Subject | undefined {
  const span = timeSpan(clause) ?? numberSpans(clause)[0];
  if (!span) return undefined;
  let { start } = span;
  while (start > 0 && TIME_LEADS.has(clause[start - 1]?.text ?? '')) start -= 1;
  return { span: { start, end: span.end }, slot: 'time', isValue: true };
}
