// Appointments as an iCalendar object (RFC 5545): ical.js writes it, the published time zone data says how the clocks go.
import ICAL from 'ical.js';
import { tzlib_get_ical_block as timeZoneBlock } from 'timezones-ical-library';
import { toInstant, toLocal } from '../../extractors/zoned-time.ts';
import { uidOf } from '../event-uid.ts';

export interface Appointment {
  /** The same for the appointment's life. */
  id: string;
  /** Higher each time it is moved or cancelled. */
  revision: number;
  isCancelled: boolean;
  startsAtMs: number;
  endsAtMs: number;
  summary: string;
  description?: string;
}

export interface Ics {
  /** What a calendar program calls it. */
  name: string;
  /** The zone on whose wall the times are read. */
  zone: string;
  appointments: readonly Appointment[];
  writtenAtMs: number;
}

const PRODUCT = '-//Appointment line//EN';
const REFRESH = 'PT15M'; // how often a subscriber is asked to look again
const FOLD_AT_OCTETS = 74; // RFC 5545 allows 75, and the library does not count the space that begins a folded line

const CONTROLS = /[^\P{Cc}\n]|\p{Cs}/gu; // lone surrogates too: they are no UTF-8
const BARE_OFFSET = /^[+-]/;

/** The text of a `text/calendar` document: CRLF, folded, in UTF-8. */
export function writeIcs({ name, zone, appointments, writtenAtMs }: Ics): string {
  ICAL.foldLength = FOLD_AT_OCTETS;
  const calendar = new ICAL.Component('vcalendar');
  const set = setterOf(calendar);
  set('prodid', PRODUCT);
  set('version', '2.0');
  set('calscale', 'GREGORIAN');
  set('method', 'PUBLISH');
  set('name', name);
  set('x-wr-calname', name);
  set('refresh-interval', ICAL.Duration.fromString(REFRESH));
  set('x-published-ttl', REFRESH);
  const clocks = timeZoneOf(zone);
  if (clocks !== undefined) calendar.addSubcomponent(clocks.component);
  for (const appointment of appointments) {
    calendar.addSubcomponent(eventOf(appointment, { zone, clocks: clocks?.timezone, writtenAtMs }));
  }
  return `${calendar.toString()}\r\n`;
}

interface Around {
  zone: string;
  /** Absent: a zone without published rules, such as a bare offset. */
  clocks: ICAL.Timezone | undefined;
  writtenAtMs: number;
}

function eventOf(appointment: Appointment, around: Around): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const set = setterOf(event);
  set('uid', uidOf(appointment.id));
  set('dtstamp', utc(around.writtenAtMs));
  set('sequence', appointment.revision);
  set('status', appointment.isCancelled ? 'CANCELLED' : 'CONFIRMED');
  for (const [property, time] of Object.entries(timesOf(appointment, around))) {
    const written = event.updatePropertyWithValue(property, time);
    if (time.zone === around.clocks) written.setParameter('tzid', time.zone.tzid);
  }
  set('summary', appointment.summary);
  if (appointment.description !== undefined) set('description', appointment.description);
  set('transp', appointment.isCancelled ? 'TRANSPARENT' : 'OPAQUE');
  return event;
}

/** Texts without the control characters that the format forbids; a line end in one is a plain line feed. */
const setterOf = (component: ICAL.Component) => (property: string, value: unknown) =>
  component.updatePropertyWithValue(property, typeof value === 'string' ? value.replace(CONTROLS, '') : value);

/**
 * Times on the wall, where each means one instant and the zone's published rules say the same; else both in UTC: in an
 * hour that comes twice readers differ, and the line's own clock may know of a change that the rules do not.
 */
function timesOf({ startsAtMs, endsAtMs }: Appointment, around: Around): { dtstart: ICAL.Time; dtend: ICAL.Time } {
  const dtstart = onTheWall(startsAtMs, around);
  const dtend = onTheWall(endsAtMs, around);
  return dtstart && dtend ? { dtstart, dtend } : { dtstart: utc(startsAtMs), dtend: utc(endsAtMs) };
}

function onTheWall(epochMs: number, { zone, clocks }: Around): ICAL.Time | undefined {
  if (clocks === undefined) return undefined;
  const wall = toLocal(epochMs, zone);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/\D/).map(Number);
  const time = ICAL.Time.fromData({ year, month, day, hour, minute, second: 0, isDate: false }, clocks);
  const isPlain = toInstant(wall, zone).kind === 'unique' && time.toUnixTime() * 1_000 === epochMs;
  return isPlain ? time : undefined;
}

function utc(epochMs: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(epochMs), true);
}

function timeZoneOf(zone: string): { component: ICAL.Component; timezone: ICAL.Timezone } | undefined {
  const [block] = BARE_OFFSET.test(zone) ? [] : timeZoneBlock(zone, false);
  if (!block) return undefined;
  const component = new ICAL.Component(ICAL.parse(block));
  return { component, timezone: new ICAL.Timezone(component) };
}
