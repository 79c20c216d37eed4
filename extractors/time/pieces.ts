// The pieces the rules find in an utterance, and the choice of those that together explain most of its words.
import type { Day, Minute } from './calendar.ts';
import type { BackReference, Edge, Part, Span, Step } from './lexicon.ts';

/** A clock as said; two options when the words do not tell morning from afternoon. */
export interface Clock {
  options: readonly Minute[];
  /** The words tell which half of the day. */
  settled: boolean;
  /** The words contradict themselves: "ten at night in the morning". */
  torn?: true;
  firmness: Firmness;
}

/** How well a number stands as a clock: `bare`, `marked` by a preposition or minutes, or beyond doubt. */
export const FIRMNESS = { bare: 1, marked: 2, certain: 3 } as const;
export type Firmness = (typeof FIRMNESS)[keyof typeof FIRMNESS];

/** What was said of a date, unresolved, so that "next week" and "Thursday" can come apart. */
export interface DateSpec {
  day?: Day;
  /** The day stands for its week: "Monday, two weeks from now". */
  loose?: boolean;
  /** Counted in weeks or months, and so near a day without naming it: "in two weeks". */
  about?: boolean;
  weekday?: number;
  step?: Step;
  /** Weeks from this calendar week. */
  weeks?: number;
  /** Weeks added to the resolved day: "a week on Tuesday". */
  plusWeeks?: number;
  month?: number;
  monthStep?: number;
  year?: number;
  yearStep?: number;
  dayOfMonth?: number;
  /** The nth weekday, or day when no weekday is given, of the month; negative from its end. */
  nth?: number;
  span?: Span;
  edge?: Edge;
  /** A stretch of days. */
  from?: Day;
  to?: Day;
}

/** A clock read at a place. */
export interface ClockFound {
  end: number;
  clock: Clock;
  cost: number;
  /** Minutes counted back from the hour, where the same words may mean a range from that hour: "ten to three". */
  countedBack?: number;
}

/** A date read at a place. */
export interface DateFound {
  end: number;
  date: DateSpec;
  bonus?: number;
}

export type Signal =
  | 'not'
  | 'notThat'
  | 'repair'
  | 'contrast'
  | 'or'
  | 'earliest'
  | 'opening'
  | 'closing'
  | 'lunch'
  | 'vague'
  | 'busy'
  | 'now'
  | 'afterThat'
  | 'beforeThat';

export type Content =
  | { kind: 'date'; date: DateSpec }
  | { kind: 'clock'; clock: Clock; rival?: ClockRange }
  | { kind: 'range'; range: ClockRange; until?: boolean }
  | { kind: 'part'; part: Part }
  | { kind: 'dayPart'; days: number; part: Part }
  | { kind: 'moment'; day: Day; minute: Minute }
  | { kind: 'shift'; minutes: number }
  | { kind: 'back'; reference: BackReference }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'noise' };

export interface ClockRange {
  from?: Clock;
  to?: Clock;
}

export type Piece = Content & {
  start: number;
  end: number;
  /** What the piece explains: its words, less what it had to assume. */
  score: number;
};

// One piece over two words is worth more than two pieces over one each.
const PIECE_COST = 0.5;

export function piece(content: Content, start: number, end: number, bonus = 0): Piece {
  return { ...content, start, end, score: end - start - PIECE_COST + bonus };
}

/** The pieces of the path through the tokens with the highest total score, in the order they were said. */
export function bestPath(length: number, piecesAt: (at: number) => readonly Piece[]): Piece[] {
  const scores: number[] = [];
  const choices: (Piece | undefined)[] = [];
  scores[length] = 0;
  for (let at = length - 1; at >= 0; at -= 1) {
    let best = scores[at + 1] ?? 0;
    for (const candidate of piecesAt(at)) {
      const score = candidate.score + (scores[candidate.end] ?? 0);
      if (score <= best) continue;
      best = score;
      choices[at] = candidate;
    }
    scores[at] = best;
  }
  const path: Piece[] = [];
  for (let at = 0; at < length; ) {
    const taken = choices[at];
    if (taken) path.push(taken);
    at = taken ? taken.end : at + 1;
  }
  return path;
}
