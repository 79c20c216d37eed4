// Clocks, ranges of clocks and parts of the day as pieces, with the prepositions and neighbours that vouch for them.
import { clockOptions, clocksAt, soundsLikeClock } from './clocks.ts';
import { type Grammar, skip, stopBefore } from './grammar.ts';
import { smallNumber } from './numbers.ts';
import { type Clock, type ClockFound, type ClockRange, FIRMNESS, type Piece, piece } from './pieces.ts';
import { STOP } from './tokens.ts';

export function clockPieces(grammar: Grammar, at: number): Piece[] {
  return [
    ...markedClocks(grammar, at),
    ...plainClocks(grammar, at),
    ...pairs(grammar, at),
    ...oneSided(grammar, at),
    ...parts(grammar, at),
  ];
}

const AT_BONUS = 0.4;

/** "At three", "around nine": a preposition vouches for a bare number, and for a word that sounds like one. */
function markedClocks(grammar: Grammar, at: number): Piece[] {
  const marked = grammar.mark(at, 'at');
  if (marked === undefined || stopBefore(grammar, marked) === STOP.sentence) return [];
  const found = [...clocksAt(grammar, marked), ...soundsLikeClock(grammar, marked)];
  return found
    .filter(({ end }) => !isCounted(grammar, end))
    .map((each) => clockPiece(each, at, AT_BONUS, FIRMNESS.marked));
}

function plainClocks(grammar: Grammar, at: number): Piece[] {
  const marked = grammar.mark(at, 'weakAt');
  const plain = clocksAt(grammar, at).filter((found) => vouched(grammar, at, found));
  const weak =
    marked === undefined ? [] : clocksAt(grammar, marked).filter((found) => vouched(grammar, marked, found, true));
  // "To o'clock": what follows vouches for a word that sounds like a number.
  const half = grammar.value(at + 1, 'meridiem');
  // The article in "for a table" is no half of "a m".
  const isLetter = half?.end === at + 2 && grammar.tokens[at + 1]?.text.length === 1;
  const follows = grammar.mark(at + 1, 'oclock') ?? (isLetter ? undefined : half?.end);
  const sounds = soundsLikeClock(grammar, at).filter(
    ({ end }) => follows !== undefined || isWholeAnswer(grammar, at, end),
  );
  return [
    ...sounds.map((each) => clockPiece(each, at, 0, each.clock.firmness)),
    ...plain.map((each) => clockPiece(each, at, 0, each.clock.firmness)),
    // The words that lead it explain nothing more: "how about 9 December" is a date.
    ...weak.map((each) => clockPiece(each, at, at - (marked ?? at), each.clock.firmness)),
  ];
}

/** The time was asked and this is all that was said, so that "for thirty" is half past four. */
function isWholeAnswer(grammar: Grammar, at: number, end: number): boolean {
  const { asked } = grammar.setting.context;
  return at === 0 && end === grammar.tokens.length && (asked === 'ask_time' || asked === 'confirm_time');
}

function clockPiece(found: ClockFound, at: number, bonus: number, firmness: number): Piece {
  const firm = firmness >= FIRMNESS.marked && found.clock.firmness === FIRMNESS.bare;
  const clock: Clock = firm ? { ...found.clock, firmness: FIRMNESS.marked } : found.clock;
  const rival = found.countedBack === undefined ? undefined : rivalRange(found.clock, found.countedBack);
  const certainty = clock.firmness === FIRMNESS.certain ? 0.1 : 0;
  return piece({ kind: 'clock', clock, ...(rival && { rival }) }, at, found.end, bonus + certainty - found.cost);
}

/** What "ten to three" says as a range: from ten o'clock to the hour the minutes were counted back from. */
function rivalRange(clock: Clock, count: number): ClockRange {
  const to = clock.options.map((minute) => (minute + count) % 1440);
  return {
    from: { options: clockOptions(count, 0), settled: false, firmness: FIRMNESS.bare },
    to: { ...clock, options: to },
  };
}

