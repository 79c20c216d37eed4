// Compares spellings and finds where a run of letters parts into a first and a family name.
import { type Weights, weigh } from './name-weights.ts';

const LEVELS_PER_NAT = 1.45; // As the table's levels were made.
const UNLISTED = -7; // A name that no list holds, in nats below one in a million, before its length.
const MIN_PART = 2;
const SPLIT_COST = 1;

/** 1 for the same letters, 0 for nothing in common. */
export function similarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - editDistance(one, other) / longest;
}

const MAX_COMPARED = 24;

function editDistance(one: string, other: string): number {
  const [rows, columns] = [one.slice(0, MAX_COMPARED), other.slice(0, MAX_COMPARED)];
  let previous = Array.from({ length: columns.length + 1 }, (_, column) => column);
  for (let row = 1; row <= rows.length; row++) {
    const current = [row];
    for (let column = 1; column <= columns.length; column++) {
      const swap = (previous[column - 1] ?? 0) + (rows[row - 1] === columns[column - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[columns.length] ?? 0;
}

const nats = (level: number, length: number) => (level > 0 ? level / LEVELS_PER_NAT : UNLISTED - 0.3 * length);

/** How likely letters are as first name and family name together, in nats. */
const fullNameLikelihood = (first: Weights, last: Weights, lengths: readonly [number, number]): number =>
  nats(first.first, lengths[0]) + nats(last.last, lengths[1]) - 13.8 - SPLIT_COST;

export interface Parting {
  parts: string[];
  /** In nats; below zero when a part is in no list. */
  likelihood: number;
}

/** Parts `cindyconnelly` into two names, or leaves a single one whole. */
export function partName(letters: string): Parting {
  const whole = weigh(letters);
  let best: Parting = { parts: [letters], likelihood: nats(Math.max(whole.first, whole.last), letters.length) };
  for (let at = MIN_PART; at <= letters.length - MIN_PART; at++) {
    const [head, tail] = [letters.slice(0, at), letters.slice(at)];
    const first = weigh(head);
    if (first.first < 2) continue;
    const likelihood = fullNameLikelihood(first, weigh(tail), [head.length, tail.length]);
    if (likelihood > best.likelihood) best = { parts: [head, tail], likelihood };
  }
  return best;
}

/** Parts letters where they fit the spoken words best, or returns null when one of them does not fit. */
export function partLike(letters: string, words: readonly string[]): string[] | null {
  const [head, ...rest] = words;
  if (head === undefined) return null;
  if (rest.length === 0) return similarity(bare(letters), head) >= ALIKE ? [letters] : null;
  const tail = rest.join('');
  let best = { at: 0, score: 0 };
  for (let at = MIN_PART; at <= letters.length - MIN_PART; at++) {
    const [one, other] = [similarity(bare(letters.slice(0, at)), head), similarity(bare(letters.slice(at)), tail)];
    if (one >= ALIKE && other >= ALIKE && one + other > best.score) best = { at, score: one + other };
  }
  if (best.at === 0) return null;
  const others = partLike(letters.slice(best.at), rest);
  return others === null ? null : [letters.slice(0, best.at), ...others];
}

/** A spelling may hold an apostrophe or a hyphen that the compared word has lost. */
const bare = (letters: string) => letters.replace(/['-]/g, '');

/** Above this two spellings are taken for the same name. */
export const ALIKE = 0.5;
