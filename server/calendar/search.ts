// Finds openings for a wish: reads the days it speaks of, leaves out what is claimed or busy, and chooses three.
import type { Opening, Wish } from '../../machines/dialog.ts';
import type { Business, Service } from '../business.ts';
import { type ClaimPorts, verdictOn } from './claims.ts';
import type { DayRow } from './day-row.ts';
import { bookableWindow, candidatesFor, openingsFor, type Span } from './openings.ts';
import { openingOf } from './terms.ts';
import { DAY_MS, MINUTE_MS, wallClock } from './wall-clock.ts';
import { choose, type Days, daysFor, isEnough, suits } from './wishes.ts';

/** Spans in which a person or room is busy by the owner's own calendar. */
export type BusyTimes = (resource: string, fromMs: number, untilMs: number) => Promise<readonly Span[]>;

export interface SearchPorts extends ClaimPorts {
  business: Business;
  busyTimes: BusyTimes;
}

/** An expired claim costs a read of its call; beyond these they count as taken, and the sweeper sees to them. */
const MOST_VERDICTS = 20;

/** At most three openings that suit; the caller's own hold does not stand in the way. */
export async function findSuiting(
  ports: SearchPorts,
  callId: string,
  wish: Wish,
  service: Service,
): Promise<Opening[]> {
  const { business } = ports;
  const choice = { service, ...(wish.resource === undefined ? {} : { resources: [wish.resource] }) };
  const nowMs = ports.nowMs();
  const clock = wallClock(business.zone, nowMs, nowMs + (business.horizonDays + 3) * DAY_MS);
  const today = Math.floor(clock.wallAt(nowMs) / DAY_MS);
  let found: ReturnType<typeof choose> = [];
  for (const days of daysFor(wish, { from: today, to: today + business.horizonDays })) {
    const window = {
      fromMs: clock.firstInstantOf(days.from * DAY_MS),
      untilMs: clock.firstInstantOf((days.to + 1) * DAY_MS),
    };
    const taken = await takenWithin(ports, callId, window, choice);
    const suiting = openingsFor(business, { ...choice, ...window, nowMs, taken })
      .map((free) => ({ ...free, wallMs: clock.wallAt(free.startMs) }))
      .filter((candidate) => suits(candidate, wish));
    found = wish.near === undefined ? [...found, ...suiting] : suiting;
    if (isEnough(found, wish)) break;
  }
  return choose(found, wish).map((free) => openingOf(business, free));
}

/** What others claimed of each candidate's time, and when their own calendar says busy. */
async function takenWithin(
  ports: SearchPorts,
  callId: string,
  window: { fromMs: number; untilMs: number },
  { service, resources }: { service: Service; resources?: readonly string[] },
): Promise<Map<string, Span[]>> {
  const { business } = ports;
  const { fromMs, untilMs } = bookableWindow(business, { ...window, nowMs: ports.nowMs() });
  const taken = new Map<string, Span[]>();
  if (fromMs >= untilMs) return taken;
  const wide = {
    fromMs: fromMs - service.bufferBefore * MINUTE_MS,
    toMs: untilMs + (service.minutes + service.bufferAfter) * MINUTE_MS,
  };
  const days: Days = { from: ports.daysOf(wide)[0] ?? 0, to: ports.daysOf(wide).at(-1) ?? 0 };
  const verdicts = { left: MOST_VERDICTS };
  await Promise.all(
    candidatesFor(business, service, resources).map(async ({ id }) => {
      const [rows, busy] = await Promise.all([
        ports.table.days(id, days.from, days.to),
        ports.busyTimes(id, wide.fromMs, wide.toMs),
      ]);
      const claimed = await Promise.all(rows.map((row) => claimedOn(ports, row, callId, verdicts)));
      taken.set(id, [...claimed.flat(), ...busy]);
    }),
  );
  return taken;
}

/** The spans of a row that this call cannot have. */
export async function claimedOn(
  ports: ClaimPorts,
  row: DayRow,
  callId: string,
  verdicts: { left: number },
): Promise<Span[]> {
  const spans: Span[] = [];
  for (const [id, claim] of Object.entries(row.claims)) {
    if (claim.state === 'held' && claim.callId === callId) continue;
    const isExpired = claim.state === 'held' && claim.heldUntilMs <= ports.nowMs();
    if (isExpired && verdicts.left > 0) {
      verdicts.left -= 1;
      if ((await verdictOn(ports, row.resource, id, claim)) === 'free') continue;
    }
    spans.push({ startMs: claim.fromMs, endMs: claim.toMs });
  }
  return spans;
}
