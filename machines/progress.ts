// What a turn of the caller does to a call's memory whatever it says: it counts, and the next sentence has its tone.
import type { DialogContext, DialogEvent, Pending, SlotName, ToneKind } from './dialog.ts';
import { mergeHeard, slotsHeardIn } from './heard.ts';

/** What an action changes of the context. */
export type Change = Partial<DialogContext>;

export const FRESH_TRIES: DialogContext['tries'] = { noInput: 0, noMatch: 0, rejected: 0 };

/**
 * Counts the turn and sets the tone; the same tone twice in a row counts up, so that no sentence comes twice, and a
 * `rung` of a ladder that was reached before is not said again after something else came between.
 */
export function turned(context: DialogContext, kind: ToneKind, rung = 1): Change {
  const count = context.tone.kind === kind ? Math.max(context.tone.count + 1, rung) : rung;
  return { turns: context.turns + 1, tone: { kind, count } };
}

/** A turn that brought the call forward: the ladders start anew; how often a value was rejected is kept until one is agreed. */
export function progressed(context: DialogContext, kind: ToneKind): Change {
  return { ...turned(context, kind), tries: { ...FRESH_TRIES, rejected: context.tries.rejected } };
}

/** A turn that settled a slot: nothing of its question counts any more. */
export const agreedOn = (context: DialogContext): Change => ({ ...turned(context, 'first'), tries: FRESH_TRIES });

export const given = (context: DialogContext, slot: SlotName): SlotName[] => [
  ...context.given.filter((g) => g !== slot),
  slot,
];

export const withPending = (context: DialogContext, pending: Partial<Pending>): Change => ({
  pending: { ...context.pending, ...pending },
});

/** Applies a body and then keeps whatever else the caller said in the same breath. */
export function andKeepHeard(context: DialogContext, change: Change, event: DialogEvent): Change {
  const next = { ...context, ...change };
  return { ...change, ...mergeHeard(next, slotsHeardIn(event)) };
}

/** A read-back that was refused; the slot keeps count until a value of it is agreed. */
export const rejected = (context: DialogContext, pending: Partial<Pending>): Change => ({
  ...turned(context, 'rejected', context.tries.rejected + 1),
  tries: { ...context.tries, rejected: context.tries.rejected + 1 },
  ...withPending(context, pending),
});
