// A turn in a table of many calls beside one in an empty table, in alternation.
import type { Extent } from './bench.ts';
import { print } from './drive.ts';
import { startHost } from './hosted.ts';
import { comparePairs } from './pairs.ts';

const CALLS = 100_000;

/** The bar: 1.1 times. */
export async function benchTable({ full }: Extent): Promise<void> {
  const startedAt = performance.now();
  const [empty, filled] = await Promise.all([startHost(), startHost({ filling: CALLS })]);
  print(`${CALLS} finished calls written in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  await comparePairs(
    { name: 'one in an empty table', host: empty, url: empty.line },
    { name: `a turn among ${CALLS} calls`, host: filled, url: filled.line },
    full ? 15 : 7,
    1,
    full ? 600 : 200,
  );
  await Promise.all([empty.close(), filled.close()]);
}
