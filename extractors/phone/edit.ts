// Changes to digits that were already given: replacing a group, the area code, the last four, or "six not five".
import { isCountryCode, isWhole, nationalOf, type Plan, shapeOf, startsAfresh, wholeLength } from './plan.ts';
import type { Position } from './segment.ts';

/** Digits of a North American area code and of the exchange after it. */
const CODE = 3;
const SUBSCRIBER = 4;
const MAX_COUNTRY_CODE = 3;
const LOCAL = CODE + SUBSCRIBER;
const AREA_CODE = /^[2-9]\d\d$/;

/** Puts a group where the caller said it belongs; null when that is not clear. */
export function place(
  plan: Plan,
  base: string,
  group: string,
  position: Position,
  given: 'now' | 'before',
  count: number | null,
): string | null {
  if (startsAfresh(plan, base, group)) return group;
  const target = nationalOf(plan, base);
  const whole = isWhole(plan, target);
  switch (position) {
    case 'last':
      if (whole) return replaceAt(target, target.length - group.length, group);
      return appendOrReplaceTail(plan, target, group);
    case 'digit':
      return whole && group.length === 1 && count !== null ? replaceAt(target, count - 1, group) : null;
    case 'middle':
      if (!whole) return target + group;
      return plan.northAmerican && group.length === CODE ? replaceAt(target, CODE, group) : null;
    case 'area':
    case 'first':
      return placeFront(plan, target, group, position, given);
    default:
      return position satisfies never;
  }
}

/** "774 3312, 204 area code": the front was said last. */
export function inOrder(plan: Plan, digits: string, position: Position): string {
  if (!plan.northAmerican || position !== 'area' || digits.length !== LOCAL + CODE) return digits;
  return digits.slice(LOCAL) + digits.slice(0, LOCAL);
}

function placeFront(
  plan: Plan,
  base: string,
  group: string,
  position: Position,
  given: 'now' | 'before',
): string | null {
  const front = position === 'area' ? nationalOf(plan, group) : group;
  if (isWhole(plan, base)) {
    if (plan.northAmerican && position === 'area' && front.length !== CODE) return null;
    const skip =
      plan.trunk !== '' && !plan.northAmerican && base.startsWith(plan.trunk) && !front.startsWith(plan.trunk) ? 1 : 0;
    return replaceAt(base, skip, front);
  }
  if (front.length < base.length && isWhole(plan, front + base)) return front + base;
  if (given === 'now') return base + front;
  return base.length <= front.length ? front : front + base.slice(front.length);
}

function appendOrReplaceTail(plan: Plan, base: string, group: string): string | null {
  const whole = wholeLength(plan, base);
  if (whole === null || base.length + group.length <= whole) return base + group;
  return base.slice(0, whole - group.length) + group;
}

function replaceAt(base: string, at: number, group: string): string | null {
  if (at < 0 || at + group.length > base.length) return null;
  return base.slice(0, at) + group + base.slice(at + group.length);
}

/** "Six, not five": the one place where the wrong digits stand; of several the last when they were just said. */
export function substitute(base: string, wrong: string, right: string, given: 'now' | 'before'): string | null {
  if (wrong === '') return null;
  const last = base.lastIndexOf(wrong);
  if (last < 0) return null;
  if (given === 'before' && base.indexOf(wrong) !== last) return nearest(base, wrong, right);
  return base.slice(0, last) + right + base.slice(last + wrong.length);
}

/** Where the wrong digits stand twice, a place at a group's border tells them apart. */
function nearest(base: string, wrong: string, right: string): string | null {
  const borders = [0, CODE, CODE + CODE, base.length - wrong.length];
  const places = [...new Set(borders)].filter((at) => wrong.length > 1 && base.startsWith(wrong, at));
  const [only] = places;
  return places.length === 1 && only !== undefined ? replaceAt(base, only, right) : null;
}

