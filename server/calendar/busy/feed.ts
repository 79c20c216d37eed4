// One busy calendar in one process: a copy of what is known, fetched anew by whichever process finds it due first.
import type { Log } from '../../ports.ts';
import type { Span } from '../openings.ts';
import { DAY_MS, MINUTE_MS } from '../wall-clock.ts';
import { type FeedRow, type FeedRows, type KnownBusy, MOST_SPANS } from './feed-row.ts';
import { fetchFeed } from './fetch-feed.ts';
import { readApart } from './read-apart.ts';

export interface FeedPlace {
  id: string;
  url: string;
  /** Its place in the business file, and its host: all that the log may say of it. */
  named: { feed: string; host: string };
  zone: string;
  horizonDays: number;
}

export interface FeedPorts {
  rows: FeedRows;
  log: Log;
  nowMs(): number;
  /** From 0 to 1. */
  random(): number;
  closing: AbortSignal;
}

export interface Feed {
  /** What is known, in order; nothing before the first time it was read. */
  busy(): readonly Span[];
  /** Takes over what the table knows, and fetches when it is due. Throws when the table cannot be reached. */
  look(): Promise<void>;
  /** Settles once there is something to answer from, or the first look ended without. */
  known: Promise<void>;
}

const EVERY_MS = 5 * MINUTE_MS;
const AGAIN_MS = MINUTE_MS; // after a failure
const LEASE_MS = 2 * MINUTE_MS; // longer than the deadlines of fetching and reading together
const JITTER = 0.2; // so that many lines do not ask one server at once
const BACK_MS = 2 * DAY_MS; // an appointment of yesterday is no longer booked
const NEEDED_DAYS = 3; // beyond the horizon: whatever the zone, the last day is whole
const READ_AHEAD_DAYS = 14; // beyond those, so that "unchanged" is enough for two weeks
const STALE_AFTER_MS = 60 * MINUTE_MS;

/** Whatever happens to the feed, what it said when it was last read whole stays. */
export function createFeed(place: FeedPlace, ports: FeedPorts): Feed {
  const { rows, nowMs, closing } = ports;
  let known: KnownBusy | undefined;
  let isKnown: (() => void) | undefined;
  const knownOnce = new Promise<void>((resolve) => {
    isKnown = resolve;
  });
  const take = (next: KnownBusy | undefined) => {
    known = next ?? known;
    if (known !== undefined) isKnown?.();
  };
  const look = async () => {
    try {
      const row = await rows.load(place.id);
      take(row.known);
      const leasedUntilMs = nowMs() + LEASE_MS;
      if ((row.dueAtMs ?? 0) > nowMs() || !(await rows.move(place.id, row.dueAtMs, leasedUntilMs))) return;
      const fetched = await askFor(place, row, ports);
      if (closing.aborted) return; // the lease ends by itself
      report(place, fetched, row.known, ports);
      const jitter = 1 + JITTER * (2 * ports.random() - 1);
      const dueAtMs = Math.round(nowMs() + (fetched.ok ? EVERY_MS : AGAIN_MS) * jitter);
      const isOurs = await rows.move(place.id, leasedUntilMs, dueAtMs, fetched.ok ? fetched.known : undefined);
      if (isOurs && fetched.ok) take(fetched.known);
    } finally {
      isKnown?.();
    }
  };
  return { busy: () => known?.busy ?? [], look, known: knownOnce };
}

type Asked = { ok: true; known: KnownBusy; details: Record<string, number> } | { ok: false; reason: string };

async function askFor({ url, zone, horizonDays }: FeedPlace, { known }: FeedRow, ports: FeedPorts): Promise<Asked> {
  const atMs = ports.nowMs();
  const isEnough = known !== undefined && known.untilMs >= atMs + (horizonDays + NEEDED_DAYS) * DAY_MS;
  const fetched = await fetchFeed(url, isEnough ? known.etag : undefined, ports.closing);
  if (fetched.kind === 'failed') return { ok: false, reason: fetched.reason };
  if (fetched.kind === 'unchanged') {
    if (known === undefined) return { ok: false, reason: 'unchanged, before it was read' };
    return { ok: true, known: { ...known, fetchedAtMs: atMs }, details: {} };
  }
  const untilMs = atMs + (horizonDays + NEEDED_DAYS + READ_AHEAD_DAYS) * DAY_MS;
  const read = await readApart({ text: fetched.text, zone, fromMs: atMs - BACK_MS, untilMs }, ports.closing);
  if (!read.ok) return read;
  if (read.busy.length > MOST_SPANS) return { ok: false, reason: `more than ${MOST_SPANS} busy times` };
  const { busy, events, skipped } = read;
  return {
    ok: true,
    known: { busy, untilMs, etag: fetched.etag, fetchedAtMs: atMs },
    details: { events, skipped, busyTimes: busy.length },
  };
}

function report({ named }: FeedPlace, fetched: Asked, known: KnownBusy | undefined, { log, nowMs }: FeedPorts): void {
  if (fetched.ok) {
    const isPartial = (fetched.details['skipped'] ?? 0) > 0;
    log[isPartial ? 'warn' : 'info']('busy calendar read', { ...named, ...fetched.details });
    return;
  }
  const ageMs = known === undefined ? Number.POSITIVE_INFINITY : nowMs() - known.fetchedAtMs;
  const ageMinutes = known === undefined ? null : Math.round(ageMs / MINUTE_MS);
  const level = ageMs > STALE_AFTER_MS ? 'warn' : 'info';
  log[level]('busy calendar not read', { ...named, reason: fetched.reason, ageMinutes });
}
