// The busy times in an iCalendar document: cut into its events, so that one that cannot be read costs only itself.
import ICAL from 'ical.js';
import { disjoint, type Span } from '../openings.ts';
import { busySpansOf, clocksOf, type EventGroup, type Window } from './occurrences.ts';

export interface FeedToRead extends Window {
  text: string;
}

export type FeedRead =
  | {
      ok: true;
      /** Disjoint and in order. */
      busy: Span[];
      events: number;
      /** Events that could not be read and are left out. */
      skipped: number;
    }
  /** Not a whole calendar: nothing is to be taken from it. */
  | { ok: false; reason: string };

/** Does a piece of work that an event of the document may have no end to; throws when it takes too long. */
export type Bounded = <Result>(work: () => Result) => Result;

const COMPONENT = /^BEGIN:(VEVENT|VTODO|VJOURNAL|VFREEBUSY)[ \t]*\r?\n[^]*?^END:\1[ \t]*(?:\r?\n|$)/gim;
const MOST_EVENTS = 20_000;
const MOST_SKIPPED = 0.5; // with more than this share unreadable it is no calendar that we understand

/** Never throws: whatever is not a whole calendar is `ok: false`, never an empty one. */
export function readFeed({ text, ...window }: FeedToRead, bounded: Bounded): FeedRead {
  const events = [...text.matchAll(COMPONENT)].flatMap(([block, kind]) =>
    kind?.toUpperCase() === 'VEVENT' ? [block] : [],
  );
  if (events.length > MOST_EVENTS) return { ok: false, reason: `more than ${MOST_EVENTS} events` };
  const frame = text
    .replace(COMPONENT, '')
    .replace(/^\uFEFF/, '')
    .trim();
  try {
    const calendar = calendarOf(frame);
    const clocks = clocksOf(window);
    const busy: Span[] = [];
    const { groups, unreadable } = groupsOf(events, calendar);
    let skipped = unreadable;
    for (const group of groups) {
      try {
        const read = () => busySpansOf(group, window, clocks);
        const recurs = group.events.some((event) => event.hasProperty('rrule'));
        for (const span of recurs ? bounded(read) : read()) busy.push(span); // to bound each of 20,000 takes seconds
      } catch {
        skipped += 1; // the count is what is told of it: its text is somebody's diary
      }
    }
    if (skipped > events.length * MOST_SKIPPED) return { ok: false, reason: `${skipped} events cannot be read` };
    const clipped = busy.map(({ startMs, endMs }) => ({
      startMs: Math.max(startMs, window.fromMs),
      endMs: Math.min(endMs, window.untilMs),
    }));
    return { ok: true, busy: disjoint(clipped), events: events.length, skipped };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A calendar with the time zones of the document, whole and properly closed. Throws when it is something else. */
function calendarOf(frame: string): ICAL.Component {
  if (!/^BEGIN:VCALENDAR\s/i.test(frame) || !/\sEND:VCALENDAR$/i.test(frame)) throw new Error('not a whole calendar');
  const calendar = new ICAL.Component('vcalendar');
  const parsed: unknown = ICAL.parse(frame);
  if (!Array.isArray(parsed)) throw new Error('not a calendar');
  const roots: unknown[] = Array.isArray(parsed[0]) ? parsed : [parsed];
  for (const root of roots) {
    if (!Array.isArray(root) || root[0] !== 'vcalendar') throw new Error('not a calendar');
    for (const zone of new ICAL.Component(root).getAllSubcomponents('vtimezone')) calendar.addSubcomponent(zone);
  }
  return calendar;
}

function groupsOf(blocks: readonly string[], calendar: ICAL.Component) {
  const groups = new Map<string, EventGroup>();
  let unreadable = 0;
  for (const block of blocks) {
    try {
      const component = new ICAL.Component(ICAL.parse(block.trim()));
      calendar.addSubcomponent(component);
      const uid = String(component.getFirstPropertyValue('uid') ?? `no uid ${groups.size}`);
      const group = groups.get(uid) ?? { events: [], exceptions: [] };
      (component.hasProperty('recurrence-id') ? group.exceptions : group.events).push(component);
      groups.set(uid, group);
    } catch {
      unreadable += 1;
    }
  }
  return { groups: groups.values(), unreadable };
}
