// The lattice of one stretch: every way to read its words as digits, each with a cost, searched with a beam.
import type { Atom } from './segments.ts';

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

// Costs are in units of "one odd choice"; a wrong length costs about three (plan.ts).
const SPLIT_TENS = 0.8; // "twenty four" as 20 4
const SPLIT_HYPHENED_TENS = 3; // "twenty-four" as 20 4
const JOIN_ACROSS_PAUSE = 2; // "twenty, four" as 24
const SPLIT_HUNDRED = 0.7; // "two hundred four" as 200 4
const JOIN_BEFORE_DIGITS = 3; // "eight hundred two two five …" as 802 25…
const DROP_AND = 0.7; // "and" where no hundred stands before it
const DROP_NOISE_DIGIT = 2.5; // "Two, 204 774 3312"
const DROP_INTERJECTION_FIRST = 0.9;
const DROP_EXCLAMATION = 0.1; // "Oh, two oh four", "Oh 204"
const DROP_WITHIN = 2.2;
const DROP_ZERO_WITHIN = 3.6; // "two oh four" as 24
const HOMOPHONE_AS_DIGIT_FIRST = 1.1;
const HOMOPHONE_AS_DIGIT = 0.6;
const DROP_HOMOPHONE_FIRST = 0.2;
const DROP_HOMOPHONE_LAST = 0.9;
const SLIP = 1.5;
const CLOCK_AS_DIGITS = 1.6; // "8:15 328 8957"
const REJOIN_WRITTEN = 1.2; // "40 9" for 49, "200 4" for 204
const ODD = 2;
const VANITY = 1;
const DROP_VANITY = 1.5;

const AFTER_DIGITS = /\d{3}$/;
const TOLL_FREE_END = /8(?:00|33|44|55|66|77|88)$/;

type Emit = (to: number, digits: string, cost: number) => void;

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

const unitOf = (atom: Atom | undefined) =>
  atom?.word?.kind === 'digit' && atom.word.value > 0 ? atom.word.value : null;

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

/** Hundreds and thousands after `head`: "forty-one hundred", "two hundred and four", "two thousand five hundred". */
function scaleArcs(atoms: readonly Atom[], at: number, head: string, emit: Emit): void {
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
