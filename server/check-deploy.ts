// `npm run check-deploy [export.jsonl]`: where each live call would land on the chart of this release.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { slotsIn } from '../machines/carry-over.ts';
import { isGone, stateOf } from '../machines/step.ts';
import { place } from '../machines/versions.ts';
import { readConfig } from './config.ts';
import { createCallStore } from './store/call-store.ts';
import { openStore } from './store/open-store.ts';

/** What of a row decides where its call lands. */
const liveCall = z.object({
  callId: z.string(),
  state: z.string(),
  machine: z.object({ id: z.string(), hash: z.string() }),
  snapshot: z.string(),
  finished: z.boolean().default(false),
});
export type LiveCall = z.infer<typeof liveCall>;

export interface Landing {
  callId: string;
  /** Null when it lands where it stood, with what it had. */
  trouble: string | null;
  losesSlot: boolean;
}

const MOST_LIVE = 10_000; // more at once than any line has

/** Places one call as the next turn would. */
export function landingOf({ callId, state, machine, snapshot }: LiveCall): Landing {
  const placed = place(machine, snapshot, state);
  if (!placed.ok) return { callId, trouble: `${state}: ${placed.reason}`, losesSlot: true };
  const before = JSON.stringify(slotsIn(snapshot));
  const after = JSON.stringify(placed.snapshot.context.slots);
  const losesSlot = before !== after;
  const ended = isGone(placed.snapshot);
  const trouble = losesSlot
    ? `${state}: slots differ`
    : ended
      ? `${state}: would be over in ${stateOf(placed.snapshot)}`
      : null;
  return { callId, trouble, losesSlot };
}

async function* fromExport(path: string): AsyncGenerator<LiveCall> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === '') continue;
    const call = liveCall.parse(JSON.parse(line));
    if (!call.finished) yield call;
  }
}

async function* fromTable(): AsyncGenerator<LiveCall | Landing> {
  const configured = readConfig();
  if (!configured.ok) throw new Error(configured.faults.join('\n'));
  const { dynamoDbEndpoint: endpoint, tableName, dataDir } = configured.config;
  const opened = await openStore({ endpoint, tableName, dataDir });
  try {
    const store = createCallStore(opened);
    for (const callId of await store.due(MOST_LIVE)) {
      const loaded = await store.load(callId);
      if (loaded.kind === 'unreadable') yield { callId, trouble: loaded.reason, losesSlot: true };
      else if (loaded.kind === 'found' && !loaded.call.finished) yield loaded.call;
    }
  } finally {
    await opened.close();
  }
}

/** Prints a line for each call in trouble and the sum; returns whether all land and none loses a slot. */
export async function checkDeploy(path: string | undefined, print: (line: string) => void): Promise<boolean> {
  const landings: Landing[] = [];
  for await (const call of path === undefined ? fromTable() : fromExport(path)) {
    const landing = 'trouble' in call ? call : landingOf(call);
    landings.push(landing);
    if (landing.trouble !== null) print(`${landing.callId} ${landing.trouble}`);
  }
  const land = landings.filter(({ trouble }) => trouble === null).length;
  const lose = landings.filter(({ losesSlot }) => losesSlot).length;
  print(`${landings.length} live: ${land} land, ${lose} lose a slot`);
  return land === landings.length && lose === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fine = await checkDeploy(process.argv[2], (line) => process.stdout.write(`${line}\n`));
  process.exit(fine ? 0 : 1);
}
