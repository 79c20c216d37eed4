// The lattice of one stretch: every way to read its words as digits, each with a cost, searched with a beam.
import {
  SPLIT_TENS,
  SPLIT_HYPHENED_TENS,
  JOIN_ACROSS_PAUSE,
  DROP_AND,
  DROP_NOISE_DIGIT,
  DROP_INTERJECTION_FIRST,
  DROP_EXCLAMATION,
  DROP_WITHIN,
  DROP_ZERO_WITHIN,
  HOMOPHONE_AS_DIGIT_FIRST,
  HOMOPHONE_AS_DIGIT,
  DROP_HOMOPHONE_FIRST,
  DROP_HOMOPHONE_LAST,
  SLIP,
  CLOCK_AS_DIGITS,
  REJOIN_WRITTEN,
  ODD,
  VANITY,
  DROP_VANITY,
} from './costs.ts';
import { type Emit, scaleArcs, unitOf } from './scale.ts';
import type { Atom } from './segment.ts';

export interface Reading {
  digits: string;
  cost: number;
}

/** Readings kept at each place of the lattice. */
const BEAM = 20;
/** A reading this much dearer than the best at its place cannot win any more. */
const WINDOW = 4.5;
/** Longer stretches are no telephone number, nor two. */
const MAX_ATOMS = 48;
const MAX_DIGITS = 48;

const AFTER_DIGITS = /\d{3}$/;
const TOLL_FREE_END = /8(?:00|33|44|55|66|77|88)$/;

/** The readings of a stretch, cheapest first; none when it is too long to be a number. */
export function readLattice(atoms: readonly Atom[], limit: number): Reading[] {
  if (atoms.length > MAX_ATOMS) return [];
  const beams: Reading[][] = Array.from({ length: atoms.length + 1 }, () => []);
  beams[0]?.push({ digits: '', cost: 0 });
  for (let at = 0; at < atoms.length; at++) {
    const beam = best(beams[at] ?? [], BEAM);
    if (beam.length === 0) continue;
    for (const arc of arcsFrom(atoms, at)) {
      const onward = beams[arc.to];
      for (const { digits, cost } of beam) {
        if (digits.length + arc.digits.length > MAX_DIGITS || (arc.needs && !arc.needs.test(digits))) continue;
        onward?.push({ digits: digits + arc.digits, cost: cost + arc.cost });
      }
    }
  }
  return best(beams[atoms.length] ?? [], limit);
}

/** The cheapest readings, each string of digits once. */
function best(readings: Reading[], limit: number): Reading[] {
  if (readings.length < 2) return readings;
  const ranked = readings.toSorted((a, b) => a.cost - b.cost);
  const dearest = (ranked[0]?.cost ?? 0) + WINDOW;
  const kept: Reading[] = [];
  for (const reading of ranked) {
    if (kept.length >= limit || reading.cost > dearest) break;
    if (!kept.some((other) => other.digits === reading.digits)) kept.push(reading);
  }
  return kept;
}

interface Arc {
  to: number;
  digits: string;
  cost: number;
  /** The digits before must end so. */
  needs?: RegExp;
}

function arcsFrom(atoms: readonly Atom[], at: number): Arc[] {
  const atom = atoms[at];
  const arcs: Arc[] = [];
  if (!atom) return arcs;
  const emit: Emit = (to, digits, cost) => arcs.push({ to, digits, cost });
  if (atom.word === null) writtenArcs(atoms, at, atom, arcs, emit);
  else spokenArcs(atoms, at, atom.word, emit);
  if (atom.noise && at === 0 && opensNumber(atoms[1])) emit(1, '', DROP_NOISE_DIGIT);
  if (atom.interjection) emit(at + 1, '', dropInterjection(atom, at, atoms[at + 1]));
  return arcs;
}

function dropInterjection(atom: Atom, at: number, next: Atom | undefined): number {
  if (at === 0) return next && (next.pause > 0 || next.word === null) ? DROP_EXCLAMATION : DROP_INTERJECTION_FIRST;
  return atom.pause > 0 ? DROP_WITHIN : DROP_ZERO_WITHIN;
}

const opensNumber = (next: Atom | undefined) => next !== undefined && (next.pause > 0 || next.written.length > 2);

