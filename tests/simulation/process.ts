// A server process of the simulation as a thing that has a clock of its own, lives, dies and starts again.
import type { Loaded } from '../../server/ports.ts';
import type { Recording } from './replay.ts';
import type { World } from './world.ts';

export interface ServerProcess {
  name: string;
  skewMs: number;
  /** Grows with every crash: what an earlier life began never comes back. */
  life: number;
  /** Writes rows as the release before did. */
  isOlderRelease: boolean;
  /** What a wrong adapter may keep in the process; a right one keeps nothing. */
  memory: Map<string, Loaded>;
  onCrash: Set<() => void>;
}

/** One piece of work in a process: a delivery, a round of the outbox, a sweep. */
export interface Visit {
  world: World;
  process: ServerProcess;
  key: string;
  life: number;
  requests: number;
  recording: Recording;
}

export type Served<Result> =
  | { kind: 'answered'; value: Result; visit: Visit }
  | { kind: 'threw'; error: unknown }
  | { kind: 'crashed' };

export function newProcess(name: string, skewMs: number): ServerProcess {
  return { name, skewMs, life: 0, isOlderRelease: false, memory: new Map(), onCrash: new Set() };
}

/** The process dies: its memory goes, nothing it began goes on; requests on their way still arrive. */
export function crash(process: ServerProcess): void {
  process.life += 1;
  process.memory.clear();
  const waiting = [...process.onCrash];
  process.onCrash.clear();
  for (const gone of waiting) gone();
}

export const never = new Promise<never>(() => {});

/** Goes on only in the life in which it began. */
export async function alive<Result>(visit: Visit, waited: Promise<Result>): Promise<Result> {
  const result = await waited;
  return visit.process.life === visit.life ? result : never;
}
