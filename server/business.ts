// The business file: who may be booked, when and for what; parsed once, trusted everywhere else.
import type { z } from 'zod';
import type { OpeningHours } from '../extractors/extractor.ts';
import { faultsBetween } from './business-checks.ts';
import { businessFile, WEEKDAYS } from './business-file.ts';

export type Business = z.output<typeof businessFile>;
export type Service = Business['services'][number];
export type Resource = Business['resources'][number];
export type WeeklyHours = Business['hours'];
export type DayHours = NonNullable<WeeklyHours['monday']>;

export type ParsedBusiness = { ok: true; business: Business } | { ok: false; faults: string[] };

/** Monday to Friday 9 to 17, half an hour each, one person: what the line books when there is no file. */
export const DEFAULT_BUSINESS: Business = businessFile.parse({
  name: 'the office',
  zone: 'America/Winnipeg',
  region: 'CA',
  hours: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, { open: '09:00', close: '17:00' }])),
  services: [{ id: 'appointment', spoken: ['appointment'], minutes: 30 }],
  resources: [{ id: 'office', spoken: ['the office'] }],
  gridMinutes: 30,
});

/**
 * Reads the text of a business file.
 * A fault starts with its JSON path and says what would be right: `services[0].minutes must be at least 1`.
 */
export function parseBusiness(json: string): ParsedBusiness {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, faults: [`the file must be JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = businessFile.safeParse(value);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) };
  const faults = faultsBetween(parsed.data);
  return faults.length === 0 ? { ok: true, business: parsed.data } : { ok: false, faults };
}

const SUMMARIES = new WeakMap<Business, OpeningHours>();

/** The summary of the week that the readers use to choose between 9 in the morning and 9 at night; made once, for a business stays as it was parsed. */
export function openingHoursOf(business: Business): OpeningHours {
  const known = SUMMARIES.get(business);
  if (known) return known;
  const summary = summaryOf(business);
  SUMMARIES.set(business, summary);
  return summary;
}

function summaryOf(business: Business): OpeningHours {
  const weeks = [business.hours, ...business.resources.flatMap((each) => each.hours ?? [])];
  const days = WEEKDAYS.flatMap((day, index) => (weeks.some((week) => week[day] !== undefined) ? [index + 1] : []));
  const hours = weeks.flatMap((week) => WEEKDAYS.flatMap((day) => week[day] ?? []));
  const open = hours.map((each) => each.open).toSorted()[0] ?? '00:00';
  const close =
    hours
      .map((each) => each.close)
      .toSorted()
      .at(-1) ?? '23:59';
  return { days, open, close: close < '24:00' ? close : '23:59' };
}

const NOUNS: Record<string, string> = {
  string: 'a text in quotes',
  array: 'a list',
  object: 'an object',
  number: 'a number',
};

function faultOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.reduce<string>(
    (sofar, key) => (typeof key === 'number' ? `${sofar}[${key}]` : `${sofar}${sofar && '.'}${String(key)}`),
    '',
  );
  const where = path === '' ? 'the file' : path;
  if (issue.code === 'unrecognized_keys')
    return `${where} has no key ${issue.keys.join(', ')}: see business.schema.json`;
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `${where} must be ${NOUNS[issue.expected] ?? issue.expected}${issue.message.endsWith('undefined') ? '; it is missing' : ''}`;
  return `${where} ${issue.message}`;
}
