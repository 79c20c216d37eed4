// Reads from one clause what the caller wants put right: which slot, and the words for its new value.
import type { SlotName } from '../../machines/dialog.ts';
import type { Context } from '../extractor.ts';
import {
  AND,
  AVAILABLE_WORDS,
  CHANGE_WORDS,
  LEANING_WORDS,
  MAKING_WORDS,
  NOT,
  NOT_A_SLOT_AFTER,
  NOT_A_SLOT_BEFORE,
  OPENING_QUESTIONS,
  PRONOUN_LEADS,
  QUESTION_WORDS,
  RIGHTING_VERBS,
  SHIFT_LEADS,
  SHIFT_WORDS,
  SHIFTS_AFTER_LEADS,
  SLOT_WORDS,
  SOMETHING,
  THINGS,
  VALUE_TAILS,
} from '../lexicon/en/corrections.ts';
import { nameIn } from './new-name.ts';
import { comparedWith, numberSpan, numberSpans, type Span, timeSpan } from './values.ts';
import { type Word, wordsOf } from './words.ts';

export interface Correction {
  slot?: SlotName;
  /** The new value, in the caller's own words. */
  value?: readonly Word[];
  /** `plain`: said outright. `lean`: said as a wish. `bare`: a new value or a slot's name and nothing else. */
  force: 'plain' | 'lean' | 'bare';
  /** A word of change stands with it: "instead", "different". */
  changes?: boolean;
  /** Only what is wrong was named: what comes next may be the new value. */
  denies?: boolean;
}
export interface Surroundings {
  /** After "no", or after "but" and "except": what is named is what is wrong. */
  blamed: boolean;
  context: Context;
}

// Fewer digits than these are found in any number: they are no echo of the read-back.
const ECHO_DIGITS = 3;

const ASKED_SLOT: Readonly<Record<Context['asked'], SlotName | undefined>> = {
  ask_name: 'name',
  ask_mobile: 'phone',
  ask_service: undefined,
  ask_time: 'time',
  confirm_name: 'name',
  confirm_mobile: 'phone',
  confirm_time: 'time',
  confirm: undefined,
  find_booking: undefined,
  confirm_cancel: undefined,
  other: undefined,
};

/** The slot that the question was about, when it was about one. */
export function askedSlot(context: Context): SlotName | undefined {
  return ASKED_SLOT[context.asked];
}

/** What `clause` puts right; undefined when it corrects nothing. */
export function correctionIn(clause: readonly Word[], around: Surroundings): Correction | undefined {
  const parts = splitAt(clause, AND);
  const named =
    parts.length > 1 &&
    (parts.find((part) => slotOf(part) && changes(part)) ?? parts.find((part) => newValue(part, around)));
  return correctionInPart(named || clause, around);
}

function correctionInPart(clause: readonly Word[], around: Surroundings): Correction | undefined {
  if (isAboutSomethingElse(clause)) return undefined;
  const plain = changes(clause);
  const slot = slotOf(clause);
  const value = newValue(clause, around);
  if (value && (!slot || slot === value.slot)) {
    const leans = clause.some((word) => LEANING_WORDS.has(word.text));
    const force =
      plain || clause.some((word) => MAKING_WORDS.has(word.text)) || around.blamed || value.contrast
        ? 'plain'
        : leans
          ? 'lean'
          : 'bare';
    return { slot: value.slot, value: value.words, force, changes: plain || value.replaces };
  }
  if (slot && (plain || around.blamed)) return { slot, force: 'plain' };
  if (slot && clause.length <= 4 && !isQuestion(clause)) return { slot, force: 'bare' };
  const known = askedSlot(around.context);
  if (plain && clause.some((word) => SOMETHING.has(word.text)))
    return { ...(known && { slot: known }), force: 'plain' };
  const denied = deniedSlot(clause, around);
  return denied && { slot: denied, force: around.blamed ? 'plain' : 'lean', denies: true };
}

/** "I can't do Thursday", "it's not Walter": what was read back, after "not". */
function deniedSlot(clause: readonly Word[], around: Surroundings): SlotName | undefined {
  const not = clause.findIndex((word) => NOT.has(word.text));
  if (not < 0) return undefined;
  const dropped = clause.slice(not + 1);
  if (timeSpan(dropped)) return 'time';
  const value = valueIn(dropped, [], { ...around, blamed: true });
  const isReadBack =
    value && againstReadBack({ slot: value.slot, value: value.words, force: 'bare' }, around.context) === 'same';
  return isReadBack ? value.slot : undefined;
}

/** Whether a clause begins as a question does. */
export function isQuestion(clause: readonly Word[]): boolean {
  return QUESTION_WORDS.has(clause[0]?.text ?? '');
}

/** "What time do you close?" is no correction, "is there anything at eleven?" is. */
function isAboutSomethingElse(clause: readonly Word[]): boolean {
  const text = clause.map((word) => word.text).join(' ');
  if (timeSpan(clause) && clause.some((word) => AVAILABLE_WORDS.has(word.text))) return false;
  return isQuestion(clause) && !OPENING_QUESTIONS.some((opening) => text.startsWith(`${opening} `));
}

function changes(clause: readonly Word[]): boolean {
  return clause.some((word, index) => {
    const next = clause[index + 1]?.text ?? '';
    return (
      CHANGE_WORDS.has(word.text) || (RIGHTING_VERBS.has(word.text) && THINGS.has(next)) || isDenied(clause, index)
    );
  });
}

