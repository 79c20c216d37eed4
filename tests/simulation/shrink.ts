// Makes a failing script small: fewer calls, then fewer faults, as long as it still fails in the same way.
import { play, type Options, type Script } from './world.ts';

const MOST_PLAYS = 300; // of one shrinking: a minute or two

/** The smallest script found that still brings about `what`. */
export async function shrunk(script: Script, what: string, options: Options): Promise<Script> {
  let plays = 0;
  const fails = async (candidate: Script): Promise<boolean> => {
    plays += 1;
    if (plays > MOST_PLAYS) return false;
    const { violations } = await play(candidate, { ...options, tracing: false });
    return violations.some((violation) => violation.what === what);
  };
  const calls = await fewest(script.calls, (kept) => fails({ ...script, calls: kept }));
  const byCalls = { ...script, calls };
  const { struck } = await play(byCalls, { ...options, tracing: false });
  // With its faults named a world plays as it did before: the seed decides the rest.
  if (!(await fails({ ...byCalls, faults: struck }))) return byCalls;
  const faults = await fewest(struck, (kept) => fails({ ...byCalls, faults: kept }));
  return { ...byCalls, faults };
}

/** The fewest elements with which it still fails: halves are left out first, then ever smaller parts. */
async function fewest<Element>(
  all: readonly Element[],
  fails: (kept: readonly Element[]) => Promise<boolean>,
): Promise<readonly Element[]> {
  let kept = all;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (without.length < kept.length && (await fails(without))) kept = without;
      else from += size;
    }
  }
  return kept;
}
