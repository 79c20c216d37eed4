// Reads an iCalendar document twice over: line by line against RFC 5545, and with a parser that did not write it.
import ical, { type VEvent } from 'node-ical';

export interface ReadEvent {
  uid: string;
  startsAt: string;
  endsAt: string;
  summary: string;
  description: string;
  sequence: number;
  status: string;
}

const MOST_OCTETS = 75;

/** The events in order of time, with instants in ISO 8601; throws where the document breaks the format's rules. */
export function readIcs(document: string): ReadEvent[] {
  holdToFormat(document);
  const events = Object.values(ical.sync.parseICS(document)).filter((each): each is VEvent => each?.type === 'VEVENT');
  return events
    .map((event) => ({
      uid: event.uid,
      startsAt: event.start.toISOString(),
      endsAt: event.end?.toISOString() ?? '',
      summary: textOf(event.summary),
      description: textOf(event.description),
      sequence: Number(event.sequence),
      status: String(event.status),
    }))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** Lines end in CRLF and hold at most 75 octets of whole characters; parts nest; what must be there is there, once. */
export function holdToFormat(document: string): void {
  if (!document.endsWith('\r\n')) breaks('the last line has no end');
  const lines = document.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) breaks(`a bare line end in ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > MOST_OCTETS) breaks(`${Buffer.byteLength(line)} octets: ${line}`);
    if (/[\p{Cs}\uFFFD]/u.test(line)) breaks(`a character is cut in two: ${line}`);
  }
  const open: { name: string; properties: string[] }[] = [];
  const zones = new Set<string>();
  const named = new Set<string>();
  for (const line of document.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [, property = '', value = ''] = /^([A-Z0-9-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? breaks(`no property: ${line}`);
    for (const [, zone = ''] of line.matchAll(/^[A-Z-]+;TZID=([^:;]+)/g)) named.add(zone);
    if (property === 'BEGIN') open.push({ name: value, properties: [] });
    else if (property !== 'END') open.at(-1)?.properties.push(property);
    if (property === 'TZID') zones.add(value);
    if (property !== 'END') continue;
    const closed = open.pop();
    if (closed?.name !== value) breaks(`${value} ends within ${closed?.name}`);
    for (const must of REQUIRED[value] ?? []) {
      const count = closed?.properties.filter((each) => each === must).length;
      if (count !== 1) breaks(`${value} has ${count} ${must}`);
    }
  }
  if (open.length > 0) breaks(`${open[0]?.name} does not end`);
  for (const zone of named) if (!zones.has(zone)) breaks(`no VTIMEZONE for ${zone}`);
}

function breaks(what: string): never {
  throw new Error(`RFC 5545: ${what}`);
}

const REQUIRED: Record<string, string[]> = {
  VCALENDAR: ['PRODID', 'VERSION', 'METHOD'],
  VTIMEZONE: ['TZID'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  DAYLIGHT: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'STATUS', 'SUMMARY'],
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
