// The day of a holiday in a year, by the rule that holds in the caller's region.
import { civil, type Day, dayOf, easter, nthWeekday, orthodoxEaster, WEEK, weekdayOf } from './calendar.ts';
import type { HolidayRule } from './lexicon.ts';
import type { Setting } from './setting.ts';

/** The holiday in the year given, else the next one from today. */
export function holidayNear(rules: readonly HolidayRule[], setting: Setting, year?: number): Day {
  const rule = rules.find(({ regions }) => regions?.includes(setting.region)) ?? rules.find(({ regions }) => !regions);
  const thisYear = civil(setting.today).year;
  const day = rule ? holidayIn(rule, year ?? thisYear) : setting.today;
  return rule && year === undefined && day < setting.today ? holidayIn(rule, thisYear + 1) : day;
}

/** The last one before today. */
export function holidayBefore(rules: readonly HolidayRule[], setting: Setting): Day {
  const { year } = civil(setting.today);
  const sameYear = holidayNear(rules, setting, year);
  return sameYear < setting.today ? sameYear : holidayNear(rules, setting, year - 1);
}

function holidayIn(rule: HolidayRule, year: number): Day {
  if ('easter' in rule) return easter(year) + rule.easter;
  if ('orthodoxEaster' in rule) return orthodoxEaster(year) + rule.orthodoxEaster;
  if ('day' in rule) return dayOf(year, rule.month, rule.day);
  if ('onOrBefore' in rule) {
    const last = dayOf(year, rule.month, rule.onOrBefore);
    return last - ((weekdayOf(last) - rule.weekday + WEEK) % WEEK);
  }
  const first = dayOf(year, rule.month, 1);
  return (nthWeekday(year, rule.month, rule.weekday, rule.nth) ?? first) + (rule.plus ?? 0);
}
