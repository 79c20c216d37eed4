// A number in the making: what has been put together so far of one hypothesis.
import { repair } from './edit.ts';
import { type Plan, wholeLength } from './plan.ts';

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
  /** Something was said about the digits that fits nowhere. */
  unclear: boolean;
  /** Words of telephone numbers stood beside the digits. */
  cued: boolean;
  /** Digits that were left out, but may have been meant. */
  passedOver: number;
  repaired: boolean;
  restarted: boolean;
}

const UNLIKE = 0.25; // each digit that a repair does not repeat
/** Digits of the last group, the one that callers say twice. */
const LAST_GROUP = 4;

export interface Draft extends Assembly {
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

export function newDraft(plan: Plan, given: Given): Draft {
  return {
    plan,
    given,
    numbers: [],
    cost: 0,
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

/** Works an open repair in. */
export function settle(draft: Draft): void {
  if (draft.before === null) return;
  const repaired = repair(draft.plan, draft.before, draft.current);
  if (repaired === null) draft.unclear = true;
  else {
    draft.current = repaired.digits;
    draft.cost += repaired.unlike * UNLIKE;
  }
  draft.before = null;
}

export function push(draft: Draft): void {
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
