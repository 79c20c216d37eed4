// Numbers in words or digits: hours, minutes, days of the month, years and amounts.
import type { Found } from './lexicon.ts';
import type { Grammar } from './grammar.ts';
import { STOP } from './tokens.ts';

const NONE: readonly Found<number>[] = [];

/** A number below a hundred, in words or as one or two digits; `twenty five` before `twenty`. */
export function smallNumbers({ tokens, words, numeric }: Grammar, at: number): readonly Found<number>[] {
  const token = tokens[at];
  if (!token || token.coded || !numeric(at)) return NONE;
  if (token.groups)
    return token.groups.length === 1 && token.text.length <= 2 ? [found(at + 1, Number(token.text))] : [];
  const { units, teens, tens } = words.numbers;
  const ten = tens.get(token.text);
  if (ten !== undefined) {
    const next = tokens[at + 1];
    const unit = next?.stop === STOP.none ? units.get(next.text) : undefined;
    const whole = found(at + 1, ten);
    return unit === undefined || unit === 0 ? [whole] : [found(at + 2, ten + unit), whole];
  }
  const small = teens.get(token.text) ?? units.get(token.text);
  return small === undefined ? [] : [found(at + 1, small)];
}

/** The first reading of `smallNumbers`, which takes the most words. */
export function smallNumber(grammar: Grammar, at: number): Found<number> | undefined {
  return smallNumbers(grammar, at)[0];
}

/** The two digits after the hour: `05`, `30`, `oh five`, `thirty`, `forty five`; never a bare `five`. */
export function minuteDigits(grammar: Grammar, at: number): Found<number> | undefined {
  const { tokens, words } = grammar;
  const token = tokens[at];
  if (!token || token.coded || !grammar.numeric(at)) return undefined;
  if (token.groups) {
    const minute = Number(token.text);
    return token.text.length === 2 && minute < 60 ? found(at + 1, minute) : undefined;
  }
  if (words.numbers.nought.has(token.text)) {
    const next = tokens[at + 1];
    const unit =
      next && (words.numbers.units.get(next.text) ?? (next.text.length === 1 ? digit(next.text) : undefined));
    if (unit !== undefined) return found(at + 2, unit);
    return next && words.numbers.nought.has(next.text) ? found(at + 2, 0) : undefined;
  }
  const number = smallNumber(grammar, at);
  return number && number.value >= 10 && number.value < 60 ? number : undefined;
}

/** An ordinal: `3rd`, `third`, `twenty first`. */
export function ordinal(grammar: Grammar, at: number): Found<number> | undefined {
  const { tokens, words } = grammar;
  const token = tokens[at];
  if (!token || token.coded || !grammar.numeric(at)) return undefined;
  const next = tokens[at + 1];
  const { ordinals, tens, ordinalSuffixes } = words.numbers;
  if (token.groups) {
    const suffixed = token.groups.length === 1 && token.text.length <= 2 && next && ordinalSuffixes.has(next.text);
    return suffixed && (next.glued || next.text.length === 2) ? found(at + 2, Number(token.text)) : undefined;
  }
  const ten = tens.get(token.text);
  const unit = ordinals.get(next?.text ?? '');
  if (ten !== undefined && unit !== undefined && unit < 10) return found(at + 2, ten + unit);
  const value = ordinals.get(token.text);
  return value === undefined ? undefined : found(at + 1, value);
}

/** A year of this time: `2025`, `twenty twenty five`, `two thousand (and) twelve`, `nineteen ninety five`. */
export function year(grammar: Grammar, at: number): Found<number> | undefined {
  const { tokens, words } = grammar;
  const token = tokens[at];
  if (!token || token.coded || !grammar.numeric(at)) return undefined;
  if (token.groups) {
    const value = Number(token.text);
    const plain =
      token.groups.length === 1 && token.text.length === 4 && value >= EARLIEST_YEAR && value <= LATEST_YEAR;
    return plain ? found(at + 1, value) : undefined;
  }
  const { units, thousand } = words.numbers;
  if (units.get(token.text) === 2 && thousand.has(tokens[at + 1]?.text ?? '')) {
    const rest = grammar.mark(at + 2, 'and') ?? at + 2;
    const tail = smallNumber(grammar, rest);
    return tail ? found(tail.end, 2000 + tail.value) : found(at + 2, 2000);
  }
  const century = smallNumbers(grammar, at).find(({ value }) => value === 19 || value === 20);
  const tail = century && minuteOrMore(grammar, century.end);
  return century && tail && found(tail.end, century.value * 100 + tail.value);
}

/** How many of a unit: `3`, `three`, `a`, `a couple of`, `half an`. */
export function amount(grammar: Grammar, at: number): Found<number> | undefined {
  const named = grammar.value(at, 'amount');
  const number = smallNumber(grammar, at);
  if (named) {
    // "a hundred" and "a twenty minute" lead with an article that counts nothing.
    return named.value === 1 && smallNumber(grammar, named.end) ? smallNumber(grammar, named.end) : named;
  }
  const token = grammar.tokens[at];
  // `1/4` of an hour.
  if (token?.joints === '/' && token.groups?.length === 2 && !token.coded) {
    const [over = '', under = ''] = token.groups;
    if (Number(under) > 1 && Number(over) < Number(under)) return found(at + 1, Number(over) / Number(under));
  }
  if (token?.groups?.length === 1 && token.text.length <= 3 && !token.coded) return found(at + 1, Number(token.text));
  return number;
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

function minuteOrMore(grammar: Grammar, at: number): Found<number> | undefined {
  const two = minuteDigits(grammar, at);
  if (two) return two;
  const number = smallNumber(grammar, at);
  return number && number.value >= 10 ? number : undefined;
}

function digit(text: string): number | undefined {
  return text >= '0' && text <= '9' ? Number(text) : undefined;
}

function found(end: number, value: number): Found<number> {
  return { end, value };
}
