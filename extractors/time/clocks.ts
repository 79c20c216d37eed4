// Rules for clock times: half past nine, 9:30, quarter to ten, nine oh five p m, noon, 1630, ten in the morning.
import { MINUTES_A_DAY, type Minute, NOON } from './calendar.ts';
import { type Grammar, stopBefore } from './grammar.ts';
import type { Meridiem, Part } from './lexicon.ts';
import { minuteDigits, smallNumber, smallNumbers } from './numbers.ts';
import { type Clock, type ClockFound, FIRMNESS, type Firmness } from './pieces.ts';
import { STOP } from './tokens.ts';

/** Every clock that starts at a token, without a preposition before it. */
export function clocksAt(grammar: Grammar, at: number): ClockFound[] {
  return (grammar.memo.clocks[at] ??= readClocks(grammar, at));
}

const NO_CLOCKS: ClockFound[] = [];

function readClocks(grammar: Grammar, at: number): ClockFound[] {
  const named = grammar.value(at, 'namedClock') ?? grammar.value(at, 'quarter');
  if (!named && !grammar.numeric(at)) return NO_CLOCKS;
  return [
    ...namedClock(grammar, at),
    ...writtenClock(grammar, at),
    ...compactClock(grammar, at),
    ...hourClock(grammar, at),
    ...quarterClock(grammar, at),
    ...minutesToHour(grammar, at),
  ].map((found) => withSuffixes(grammar, found));
}

/** A word that sounds like a digit, where only a clock can stand: "Tuesday at to". */
export function soundsLikeClock(grammar: Grammar, at: number): ClockFound[] {
  const hour = grammar.words.numbers.soundsLike.get(grammar.tokens[at]?.text ?? '');
  if (hour === undefined) return [];
  const minute = minuteDigits(grammar, at + 1);
  // "For twelve" has its own hour; "for thirty" has none.
  if (minute && minute.value <= 12 && !grammar.words.numbers.nought.has(grammar.tokens[at + 1]?.text ?? '')) return [];
  const found = clock(minute?.end ?? at + 1, hour, minute?.value ?? 0, FIRMNESS.marked);
  return [{ ...withSuffixes(grammar, found), cost: SOUNDS_LIKE_COST }];
}

const SOUNDS_LIKE_COST = 0.4;
const SLIP_COST = 0.4;
const HOURS_A_DAY = 24;

/** The times of the day an hour and minute may be: both halves of the day up to twelve, else one. */
export function clockOptions(hour: number, minute: number): Minute[] {
  const total = (hour * 60 + minute) % MINUTES_A_DAY;
  const half = total % NOON;
  return hour === 0 || hour > 12 ? [total] : [half, half + NOON];
}

function clock(end: number, hour: number, minute: number, firmness: Firmness): ClockFound {
  const options = clockOptions(hour, minute);
  return { end, clock: { options, settled: options.length === 1, firmness }, cost: 0 };
}

function namedClock(grammar: Grammar, at: number): ClockFound[] {
  const named = grammar.value(at, 'namedClock');
  return named
    ? [{ end: named.end, clock: { options: [named.value], settled: true, firmness: FIRMNESS.certain }, cost: 0 }]
    : [];
}

function writtenClock(grammar: Grammar, at: number): ClockFound[] {
  const token = grammar.tokens[at];
  const [hourText, minuteText] = token?.groups ?? [];
  if (!token || token.coded || hourText === undefined || minuteText?.length !== 2) return [];
  const hour = Number(hourText);
  const minute = Number(minuteText);
  if (hourText.length > 2 || hour > HOURS_A_DAY || minute > 59) return [];
  const joint = token.joints;
  // A full stop parts prices and versions too, so it needs a witness.
  if (joint === '.') return [clock(at + 1, hour, minute, FIRMNESS.bare)];
  return joint === ':' || joint === 'h' || joint === '::' ? [clock(at + 1, hour, minute, FIRMNESS.certain)] : [];
}

