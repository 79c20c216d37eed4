// Hundreds and thousands in a number that is dictated: "forty-one hundred", "two hundred and four".
import { JOIN_ACROSS_PAUSE, SPLIT_HUNDRED, JOIN_BEFORE_DIGITS, DROP_WITHIN } from './costs.ts';
import type { Atom } from './segment.ts';

/** Takes an arc: where it ends, its digits and its cost. */
export type Emit = (to: number, digits: string, cost: number) => void;

export const unitOf = (atom: Atom | undefined) =>
  atom?.word?.kind === 'digit' && atom.word.value > 0 ? atom.word.value : null;

/** Hundreds and thousands after `head`: "forty-one hundred", "two hundred and four", "two thousand five hundred". */
export function scaleArcs(atoms: readonly Atom[], at: number, head: string, emit: Emit): void {
  const kind = atoms[at]?.word?.kind;
  if (kind === 'hundred') {
    emit(at + 1, `${head}00`, splitCost(atoms, at + 1));
    tailArcs(atoms, at + 1, (to, tail, cost) => emit(to, head + tail, cost));
  }
  if (kind === 'thousand') {
    emit(at + 1, `${head}000`, splitCost(atoms, at + 1));
    tailArcs(atoms, at + 1, (to, tail, cost) => emit(to, `${head}0${tail}`, cost + 0.1));
    const digit = unitOf(atoms[at + 1]);
    if (digit !== null && atoms[at + 2]?.word?.kind === 'hundred') {
      emit(at + 3, `${head}${digit}00`, 0);
      tailArcs(atoms, at + 3, (to, tail, cost) => emit(to, `${head}${digit}${tail}`, cost));
    }
  }
}

/** What it costs to end a number at a hundred although more digits follow at once. */
function splitCost(atoms: readonly Atom[], at: number): number {
  const next = atoms[at];
  if (!next || next.pause > 0 || next.word?.kind === 'zero') return 0;
  if (next.word?.kind === 'digit' && crowd(atoms[at + 1]) > 0) return 0;
  return next.word?.kind === 'and' ? DROP_WITHIN : SPLIT_HUNDRED;
}

/** The two digits that complete a hundred. */
function tailArcs(atoms: readonly Atom[], from: number, emit: Emit): void {
  const joined = atoms[from]?.word?.kind === 'and';
  const at = joined ? from + 1 : from;
  const atom = atoms[at];
  if (!atom) return;
  const cost = joined ? 0 : atom.pause > 0 ? JOIN_ACROSS_PAUSE : 0;
  const { word } = atom;
  if (word === null) {
    if (atom.style === 'written' && atom.written.length <= 2) emit(at + 1, atom.written.padStart(2, '0'), cost);
  } else if (word.kind === 'digit') emit(at + 1, `0${word.value}`, cost + (joined ? 0 : crowd(atoms[at + 1])));
  else if (word.kind === 'teen') emit(at + 1, String(word.value), cost);
  else if (word.kind === 'tens') {
    const unit = unitOf(atoms[at + 1]);
    if (unit === null) emit(at + 1, String(word.value), cost);
    else emit(at + 2, String(word.value + unit), cost);
  }
}

/** A digit with more digits right behind it belongs to them rather than to the hundred before. */
const crowd = (next: Atom | undefined) => (next?.word?.kind === 'digit' && next.pause === 0 ? JOIN_BEFORE_DIGITS : 0);
