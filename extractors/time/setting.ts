// When, where and for whom an utterance was said: what dates and clocks resolve against.
import type { Context } from '../extractor.ts';
import { type Day, type Minute, parseClock, parseDate } from './calendar.ts';

export interface Setting {
  today: Day;
  now: Minute;
  region: string;
  /** Numeric dates put the month before the day. */
  monthFirst: boolean;
  /** A line with opening hours asks when words have two readings; without hours the prevailing reading is taken. */
  booking: boolean;
  openDays: ReadonlySet<number>;
  open: Minute;
  close: Minute;
  context: Context;
}

// Countries that say and write the month before the day; Canada writes both ways and says the month first.
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'CA', 'PH', 'PR', 'GU', 'VI', 'AS', 'MH', 'FM', 'PW']);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const LAST_MINUTE = '23:59';

export function settingOf(context: Context): Setting {
  const { hours } = context;
  return {
    today: parseDate(context.now),
    now: parseClock(context.now.slice('YYYY-MM-DDT'.length)),
    region: context.region,
    monthFirst: MONTH_FIRST.has(context.region),
    booking: hours !== undefined,
    openDays: new Set(hours?.days ?? EVERY_DAY),
    open: parseClock(hours?.open ?? '00:00'),
    close: parseClock(hours?.close ?? LAST_MINUTE),
    context,
  };
}
