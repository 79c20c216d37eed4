// A turn of a call in which something went wrong before, and all that it may change of the call's memory.
import type { DialogContext, DialogEvent, Pending } from '../../machines/dialog.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { stateOf, step } from '../../machines/step.ts';
import { contextWith, OTHER, restingAt } from './contexts.ts';

type Sides = readonly [Partial<DialogContext>, Partial<Pending>?];
type Kind = DialogContext['tone']['kind'];

/** A call in which something went wrong before: what is kept of that shows. */
export const BUSY: Partial<DialogContext> = {
  caller: { number: OTHER, textable: true },
  policy: { ...DEFAULT_POLICY, callerIdOffer: 'never' },
  tone: { kind: 'help', count: 3 },
  tries: { noInput: 1, noMatch: 1, rejected: 1 },
  turns: 7,
};
export const FRESH = { noInput: 0, noMatch: 0, rejected: 0 };
export const turned = (kind: Kind, count = 1): Partial<DialogContext> => ({ turns: 8, tone: { kind, count } });
/** The call went forward; a rejection still counts. */
export const forward = (kind: Kind) => ({ ...turned(kind), tries: { ...FRESH, rejected: 1 } });
export const settled = { ...turned('first'), tries: FRESH };
export const none = { name: null, phone: null, service: null, time: null };
/** The call rests there afterwards, and in its memory all that changed is named. */
export function expectTurn(
  from: string,
  [changes, pending = {}]: Sides,
  events: DialogEvent[],
  to: string,
  expected: Sides,
) {
  const before = contextWith({ ...BUSY, ...changes }, pending);
  const last = events.reduce((snapshot, event) => step(snapshot, event).next, restingAt(from, before));
  const [changed, nowPending = {}] = expected;
  expect(stateOf(last)).toBe(to);
  expect(last.context).toEqual({ ...before, ...changed, pending: { ...before.pending, ...nowPending } });
}
