// The owner's own calendars: looked at on a timer of their own, answered from memory, so that no caller waits for them.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Business } from '../../business.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Span } from '../openings.ts';
import type { BusyTimes } from '../search.ts';
import { createFeed, type Feed } from './feed.ts';
import { feedId, feedRows } from './feed-row.ts';

export interface BusyCalendarOptions {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
  business: Business;
  clock: Clock;
  log: Log;
  random?: () => number;
}

export interface BusyCalendars {
  busyTimes: BusyTimes;
  /** One look at every calendar: what the table knows, and a fetch of what is due. Never throws. */
  lookOnce(): Promise<void>;
  /** Ends the timer, and what is being fetched or read. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 30_000;
const CALLER_WAITS_MS = 2_000; // and only while the process starts

/** Begins to look at once. */
export function createBusyCalendars(options: BusyCalendarOptions): BusyCalendars {
  const { business, clock, log } = options;
  const closing = new AbortController();
  const rows = feedRows(options.client, options.tableName);
  const feeds = business.busyCalendars.map(({ url, resources }, index) => {
    const named = { feed: `busyCalendars[${index}]`, host: new URL(url).host };
    const { zone, horizonDays } = business;
    const feed = createFeed(
      { id: feedId(url, zone), url, named, zone, horizonDays },
      { rows, log, nowMs: () => clock.epochMs(), random: options.random ?? Math.random, closing: closing.signal },
    );
    return { feed, resources, named };
  });
  let round: Promise<void> | undefined;
  const lookOnce = () => {
    round ??= Promise.all(
      feeds.map(({ feed, named }) =>
        feed.look().catch((error: unknown) => {
          if (!closing.signal.aborted) log.error('busy calendar not looked at', { ...named, error: String(error) });
        }),
      ),
    )
      .then(() => undefined)
      .finally(() => {
        round = undefined;
      });
    return round;
  };
  const timer = feeds.length === 0 ? undefined : setInterval(() => void lookOnce(), LOOK_EVERY_MS);
  const started =
    feeds.length === 0
      ? undefined
      : startedWithin(
          feeds.map(({ feed }) => feed),
          closing.signal,
        );
  void lookOnce();
  return {
    busyTimes: async (resource, fromMs, untilMs) => {
      await started;
      return feeds.flatMap(({ feed, resources }) =>
        (resources?.includes(resource) ?? true) ? within(feed.busy(), fromMs, untilMs) : [],
      );
    },
    lookOnce,
    close: async () => {
      clearInterval(timer);
      closing.abort();
      await round;
    },
  };
}

/** Settles when every calendar is known as far as it will be, or when a caller has waited long enough. */
async function startedWithin(feeds: readonly Feed[], closing: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CALLER_WAITS_MS);
    closing.addEventListener('abort', () => resolve());
  });
  await Promise.race([Promise.all(feeds.map(({ known }) => known)), longEnough]);
  clearTimeout(timer);
}

/** Those of disjoint spans in order that touch the window. */
function within(spans: readonly Span[], fromMs: number, untilMs: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.endMs ?? 0) <= fromMs) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let at = low; at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.startMs >= untilMs) break;
    found.push(span);
  }
  return found;
}
