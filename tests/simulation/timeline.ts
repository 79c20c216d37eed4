// Virtual time: whatever waits is an entry here, and the earliest goes on once everything else has come to rest.

export interface Timeline {
  nowMs(): number;
  /** Resolves when that much virtual time has passed. */
  sleep(ms: number): Promise<void>;
  /** Runs what waits, in order of time, until `over` has settled. Throws when nothing waits before that. */
  runUntil(over: Promise<unknown>): Promise<void>;
}

interface Entry {
  atMs: number;
  run: (() => void) | null;
}

const MOST_ENTRIES = 5_000_000; // of one world: far above any, so that a loop without end ends

/** Resolves when no promise has anything left to do; captured before the timers are taken over. */
const realSetImmediate = globalThis.setImmediate;
const quiet = () => new Promise<void>((resolve) => void realSetImmediate(resolve));

export function createTimeline(startMs: number): Timeline & { after(ms: number, run: () => void): Entry } {
  const heap: Entry[] = [];
  let nowMs = startMs;
  const after = (ms: number, run: () => void): Entry => {
    const entry = { atMs: nowMs + Math.max(0, ms), run };
    push(heap, entry);
    return entry;
  };
  return {
    nowMs: () => nowMs,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    runUntil: async (over) => {
      const state = { over: false };
      const settled = over.finally(() => {
        state.over = true;
      });
      settled.catch(() => {}); // thrown below, when it is awaited
      await quiet();
      for (let entries = 0; !state.over; entries += 1) {
        const entry = pop(heap);
        if (entry === undefined) throw new Error('everything waits for something that never comes');
        if (entries > MOST_ENTRIES) throw new Error('time does not end');
        nowMs = Math.max(nowMs, entry.atMs);
        if (entry.run === null) continue;
        entry.run();
        await quiet();
      }
      await settled;
    },
  };
}

/** Puts the timers of the code under test on the timeline while `work` runs. */
export async function withVirtualTimers<Result>(
  timeline: ReturnType<typeof createTimeline>,
  work: () => Promise<Result>,
): Promise<Result> {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
  const set = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => timeline.after(ms, () => run(...args));
  Object.assign(globalThis, { setTimeout: set, clearTimeout: strike });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
  }
}

function strike(entry: unknown): void {
  if (typeof entry === 'object' && entry !== null) Object.assign(entry, { run: null });
}

function push(heap: Entry[], entry: Entry): void {
  heap.push(entry);
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!swapIfLater(heap, parent, at)) return;
    at = parent;
  }
}

function pop(heap: Entry[]): Entry | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (last === undefined || last === first) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) return first;
    const child = other !== undefined && other.atMs < one.atMs ? left + 1 : left;
    if (!swapIfLater(heap, at, child)) return first;
    at = child;
  }
}

function swapIfLater(heap: Entry[], parent: number, child: number): boolean {
  const [above, below] = [heap[parent], heap[child]];
  if (above === undefined || below === undefined || above.atMs <= below.atMs) return false;
  heap[parent] = below;
  heap[child] = above;
  return true;
}