/** "Is not the right number": a slot's name after "not". */
function isDenied(clause: readonly Word[], index: number): boolean {
  return NOT.has(clause[index]?.text ?? '') && clause.slice(index + 1).some((word) => SLOT_WORDS.has(word.text));
}

/** The first slot that a clause names. */
export function slotOf(clause: readonly Word[]): SlotName | undefined {
  for (const [index, word] of clause.entries()) {
    const before = clause[index - 1]?.text ?? '';
    if (SHIFT_WORDS.has(word.text) || (SHIFT_LEADS.has(before) && SHIFTS_AFTER_LEADS.has(word.text))) return 'time';
    const slot = SLOT_WORDS.get(word.text);
    const after = clause[index + 1]?.text ?? '';
    if (slot && !NOT_A_SLOT_BEFORE.has(after) && !NOT_A_SLOT_AFTER.has(before)) return slot;
  }
  return undefined;
}

interface Value {
  slot: SlotName;
  words: readonly Word[];
  /** Said against another: "Friday, not Thursday". */
  contrast: boolean;
  /** The other is what was read back. */
  replaces: boolean;
}

function newValue(clause: readonly Word[], around: Surroundings): Value | undefined {
  // "Not Thursday, Friday": the clause is only the half that is dropped.
  if (NOT.has(clause[0]?.text ?? '')) return undefined;
  const not = clause.findIndex((word, index) => index > 0 && index < clause.length - 1 && NOT.has(word.text));
  const kept = not > 0 ? clause.slice(0, not) : clause;
  const dropped = not > 0 ? clause.slice(not + 1) : [];
  const value = valueIn(kept, dropped, around);
  if (!value) return undefined;
  const other = not > 0 ? valueIn(dropped, [], around) : undefined;
  const contrast = other?.slot === value.slot;
  const replaces =
    contrast && againstReadBack({ slot: value.slot, value: other.words, force: 'bare' }, around.context) === 'same';
  return { ...value, contrast, replaces };
}

function valueIn(
  clause: readonly Word[],
  dropped: readonly Word[],
  around: Surroundings,
): Omit<Value, 'contrast' | 'replaces'> | undefined {
  const { context } = around;
  const cut = (span: Span): readonly Word[] => clause.slice(span.start, span.end);
  const number = numberSpans(clause).findLast((run) => standsAlone(clause, run));
  const asked = askedSlot(context) ?? slotOf(clause);
  const time = timeSpan(clause);
  const name = nameIn(clause, dropped, around);
  // "April" is a name where a name was asked for.
  if (name && asked === 'name') return { slot: 'name', words: name };
  if (number && !time && isTelephone(number, asked, clause, dropped, context))
    return { slot: 'phone', words: cut(number) };
  if (time && asked !== 'phone') return { slot: 'time', words: cut(time) };
  if (number && !time && (asked === 'time' || asked === undefined)) return { slot: 'time', words: cut(number) };
  return name && { slot: 'name', words: name };
}

/** A number with a thing after it ("two people"), or "one" for a thing, is no value. */
function standsAlone(clause: readonly Word[], run: Span): boolean {
  const after = clause[run.end];
  if (after && !VALUE_TAILS.has(after.text) && !NOT.has(after.text)) return false;
  return run.end - run.start > 1 || !PRONOUN_LEADS.has(clause[run.start - 1]?.text ?? '');
}

function isTelephone(
  number: { digits: string; pieces: number },
  asked: SlotName | undefined,
  clause: readonly Word[],
  dropped: readonly Word[],
  context: Context,
): boolean {
  if (asked) return asked === 'phone';
  const readBack = (context.heard ?? context.prompt ?? '').replace(/\D/g, '');
  const against = numberSpan(dropped)?.digits ?? '';
  if (against.length > 1 && readBack.includes(against)) return true;
  if (number.digits.startsWith('0')) return true;
  if (number.pieces === 2 && number.digits.length < 5) return false;
  if (number.digits.length < 3 || number.digits.length > 4) return number.digits.length > 4;
  const hours = Number(number.digits.slice(0, -2));
  const isClock = hours >= 1 && hours <= 12 && Number(number.digits.slice(-2)) < 60;
  return !isClock || number.pieces >= 3 || !clause.some((word) => LEANING_WORDS.has(word.text));
}

/** How a correction of the time stands to what was read back. */
export function againstReadBack(correction: Correction, context: Context): 'same' | 'other' | 'unknown' {
  const prompt = context.prompt ?? '';
  if (!correction.value || prompt === '') return 'unknown';
  if (correction.slot === 'time') return comparedWith(correction.value, wordsOf(prompt));
  const digits = numberSpan(correction.value)?.digits;
  const readBack = (context.heard ?? prompt).replace(/\D/g, '');
  if (correction.slot === 'phone' && digits) {
    if (readBack.includes(digits)) return digits.length < ECHO_DIGITS ? 'unknown' : 'same';
    return 'other';
  }
  const known = new Set(wordsOf(`${prompt} ${context.heard ?? ''}`).map((word) => word.text));
  return correction.value.every((word) => known.has(word.text)) ? 'same' : 'other';
}

export function splitAt(clause: readonly Word[], word: string): (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (const item of clause) {
    if (item.text === word) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0);
}
