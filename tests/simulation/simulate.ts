// `npm run simulate -- --seed 7 --calls 100000`: world after world from one seed, until the calls are through or one fails.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { shrunk } from './shrink.ts';
import { WRONG_ADAPTERS } from './wrong-adapters.ts';
import { type Options, play, type Script } from './world.ts';

export const CALLS_A_WORLD = 24;
const REPLAYED_IN_LONG_RUNS = 0.2;
const LONG_RUN = 10_000;
const TELL_EVERY_CALLS = 5_000;

export interface Tally {
  calls: number;
  turns: number;
  outcomes: Record<string, number>;
  faults: Record<string, number>;
  /** The first script that failed, how, and after how many calls. */
  failure: { script: Script; what: string; detail: string } | null;
}

/** The world of that number; the same seed gives the same worlds. */
export function scriptOf(seed: number, world: number, calls: number): Script {
  return { seed: Math.imul(seed, 1_000_003) + world, calls: Array.from({ length: calls }, (_, call) => call) };
}

/** Plays worlds until so many calls were made, or until one fails. */
export async function simulate(
  seed: number,
  calls: number,
  options: Options = {},
  tell: (tally: Tally) => void = () => {},
): Promise<Tally> {
  const tally: Tally = { calls: 0, turns: 0, outcomes: {}, faults: {}, failure: null };
  for (let world = 0; tally.calls < calls && !tally.failure; world += 1) {
    const script = scriptOf(seed, world, Math.min(CALLS_A_WORLD, calls - tally.calls));
    const ended = await play(script, options);
    tally.calls += script.calls.length;
    tally.turns += ended.turns;
    for (const [outcome, count] of Object.entries(ended.outcomes)) add(tally.outcomes, outcome, count);
    for (const fault of ended.struck) add(tally.faults, fault.split(' ')[0] ?? '', 1);
    const [first] = ended.violations;
    if (first) tally.failure = { script, what: first.what, detail: `${first.callId} ${first.detail}` };
    tell(tally);
  }
  return tally;
}

const add = (counts: Record<string, number>, key: string, count: number) => {
  counts[key] = (counts[key] ?? 0) + count;
};

/** Shrinks a failing script and tells what happens in it, line by line. */
export async function explain({ script, what }: NonNullable<Tally['failure']>, options: Options): Promise<string> {
  const small = await shrunk(script, what, options);
  const { log, violations } = await play(small, { ...options, tracing: true });
  const found = violations.map((each) => `${each.what}: ${each.callId} ${each.detail}`);
  return [...log, '', ...found, '', `npm run simulate -- --script '${JSON.stringify(small)}'`].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      calls: { type: 'string', default: '1000' },
      script: { type: 'string' },
      wrong: { type: 'string' },
    },
  });
  const wrong = WRONG_ADAPTERS.find(({ name }) => values.wrong !== undefined && name.includes(values.wrong));
  if (values.script !== undefined) {
    const { log, violations } = await play(JSON.parse(values.script), { wrong, tracing: true });
    say([...log, '', ...violations.map((each) => `${each.what}: ${each.callId} ${each.detail}`)].join('\n'));
    return violations.length === 0 ? 0 : 1;
  }
  const calls = Number(values.calls);
  return run(Number(values.seed), calls, { wrong, replayed: calls > LONG_RUN ? REPLAYED_IN_LONG_RUNS : 1 });
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function run(seed: number, calls: number, options: Options): Promise<number> {
  const pace = paceSince(performance.now(), process.cpuUsage());
  let tellAt = TELL_EVERY_CALLS;
  const tally = await simulate(seed, calls, options, (sofar) => {
    if (sofar.calls < tellAt || sofar.calls >= calls) return;
    tellAt += TELL_EVERY_CALLS;
    say(`seed ${seed}: ${sofar.calls} calls, ${pace(sofar)}, ${sofar.failure ? 'a violation' : '0 violations'}`);
  });
  say(`seed ${seed}: ${tally.calls} calls, ${tally.turns} turns, ${tally.failure ? 'a violation' : '0 violations'}`);
  say(`pace: ${pace(tally)}, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB resident`);
  say(`ends: ${listed(tally.outcomes)}`);
  say(`faults, ${sum(tally.faults)} in all: ${listed(tally.faults)}`);
  if (!tally.failure) return 0;
  say(`${tally.failure.what}: ${tally.failure.detail}\nshrinking…`);
  say(await explain(tally.failure, options));
  return 1;
}

/** Calls a second by the clock on the wall, and what one costs the processor: the machine may be busy with other things. */
function paceSince(startedMs: number, started: NodeJS.CpuUsage): (tally: Tally) => string {
  return ({ calls }) => {
    const { user, system } = process.cpuUsage(started);
    const rate = (calls / (performance.now() - startedMs)) * 1_000;
    return `${rate.toFixed(0)} calls a second, ${((user + system) / 1_000 / calls).toFixed(1)} ms of processor a call`;
  };
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((one, other) => one + other, 0);

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main();
