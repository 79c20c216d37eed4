// The shape of the business file, as zod holds it against what an owner wrote.
import { z } from 'zod';

/** ISO order: Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const MINUTES_A_DAY = 1440;
const LONGEST_HORIZON_DAYS = 730;
const MOST_ENTRIES = 400; // of any list: a day row and a week of queries stay small

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:00", 00:00 to 23:59');
const closingTime = z
  .string()
  .regex(
    /^(([0-2]\d|3[0-5]):[0-5]\d|36:00)$/,
    'must be a time such as "17:30"; past midnight counts on, "26:00" is 2 a.m.',
  );
const localDate = z
  .string()
  .refine((text) => isDate(text), 'must be a date that exists, such as "2026-07-01"')
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const holidayDate = z
  .string()
  .refine((text) => isDate(text) || isDate(`2024-${text}`), 'must be "2026-07-01", or "07-01" for every year')
  .meta({ pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$' });
const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164, such as "+12045550100"');
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a short lower-case id such as "dr-lee"');
const text = z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters');
const spoken = z.array(text).min(1, 'must name at least one way that callers say it').max(20);
const ids = z.array(id).min(1, 'must name at least one resource, or be left out for all').max(MOST_ENTRIES);
const wholeNumber = (least: number, most: number) =>
  z
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(MOST_ENTRIES, `must have at most ${MOST_ENTRIES}`);

const breaks = list(z.strictObject({ from: closingTime, to: closingTime })).default([]);
const dayHours = z.strictObject({ open: clockTime, close: closingTime, breaks });
const weeklyHours = z
  .strictObject({
    monday: dayHours.exactOptional(),
    tuesday: dayHours.exactOptional(),
    wednesday: dayHours.exactOptional(),
    thursday: dayHours.exactOptional(),
    friday: dayHours.exactOptional(),
    saturday: dayHours.exactOptional(),
    sunday: dayHours.exactOptional(),
  })
  .describe('A day that is left out is closed. Times past midnight count on: "26:00" is 2 a.m. of the next day.');
const closures = list(z.strictObject({ from: localDate, to: localDate.exactOptional(), reason: text.exactOptional() }))
  .default([])
  .describe('Whole days, both ends included; without `to` one day. A session is closed by the day it opens on.');

const service = z.strictObject({
  id,
  spoken: spoken.describe('How callers say it; the first is how the line says it.'),
  minutes: wholeNumber(1, MINUTES_A_DAY),
  bufferBefore: wholeNumber(0, 240).default(0),
  bufferAfter: wholeNumber(0, 240).default(0),
  resources: ids.exactOptional().describe('Who can do it; left out, everybody can.'),
});
const resource = z.strictObject({
  id,
  spoken: spoken.describe('How callers say it; the first is how the line says it.'),
  hours: weeklyHours.exactOptional().describe('Own hours, in place of those of the business.'),
  closures,
});
const policies = z.strictObject({
  holdMinutes: wholeNumber(1, 60).default(5),
  cancelUntilMinutes: wholeNumber(0, 30 * MINUTES_A_DAY).default(MINUTES_A_DAY),
  callerIdOffer: z.enum(['first', 'later', 'never'], 'must be "first", "later" or "never"').default('first'),
  reminderHoursBefore: wholeNumber(0, 168).default(24).describe('0 sends no reminder.'),
  textsPerNumberAndDay: wholeNumber(1, 50).default(6),
  callsPerNumberAndHour: wholeNumber(1, 100_000)
    .default(3_000)
    .describe('A switchboard or a forwarded line rings from one number; a flood is more than this.'),
  handoffsPerNumberAndHour: wholeNumber(1, 1_000).default(30),
});

/** The shape of `BUSINESS_FILE`; what one part says of another is checked by `faultsBetween`. */
export const businessFile = z.strictObject({
  $schema: z.string().exactOptional(),
  name: text,
  zone: z.string().refine(isZone, 'must be an IANA time zone such as "America/Winnipeg"'),
  region: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO country such as "CA"'),
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as "en" or "en-GB"')
    .default('en'),
  voice: text.exactOptional().describe('The name of the voice as Twilio spells it.'),
  hours: weeklyHours,
  closures,
  holidays: list(z.strictObject({ date: holidayDate, name: text }))
    .default([])
    .describe('Closed days; "12-25" comes back every year.'),
  specialOpenings: list(
    z.strictObject({ date: localDate, open: clockTime, close: closingTime, breaks, resources: ids.exactOptional() }),
  )
    .default([])
    .describe('Open on this date with these hours, whatever the week, the holidays and the closures say.'),
  services: z.array(service).min(1, 'must have at least one service').max(50, 'must have at most 50'),
  resources: z.array(resource).min(1, 'must have at least one person or room').max(50, 'must have at most 50'),
  leadMinutes: wholeNumber(0, 30 * MINUTES_A_DAY)
    .default(60)
    .describe('The soonest an appointment may start.'),
  horizonDays: wholeNumber(1, LONGEST_HORIZON_DAYS).default(60).describe('How far ahead can be booked.'),
  gridMinutes: wholeNumber(1, 240).default(15).describe('Openings start every so many minutes after opening.'),
  handoffNumber: e164.exactOptional(),
  ownerNumber: e164.exactOptional(),
  busyCalendars: list(
    z.strictObject({
      url: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }),
      resources: ids.exactOptional(),
    }),
  )
    .default([])
    .describe('ICS addresses whose events are busy times; without `resources` of everybody.'),
  policies: policies.prefault({}),
});

function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // RangeError is how Intl says that there is no such zone
  }
}

function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
