// The reading of what was said: merged with what earlier turns gave, and resolved against the day and the hours.
import type { PartOfDay, TimeReading } from '../../machines/dialog.ts';
import { toInstant } from '../zoned-time.ts';
import { type Day, formatClock, formatDate, type Minute, MINUTES_A_DAY, weekdayOf } from './calendar.ts';
import { withPart } from './clocks.ts';
import { type Clock, type DateSpec, FIRMNESS } from './pieces.ts';
import { clockTimes, isOpenAt, rangeTimes } from './resolve-clock.ts';
import type { ResolvedDate } from './resolve-date.ts';
import { candidate, choice, clarify, CLARIFY, isAmbiguous, rivals, spanDates, strengthOf } from './questions.ts';
import { type Prior, priorOf, type When, whenOf } from './when.ts';
import type { Said } from './said.ts';
import type { Setting } from './setting.ts';

/** What the utterance comes to; null when it holds no time at all. */
export function readingOf(said: Said, setting: Setting): TimeReading | null {
  const prior = priorOf(setting);
  if (said.moment && !said.date && !said.clock) return atMoment(said.moment, setting);
  if (said.shiftMinutes !== undefined) return shiftedReading(said, said.shiftMinutes, prior, setting);
  const when = whenOf(said, prior, setting);
  // A time kept from before needs one to keep.
  const keepsTime = said.back.some((reference) => 'keeps' in reference && reference.keeps === 'time');
  if (keepsTime && prior.minute === undefined && setting.booking) return CLARIFY;
  if (when === 'unknown' || when?.kind === 'impossible') return CLARIFY;
  if (said.otherDates.length > 0 || said.otherClocks.length > 0) return choice(said, when, setting);
  if (when && setting.booking && lastDay(when) < setting.today) return CLARIFY;
  if (when && setting.booking && isFar(said.date, when, setting)) return CLARIFY;
  return timed(said, when, prior, setting) ?? untimed(said, when, prior, setting);
}

const FAR_DAYS = 270;

/** A date without a year that has lately gone by: next year's is a year's wait, which nobody means by silence. */
function isFar(date: DateSpec | undefined, when: ResolvedDate, { today }: Setting): boolean {
  const yearless = date?.dayOfMonth !== undefined && date.year === undefined && date.yearStep === undefined;
  return yearless && when.kind === 'days' && (when.days[0] ?? today) - today > FAR_DAYS;
}

function lastDay(when: ResolvedDate): Day {
  if (when.kind === 'span') return when.to ?? Number.POSITIVE_INFINITY;
  return when.kind === 'days' ? Math.max(...when.days) : Number.POSITIVE_INFINITY;
}

/** A reading with a clock or a range, when one was said. */
function timed(said: Said, when: When, prior: Prior, setting: Setting): TimeReading | undefined {
  if (said.rival && said.clock && isAmbiguous(said, setting)) return rivals(said, when, setting);
  if (said.clock) return clockReading(said, said.clock, when, prior, setting);
  if (said.range) return rangeReading(said, when, setting);
  if (said.flags.has('opening') && setting.booking) return settled(said, when, [setting.open], setting);
  return undefined;
}

function clockReading(said: Said, clock: Clock, when: When, prior: Prior, setting: Setting): TimeReading {
  if (clock.torn && setting.booking) return CLARIFY;
  const part = said.part ?? (said.date ? undefined : prior.part);
  const narrowed = part === undefined ? clock : withPart(clock, part);
  const day = when?.kind === 'days' && when.days.length === 1 ? when.days[0] : undefined;
  return settled(said, when, clockTimes(narrowed, day, setting), setting);
}