function spokenArcs(atoms: readonly Atom[], at: number, word: NonNullable<Atom['word']>, emit: Emit): void {
  switch (word.kind) {
    case 'digit':
      emit(at + 1, String(word.value), 0);
      repeatArcs(atoms, at + 1, word.value, emit);
      scaleArcs(atoms, at + 1, String(word.value), emit);
      return;
    case 'zero':
      return emit(at + 1, '0', 0);
    case 'teen':
      emit(at + 1, String(word.value), 0);
      return scaleArcs(atoms, at + 1, String(word.value), emit);
    case 'tens':
      return tensArcs(atoms, at, word.value, emit);
    case 'times':
      return timesArcs(atoms, at, word.value, emit);
    case 'plural':
      return emit(at + 1, String(word.value), ODD);
    case 'homophone':
      emit(at + 1, String(word.value), at === 0 ? HOMOPHONE_AS_DIGIT_FIRST : HOMOPHONE_AS_DIGIT);
      scaleArcs(atoms, at + 1, String(word.value), (to, digits, cost) => emit(to, digits, cost + HOMOPHONE_AS_DIGIT));
      return emit(at + 1, '', dropHomophone(atoms, at));
    case 'slip':
      emit(at + 1, String(word.value), SLIP);
      return emit(at + 1, '', SLIP);
    case 'hundred':
      emit(at + 1, '00', SLIP);
      return emit(at + 1, '100', ODD);
    case 'thousand':
      emit(at + 1, '000', SLIP);
      return emit(at + 1, '1000', ODD);
    case 'and':
      return emit(at + 1, '', atoms[at]?.pause === 0 ? DROP_AND : 0);
    default:
      word satisfies never;
  }
}

function dropHomophone(atoms: readonly Atom[], at: number): number {
  if (at === 0) return DROP_HOMOPHONE_FIRST;
  return at === atoms.length - 1 ? DROP_HOMOPHONE_LAST : DROP_WITHIN;
}

function tensArcs(atoms: readonly Atom[], at: number, tens: number, emit: Emit): void {
  const next = atoms[at + 1];
  const unit = unitOf(next);
  if (next && unit !== null) {
    const joined = String(tens + unit);
    const cost = next.pause > 0 ? JOIN_ACROSS_PAUSE : 0;
    emit(at + 2, joined, cost);
    scaleArcs(atoms, at + 2, joined, (to, digits, more) => emit(to, digits, cost + more));
    const split = next.pause > 0 ? 0 : next.hyphened ? SPLIT_HYPHENED_TENS : SPLIT_TENS;
    emit(at + 1, String(tens), split);
  } else emit(at + 1, String(tens), 0);
  scaleArcs(atoms, at + 1, String(tens), emit);
}

/** "double four", "triple oh", "double 86" for 886. */
function timesArcs(atoms: readonly Atom[], at: number, times: number, emit: Emit): void {
  const next = atoms[at + 1];
  if (!next) return emit(at + 1, '', ODD);
  emit(at + 1, '', DROP_WITHIN);
  if (next.word === null) {
    if (next.style !== 'written') return;
    const first = next.written.charAt(0);
    emit(at + 2, first.repeat(times) + next.written.slice(1), next.written.length > 1 ? SPLIT_TENS : 0);
    return;
  }
  const { word } = next;
  if (word.kind === 'digit' || word.kind === 'zero' || word.kind === 'plural')
    emit(at + 2, String(word.value).repeat(times), 0);
  if (word.kind === 'homophone') emit(at + 2, String(word.value).repeat(times), 0.3);
  if (word.kind === 'teen') emit(at + 2, String(word.value).repeat(times), 0.3);
  if (word.kind === 'tens') {
    const unit = unitOf(atoms[at + 2]) ?? 0;
    emit(at + (unit > 0 ? 3 : 2), String(word.value + unit).repeat(times), 0.3);
  }
}

/** "four fives", "three 7s". */
function repeatArcs(atoms: readonly Atom[], next: number, count: number, emit: Emit): void {
  const atom = atoms[next];
  if (!atom || count < 2) return;
  if (atom.word?.kind === 'plural') emit(next + 1, String(atom.word.value).repeat(count), 0);
  else if (atom.style === 'plural') emit(next + 1, atom.written.repeat(count), 0);
}

function writtenArcs(atoms: readonly Atom[], at: number, atom: Atom, arcs: Arc[], emit: Emit): void {
  const { written, style } = atom;
  if (style === 'vanity') {
    arcs.push({ to: at + 1, digits: written, cost: VANITY, needs: atom.capitals ? AFTER_DIGITS : TOLL_FREE_END });
    arcs.push({ to: at + 1, digits: '', cost: DROP_VANITY });
    return;
  }
  if (style === 'clock') {
    emit(at + 1, written, CLOCK_AS_DIGITS);
    return;
  }
  emit(at + 1, written, style === 'plural' ? ODD : 0);
  if (style === 'plural') return;
  if (written.length === 1) repeatArcs(atoms, at + 1, Number(written), emit);
  if (written.length <= 2 && written !== '0') scaleArcs(atoms, at + 1, written, emit);
  rejoinArcs(atoms, at, written, emit);
}

/** A recogniser that writes "40 9" for forty-nine and "200 4" for two hundred four. */
function rejoinArcs(atoms: readonly Atom[], at: number, written: string, emit: Emit): void {
  const next = atoms[at + 1];
  if (!next || next.word !== null || next.pause > 0 || next.style !== 'written' || next.written.startsWith('0')) return;
  if (/^[2-9]0$/.test(written) && next.written.length === 1)
    emit(at + 2, written.charAt(0) + next.written, REJOIN_WRITTEN);
  if (/^[1-9]00$/.test(written) && next.written.length <= 2) {
    emit(at + 2, written.charAt(0) + next.written.padStart(2, '0'), REJOIN_WRITTEN);
  }
}
