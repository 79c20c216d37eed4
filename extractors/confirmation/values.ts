// Finds what a caller puts in place of a value: a time, or digits of a telephone number; and whether it was read back.
import {
  CLOCK_UNITS,
  DIGIT_REPEATS,
  DURATIONS,
  FRACTIONS,
  MONTH_WORDS,
  NUMBER_WORDS,
  ORDINALS,
  PAST,
  PERIOD_LEADS,
  PERIOD_TAILS,
  PERIODS,
  TENS_ONLY,
  TIME_GLUE,
  TIME_HEADS,
  TIME_WORDS,
  TO,
  WEEKDAYS,
} from '../lexicon/en/corrections.ts';
import type { Word } from './words.ts';

/** A stretch of words, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

const isNumeral = (text: string): boolean => /^\d+$/.test(text);
const isClock = (text: string): boolean => /^\d{1,2}[:.]\d\d$/.test(text) || /^\d{1,2}(am|pm)$/.test(text);
const isOrdinal = (text: string): boolean => /^\d{1,2}(st|nd|rd|th)$/.test(text);
const isNumber = (text: string): boolean => isNumeral(text) || NUMBER_WORDS.has(text);
const isTimeWord = (text: string): boolean => TIME_WORDS.has(text) || isClock(text) || isOrdinal(text);

/** The longest stretch of words that can be a time, without the glue at its ends; undefined when nothing shows a time. */
export function timeSpan(words: readonly Word[]): Span | undefined {
  const texts = words.map((word) => word.text);
  let start = 0;
  while (start < texts.length) {
    let end = start;
    while (end < texts.length && belongsToTime(texts, end)) end += 1;
    const span = trimmed(texts, start, end);
    if (span && showsTime(texts, span)) return span;
    start = Math.max(end, start + 1);
  }
  return undefined;
}

function belongsToTime(texts: readonly string[], index: number): boolean {
  const text = texts[index] ?? '';
  if (CLOCK_UNITS.has(text)) return isNumber(texts[index - 1] ?? '') || isClock(texts[index - 1] ?? '');
  if (isPeriod(texts, index)) return true;
  return isTimeWord(text) || isNumber(text) || TIME_GLUE.has(text) || ORDINALS.has(text);
}

function trimmed(texts: readonly string[], from: number, to: number): Span | undefined {
  let start = from;
  let end = to;
  const glue = (index: number): boolean => TIME_GLUE.has(texts[index] ?? '');
  while (start < end && glue(start) && !opensTime(texts, start)) start += 1;
  while (end > start && glue(end - 1) && !isPeriod(texts, end - 1)) end -= 1;
  return end > start ? { start, end } : undefined;
}

/** "Half past ten", "next Friday": glue that belongs to the time. */
function opensTime(texts: readonly string[], index: number): boolean {
  const [text, next] = [texts[index] ?? '', texts[index + 1] ?? ''];
  if (FRACTIONS.has(text)) return true;
  return TIME_HEADS.has(text) && (!TIME_GLUE.has(next) || FRACTIONS.has(next) || isPeriod(texts, index + 1));
}

function isPeriod(texts: readonly string[], index: number): boolean {
  const before = texts[index - 1] ?? '';
  if (DURATIONS.has(texts[index] ?? '') && isNumber(before)) return true;
  const leads = PERIOD_LEADS.has(before) || PERIOD_TAILS.has(texts[index + 1] ?? '');
  return PERIODS.has(texts[index] ?? '') && leads;
}

function showsTime(texts: readonly string[], span: Span): boolean {
  const inside = texts.slice(span.start, span.end);
  if (inside.some((_, offset) => isPeriod(texts, span.start + offset))) return true;
  if (inside.some((text) => isTimeWord(text) || CLOCK_UNITS.has(text))) return true;
  const hasNumber = inside.some((text) => isNumber(text));
  const hasFraction = inside.some((text) => FRACTIONS.has(text));
  const hasTurn = inside.some((text) => PAST.has(text) || TO.has(text));
  return (
    (hasNumber && hasFraction && hasTurn) ||
    (inside.some((text) => ORDINALS.has(text)) && texts[span.start - 1] === 'the')
  );
}

/** A run of number words, with the digits they spell and how many words there are. */
export type NumberSpan = Span & { digits: string; pieces: number };

/** The first run of numbers. */
export function numberSpan(words: readonly Word[]): NumberSpan | undefined {
  return numberSpans(words)[0];
}

/** Every run of numbers, in the order they were spoken. */
export function numberSpans(words: readonly Word[]): NumberSpan[] {
  const spans: NumberSpan[] = [];
  let index = 0;
  while (index < words.length) {
    const isStart = isNumber(words[index]?.text ?? '') && !isLooseO(words, index);
    if (!isStart) {
      index += 1;
      continue;
    }
    const start = DIGIT_REPEATS.has(words[index - 1]?.text ?? '') ? index - 1 : index;
    let end = index;
    while (end < words.length && (isNumber(words[end]?.text ?? '') || DIGIT_REPEATS.has(words[end]?.text ?? '')))
      end += 1;
    spans.push({ start, end, digits: digitsOf(words.slice(start, end)), pieces: end - start });
    index = end;
  }
  return spans;
}