/** A reading of days and times: exact when one of each is left, else the question which. */
function settled(said: Said, when: When, times: readonly Minute[], setting: Setting): TimeReading {
  const strength = strengthOf(said);
  if (when?.kind === 'span') {
    const [time] = times;
    if (times.length !== 1 || time === undefined || when.span === 'month') return CLARIFY;
    return { kind: 'partial', time: formatClock(time), ...spanDates(when), strength };
  }
  if (when?.kind !== 'days') {
    const [time] = times;
    if (times.length !== 1 || time === undefined) return clarify(times.map((minute) => candidate(undefined, minute)));
    if (!setting.booking) return exact(time >= setting.now ? setting.today : setting.today + 1, time, said, setting);
    return { kind: 'partial', time: formatClock(time), strength };
  }
  const pairs = when.days.flatMap((day) => times.map((minute) => ({ day, minute })));
  const ahead = pairs.filter(
    ({ day, minute }) => day > setting.today || (day === setting.today && minute > setting.now),
  );
  const left = ahead.length > 0 && pairs.length > 1 ? ahead : pairs;
  const [only] = left;
  if (left.length !== 1 || !only) return clarify(left.map(({ day, minute }) => candidate(day, minute)));
  // A time of today that has gone by, its half of the day not said, is a slip more often than a wish.
  const gone = setting.booking && only.day === setting.today && only.minute <= setting.now;
  if (gone && !said.clock?.settled) return clarify([candidate(only.day, only.minute)]);
  return exact(only.day, only.minute, said, setting);
}

function exact(day: Day, minute: Minute, said: Said, setting: Setting): TimeReading {
  const date = formatDate(day);
  const time = formatClock(minute);
  // Clocks spring over some wall times; nobody can come then.
  if (toInstant(`${date}T${time}`, setting.context.timeZone).kind === 'gap') return clarify([{ date }]);
  const past = day < setting.today || (day === setting.today && minute < setting.now);
  const closed = setting.booking && !(setting.openDays.has(weekdayOf(day)) && isOpenAt(minute, setting));
  const flag = past ? 'past' : closed ? 'closed' : undefined;
  return { kind: 'exact', date, time, ...(flag && { flag }), strength: strengthOf(said) };
}

function rangeReading(said: Said, when: When, setting: Setting): TimeReading | undefined {
  const { range } = said;
  if (!range || (!range.from && !range.to)) return undefined;
  const one = range.from && range.to ? undefined : (range.from ?? range.to);
  // With no opening hours to bound it, a one-sided range is the clock that was said.
  if (one && !setting.booking) return clockReading(said, one, when, {}, setting);
  const times = rangeTimes(range, setting);
  if (!times) return CLARIFY;
  const strength = strengthOf(said);
  const bounds = { from: formatClock(times.from), to: formatClock(times.to) };
  if (!when) return { kind: 'range', ...bounds, strength };
  if (when.kind === 'span') return { kind: 'partial', ...spanDates(when), strength };
  if (when.kind !== 'days') return CLARIFY;
  const [day] = when.days;
  if (when.days.length > 1) return clarify(when.days.map((each) => candidate(each, undefined)));
  return { kind: 'range', ...(day !== undefined && { date: formatDate(day) }), ...bounds, strength };
}

/** A reading without a clock: a day, a part of the day, a stretch of days, the earliest there is. */
function untimed(said: Said, when: When, prior: Prior, setting: Setting): TimeReading | null {
  const strength = strengthOf(said);
  const own = said.date !== undefined || said.back.length > 0;
  const part = partOf(said, setting);
  if (said.flags.has('earliest') && part === undefined && when?.kind !== 'span') {
    const day = when?.kind === 'days' && when.days.length === 1 && own ? when.days[0] : undefined;
    return { kind: 'earliest', ...(day !== undefined && { date: formatDate(day) }), strength };
  }
  if (said.flags.has('lunch') && setting.booking && !said.part) return lunch(when, strength);
  if (part !== undefined) return partReading(said, part, when, setting);
  if (own && when) return dateReading(said, when, prior, setting);
  if (said.flags.has('now')) return nowReading(said, setting);
  const refused = said.refusedDate ?? said.refusedClock ?? said.refusedPart;
  return refused !== undefined || said.flags.has('vague') ? CLARIFY : null;
}

const LUNCH = { from: '12:00', to: '13:00' };

function lunch(when: When, strength: 'strong' | 'weak'): TimeReading {
  const day = when?.kind === 'days' && when.days.length === 1 ? when.days[0] : undefined;
  if (when && day === undefined) return CLARIFY;
  return { kind: 'range', ...(day !== undefined && { date: formatDate(day) }), ...LUNCH, strength };
}

function partOf(said: Said, setting: Setting): PartOfDay | undefined {
  if (said.part !== undefined) return said.part === 'night' ? 'evening' : said.part;
  if (said.flags.has('opening')) return 'morning';
  if (said.flags.has('closing') || said.refusedPart === 'morning') return 'afternoon';
  if (said.refusedPart === 'afternoon' && setting.booking) return 'morning';
  return undefined;
}

