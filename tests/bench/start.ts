// How long the deployed line takes from the start of its process until it listens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extent } from './bench.ts';
import { startDeployed } from './deployed.ts';
import { median, print } from './drive.ts';

/** On an empty folder first, then on the store that is there. */
export async function benchStart({ full }: Extent): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const times: number[] = [];
  for (let round = 0; round < (full ? 15 : 5); round += 1) {
    const line = await startDeployed(dataDir);
    times.push(line.startedInMs);
    await line.close();
  }
  const [first = Number.NaN, ...again] = times;
  print(`on an empty folder ${first.toFixed(0)} ms; again: median ${median(again).toFixed(0)} ms`);
  print(`  raw ms: ${times.map((ms) => ms.toFixed(0)).join(' ')}`);
  rmSync(dataDir, { recursive: true, force: true });
}
