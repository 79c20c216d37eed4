// Every chart ever released, and how a call that began on an older one is carried over.
import { booking } from './actions.ts';
import { type Move, movesOf, predecessorsOf } from './moves.ts';
import { type Thawed, thaw } from './step.ts';

export interface Release {
  id: string;
  /** SHA-256 of the chart's JSON, first 16 hex digits; `npm run chart` prints it, a test compares it. */
  hash: string;
}

/** Oldest first; the last one is what the line runs. */
export const RELEASES: readonly [Release, ...Release[]] = [{ id: 'booking', hash: 'abd948b909030ced' }];

export const CURRENT: Release = RELEASES.at(-1) ?? RELEASES[0];

const MOVES: ReadonlyMap<string, Move> = new Map(movesOf(booking).map((move) => [keyOf(move), move]));
const PREDECESSORS = predecessorsOf([...MOVES.values()]);

function keyOf({ event, from, to }: Omit<Move, 'mayUndo'>): string {
  return `${event} ${from} ${to}`;
}

/** The move of the chart, or undefined when the chart has none: then nothing may be written. */
export const moveOf = (event: string, from: string, to: string): Move | undefined =>
  MOVES.get(keyOf({ event, from, to }));

/** The states from which a call can have come to `state`. */
export const legalPredecessorsOf = (state: string): readonly string[] => PREDECESSORS.get(state) ?? [];

/** Restores a stored call on the present chart; `machine` is the chart that wrote it. */
export function place(machine: Release, frozen: string, state: string): Thawed {
  const known = RELEASES.some(({ id, hash }) => id === machine.id && hash === machine.hash);
  return known ? thaw(frozen, state) : { ok: false, reason: `unknown chart ${machine.id} ${machine.hash}` };
}
