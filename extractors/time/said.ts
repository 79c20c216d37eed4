// What a whole utterance says: its pieces in order, with refusals, corrections and choices carried out.
import { withPart } from './clocks.ts';
import { type Grammar, stopBefore } from './grammar.ts';
import type { BackReference, Part } from './lexicon.ts';
import { mergeDates, sameDay, shareMonth } from './merge-dates.ts';
import { type Clock, type ClockRange, type DateSpec, FIRMNESS, type Piece, type Signal } from './pieces.ts';
import { daysOf } from './resolve-date.ts';
import { STOP } from './tokens.ts';

export interface Said {
  date?: DateSpec;
  clock?: Clock;
  /** The range the same words as the clock's may mean. */
  rival?: ClockRange;
  range?: ClockRange;
  part?: Part;
  moment?: { day: number; minute: number };
  shiftMinutes?: number;
  back: BackReference[];
  /** Other dates and clocks offered beside the first, none corrected. */
  otherDates: DateSpec[];
  otherClocks: Clock[];
  flags: Set<Signal>;
  /** What was refused, for what leans on it. */
  refusedDate?: DateSpec;
  refusedClock?: Clock;
  refusedPart?: Part;
}

interface State {
  grammar: Grammar;
  said: Said;
  /** Kinds refused since the last refusal began; undefined outside a refusal. */
  refusing: Set<string> | undefined;
  /** A correction was announced and not yet given, by what it may replace. */
  correcting: { date: boolean; time: boolean };
  choosing: boolean;
  lastEnd: number;
}

/** Carries out the pieces of an utterance in the order they were said. */
export function whatWasSaid(grammar: Grammar, pieces: readonly Piece[]): Said {
  const said: Said = { back: [], otherDates: [], otherClocks: [], flags: new Set() };
  const state: State = {
    grammar,
    said,
    refusing: undefined,
    correcting: { date: false, time: false },
    choosing: false,
    lastEnd: 0,
  };
  pieces.forEach((piece, index) => {
    if (piece.kind === 'signal') hearSignal(state, piece, piece.signal, pieces.slice(index + 1));
    else if (piece.kind !== 'noise') hearContent(state, piece);
  });
  return settle(state);
}

function hearSignal(state: State, piece: Piece, signal: Signal, rest: readonly Piece[]): void {
  const { said } = state;
  switch (signal) {
    case 'not':
      if (stopBefore(state.grammar, piece.end) === STOP.sentence) refuseLast(state, piece);
      else if (followsSoon(state, piece, rest)) state.refusing = new Set();
      return;
    case 'notThat':
      refuseLast(state, piece);
      return;
    case 'repair':
      // "Make it one instead." closes the correction it ends.
      if (
        stopBefore(state.grammar, piece.end) === STOP.sentence &&
        stopBefore(state.grammar, piece.start) === STOP.none
      )
        return;
      state.correcting = { date: true, time: true };
      if (state.refusing && state.refusing.size > 0) state.refusing = undefined;
      return;
    case 'contrast':
      state.refusing = undefined;
      return;
    case 'or':
      state.choosing = true;
      return;
    case 'afterThat':
    case 'beforeThat': {
      const last = lastClock(said);
      if (last) said.range = signal === 'afterThat' ? { from: last } : { to: last };
      else said.flags.add('vague');
      if (last) delete said.clock;
      return;
    }
    case 'busy':
    case 'earliest':
    case 'opening':
    case 'closing':
    case 'lunch':
    case 'vague':
    case 'now':
      said.flags.add(signal);
      return;
    default:
      signal satisfies never;
  }
}

function lastClock(said: Said): Clock | undefined {
  return said.clock ?? said.range?.from ?? said.range?.to ?? said.refusedClock;
}

/** Whether what is refused comes within a few words, nothing parting it from the refusal. */
function followsSoon({ grammar }: State, { end }: Piece, rest: readonly Piece[]): boolean {
  const next = rest.find(({ kind }) => kind !== 'noise' && kind !== 'signal');
  if (!next || next.start - end > NEAR_WORDS) return false;
  for (let at = end; at <= next.start; at += 1) if (stopBefore(grammar, at) !== STOP.none) return false;
  return true;
}

const NEAR_WORDS = 4;

/** "Thursday doesn't work": refuses what was said just before. */
function refuseLast({ said, lastEnd }: State, { start }: Piece): void {
  if (start - lastEnd > NEAR_WORDS || lastEnd === 0) return;
  if (said.date) said.refusedDate = said.date;
  if (said.clock) said.refusedClock = said.clock;
  if (said.part) said.refusedPart = said.part;
  delete said.date;
  delete said.clock;
  delete said.part;
  delete said.range;
  said.otherDates = [];
  said.otherClocks = [];
}

function hearContent(state: State, piece: Piece): void {
  const { refusing, grammar } = state;
  const group = piece.kind === 'dayPart' || piece.kind === 'back' ? 'date' : piece.kind;
  if (refusing) {
    const over = refusing.has(group) || (refusing.size > 0 && stopBefore(grammar, piece.start) !== STOP.none);
    if (!over) {
      refusing.add(group);
      refuse(state, piece);
      if (isWish(piece)) state.refusing = undefined;
      state.lastEnd = piece.end;
      return;
    }
    state.refusing = undefined;
    state.correcting = { date: true, time: true };
  }
  hear(state, piece);
  state.choosing = false;
  state.lastEnd = piece.end;
}

