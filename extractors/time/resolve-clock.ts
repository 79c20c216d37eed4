// Chooses between morning and afternoon by the opening hours, and the bounds of a range of clocks.
import { type Day, type Minute, MINUTES_A_DAY, NOON } from './calendar.ts';
import type { Clock, ClockRange } from './pieces.ts';
import type { Setting } from './setting.ts';

const CLEARLY_NEARER = 60; // Minutes by which one reading must lie nearer the opening hours to be taken.
const MORNING_STARTS: Minute = 7 * 60;

/** The times a clock may mean on a day, most often one; two leave the choice to the caller. */
export function clockTimes({ options }: Clock, day: Day | undefined, setting: Setting): readonly Minute[] {
  if (options.length < 2) return options;
  if (!setting.booking) return options.filter(byDay);
  const inside = options.filter((minute) => isOpenAt(minute, setting));
  if (inside.length === 1) return inside;
  if (inside.length > 1) {
    const ahead = day === setting.today ? inside.filter((minute) => minute > setting.now) : inside;
    return ahead.length === 1 ? ahead : inside;
  }
  const [near, far] = options.toSorted((a, b) => distance(a, setting) - distance(b, setting));
  if (near === undefined || far === undefined) return options;
  return distance(far, setting) - distance(near, setting) >= CLEARLY_NEARER ? [near] : options;
}

/** Without opening hours a bare clock is by day: seven in the morning to before seven in the evening. */
function byDay(minute: Minute): boolean {
  return minute >= MORNING_STARTS && minute < MORNING_STARTS + NOON;
}

export function isOpenAt(minute: Minute, { open, close }: Setting): boolean {
  return minute >= open && minute < close;
}

function distance(minute: Minute, { open, close }: Setting): number {
  return minute < open ? open - minute : Math.max(0, minute - close);
}

export interface MinuteRange {
  from: Minute;
  to: Minute;
}

/** A range's bounds; the opening hours give one that was not said. Undefined when the bounds make no range. */
export function rangeTimes({ from, to }: ClockRange, setting: Setting): MinuteRange | undefined {
  const starts = from ? boundOptions(from, to, setting) : [setting.open];
  const ends = to ? boundOptions(to, from, setting) : [setting.close];
  const ranges = starts.flatMap((start) => ends.filter((end) => end > start).map((end) => ({ from: start, to: end })));
  const inHours = (range: MinuteRange): boolean => range.from >= setting.open && range.to <= setting.close;
  const [best] = ranges.toSorted(
    (a, b) => Number(inHours(b)) - Number(inHours(a)) || a.to - a.from - (b.to - b.from) || (byDay(a.from) ? -1 : 1),
  );
  return best;
}

/** Whether the words of a range can mean one within the opening hours. */
export function rangeFits(range: ClockRange, setting: Setting): boolean {
  const times = rangeTimes(range, setting);
  return times !== undefined && times.from >= setting.open && times.to <= setting.close;
}

function boundOptions(bound: Clock, other: Clock | undefined, setting: Setting): readonly Minute[] {
  if (other) return bound.options.includes(0) && bound.settled ? [...bound.options, MINUTES_A_DAY - 1] : bound.options;
  if (bound.options.length < 2) return bound.options;
  const within = bound.options.filter((minute) => minute >= setting.open && minute <= setting.close);
  return within.length > 0 && setting.booking ? within : clockTimes(bound, undefined, setting);
}