/** "O" and "oh" are digits only beside a number. */
function isLooseO(words: readonly Word[], index: number): boolean {
  const text = words[index]?.text ?? '';
  return !isNumeral(text) && NUMBER_WORDS.get(text) === 0 && text.length < 3 && !isNumber(words[index + 1]?.text ?? '');
}

/** The digits of a run of numbers: "two oh four" is 204, "forty nine" 49. */
function digitsOf(words: readonly Word[]): string {
  let digits = '';
  for (const [index, { text }] of words.entries()) {
    const value = isNumeral(text) ? text : NUMBER_WORDS.get(text)?.toString();
    if (value === undefined) continue;
    const tens = TENS_ONLY.has(words[index - 1]?.text ?? '') && value.length === 1 && value !== '0';
    digits = tens ? digits.slice(0, -1) + value : digits + value;
    if (DIGIT_REPEATS.has(words[index - 1]?.text ?? '')) digits += value;
  }
  return digits;
}

/** What a stretch of words says about a time, as far as it can be compared with a read-back. */
interface TimeFacts {
  weekdays: number[];
  days: number[];
  /** Minutes, modulo twelve hours. */
  clocks: number[];
}

function factsOf(words: readonly Word[]): TimeFacts {
  const facts: TimeFacts = { weekdays: [], days: [], clocks: [] };
  const texts = words.map((word) => word.text);
  for (const [index, text] of texts.entries()) {
    const weekday = WEEKDAYS.findIndex((names) => names.includes(text));
    if (weekday >= 0) facts.weekdays.push(weekday);
    const day = dayAt(texts, index);
    if (day !== undefined) facts.days.push(day);
    const clock = clockAt(texts, index);
    if (clock !== undefined) facts.clocks.push(clock % 720);
  }
  return facts;
}

function dayAt(texts: readonly string[], index: number): number | undefined {
  const text = texts[index] ?? '';
  if (isOrdinal(text)) return Number.parseInt(text, 10);
  if (MONTH_WORDS.has(texts[index - 1] ?? '') && isNumeral(text) && Number(text) <= 31) return Number(text);
  const ordinal = ORDINALS.get(text);
  if (ordinal === undefined) return undefined;
  const tens = TENS_ONLY.has(texts[index - 1] ?? '') ? (NUMBER_WORDS.get(texts[index - 1] ?? '') ?? 0) : 0;
  return tens + ordinal;
}

/** The clock time that begins at `index`, in minutes: "9:30", "nine thirty", "half past nine", "eleven o'clock". */
function clockAt(texts: readonly string[], index: number): number | undefined {
  const text = texts[index] ?? '';
  if (isClock(text)) {
    const [hours, minutes] = text.split(/[:.]/);
    return Number.parseInt(hours ?? '', 10) * 60 + (minutes === undefined ? 0 : Number(minutes));
  }
  const hour = isNumeral(text) ? Number(text) : NUMBER_WORDS.get(text);
  if (hour === undefined || hour < 1 || hour > 24) return undefined;
  const fraction = FRACTIONS.get(texts[index - 2] ?? '');
  if (fraction !== undefined && PAST.has(texts[index - 1] ?? '')) return hour * 60 + fraction;
  if (fraction !== undefined && TO.has(texts[index - 1] ?? '')) return hour * 60 - fraction;
  const next = texts[index + 1] ?? '';
  if (CLOCK_UNITS.has(next)) return hour * 60;
  if (!TENS_ONLY.has(next) || TENS_ONLY.has(text)) return undefined;
  const unit = NUMBER_WORDS.get(texts[index + 2] ?? '') ?? 0;
  return hour * 60 + (NUMBER_WORDS.get(next) ?? 0) + (unit < 10 ? unit : 0);
}

/** "Eleven" or "six in the evening": an hour with nothing beside it that makes it one. */
function bareHour(words: readonly Word[], said: TimeFacts): number[] {
  const [run, another] = numberSpans(words);
  if (!run || another || run.pieces > 1 || said.clocks.length > 0 || said.days.length > 0) return [];
  const hour = Number(run.digits);
  return hour >= 1 && hour <= 12 ? [(hour * 60) % 720] : [];
}

/** How words about a time stand to the read-back: `other` when a day or a clock differs, `same` when something agrees. */
export function comparedWith(words: readonly Word[], prompt: readonly Word[]): 'same' | 'other' | 'unknown' {
  const said = factsOf(words);
  said.clocks.push(...bareHour(words, said));
  const readBack = factsOf(prompt);
  let agree = false;
  for (const key of ['weekdays', 'days', 'clocks'] as const) {
    if (said[key].length === 0 || readBack[key].length === 0) continue;
    if (!said[key].some((value) => readBack[key].includes(value))) return 'other';
    agree = true;
  }
  return agree ? 'same' : 'unknown';
}