function refuse({ said }: State, piece: Piece): void {
  if (piece.kind === 'date') said.refusedDate = piece.date;
  else if (piece.kind === 'clock') said.refusedClock = piece.clock;
  else if (piece.kind === 'part') said.refusedPart = piece.part;
  // "I can't before three" is from three on.
  else if (piece.kind === 'range') said.range = flipped(piece.range);
}

/** Whether a refused piece turns into a wish, which ends the refusal: "not before ten". */
function isWish(piece: Piece): boolean {
  return piece.kind === 'range' && !(piece.range.from && piece.range.to);
}

function flipped({ from, to }: ClockRange): ClockRange {
  if (from && to) return {};
  return { ...(to && { from: to }), ...(from && { to: from }) };
}

function hear(state: State, piece: Piece): void {
  const { said, grammar } = state;
  switch (piece.kind) {
    case 'date':
      hearDate(state, piece.date);
      return;
    case 'dayPart':
      hearDate(state, { day: grammar.setting.today + piece.days });
      hearPart(state, piece.part);
      return;
    case 'part':
      hearPart(state, piece.part);
      return;
    case 'clock':
      hearClock(state, piece.clock, piece.rival);
      return;
    case 'range':
      hearRange(state, piece.range, piece.until === true);
      return;
    case 'moment':
      said.moment = { day: piece.day, minute: piece.minute };
      return;
    case 'shift':
      said.shiftMinutes = piece.minutes;
      return;
    case 'back':
      said.back.push(piece.reference);
      return;
    case 'signal':
    case 'noise':
      return;
    default:
      piece satisfies never;
  }
}

function hearDate(state: State, date: DateSpec): void {
  const { said, grammar } = state;
  const { setting } = grammar;
  if (!said.date) {
    said.date = date;
  } else if (state.choosing) {
    said.otherDates.push(shareMonth(said.date, date));
  } else {
    const merged = mergeDates(said.date, date);
    const stands = merged && (merged.span !== undefined || daysOf(merged, setting).length > 0);
    if (sameDay(said.date, date, setting)) said.date = merged ?? said.date;
    else if (merged && (stands || !state.correcting.date)) said.date = merged;
    else if (state.correcting.date) {
      said.date = date;
      said.otherDates = [];
    } else said.otherDates.push(date);
  }
  state.correcting.date = false;
}

function hearPart(state: State, part: Part): void {
  const { said } = state;
  if (said.part !== undefined && said.part !== part && state.choosing) delete said.part;
  else if (state.correcting.time && said.clock && withPart(said.clock, part) === said.clock && !said.clock.settled) {
    delete said.clock;
    said.part = part;
  } else said.part = part;
}

function hearClock(state: State, clock: Clock, rival: ClockRange | undefined): void {
  const { said } = state;
  const set = (): void => {
    said.clock = clock;
    if (rival) said.rival = rival;
    else delete said.rival;
  };
  if (state.correcting.time && (said.clock || said.range)) {
    if (clock.firmness === FIRMNESS.bare && said.clock && said.clock.firmness > FIRMNESS.bare && !state.correcting.date)
      return;
    if (said.part !== undefined && withPart(clock, said.part) === clock) delete said.part;
    delete said.range;
    said.otherClocks = [];
    set();
  } else if (!said.clock) set();
  else if (state.choosing) said.otherClocks.push(clock);
  else {
    const shared = said.clock.options.filter((minute) => clock.options.includes(minute));
    if (shared.length > 0) {
      said.clock = { ...clock, options: shared, settled: shared.length === 1 || said.clock.settled };
    } else if (clock.firmness > said.clock.firmness && said.clock.firmness === FIRMNESS.bare) set();
    else if (clock.firmness > FIRMNESS.bare || said.clock.firmness === FIRMNESS.bare) said.otherClocks.push(clock);
  }
  state.correcting.time = false;
}

function hearRange(state: State, range: ClockRange, until: boolean): void {
  const { said } = state;
  const heard = until && said.flags.has('busy') ? flipped(range) : range;
  said.flags.delete('busy');
  if (said.clock && (said.clock.firmness === FIRMNESS.bare || state.correcting.time)) delete said.clock;
  const joins = said.range && !state.correcting.time && !(heard.from && heard.to);
  said.range = joins ? { ...said.range, ...heard } : heard;
  state.correcting.time = false;
}

/** What only the end of the utterance tells: parts narrow clocks, refusals leave what they did not touch. */
function settle({ said, grammar }: State): Said {
  const { part } = said;
  // Without opening hours a bare number beside a day is as likely a party of five.
  const doubtful = !grammar.setting.booking && said.date && part === undefined;
  if (doubtful && said.clock?.firmness === FIRMNESS.bare) delete said.clock;
  if (part !== undefined) {
    if (said.clock) said.clock = withPart(said.clock, part);
    said.otherClocks = said.otherClocks.map((clock) => withPart(clock, part));
    if (said.range) {
      said.range = {
        ...(said.range.from && { from: withPart(said.range.from, part) }),
        ...(said.range.to && { to: withPart(said.range.to, part) }),
      };
    }
  }
  const time = said.clock ?? said.range ?? said.part;
  const refusedTime = said.refusedClock ?? said.refusedPart;
  // "Thursday morning is no good, the afternoon is fine" keeps the day.
  if (!said.date && said.refusedDate && refusedTime !== undefined && time !== undefined) said.date = said.refusedDate;
  return said;
}
