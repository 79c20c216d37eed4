// Plays simulated callers and prints what went wrong: `npm run generate-calls [calls] [kind] [first seed]`.
import { pathToFileURL } from 'node:url';
import { type Kind, KINDS } from './caller.ts';
import { playCalls, tableOf } from './calls.ts';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [calls = '100', only = 'all', first = '1'] = process.argv.slice(2);
  const kinds = KINDS.filter((kind) => only === 'all' || kind === only) satisfies Kind[];
  const seeds = Array.from({ length: Number(calls) }, (_, at) => Number(first) + at);
  const startedMs = performance.now();
  const outcomes = await playCalls(seeds, kinds, 8);
  for (const { seed, kind, outcome, faults, transcript } of outcomes) {
    if (faults.length === 0 && outcome === 'booked') continue;
    process.stdout.write(`\n#${seed} ${kind}: ${outcome} ${faults.join('; ')}\n  ${transcript.join('\n  ')}\n`);
  }
  process.stdout.write(`\n${tableOf(outcomes)}\n${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
}