const EVENING_STARTS: Minute = 17 * 60;
const NOON: Minute = 12 * 60;
/** When a part of the day is over. */
const PART_ENDS = { morning: NOON, afternoon: 18 * 60, evening: MINUTES_A_DAY } satisfies Record<PartOfDay, Minute>;
const PART_STARTS = { morning: 0, afternoon: NOON, evening: EVENING_STARTS } satisfies Record<PartOfDay, Minute>;

function partReading(said: Said, part: PartOfDay, when: When, setting: Setting): TimeReading {
  const strength = strengthOf(said);
  if (!when) return { kind: 'partial', part, strength };
  if (when.kind === 'span') return { kind: 'partial', part, ...spanDates(when), strength };
  if (when.kind !== 'days') return CLARIFY;
  const ahead = when.days.filter((day) => day !== setting.today || PART_ENDS[part] > setting.now);
  const days = ahead.length > 0 ? ahead : when.days;
  const [day] = days;
  if (days.length !== 1 || day === undefined) return clarify(days.map((each) => candidate(each, undefined)));
  const past = day < setting.today || (day === setting.today && PART_ENDS[part] <= setting.now);
  const closed =
    setting.booking &&
    (!setting.openDays.has(weekdayOf(day)) || PART_STARTS[part] >= setting.close || PART_ENDS[part] <= setting.open);
  const flag = past ? 'past' : closed ? 'closed' : undefined;
  return { kind: 'partial', date: formatDate(day), part, ...(flag && { flag }), strength };
}

function dateReading(said: Said, when: ResolvedDate, prior: Prior, setting: Setting): TimeReading {
  const strength = strengthOf(said);
  if (when.kind === 'impossible') return CLARIFY;
  if (when.kind === 'span') {
    if (when.span === 'month') return CLARIFY;
    return { kind: 'partial', ...spanDates(when), strength };
  }
  if (prior.minute !== undefined)
    return settled({ ...said, clock: fixedClock(prior.minute) }, when, [prior.minute], setting);
  if (prior.part !== undefined) return partReading(said, prior.part, when, setting);
  if (setting.booking && said.date?.about) return clarify(when.days.map((day) => candidate(day, undefined)));
  const over = (day: Day): boolean => day === setting.today && setting.now >= setting.close && when.days.length > 1;
  const days = when.days.filter((day) => !over(day));
  const [day] = days;
  if (days.length !== 1 || day === undefined) return clarify(days.map((each) => candidate(each, undefined)));
  const flag =
    day < setting.today ? 'past' : setting.booking && !setting.openDays.has(weekdayOf(day)) ? 'closed' : undefined;
  return { kind: 'partial', date: formatDate(day), ...(flag && { flag }), strength };
}

function fixedClock(minute: Minute): Clock {
  return { options: [minute], settled: true, firmness: FIRMNESS.certain };
}

function nowReading(said: Said, setting: Setting): TimeReading {
  if (setting.booking) return { kind: 'earliest', strength: strengthOf(said) };
  return atMoment({ day: setting.today, minute: setting.now }, setting);
}

function atMoment({ day, minute }: { day: Day; minute: Minute }, setting: Setting): TimeReading {
  const said: Said = {
    back: [],
    otherDates: [],
    otherClocks: [],
    flags: new Set(),
    date: { day },
    clock: fixedClock(minute),
  };
  const reading = exact(day, minute, said, setting);
  return setting.booking && reading.kind === 'exact' && reading.flag === 'past' ? CLARIFY : reading;
}

/** "An hour later": moves the time said here, or the one given before. */
function shiftedReading(said: Said, minutes: number, prior: Prior, setting: Setting): TimeReading {
  const when = whenOf(said, prior, setting);
  const said1 = said.clock && clockTimes(said.clock, undefined, setting);
  const base = (said1?.length === 1 ? said1[0] : prior.minute) ?? (setting.booking ? undefined : setting.now);
  const day = when !== 'unknown' && when?.kind === 'days' && when.days.length === 1 ? when.days[0] : undefined;
  if (base === undefined) return CLARIFY;
  const total = base + minutes;
  const days = Math.floor(total / MINUTES_A_DAY);
  const minute = total - days * MINUTES_A_DAY;
  if (day === undefined && setting.booking) return { kind: 'partial', time: formatClock(minute), strength: 'weak' };
  return exact((day ?? setting.today) + days, minute, said, setting);
}