/** `930` and `1630`, which only a witness tells from other numbers. */
function compactClock(grammar: Grammar, at: number): ClockFound[] {
  const token = grammar.tokens[at];
  const padded = token?.text.startsWith('0') === true;
  const length = token?.text.length ?? 0;
  const plain = token?.groups?.length === 1 && !token.coded && (length === 4 || (length === 3 && !padded));
  if (!token || !plain) return [];
  const hour = Math.floor(Number(token.text) / 100);
  const minute = Number(token.text) % 100;
  // 2019 is a year before it is 20:19.
  const isYear = token.text.length === 4 && minute % 5 !== 0;
  if (hour > HOURS_A_DAY || minute > 59 || (isYear && !padded && hour >= 19)) return [];
  const hours = grammar.mark(at + 1, 'hours');
  if (hours === undefined) return [clock(at + 1, hour, minute, FIRMNESS.bare)];
  const options = [(hour * 60 + minute) % MINUTES_A_DAY];
  return [{ end: hours, clock: { options, settled: true, firmness: FIRMNESS.certain }, cost: 0 }];
}

function hourClock(grammar: Grammar, at: number): ClockFound[] {
  const token = grammar.tokens[at];
  if (token && grammar.words.numbers.nought.has(token.text)) return militaryHour(grammar, at, at + 1);
  return smallNumbers(grammar, at).flatMap((hour) => {
    if (hour.value > HOURS_A_DAY) return [];
    const clocks: ClockFound[] = [...militaryHour(grammar, at, at)];
    const minute = stopBefore(grammar, hour.end) === STOP.none ? minuteDigits(grammar, hour.end) : undefined;
    if (minute) clocks.push(clock(minute.end, hour.value, minute.value, FIRMNESS.marked));
    const oclock = grammar.mark(hour.end, 'oclock');
    if (oclock !== undefined) clocks.push(clock(oclock, hour.value, 0, FIRMNESS.certain));
    const hours = grammar.tokens[hour.end]?.glued ? grammar.mark(hour.end, 'hours') : undefined;
    if (hours !== undefined) clocks.push(clock(hours, hour.value, 0, FIRMNESS.marked));
    if (hour.value > 0) clocks.push(clock(hour.end, hour.value, 0, FIRMNESS.bare));
    return clocks;
  });
}

/** "Oh nine hundred", "fourteen thirty hours". */
function militaryHour(grammar: Grammar, at: number, from: number): ClockFound[] {
  const hour = smallNumber(grammar, from);
  if (!hour || hour.value > HOURS_A_DAY) return [];
  const hundred = grammar.words.numbers.hundred.has(grammar.tokens[hour.end]?.text ?? '');
  const minute = hundred ? { end: hour.end + 1, value: 0 } : minuteDigits(grammar, hour.end);
  const hours = minute && grammar.mark(minute.end, 'hours');
  if (!minute || (!hundred && hours === undefined && at === from)) return [];
  const options = [(hour.value * 60 + minute.value) % MINUTES_A_DAY];
  const firmness = hours === undefined ? FIRMNESS.marked : FIRMNESS.certain;
  return [{ end: hours ?? minute.end, clock: { options, settled: true, firmness }, cost: 0 }];
}

function quarterClock(grammar: Grammar, at: number): ClockFound[] {
  const quarter = grammar.value(at, 'quarter');
  if (!quarter) return [];
  const way = grammar.value(quarter.end, 'minuteWay') ?? grammar.value(quarter.end, 'quarterWay');
  if (way) return aroundHour(grammar, way.end, way.value * quarter.value, FIRMNESS.certain);
  // British "half nine" is half past nine.
  return quarter.value === 30 ? aroundHour(grammar, quarter.end, quarter.value, FIRMNESS.marked) : [];
}

function minutesToHour(grammar: Grammar, at: number): ClockFound[] {
  return smallNumbers(grammar, at).flatMap((count) => {
    const unit = grammar.value(count.end, 'unit');
    const minutes = unit?.value === 'minute';
    const from = minutes ? unit.end : count.end;
    const way = grammar.value(from, 'minuteWay') ?? grammar.value(from, 'quarterWay');
    if (!way || count.value > 59 || count.value === 0) return [];
    // Nobody says "seven to nine" for 8:53; with no unit said only round minutes count back from the hour.
    if (!minutes && count.value % 5 !== 0) return [];
    const found = aroundHour(grammar, way.end, way.value * count.value, FIRMNESS.certain);
    if (minutes || way.value > 0 || count.value > 12) return found;
    return found.map((each) => ({ ...each, countedBack: count.value }));
  });
}