/** What was said, then "no wait", then what was meant: the second replaces as much of the end as it must. */
export function repair(plan: Plan, before: string, after: string): { digits: string; unlike: number } | null {
  if (before === '' || startsAfresh(plan, before, after)) return { digits: after, unlike: 0 };
  if (after === '') return { digits: before, unlike: 0 };
  const whole = wholeLength(plan, before);
  if (whole !== null && before.length + after.length >= whole && after.length <= whole) {
    const cut = whole - after.length;
    const replaced = before.slice(cut);
    return { digits: before.slice(0, cut) + after, unlike: difference(replaced, after.slice(0, replaced.length)) };
  }
  const digits = resemble(before, after);
  return digits === null ? null : { digits, unlike: 0 };
}

/** Replaces the end of `before` that the first digits of `after` resemble most. */
function resemble(before: string, after: string): string | null {
  let cut = -1;
  let least = 0.67;
  for (let at = 0; at < before.length; at++) {
    const said = before.slice(at);
    if (said.length > after.length) continue;
    const ratio = difference(said, after.slice(0, said.length)) / said.length;
    if (ratio < least) {
      least = ratio;
      cut = at;
    }
  }
  return cut < 0 ? null : before.slice(0, cut) + after;
}

/** Digits that differ, two swapped neighbours counted once. */
function difference(one: string, other: string): number {
  let count = Math.abs(one.length - other.length);
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    if (one[at] === other[at]) continue;
    count++;
    if (one[at] === other[at + 1] && one[at + 1] === other[at]) at++;
  }
  return count;
}

/** A group said after a read-back, with nothing that tells where it belongs. */
export function correct(plan: Plan, base: string, group: string): string | null {
  const target = nationalOf(plan, base);
  if (group.length >= target.length - CODE) return replaceAt(target, target.length - group.length, group);
  if (group.length < 2) return null;
  const borders = [0, CODE, target.length - SUBSCRIBER, target.length - group.length];
  const places = [...new Set(borders)]
    .filter((at) => at + group.length <= target.length)
    .map((at) => ({ at, away: difference(target.slice(at, at + group.length), group) }))
    .filter(({ away }) => away > 0 && away <= group.length / 2)
    .toSorted((a, b) => a.away - b.away);
  const [closest, second] = places;
  if (closest && (!second || second.away > closest.away)) return replaceAt(target, closest.at, group);
  return group.length === SUBSCRIBER ? replaceAt(target, target.length - SUBSCRIBER, group) : null;
}

/** Adds what was said now to what earlier turns gave; a leading plus marks a country code; null when it fits nowhere. */
export function accumulate(plan: Plan, prior: string, said: string, repaired: boolean): string | null {
  if (completesCountryCode(plan, prior, said)) return `+${prior}${said}`;
  const base = nationalOf(plan, prior);
  if (startsAfresh(plan, base, said)) return said;
  if (repaired) return isWhole(plan, base) ? correct(plan, base, said) : resembleOnly(base, said);
  if (base.length >= CODE && said.startsWith(base)) return said;
  const joined = base + said;
  const whole = wholeLength(plan, joined);
  if (plan.northAmerican && base.length === LOCAL && AREA_CODE.test(said)) return said + base;
  if (isWhole(plan, joined)) return joined;
  if (whole === null || joined.length < whole) return joined;
  const overlap = joined.length - whole;
  if (overlap <= said.length && base.endsWith(said.slice(0, overlap))) return base + said.slice(overlap);
  return null;
}

/** A country code in one turn, the number in the next. */
function completesCountryCode(plan: Plan, prior: string, said: string): boolean {
  if (prior.length > MAX_COUNTRY_CODE || prior.startsWith('0')) return false;
  const whole = wholeLength(plan, prior + said);
  if (whole === null || prior.length + said.length <= whole) return false;
  const here = shapeOf(plan, said, false);
  if (here.kind === 'full' && here.valid) return false;
  const abroad = shapeOf(plan, prior + said, true);
  return abroad.kind === 'full' && abroad.valid && isCountryCode(prior);
}

/** "Sorry, 775" after 204774: only what is close to the last group replaces it. */
function resembleOnly(base: string, said: string): string | null {
  if (said.length > base.length) return said;
  const tail = base.slice(base.length - said.length);
  return difference(tail, said) <= said.length / 2 ? base.slice(0, base.length - said.length) + said : null;
}
