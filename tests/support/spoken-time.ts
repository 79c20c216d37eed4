// Renders a date and a clock as callers say them, in many styles, each with a seeded choice.

export interface WallTime {
  year: number;
  month: number;
  dayOfMonth: number;
  hour: number;
  minute: number;
  /** Monday = 1. */
  weekday: number;
  /** Days from the day it is said on. */
  daysAhead: number;
  /** The weekday the utterance is said on. */
  todayWeekday: number;
}

type Random = () => number;

const UNITS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const OPENERS = [
  '',
  '',
  '',
  'uh ',
  'um, ',
  'yes, ',
  'how about ',
  'can I come in ',
  "I'd like ",
  'what about ',
  'okay so ',
];
const CLOSERS = ['', '', '', ' please', ' if that works', ', thanks', ' if you have it', '.', ' would be good'];

/** One way of saying the whole: a date and a clock in either order, with what callers put around them. */
export function sayWallTime(time: WallTime, random: Random): string {
  const date = pick(dateStyles(time), random);
  const clock = pick(clockStyles(time), random);
  const [first, second] = random() < 0.6 ? [date, `at ${clock}`] : [clock, date];
  const gap = random() < 0.2 ? ', ' : ' ';
  const spoken = `${pick(OPENERS, random)}${first}${gap}${second}${pick(CLOSERS, random)}`;
  return random() < 0.3 ? spoken.toLowerCase() : spoken;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function words(value: number): string {
  if (value < 10) return UNITS[value] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  const unit = UNITS[value % 10];
  return [TENS[Math.floor(value / 10)], unit].filter(Boolean).join(' ');
}

function ordinalWords(value: number): string {
  if (value <= 20) return ORDINALS[value] ?? '';
  if (value === 30) return 'thirtieth';
  return `${TENS[Math.floor(value / 10)]} ${ORDINALS[value % 10]}`;
}

function suffixed(value: number): string {
  const teen = value > 10 && value < 14;
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

/** Every style that names this very day. */
function dateStyles(time: WallTime): string[] {
  const { year, month, dayOfMonth, weekday, daysAhead, todayWeekday } = time;
  const monthName = MONTHS[month] ?? '';
  const dayName = WEEKDAYS[weekday] ?? '';
  const nth = [suffixed(dayOfMonth), ordinalWords(dayOfMonth)];
  const yearWords = `twenty ${words(year % 100)}`;
  const styles = nth.flatMap((day) => [
    `${monthName} ${day}`,
    `${monthName} the ${day}`,
    `the ${day} of ${monthName}`,
    `on ${dayName} the ${day} of ${monthName}`,
    `on ${dayName} ${monthName} ${day}`,
    `${monthName} ${day} ${yearWords}`,
    `${monthName} ${day}, ${year}`,
    `on ${dayName}, ${monthName} ${day}, ${year}`,
  ]);
  styles.push(
    `${month}/${dayOfMonth}/${year}`,
    `${year}-${two(month)}-${two(dayOfMonth)}`,
    `${dayOfMonth} ${monthName}`,
  );
  styles.push(`in ${daysAhead === 1 ? 'one day' : `${daysAhead} days`}`, `${daysAhead} days from now`);
  if (daysAhead < 60) styles.push(`${daysAhead < 20 ? words(daysAhead) : daysAhead} days from today`);
  if (daysAhead === 1) styles.push('tomorrow');
  if (daysAhead === 2) styles.push('the day after tomorrow', 'day after tomorrow');
  if (daysAhead < 7) styles.push(`on ${dayName}`, `this coming ${dayName}`, dayName, `this ${dayName}`);
  if (daysAhead < 28) styles.push(`on the ${suffixed(dayOfMonth)}`, `the ${ordinalWords(dayOfMonth)}`);
  const weeks = Math.floor((daysAhead + todayWeekday - 1) / 7);
  if (weeks === 1)
    styles.push(`next week ${dayName}`, `next week, ${dayName}`, `${dayName} of next week`, `${dayName} next week`);
  if (weeks === 2) styles.push(`${dayName} the week after next`);
  if (daysAhead >= 7 && daysAhead < 14) styles.push(`a week from ${dayName}`.replace(dayName, weekLater(time)));
  return styles;
}

/** The day a week before: the coming weekday, or today. */
function weekLater({ weekday, daysAhead }: WallTime): string {
  return daysAhead === 7 ? 'today' : (WEEKDAYS[weekday] ?? '');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Every style that says this very clock, its half of the day included. */
function clockStyles({ hour, minute }: WallTime): string[] {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const styles: string[] = [];
  for (const half of halves(hour)) {
    for (const clock of halfDayClocks(twelve, minute)) styles.push(`${clock} ${half}`);
  }
  styles.push(
    `${twelve}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
    `${twelve}:${two(minute)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  );
  if (hour >= 13) styles.push(`${hour}:${two(minute)}`);
  if (hour >= 13 && minute === 0) styles.push(`${words(hour)} hundred hours`, `${words(hour)} hundred`);
  if (hour >= 13 && minute >= 10) styles.push(`${words(hour)} ${words(minute)}`);
  if (hour === 12 && minute === 0) styles.push('noon', 'twelve noon', 'midday');
  return styles;
}

function halves(hour: number): string[] {
  if (hour < 12) return ['a m', 'am', 'a.m.', 'in the morning'];
  return hour < 17 ? ['p m', 'pm', 'p.m.', 'in the afternoon'] : ['p m', 'pm', 'p.m.', 'in the evening'];
}

function halfDayClocks(twelve: number, minute: number): string[] {
  const next = twelve === 12 ? 1 : twelve + 1;
  const said = [`${twelve}:${two(minute)}`, `${twelve} ${two(minute)}`];
  if (minute === 0) return [...said, `${twelve}`, words(twelve), `${words(twelve)} o'clock`, `${twelve} o'clock`];
  if (minute < 10) said.push(`${words(twelve)} oh ${words(minute)}`);
  else said.push(`${words(twelve)} ${words(minute)}`);
  if (minute === 30) said.push(`half past ${words(twelve)}`, `half past ${twelve}`);
  if (minute === 15) said.push(`quarter past ${words(twelve)}`, `a quarter after ${words(twelve)}`);
  // From eleven the hour that is counted back from lies in the other half of the day.
  if (minute === 45 && twelve !== 11) said.push(`quarter to ${words(next)}`, `a quarter to ${next}`);
  if (minute % 5 === 0 && minute < 30)
    said.push(`${words(minute)} past ${words(twelve)}`, `${words(minute)} minutes past ${twelve}`);
  if (minute % 5 === 0 && minute > 30 && twelve !== 11) said.push(`${words(60 - minute)} minutes to ${words(next)}`);
  return said;
}
