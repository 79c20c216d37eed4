// Puts the stretches of one hypothesis together, repairs included, for one choice of reading of each stretch.
import { belongs, LONG } from './belonging.ts';
import { type Assembly, type Draft, type Given, newDraft, push, settle, type SpokenNumber } from './draft.ts';
import { inOrder, place } from './edit.ts';
import { exclude, IGNORED_REST, replaceWrong, splitWrong } from './exclusion.ts';
import { isWhole, type Plan, startsAfresh } from './plan.ts';
import type { Lead, Segment, Segmented } from './segment.ts';

const UNKNOWN_WORD = 1.5;
const DROPPED_START = 1;

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

function passOver(draft: Draft, { lead, unit }: Segment, digits: string): void {
  if (!lead.notPhone && !lead.clock && !unit) draft.passedOver += digits.length;
}

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

/** "204 774 3312 is home, 431 774 3312 is my cell": each label belongs to the number before it. */
function labelBackwards(numbers: SpokenNumber[], trailing: SpokenNumber['label']): void {
  if (trailing === null || numbers.length === 0 || numbers[0]?.label !== null) return;
  const labels = [...numbers.slice(1).map((number) => number.label), trailing];
  numbers.forEach((number, at) => {
    number.label = labels[at] ?? null;
  });
}
