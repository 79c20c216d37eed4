// `npm run bench [-- PART] [--full]`: what a turn costs and what it does to the machine; without a part everything, in about six minutes.
import { print } from './drive.ts';
import { benchGrowth } from './growth.ts';
import { benchMemory } from './memory.ts';
import { benchOpenings } from './openings.ts';
import { benchReaders } from './readers.ts';
import { benchStart } from './start.ts';
import { benchTable } from './table.ts';
import { benchTurn } from './turn.ts';

export interface Extent {
  /** More of everything: longer and steadier. */
  full: boolean;
  /** A folder of corpora for the readers. */
  folder: string | undefined;
}

const PARTS: Readonly<Record<string, (extent: Extent) => void | Promise<void>>> = {
  turn: benchTurn,
  growth: benchGrowth,
  table: benchTable,
  memory: benchMemory,
  start: benchStart,
  readers: benchReaders,
  openings: benchOpenings,
};

const [part, folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const asked = part === undefined ? Object.entries(PARTS) : Object.entries(PARTS).filter(([name]) => name === part);
if (asked.length === 0) throw new Error(`no such part: ${part}; there are ${Object.keys(PARTS).join(', ')}`);
for (const [name, bench] of asked) {
  print(`\n== ${name}`);
  await bench({ full: process.argv.includes('--full'), folder });
}
