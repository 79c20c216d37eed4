// Where the calls that are on the line now would land on the chart of this release.
import type { Slots } from '../machines/dialog.ts';
import { slotsIn } from '../machines/carry-over.ts';
import { stateOf } from '../machines/step.ts';
import { place } from '../machines/versions.ts';
import type { Loaded } from './ports.ts';

export interface Landings {
  live: number;
  /** By where they land: `ask_time.asking` → 17. */
  lands: Map<string, number>;
  /** What would go wrong, a line a call. */
  losses: string[];
}

/** Places every call that is not over, as the next turn would. */
export async function landingsOf(rows: AsyncIterable<Loaded>): Promise<Landings> {
  const landings: Landings = { live: 0, lands: new Map(), losses: [] };
  for await (const row of rows) {
    if (row.kind === 'found' && row.call.finished) continue;
    landings.live += 1;
    const landed = landingOf(row);
    if (typeof landed === 'string') landings.losses.push(landed);
    else landings.lands.set(landed.state, (landings.lands.get(landed.state) ?? 0) + 1);
  }
  return landings;
}

/** Why the call would be lost, or where it lands. */
function landingOf(row: Loaded): { state: string } | string {
  if (row.kind !== 'found')
    return row.kind === 'missing' ? 'a row that is not there' : `a row that cannot be read: ${row.reason}`;
  const { callId, machine, snapshot, state } = row.call;
  const placed = place(machine, snapshot, state);
  const slots = slotsIn(snapshot);
  if (!placed.ok) return `${callId} in ${state}: ${placed.reason}; goes to a person with ${given(slots)} slots`;
  if (JSON.stringify(placed.snapshot.context.slots) !== JSON.stringify(slots))
    return `${callId} in ${state} loses a slot`;
  return { state: stateOf(placed.snapshot) };
}

const given = (slots: Slots | null): number => Object.values(slots ?? {}).filter((slot) => slot !== null).length;

/** "212 live: 212 land, 0 lose a slot", then where, then what would be lost. */
export function told({ live, lands, losses }: Landings): string {
  const landed = live - losses.length;
  const places = [...lands]
    .toSorted(([, one], [, other]) => other - one)
    .map(([state, count]) => `  ${count} in ${state}`);
  return [
    `${live} live: ${landed} land, ${losses.length} lose a slot`,
    ...places,
    ...losses.map((loss) => `! ${loss}`),
  ].join('\n');
}