/** Whether a clock without a preposition may stand where it does. */
function vouched(grammar: Grammar, at: number, { end, clock }: ClockFound, led = false): boolean {
  if (isCounted(grammar, end)) return false;
  if (clock.firmness === FIRMNESS.certain) return true;
  if (countsSomething(grammar, at)) return false;
  // A number that follows belongs to a date, or else it crowds the clock out later.
  const numberAfter = grammar.tokens[end]?.groups !== undefined;
  const counting = grammar.mark(end, 'within') !== undefined || countBegins(grammar, end);
  if (clock.firmness === FIRMNESS.marked) return numberAfter || counting || openAfter(grammar, end);
  if (!openAfter(grammar, end)) return false;
  return !isUnlikely(grammar, at, clock, led) && (led || openBefore(grammar, at));
}

/** A bare number past twelve, a year, or "one" where it is a pronoun. */
function isUnlikely(grammar: Grammar, at: number, clock: Clock, led: boolean): boolean {
  const text = grammar.tokens[at]?.text ?? '';
  if (grammar.tokens[at]?.groups?.length === 1 && text.length === 4) return YEARS.test(text);
  if (clock.options.length === 1) return true;
  if (grammar.mark(at, 'pronounNumber') === undefined || led) return false;
  const offered =
    at > 1 &&
    grammar.mark(at - 1, 'or') === at &&
    (grammar.numeric(at - 2) || Boolean(grammar.value(at - 2, 'namedClock')));
  return !(
    offered ||
    stopBefore(grammar, at) !== STOP.none ||
    endsDate(grammar, at - 1) ||
    datesBegin(grammar, at - 1)
  );
}

const YEARS = /^(?:19|20)/;

/** A number counts something when a noun of people, money or things follows it. */
export function isCounted(grammar: Grammar, end: number): boolean {
  return stopBefore(grammar, end) === STOP.none && grammar.mark(end, 'counted') !== undefined;
}

/** "Table for two", "room nine": what stands before says that the number is no clock. */
function countsSomething(grammar: Grammar, at: number): boolean {
  return [at - 1, at - 2].some((back) => back >= 0 && grammar.mark(back, 'countedBefore') === at);
}

/** "Two days from now". */
function countBegins(grammar: Grammar, at: number): boolean {
  const count = smallNumber(grammar, at);
  return count !== undefined && grammar.value(count.end, 'unit') !== undefined;
}

function openAfter(grammar: Grammar, end: number): boolean {
  return (
    stopBefore(grammar, end) !== STOP.none || grammar.mark(end, 'filler') !== undefined || datesBegin(grammar, end)
  );
}

function openBefore(grammar: Grammar, at: number): boolean {
  if (at === 0 || stopBefore(grammar, at) !== STOP.none) return true;
  const before = at - 1;
  return (
    grammar.mark(before, 'filler') === at ||
    (before > 0 && grammar.mark(before - 1, 'filler') === at) ||
    datesBegin(grammar, before) ||
    grammar.words.numbers.ordinals.has(grammar.tokens[before]?.text ?? '') ||
    grammar.words.numbers.ordinalSuffixes.has(grammar.tokens[before]?.text ?? '') ||
    endsDate(grammar, before)
  );
}

function endsDate(grammar: Grammar, at: number): boolean {
  const month = at > 0 && (grammar.value(at - 1, 'month') ?? grammar.value(at - 1, 'shyMonth'));
  return Boolean(month && grammar.tokens[at]?.groups) || grammar.value(at, 'span') !== undefined;
}

function datesBegin(grammar: Grammar, at: number): boolean {
  const word = (['weekday', 'shyWeekday', 'month', 'shyMonth', 'dayWord', 'dayPart', 'part', 'step'] as const).some(
    (tag) => grammar.value(at, tag) !== undefined,
  );
  return word;
}

/** "Between two and four", "from nine to eleven", "1 to 3", "9-11". */
function pairs(grammar: Grammar, at: number): Piece[] {
  const led = grammar.mark(at, 'rangeFrom');
  const dashed = dashedRange(grammar, at);
  const starts = led === undefined ? [at] : [at, led];
  const found = starts.flatMap((start) =>
    clocksAt(grammar, start).flatMap((from) => {
      const isLed = start === led;
      const joint = grammar.mark(from.end, 'rangeTo') ?? (isLed ? grammar.mark(from.end, 'rangeAnd') : undefined);
      if (joint === undefined) return [];
      return clocksAt(grammar, skip(grammar, joint, 'at'))
        .filter((to) => isLed || pairStands(grammar, at, from, to))
        .map((to) =>
          rangePiece({ from: from.clock, to: to.clock }, at, to.end, (isLed ? 0.4 : 0) - from.cost - to.cost),
        );
    }),
  );
  return [...found, ...dashed];
}

