// "Six, not five": digits that are named as wrong.
import type { Draft } from './draft.ts';
import { substitute } from './edit.ts';
import { isWhole } from './plan.ts';

export const IGNORED_REST = 0.3;

/** "…, not five": what was just said stands in place of the wrong digits. */
export function exclude(draft: Draft, wrong: string): void {
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

export function replaceWrong(draft: Draft, right: string): void {
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

/** "Not 774 747" without a pause: the wrong half, then the right one. */
export function splitWrong(draft: Draft, both: string): void {
  const half = both.length / 2;
  if (draft.current !== '') return;
  const { digits } = draft.given;
  if (both.length % 2 === 0 && !digits.includes(both) && digits.includes(both.slice(0, half))) {
    replaceGiven(draft, both.slice(0, half), both.slice(half));
  } else draft.unclear = draft.given.digits !== '';
}
