// Puts the stretches of one hypothesis together, repairs included, for one choice of reading of each stretch.
import { inOrder, place, repair, substitute } from './edit.ts';
import { isWhole, type Plan, startsAfresh, wholeLength } from './plan.ts';
import type { Atom, Lead, Segment, Segmented } from './segments.ts';

export interface Given {
  digits: string;
  /** `heard` was read back as a whole; `prior` is what earlier turns gave. */
  from: 'nothing' | 'prior' | 'heard';
}

export interface SpokenNumber {
  digits: string;
  plus: boolean;
  region: string | null;
  label: 'preferred' | 'other' | null;
  ext: string | null;
  /** `given`: earlier digits are already worked in. */
  basis: 'said' | 'given';
}

export interface Assembly {
  numbers: SpokenNumber[];
  cost: number;
  /** The caller offered two numbers and did not choose. */
  unsure: boolean;
  /** Something was said about the digits that fits nowhere. */
  unclear: boolean;
  /** Words of telephone numbers stood beside the digits. */
  cued: boolean;
  /** Digits that were left out, but may have been meant. */
  passedOver: number;
  repaired: boolean;
  restarted: boolean;
}

const UNKNOWN_WORD = 1.5;
const DROPPED_START = 1;
const UNLIKE = 0.25; // each digit that a repair does not repeat
const IGNORED_REST = 0.3;
/** Digits that are a number of some kind whatever stands beside them. */
const LONG = 7;
/** Digits of the last group, the one that callers say twice. */
const LAST_GROUP = 4;
const JOINABLE_UNKNOWN = 3;

interface Draft extends Assembly {
  plan: Plan;
  given: Given;
  current: string;
  /** What stood before the repair that `current` is now said in place of. */
  before: string | null;
  lastSaid: string;
  wrong: string | null;
  plus: boolean;
  region: string | null;
  label: SpokenNumber['label'];
  ext: string | null;
  basis: SpokenNumber['basis'];
}

/** Reads the stretches left to right; `choice` holds the digits taken for each. */
export function assemble(segmented: Segmented, choice: readonly string[], plan: Plan, given: Given): Assembly {
  const { segments, trailing } = segmented;
  const draft = newDraft(plan, given);
  segments.forEach((segment, at) => {
    const digits = choice[at] ?? '';
    if (segment.lead.restart) restart(draft);
    if (digits === '') return;
    if (!belongs(segmented, at, digits, draft)) return passOver(draft, segment, digits);
    take(draft, segment.lead, digits);
  });
  finish(draft, trailing);
  return draft;
}

function newDraft(plan: Plan, given: Given): Draft {
  return {
    plan,
    given,
    numbers: [],
    cost: 0,
    unsure: false,
    unclear: false,
    cued: false,
    passedOver: 0,
    repaired: false,
    restarted: false,
    current: '',
    before: null,
    lastSaid: '',
    wrong: null,
    plus: false,
    region: null,
    label: null,
    ext: null,
    basis: 'said',
  };
}

function passOver(draft: Draft, { lead, unit }: Segment, digits: string): void {
  if (!lead.notPhone && !lead.clock && !unit) draft.passedOver += digits.length;
}