function pairStands(grammar: Grammar, at: number, from: ClockFound, to: ClockFound): boolean {
  // "Ten to three" is a clock whose rival is the range; there the clock rule has both.
  const minutes = from.clock.firmness === FIRMNESS.bare && clocksAt(grammar, at).some(({ countedBack }) => countedBack);
  return !minutes && !isCounted(grammar, to.end) && (openBefore(grammar, at) || to.clock.firmness > FIRMNESS.bare);
}

function dashedRange(grammar: Grammar, at: number): Piece[] {
  const token = grammar.tokens[at];
  const [from, to] = token?.groups ?? [];
  if (!token || token.coded || token.joints !== '-' || from === undefined || to === undefined) return [];
  const [first, last] = [Number(from), Number(to)];
  if (first < 1 || last < 1 || first > 12 || last > 12 || !openAfter(grammar, at + 1)) return [];
  return [rangePiece({ from: hourOf(first), to: hourOf(last) }, at, at + 1, 0)];
}

function hourOf(hour: number): Clock {
  return { options: clockOptions(hour, 0), settled: false, firmness: FIRMNESS.marked };
}

const SIDES = [
  { mark: 'after', side: 'from' },
  { mark: 'rangeFrom', side: 'from' },
  { mark: 'before', side: 'to' },
  { mark: 'until', side: 'to' },
] as const;

/** "After three", "before noon", "until four", "three or later". */
function oneSided(grammar: Grammar, at: number): Piece[] {
  const pieces: Piece[] = [];
  for (const { mark, side } of SIDES) {
    const lead = grammar.mark(at, mark);
    if (lead === undefined || stopBefore(grammar, lead) !== STOP.none) continue;
    for (const found of clocksAt(grammar, skip(grammar, lead, 'at'))) {
      if (isCounted(grammar, found.end)) continue;
      const range = sideOf(side, atLeastMarked(found.clock));
      const end = grammar.mark(found.end, 'onwards') ?? onAtEnd(grammar, found.end) ?? found.end;
      pieces.push(piece({ kind: 'range', range, until: mark === 'until' }, at, end, -found.cost));
    }
  }
  for (const found of clocksAt(grammar, skip(grammar, at, 'at'))) {
    const onwards = grammar.mark(found.end, 'onwards');
    const orBefore = grammar.mark(found.end, 'orBefore');
    if (onwards !== undefined) pieces.push(rangePiece(sideOf('from', found.clock), at, onwards, -found.cost));
    if (orBefore !== undefined) pieces.push(rangePiece(sideOf('to', found.clock), at, orBefore, -found.cost));
  }
  return pieces;
}

function sideOf(side: 'from' | 'to', clock: Clock): ClockRange {
  return side === 'from' ? { from: clock } : { to: clock };
}

function atLeastMarked(clock: Clock): Clock {
  return clock.firmness === FIRMNESS.bare ? { ...clock, firmness: FIRMNESS.marked } : clock;
}

/** "From three on", where nothing follows that the "on" could lead. */
function onAtEnd(grammar: Grammar, at: number): number | undefined {
  const end = grammar.mark(at, 'onwardsAtEnd');
  return end !== undefined && stopBefore(grammar, end) !== STOP.none ? end : undefined;
}

function rangePiece(range: ClockRange, at: number, end: number, bonus: number): Piece {
  return piece({ kind: 'range', range }, at, end, bonus);
}

function parts(grammar: Grammar, at: number): Piece[] {
  const lead = grammar.mark(at, 'partLead');
  const led = lead === undefined ? undefined : grammar.value(lead, 'part');
  const plain = grammar.value(at, 'part');
  return [
    ...(led ? [piece({ kind: 'part', part: led.value }, at, led.end)] : []),
    ...(plain ? [piece({ kind: 'part', part: plain.value }, at, plain.end)] : []),
  ];
}
