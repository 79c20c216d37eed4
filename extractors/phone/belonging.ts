// Decides by what stands around digits whether they are part of a telephone number at all.
import type { Draft } from './draft.ts';
import { isWhole } from './plan.ts';
import type { Atom, Lead, Segment, Segmented } from './segment.ts';

/** Digits that are a number of some kind whatever stands beside them. */
export const LONG = 7;
const JOINABLE_UNKNOWN = 3;

/** Whether digits are part of a telephone number at all, by what stands around them. */
export function belongs({ segments, trailing }: Segmented, at: number, digits: string, draft: Draft): boolean {
  const segment = segments[at];
  if (!segment) return false;
  const { lead } = segment;
  const long = digits.length >= LONG;
  if (lead.notPhone || (!long && (segment.unit || lead.clock))) return false;
  if (long) return true;
  const next: Lead = segments[at + 1]?.lead ?? trailing;
  if (isRange(segment.atoms, draft) || isCount(segment, draft)) return false;
  if (segment.atoms.every((atom) => atom.style === 'clock')) return false;
  if (next.not) return true;
  if (segment.weak && lead.position !== null) return true;
  if (segment.weak) return completes(draft, digits) && segments.length === 1 && lead.unknown + trailing.unknown === 0;
  if (isMarked(lead)) return true;
  if (next.clock && !next.cue) return false;
  if (draft.current !== '' && lead.unknown <= JOINABLE_UNKNOWN) return true;
  if (lead.unknown > 0) return false;
  return next.unknown === 0 || (at < segments.length - 1 && next.unknown <= JOINABLE_UNKNOWN && !next.notPhone);
}

/** One or two digits out of the blue count or date something, unless they are said one by one. */
function isCount({ atoms, lead }: Segment, { given, current }: Draft): boolean {
  if (given.from !== 'nothing' || current !== '' || isMarked(lead)) return false;
  const [first, second, ...more] = atoms;
  if (!first || more.length > 0) return false;
  if (!second) return first.word !== null || first.written.length < (first.written.startsWith('0') ? 2 : 3);
  if (isOneDigit(first) && isOneDigit(second)) return second.pause > 0;
  return isOneDigit(second) && (first.word?.kind === 'tens' || first.word?.kind === 'homophone');
}

const isOneDigit = ({ word, written }: Atom) => (word === null ? written.length === 1 : word.kind === 'digit');

/** "Nine to five": a few digits around a word that sounds like one. */
const isRange = (atoms: readonly Atom[], { given, current }: Draft) =>
  given.from === 'nothing' &&
  current === '' &&
  atoms.length <= 4 &&
  atoms.some((atom, at) => at > 0 && at < atoms.length - 1 && atom.word?.kind === 'homophone') &&
  !atoms.some((atom) => atom.word?.kind === 'zero');

const isMarked = (lead: Lead) =>
  lead.cue || lead.plus || lead.extension || lead.not || lead.position !== null || lead.label !== null;

/** Words that only sound like digits count when exactly those were missing. */
const completes = ({ given, plan }: Draft, digits: string) =>
  given.from === 'prior' && isWhole(plan, given.digits + digits);
