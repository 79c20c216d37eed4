// The hand that cuts: the stretch that is open, and what was noted since the one before.
import { type Atom, emptyLead, type Lead, type Segment } from './segment.ts';
import type { Token } from './tokens.ts';
import type { CompiledWords } from './words.ts';

export interface Cutter {
  tokens: readonly Token[];
  words: CompiledWords;
  out: Segment[];
  open: Atom[];
  lead: Lead;
  pause: 0 | 1 | 2;
  thisNumber: boolean;
  at: number;
}

export function add(cutter: Cutter, token: Token, atom: Partial<Atom>): void {
  if (cutter.lead.not && cutter.open.length > 0 && cutter.pause > 0) close(cutter);
  cutter.open.push({
    word: null,
    written: '',
    style: 'spoken',
    pause: cutter.open.length === 0 ? 0 : cutter.pause,
    hyphened: token.hyphened,
    noise: false,
    capitals: token.capitals,
    interjection: false,
    ...atom,
  });
  cutter.pause = 0;
}

export function unknownWord(cutter: Cutter): void {
  close(cutter);
  cutter.lead.not = false; // it was about that word
  cutter.lead.unknown++;
}

/** Letters and digits in one word, or a sum: nothing next to it is a telephone number. */
export function taint(cutter: Cutter): void {
  close(cutter, true);
  const last = cutter.out.at(-1);
  if (last?.unit && cutter.lead.unknown === 0) last.lead.notPhone = true;
  cutter.lead.notPhone = true;
  cutter.lead.unknown++;
}

export function noteCountry(cutter: Cutter, region: string): void {
  close(cutter);
  cutter.lead.region = region;
}

export function close(cutter: Cutter, unit = false): void {
  if (cutter.open.length === 0) return;
  const weak = !cutter.open.some(isEvidence) && !isZeros(cutter.open);
  if (!weak || cutter.open.some((atom) => atom.word?.kind === 'homophone' || atom.interjection)) {
    const cut = unit ? countedFrom(cutter.open) : 0;
    if (cut > 0) {
      cutter.out.push({ atoms: cutter.open.slice(0, cut), lead: cutter.lead, unit: false, weak: false });
      cutter.lead = emptyLead();
    }
    cutter.out.push({ atoms: cutter.open.slice(cut), lead: cutter.lead, unit, weak });
    cutter.lead = emptyLead();
  }
  cutter.open = [];
}

/** "416 555 0134 for two people": where the counted words begin after a number; 0 when all are counted. */
function countedFrom(atoms: readonly Atom[]): number {
  for (let at = atoms.length - 1; at > 0 && at >= atoms.length - 3; at--) {
    const atom = atoms[at];
    if (atom && (atom.word?.kind === 'homophone' || atom.pause > 0)) return at;
  }
  return 0;
}

/** "Triple oh", "oh oh": more than an exclamation. */
const isZeros = (atoms: readonly Atom[]) =>
  atoms.filter((atom) => atom.interjection || atom.word?.kind === 'times').length > 1;

/** Homophones and joiners alone are no digits. */
function isEvidence({ word, interjection }: Atom): boolean {
  if (interjection) return false;
  return (
    word === null || (word.kind !== 'homophone' && word.kind !== 'slip' && word.kind !== 'and' && word.kind !== 'times')
  );
}
