// What one hypothesis is cut into: stretches of digits and what the words around each do to it.
import type { NumberWord } from './words.ts';

/** One thing that may be digits: a number word, or digits as the recogniser wrote them. */
export interface Atom {
  word: NumberWord | null;
  /** Written digits; for a vanity word the keys of its letters. */
  written: string;
  style: 'spoken' | 'written' | 'plural' | 'clock' | 'vanity';
  pause: 0 | 1 | 2;
  hyphened: boolean;
  /** May be a short word before the number rather than a digit: "two" for "to". */
  noise: boolean;
  /** A vanity word in capitals. */
  capitals: boolean;
  /** May be an exclamation rather than a zero. */
  interjection: boolean;
}

/** `digit`: the one that `count` names, from the front. */
export type Position = 'area' | 'first' | 'middle' | 'last' | 'digit';

/** What was said since the stretch before. */
export interface Lead {
  repair: boolean;
  /** What was said before is taken back, and more is to come. */
  retract: boolean;
  restart: boolean;
  or: boolean;
  not: boolean;
  extension: boolean;
  plus: boolean;
  cue: boolean;
  notPhone: boolean;
  clock: boolean;
  position: Position | null;
  /** The position was named after the digits: "3313 at the end". */
  after: boolean;
  /** The four of "the last four are". */
  count: number | null;
  label: 'preferred' | 'other' | null;
  region: string | null;
  /** Words that mean nothing here. */
  unknown: number;
}

export interface Segment {
  atoms: Atom[];
  lead: Lead;
  /** The digits count something: "five dollars". */
  unit: boolean;
  /** Nothing but words that only sound like digits. */
  weak: boolean;
}

export interface Segmented {
  segments: Segment[];
  /** What was said after the last stretch. */
  trailing: Lead;
  /** "This number": the line the caller rings from, when that is known. */
  thisNumber: boolean;
}

export const emptyLead = (): Lead => ({
  repair: false,
  retract: false,
  restart: false,
  or: false,
  not: false,
  extension: false,
  plus: false,
  cue: false,
  notPhone: false,
  clock: false,
  position: null,
  after: false,
  count: null,
  label: null,
  region: null,
  unknown: 0,
});
