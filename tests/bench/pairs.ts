// Two sides measured in turns, so that what else runs on the machine falls on both; ratios are taken pair by pair.
import { median, print, quantile, talk, TALK, type Timed } from './drive.ts';
import type { Host } from './hosted.ts';

/** Until both sides run compiled code, as they do in a process that has served for a minute: the line has more of it. */
const WARM_TURNS = 3_000;

export interface Side {
  name: string;
  host: Host;
  url: string;
}

interface Measured extends Timed {
  /** Of the serving process, in milliseconds; the calls' beginnings included. */
  cpuMs: number;
}

/** Prints every pair and the median ratios of the second side to the first. */
export async function comparePairs(first: Side, second: Side, pairs: number, callers: number, turns: number) {
  const measure = async ({ host, url }: Side): Promise<Measured> => {
    const before = await host.cpuMs();
    const timed = await talk(url, callers, turns, () => TALK);
    return { ...timed, cpuMs: (await host.cpuMs()) - before };
  };
  for (const side of [first, second]) await talk(side.url, callers, WARM_TURNS, () => TALK);
  const ratios: Ratios[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Either goes first every other time.
    const early = pair % 2 === 0 ? await measure(first) : undefined;
    const other = await measure(second);
    const one = early ?? (await measure(first));
    ratios.push(ratiosOf(one, other));
    print(`  ${callers} at once: ${shown(one)} | ${shown(other)} | ${told(ratiosOf(one, other))}`);
  }
  const middle = (of: keyof Ratios) => median(ratios.map((ratio) => ratio[of]));
  const overall = { p50: middle('p50'), seconds: middle('seconds'), cpu: middle('cpu') };
  print(`${callers} at once: ${second.name} is ${told(overall)} of ${first.name} (medians of ${pairs} pairs)`);
}

interface Ratios {
  p50: number;
  seconds: number;
  cpu: number;
}

const ratiosOf = (one: Measured, other: Measured): Ratios => ({
  p50: median(other.turns) / median(one.turns),
  seconds: other.seconds / one.seconds,
  cpu: other.cpuMs / one.cpuMs,
});

const told = ({ p50, seconds, cpu }: Ratios): string =>
  `${p50.toFixed(2)} x p50, ${seconds.toFixed(2)} x seconds a turn, ${cpu.toFixed(2)} x processor a turn`;

function shown({ turns, seconds, cpuMs }: Measured): string {
  const [p50, p99] = [median(turns), quantile(turns, 0.99)];
  return `${p50.toFixed(2)} ${p99.toFixed(2)} ${Math.round(turns.length / seconds)}/s ${(cpuMs / turns.length).toFixed(2)} cpu`;
}
