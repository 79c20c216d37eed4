// When the events of one UID happen: ical.js expands the rule, its exceptions and exclusions, over a window of time.
import ICAL from 'ical.js';
import { isOwnUid } from '../../event-uid.ts';
import type { Span } from '../openings.ts';
import { DAY_MS, type WallClock, wallClock } from '../wall-clock.ts';

/** An event and the changed occurrences of it, as they stand in the document under one UID. */
export interface EventGroup {
  events: ICAL.Component[];
  exceptions: ICAL.Component[];
}

export interface Window {
  /** The zone of times that name none: all-day events, and those that mean "here". */
  zone: string;
  fromMs: number;
  untilMs: number;
}

const MOST_ZONES = 50; // whose clocks are kept while one document is read
const SLACK_MS = 2 * DAY_MS; // clocks are exact within the window only
const MOST_OCCURRENCES = 50_000; // of one event: an hourly one for five years

/** The spans within the window in which the event keeps its owner busy. Throws when it cannot be read. */
export function busySpansOf({ events, exceptions }: EventGroup, window: Window, clocks: Clocks): Span[] {
  const seen = new Set<ICAL.Component>();
  const spans: Span[] = [];
  const add = (component: ICAL.Component, start: ICAL.Time, end: ICAL.Time) => {
    seen.add(component);
    if (!keepsBusy(component)) return;
    const span = { startMs: clocks.instantOf(start, component), endMs: clocks.instantOf(end, component) };
    if (span.startMs < span.endMs && span.startMs < window.untilMs && window.fromMs < span.endMs) spans.push(span);
  };
  for (const component of events) {
    const event = new ICAL.Event(component, { exceptions });
    if (!event.isRecurring()) {
      add(component, event.startDate, event.endDate);
      continue;
    }
    // With added days and no rule the library forgets the first one.
    if (!component.hasProperty('rrule')) add(component, event.startDate, event.endDate);
    const passedMs = window.fromMs - event.duration.toSeconds() * 1_000 - SLACK_MS;
    const starts = event.iterator();
    for (let count = 0; ; count += 1) {
      if (count >= MOST_OCCURRENCES) throw new RangeError('an event with too many occurrences');
      const next = starts.next();
      if (!next) break;
      const startMs = clocks.instantOf(next, component);
      if (startMs >= window.untilMs) break;
      if (startMs < passedMs) continue;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      add(item.component, startDate, endDate);
    }
  }
  // An occurrence may have been moved into the window from beyond it, or its event be missing.
  for (const component of exceptions) {
    if (seen.has(component)) continue;
    const event = new ICAL.Event(component, { exceptions: [] });
    add(component, event.startDate, event.endDate);
  }
  return spans;
}

/** What was called off, what its owner marked as free, and what this line entered itself keeps nobody busy. */
function keepsBusy(component: ICAL.Component): boolean {
  const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  return (
    value('status') !== 'CANCELLED' &&
    value('transp') !== 'TRANSPARENT' &&
    value('x-microsoft-cdo-busystatus') !== 'FREE' &&
    !isOwnUid(String(component.getFirstPropertyValue('uid') ?? ''))
  );
}

/** From the document's times to instants. */
export interface Clocks {
  instantOf(time: ICAL.Time, component: ICAL.Component): number;
}

/** By the document's own time zones, by the names it gives, or as on the business's wall. Exact within the window. */
export function clocksOf({ zone, fromMs, untilMs }: Window): Clocks {
  const here = wallClock(zone, fromMs, untilMs);
  const known = new Map<string, WallClock>();
  const clockNamed = (name: string): WallClock => {
    const clock = known.get(name) ?? (isZone(name) ? wallClock(name, fromMs, untilMs) : here);
    if (known.size < MOST_ZONES) known.set(name, clock);
    return clock;
  };
  const instantOf = (time: ICAL.Time, component: ICAL.Component): number => {
    const hasOwnZone = !time.isDate && time.zone && time.zone !== ICAL.Timezone.localTimezone;
    if (hasOwnZone) return time.toUnixTime() * 1_000;
    const { year, month, day, hour, minute, second } = time;
    const named = time.isDate ? undefined : component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
    const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
    return (named === undefined ? here : clockNamed(named)).firstInstantOf(wallMs);
  };
  return { instantOf };
}

function isZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError is how Intl says that there is no such zone
  }
}
