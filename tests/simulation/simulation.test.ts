// A few hundred calls on fixed seeds under every fault, and the adapters that are wrong on purpose: each must be caught.
import { explain, scriptOf, simulate } from './simulate.ts';
import { play } from './world.ts';
import { WRONG_ADAPTERS } from './wrong-adapters.ts';

const SEEDS = [7, 2026];
const CALLS_A_SEED = 72;
const CAUGHT_WITHIN = 2_000;
/** Two callers after one opening at one moment are rare: 1,032 calls of seed 1, 96 of this one. */
const [RARE, RARE_SEED] = ['a calendar without its condition', 21];
const LIMIT_MS = 180_000; // a quiet machine takes a tenth of it

it.each(SEEDS)(
  `holds every promise over ${CALLS_A_SEED} calls of seed %i`,
  async (seed) => {
    const tally = await simulate(seed, CALLS_A_SEED);
    if (tally.failure) throw new Error(await explain(tally.failure, {}));
    expect(tally.calls).toBe(CALLS_A_SEED);
    expect(tally.outcomes['complete']).toBeGreaterThan(CALLS_A_SEED / 10);
    expect(Object.keys(tally.faults).length).toBeGreaterThan(10);
  },
  LIMIT_MS,
);

it(
  'plays the same script the same way',
  async () => {
    const script = scriptOf(3, 1, 6);
    const [one, other] = [await play(script, { tracing: true }), await play(script, { tracing: true })];
    expect(one.log.length).toBeGreaterThan(30);
    expect(other.log).toEqual(one.log);
    const named = await play({ ...script, faults: one.struck }, { tracing: true });
    expect(named.log).toEqual(one.log);
  },
  LIMIT_MS,
);

it.each(WRONG_ADAPTERS.map((wrong) => [wrong.name, wrong] as const))(
  'catches %s',
  async (name, wrong) => {
    const { failure, calls } = await simulate(name === RARE ? RARE_SEED : 1, CAUGHT_WITHIN, { wrong });
    process.stdout.write(`${name}: caught within ${calls} calls (${failure?.what})\n`);
    expect(failure).not.toBeNull();
  },
  LIMIT_MS,
);
