// Every chart ever released, and how a call that began on an older one is carried over.
import { booking } from './actions.ts';
import { carryOver, slotsIn } from './carry-over.ts';
import type { Slots } from './dialog.ts';
import { type Move, movesOf, predecessorsOf } from './moves.ts';
import { type Snapshot, thaw } from './step.ts';

export interface Release {
  id: string;
  /** SHA-256 of the chart's JSON, first 16 hex digits; `npm run chart` prints it, a test compares it. */
  hash: string;
  /** States of this release that have another name since: the old path, then the present one. */
  renamed?: Readonly<Record<string, string>>;
}

/** Oldest first; the last one is what the line runs. */
export const RELEASES: readonly [Release, ...Release[]] = [
  { id: 'booking', hash: 'abd948b909030ced' },
  { id: 'booking', hash: '4c6e6b8728fb5464' },
  { id: 'booking', hash: 'ab136d1be1faaa9f' },
];

export const CURRENT: Release = RELEASES.at(-1) ?? RELEASES[0];

const MOVES: ReadonlyMap<string, Move> = new Map(movesOf(booking).map((move) => [keyOf(move), move]));
const PREDECESSORS = predecessorsOf([...MOVES.values()]);

function keyOf({ event, from, to }: Omit<Move, 'mayUndo'>): string {
  return `${event} ${from} ${to}`;
}

/** The move of the chart, or undefined when the chart has none: then nothing may be written. */
export const moveOf = (event: string, from: string, to: string): Move | undefined =>
  MOVES.get(keyOf({ event, from, to }));

/** The states from which a call can have come to each state, under the names that any of the releases gave them. */
export function predecessorsUnder(releases: readonly Release[]): ReadonlyMap<string, readonly string[]> {
  const former = releases.flatMap(({ renamed = {} }) => Object.entries(renamed));
  const namesOf = (state: string) => [state, ...former.filter(([, now]) => now === state).map(([name]) => name)];
  return new Map([...PREDECESSORS].map(([state, before]) => [state, [...new Set(before.flatMap(namesOf))]]));
}

const LEGAL = predecessorsUnder(RELEASES);

/** The states from which a call can have come to `state`; none when the chart has no such state. */
export const legalPredecessorsOf = (state: string): readonly string[] => LEGAL.get(state) ?? [];

export type Placed = { ok: true; snapshot: Snapshot } | { ok: false; reason: string; slots: Slots | null };

/**
 * Restores a stored call on the present chart; `machine` is the chart that wrote it.
 * A release that is not in the list is carried over on the same terms: while a deploy is under way two releases answer
 * at once, and the older one meets rows of the newer. What cannot be placed comes back with the slots that can be read.
 */
export function place(
  machine: Pick<Release, 'id' | 'hash'>,
  frozen: string,
  state: string,
  releases: readonly Release[] = RELEASES,
): Placed {
  if (machine.id !== CURRENT.id) {
    return { ok: false, reason: `unknown chart ${machine.id} ${machine.hash}`, slots: slotsIn(frozen) };
  }
  const release = releases.find(({ hash }) => hash === machine.hash);
  const placed = machine.hash === CURRENT.hash ? thaw(frozen, state) : carryOver(frozen, state, release?.renamed);
  return placed.ok ? placed : { ...placed, slots: slotsIn(frozen) };
}