/** Whether digits are part of a telephone number at all, by what stands around them. */
function belongs({ segments, trailing }: Segmented, at: number, digits: string, draft: Draft): boolean {
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

function take(draft: Draft, lead: Lead, digits: string): void {
  if (lead.cue || lead.position !== null || lead.label !== null || lead.plus) draft.cued = true;
  if (lead.extension) {
    draft.ext = digits;
    return;
  }
  if (lead.region) draft.region = lead.region;
  if (lead.repair) {
    draft.repaired = true;
    settle(draft);
  }
  if (lead.not) return exclude(draft, digits);
  if (draft.current !== '' && (lead.or || lead.label !== null)) {
    if (lead.or) draft.unsure = true;
    push(draft);
  }
  if (lead.label !== null) draft.label = lead.label;
  if (lead.plus) {
    if (draft.current !== '') draft.cost += DROPPED_START;
    draft.current = '';
    draft.plus = true;
  }
  if (draft.wrong !== null) replaceWrong(draft, digits);
  else if (lead.position !== null) position(draft, lead, digits);
  else if (lead.repair && draft.current !== '') startRepair(draft, digits);
  else append(draft, lead, digits);
  draft.lastSaid = digits;
}

function restart(draft: Draft): void {
  Object.assign(draft, {
    current: '',
    before: null,
    numbers: [],
    lastSaid: '',
    wrong: null,
    unclear: false,
    restarted: true,
    basis: 'said',
  });
  draft.given = { digits: '', from: 'nothing' };
}

function startRepair(draft: Draft, digits: string): void {
  draft.before = draft.current;
  draft.current = digits;
}

/** Works an open repair in. */
function settle(draft: Draft): void {
  if (draft.before === null) return;
  const repaired = repair(draft.plan, draft.before, draft.current);
  if (repaired === null) draft.unclear = true;
  else {
    draft.current = repaired.digits;
    draft.cost += repaired.unlike * UNLIKE;
  }
  draft.before = null;
}

function append(draft: Draft, lead: Lead, digits: string): void {
  const { plan, current } = draft;
  if (current === '' || (draft.plus && !isWhole(plan, current))) {
    draft.current += digits;
  } else if (draft.before === null && isWhole(plan, current)) {
    if (startsAfresh(plan, current, digits)) {
      push(draft);
      draft.current = digits;
    } else if (!current.endsWith(digits)) {
      if (lead.unknown > 0 || lead.cue) draft.cost += IGNORED_REST;
      else draft.current += digits;
    }
  } else if (startsAfresh(plan, current, digits) && (digits.startsWith(current) || lead.unknown > 0 || lead.cue)) {
    if (!digits.startsWith(current)) draft.cost += DROPPED_START;
    draft.current = digits;
  } else {
    draft.current += digits;
    draft.cost += lead.unknown * UNKNOWN_WORD;
  }
}

/** "The last four are", "area code": on this turn's digits, or on those given before. */
function position(draft: Draft, lead: Lead, digits: string): void {
  settle(draft);
  if (lead.position === null) return;
  if (lead.count !== null && isMiscounted(lead, lead.count, digits)) draft.unclear = true;
  const now = draft.current !== '';
  if (now && draft.plus) {
    draft.current += digits;
    return;
  }
  const base = now ? draft.current : draft.given.digits;
  if (base === '' || startsAfresh(draft.plan, base, digits)) {
    if (lead.position !== 'area' && lead.position !== 'first' && !isWhole(draft.plan, digits)) draft.unclear = true;
    draft.current = lead.after ? inOrder(draft.plan, digits, lead.position) : digits;
    return;
  }
  const placed = place(draft.plan, base, digits, lead.position, now ? 'now' : 'before', lead.count);
  if (placed === null) draft.unclear = true;
  draft.current = placed ?? digits;
  if (!now) draft.basis = 'given';
}

/** More digits than counted may follow a beginning, never an end. */
const isMiscounted = (lead: Lead, count: number, digits: string) =>
  lead.position !== 'digit' && isLengthOff(lead, count, digits);

const isLengthOff = (lead: Lead, count: number, digits: string) =>
  digits.length < count || (digits.length > count && digits.length < LONG && lead.position === 'last');

/** "…, not five": what was just said stands in place of the wrong digits. */
function exclude(draft: Draft, wrong: string): void {
  const { current, lastSaid } = draft;
  if (current === '' || lastSaid === '') {
    draft.wrong = wrong;
    return;
  }
  if (draft.basis === 'given' && isWhole(draft.plan, current)) return; // the place was named already
  const right = lastSaid.length > wrong.length ? lastSaid.slice(-wrong.length) : lastSaid;
  const earlier = (draft.before ?? '') + current.slice(0, current.length - right.length);
  const inTurn = earlier === '' ? null : substitute(earlier, wrong, right, 'now');
  draft.before = null;
  if (inTurn !== null) draft.current = inTurn;
  else if (isWhole(draft.plan, current)) excludeHalf(draft, wrong);
  else replaceGiven(draft, wrong, lastSaid);
}

/** "604 822 3315, not 15 14": the wrong half, then the right one; a whole number that was not meant is passed over. */
function excludeHalf(draft: Draft, both: string): void {
  if (isWhole(draft.plan, both)) {
    draft.cost += IGNORED_REST;
    return;
  }
  const half = both.length / 2;
  const replaced =
    both.length % 2 === 0 ? substitute(draft.current, both.slice(0, half), both.slice(half), 'now') : null;
  if (replaced !== null) draft.current = replaced;
  else if (draft.current.includes(both)) draft.unclear = true;
  else draft.cost += IGNORED_REST;
}

function replaceWrong(draft: Draft, right: string): void {
  const wrong = draft.wrong ?? '';
  draft.wrong = null;
  if (isWhole(draft.plan, right)) draft.current = right;
  else if (draft.current === '') replaceGiven(draft, wrong, right);
  else {
    const replaced = substitute(draft.current, wrong, right, 'now');
    if (replaced === null) draft.unclear = true;
    else draft.current = replaced;
  }
}

function replaceGiven(draft: Draft, wrong: string, right: string): void {
  const replaced = substitute(draft.given.digits, wrong, right, 'before');
  if (replaced === null) draft.unclear = true;
  draft.current = replaced ?? right;
  draft.basis = replaced === null ? 'said' : 'given';
}

function push(draft: Draft): void {
  settle(draft);
  const { current, region, label, ext, basis } = draft;
  if (current !== '')
    draft.numbers.push({
      digits: draft.plus ? current : onlyOnce(draft.plan, current),
      plus: draft.plus,
      region,
      label,
      ext,
      basis,
    });
  Object.assign(draft, { current: '', plus: false, label: null, ext: null, lastSaid: '', basis: 'said' });
}

/** A number said twice in one breath, or begun and then said whole, is one number. */
function onlyOnce(plan: Plan, digits: string): string {
  const whole = wholeLength(plan, digits);
  if (whole === null || digits.length <= whole) return digits;
  const last = digits.slice(-whole);
  const head = digits.slice(0, -whole);
  const rest = digits.slice(whole);
  const numberFirst = !plan.northAmerican || /^1?[2-9]/.test(digits);
  if (numberFirst && rest.length >= LAST_GROUP && digits.slice(0, whole).endsWith(rest)) return digits.slice(0, whole);
  return head.length > 2 && (last.startsWith(head) || head === last) ? last : digits;
}

function finish(draft: Draft, trailing: Lead): void {
  if (trailing.restart) restart(draft);
  if (trailing.region && draft.region === null) draft.region = trailing.region;
  if (draft.wrong !== null) {
    splitWrong(draft, draft.wrong);
    draft.wrong = null;
  }
  if ((trailing.retract || trailing.not) && draft.current !== '') draft.unclear = true;
  push(draft);
  labelBackwards(draft.numbers, trailing.label);
}

/** "Not 774 747" without a pause: the wrong half, then the right one. */
function splitWrong(draft: Draft, both: string): void {
  const half = both.length / 2;
  if (draft.current !== '') return;
  const { digits } = draft.given;
  if (both.length % 2 === 0 && !digits.includes(both) && digits.includes(both.slice(0, half))) {
    replaceGiven(draft, both.slice(0, half), both.slice(half));
  } else draft.unclear = draft.given.digits !== '';
}

/** "204 774 3312 is home, 431 774 3312 is my cell": each label belongs to the number before it. */
function labelBackwards(numbers: SpokenNumber[], trailing: SpokenNumber['label']): void {
  if (trailing === null || numbers.length === 0 || numbers[0]?.label !== null) return;
  const labels = [...numbers.slice(1).map((number) => number.label), trailing];
  numbers.forEach((number, at) => {
    number.label = labels[at] ?? null;
  });
}
