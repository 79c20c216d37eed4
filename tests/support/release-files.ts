// What a release leaves for those after it: a real snapshot of every resting state, and its moves. `npm run chart` writes them.
import { readFileSync } from 'node:fs';
import { booking } from '../../machines/actions.ts';
import { movesOf } from '../../machines/moves.ts';
import { filledOf, freeze, isGone, isListening, type Snapshot, stateOf } from '../../machines/step.ts';
import { RELEASES } from '../../machines/versions.ts';

const file = (name: string) => new URL(`../fixtures/releases/${name}`, import.meta.url);

export interface Kept {
  state: string;
  snapshot: string;
}

/** The files of the release of that number, the first being 1. */
export const snapshotsFile = (number: number): URL => file(`${number}.snapshots.jsonl`);
export const movesFile = (number: number): URL => file(`${number}.moves.txt`);

export function snapshotsOf(number: number): Kept[] {
  return readFileSync(snapshotsFile(number), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The files of the last release as they should be; those of older ones stay as they were. */
export function releaseFiles(reached: readonly Snapshot[]): { path: URL; text: string }[] {
  const number = RELEASES.length;
  const lines = keptOf(reached).map((kept) => JSON.stringify(kept));
  return [
    { path: snapshotsFile(number), text: `${lines.join('\n')}\n` },
    { path: movesFile(number), text: movesText() },
  ];
}

/** Of each resting state a snapshot with the fewest and one with the most slots that a call can have there. */
function keptOf(reached: readonly Snapshot[]): Kept[] {
  const kept = new Map<string, Snapshot>();
  for (const snapshot of reached) {
    if (!isListening(snapshot) && !isGone(snapshot)) continue;
    const [least, most] = [`${stateOf(snapshot)} 0`, `${stateOf(snapshot)} 1`];
    const [fewest, fullest] = [kept.get(least) ?? snapshot, kept.get(most) ?? snapshot];
    kept.set(least, filledOf(snapshot) < filledOf(fewest) ? snapshot : fewest);
    kept.set(most, filledOf(snapshot) > filledOf(fullest) ? snapshot : fullest);
  }
  const texts = new Map([...kept.values()].map((snapshot) => [freeze(snapshot), stateOf(snapshot)]));
  return [...texts].map(([snapshot, state]) => ({ state, snapshot })).toSorted(byState);
}

const byState = (one: Kept, other: Kept): number =>
  one.state === other.state ? one.snapshot.length - other.snapshot.length : one.state < other.state ? -1 : 1;

/** One line a state and event, with the states it may lead to; `!` where a slot may be taken back. */
function movesText(): string {
  const lines = new Map<string, string[]>();
  for (const { from, event, to, mayUndo } of movesOf(booking)) {
    const key = `${from} ${event}`;
    lines.set(key, [...(lines.get(key) ?? []), mayUndo ? `${to}!` : to]);
  }
  return `${[...lines].map(([key, targets]) => `${key} -> ${targets.toSorted().join(' ')}`).join('\n')}\n`;
}