/** Minutes past (or, negative, to) the hour that starts at a token. */
function aroundHour(grammar: Grammar, at: number, minutes: number, firmness: Firmness): ClockFound[] {
  const named = grammar.value(at, 'namedClock');
  const shifted = (minute: Minute): Minute => (minute + minutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  if (named) {
    const options = [shifted(named.value)];
    return [{ end: named.end, clock: { options, settled: true, firmness }, cost: 0 }];
  }
  const hour = smallNumber(grammar, at);
  if (!hour || hour.value === 0 || hour.value > HOURS_A_DAY) return [];
  const glued = grammar.tokens[hour.end]?.glued ? grammar.mark(hour.end, 'hours') : undefined;
  const options = clockOptions(hour.value, 0).map(shifted);
  const end = grammar.mark(hour.end, 'oclock') ?? glued ?? hour.end;
  return [{ end, clock: { options, settled: options.length === 1, firmness }, cost: 0 }];
}

/** Takes in what follows a clock: o'clock, a.m., "in the morning", "ish", a time zone. */
function withSuffixes(grammar: Grammar, found: ClockFound): ClockFound {
  let { end, clock: said, cost } = found;
  for (let more = true; more; ) {
    more = false;
    const ish = grammar.mark(end, 'ish');
    const oclock = grammar.mark(end, 'oclock');
    const filler = ish ?? oclock ?? grammar.mark(end, 'zone');
    const meridiem = meridiemAt(grammar, end);
    const part = partAfter(grammar, end);
    if (meridiem) {
      ({ end } = meridiem);
      said = withMeridiem(said, meridiem.value);
      cost += meridiem.cost;
      more = true;
    } else if (filler !== undefined) {
      end = filler;
      if (ish !== undefined || oclock !== undefined) said = { ...said, firmness: FIRMNESS.certain };
      more = true;
    } else if (part) {
      ({ end } = part);
      const narrowed = withPart(said, part.value);
      const torn = !said.options.some((minute) => IN_PART[part.value](minute));
      said = { ...narrowed, firmness: FIRMNESS.certain, ...(torn && { torn }) };
      more = true;
    }
  }
  return { ...found, end, clock: said, cost };
}

function meridiemAt(grammar: Grammar, at: number): { end: number; value: Meridiem; cost: number } | undefined {
  const exact = grammar.value(at, 'meridiem');
  const token = grammar.tokens[at];
  // A lone letter stands for two only when written onto the number: `3:15p`.
  const letter = exact?.end === at + 1 && token?.text.length === 1;
  const written = token?.glued && !grammar.tokens[at + 1]?.glued;
  if (exact && (!letter || written)) return { ...exact, cost: 0 };
  const slipped = grammar.value(at, 'slippedMeridiem');
  return slipped && { ...slipped, cost: SLIP_COST };
}

/** Narrows a clock to the half of the day that was said. */
function withMeridiem(said: Clock, meridiem: Meridiem): Clock {
  if (meridiem === 'either') return { ...said, firmness: FIRMNESS.certain };
  const options = said.options.filter((minute) => minute >= NOON === (meridiem === 'pm'));
  // "Zero forty five p m" is a quarter to one.
  const midday = meridiem === 'pm' ? said.options.filter((minute) => minute < 60).map((minute) => minute + NOON) : [];
  const kept = [options, midday, said.options].find((each) => each.length > 0) ?? [];
  return { options: kept, settled: true, firmness: FIRMNESS.certain };
}

function partAfter(grammar: Grammar, at: number): { end: number; value: Part } | undefined {
  if (stopBefore(grammar, at) === STOP.sentence) return undefined;
  const lead = grammar.mark(at, 'partLead') ?? at;
  return grammar.value(lead, 'part') ?? grammar.value(at, 'part');
}

/** Narrows a clock to a part of the day; one that lies in none of it stays as it was said. */
export function withPart(said: Clock, part: Part): Clock {
  const options = said.options.filter((minute) => IN_PART[part](minute));
  return options.length > 0 ? { ...said, options, settled: true } : said;
}

/** Which clocks are called so; wider than the parts that a booking means, since "four in the evening" is said. */
const IN_PART = {
  morning: (minute) => minute < NOON,
  afternoon: (minute) => minute >= NOON && minute < 20 * 60,
  evening: (minute) => minute >= 13 * 60 || minute < 60,
  night: (minute) => minute >= 17 * 60 || minute < 5 * 60,
} satisfies Record<Part, (minute: Minute) => boolean>;
