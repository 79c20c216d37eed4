// Whether the time of a held opening is still one to book: the hours or the owner's own calendar may have changed since.
import type { Opening } from '../../machines/dialog.ts';
import { openingsFor } from './openings.ts';
import type { SearchPorts } from './search.ts';
import { startMsOf } from './terms.ts';
import { MINUTE_MS } from './wall-clock.ts';

/** The appointment itself is looked at, without buffers; the lead time and the grid counted when it was held. */
export async function lostTo(ports: SearchPorts, opening: Opening): Promise<'closed' | 'taken' | null> {
  const { business, busyTimes } = ports;
  const startMs = startMsOf(business, opening.startsAt);
  const endMs = startMsOf(business, opening.endsAt);
  if (startMs === undefined || endMs === undefined) return 'closed';
  // An end in the hour that comes twice may read as before the start: then the first minute stands for all.
  const minutes = Math.max(1, Math.round((endMs - startMs) / MINUTE_MS));
  const service = { id: 'held', spoken: ['held'], minutes, bufferBefore: 0, bufferAfter: 0 };
  const isFree = (busy: Awaited<ReturnType<typeof busyTimes>>) =>
    openingsFor(
      { ...business, gridMinutes: 1, leadMinutes: 0 },
      {
        service,
        resources: [opening.resource],
        fromMs: startMs,
        untilMs: startMs + 1,
        nowMs: startMs,
        taken: new Map([[opening.resource, busy]]),
      },
    ).length > 0;
  if (!isFree([])) return 'closed';
  return isFree(await busyTimes(opening.resource, startMs, startMs + minutes * MINUTE_MS)) ? null : 'taken';
}
