// The vocabulary of the dialogue: what is heard, what happens, what is said and what is asked of the shell.

declare const brand: unique symbol;
/** A telephone number in E.164, such as `+12048694905`. */
export type E164 = string & { readonly [brand]: 'E164' };
/** A calendar date, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A clock time, `HH:MM` on 24 hours. */
export type ClockTime = string;
/** A wall time in the business's zone, `YYYY-MM-DDTHH:MM`. */
export type LocalDateTime = string;
export type PartOfDay = 'morning' | 'afternoon' | 'evening';

export type SlotName = 'name' | 'phone' | 'time';

/** The question the caller was just asked; `confirm_*` are read-backs of one slot, `confirm` of all. */
export type Asked =
  | 'ask_name'
  | 'ask_mobile'
  | 'ask_time'
  | 'confirm'
  | 'confirm_name'
  | 'confirm_mobile'
  | 'confirm_time'
  | 'other';

// ---------------------------------------------------------------- readings: what the extractors make of words

/** `weak` evidence counts only for the slot that was just asked. */
export type Strength = 'strong' | 'weak';

export interface Clarify<Candidate = unknown> {
  kind: 'clarify';
  readings?: Candidate[];
}

export interface NameHeard {
  kind: 'name';
  /** In spoken order, cased: `Johnny Walker`. */
  name: string;
  strength: Strength;
  /** The line should read it back before it relies on it. */
  doubtful?: true;
}
export type NameReading = NameHeard | Clarify<string>;

export interface FullPhone {
  kind: 'full';
  e164: E164;
  /** libphonenumber's word on the number range; it ranks readings, it verifies nothing. */
  valid: boolean;
  ext?: string;
  strength: Strength;
}
export interface PartialPhone {
  kind: 'partial';
  /** All national digits known so far, earlier turns included. */
  digits: string;
  strength: Strength;
}
export type PhoneReading = FullPhone | PartialPhone | { kind: 'callerid'; strength: Strength } | Clarify<string>;

export interface ExactTime {
  kind: 'exact';
  date: LocalDate;
  time: ClockTime;
  /** `closed`: outside the opening hours. `past`: before now. */
  flag?: 'closed' | 'past';
  strength: Strength;
}
export interface PartialTime {
  kind: 'partial';
  date?: LocalDate;
  time?: ClockTime;
  part?: PartOfDay;
  dateFrom?: LocalDate;
  dateTo?: LocalDate;
  flag?: 'closed' | 'past';
  strength: Strength;
}
export interface TimeRange {
  kind: 'range';
  date?: LocalDate;
  from: ClockTime;
  to: ClockTime;
  strength: Strength;
}
export type TimeReading =
  | ExactTime
  | PartialTime
  | TimeRange
  | { kind: 'earliest'; date?: LocalDate; strength: Strength }
  | Clarify<{ date?: LocalDate; time?: ClockTime }>;

export type Answer = 'yes' | 'no' | 'correct' | 'repeat' | 'wait' | 'unsure' | 'other';
export type ConfirmReading = { answer: Answer; slot?: SlotName; value?: string } | { kind: 'clarify' };

export type Command =
  | 'help'
  | 'repeat'
  | 'go_back'
  | 'start_over'
  | 'operator'
  | 'hang_up'
  | 'wait'
  | 'change_booking'
  | 'cancel_booking'
  | 'swearing';
export interface CommandReading {
  command: Command;
  strength: Strength;
}

// ---------------------------------------------------------------- the calendar, as the dialogue sees it

export interface Opening {
  startsAt: LocalDateTime;
  endsAt: LocalDateTime;
  /** The id of the person or room that is free. */
  resource: string;
}

/** What a caller would like; absent keys leave it open. Times are wall times of the business. */
export interface Wish {
  date?: LocalDate;
  dateFrom?: LocalDate;
  dateTo?: LocalDate;
  part?: PartOfDay;
  from?: ClockTime;
  to?: ClockTime;
  /** Prefer openings near this time. */
  near?: LocalDateTime;
  /** Only openings later than this. */
  after?: LocalDateTime;
  /** Only openings earlier than this. */
  before?: LocalDateTime;
}

/** Why a wanted time cannot be had. */
export type Refusal = 'taken' | 'closed' | 'past' | 'too_soon' | 'too_far';

// ---------------------------------------------------------------- what the caller did

export type DialOutcome = 'completed' | 'busy' | 'no_answer' | 'failed' | 'canceled';

export type CallerInput =
  | { kind: 'speech'; nBest: string[] }
  | { kind: 'keys'; digits: string }
  | { kind: 'silence' }
  | { kind: 'dial_ended'; outcome: DialOutcome; seconds: number }
  | { kind: 'recorded'; url: string; seconds: number; hungUp: boolean }
  /** The call ended: applied by the sweep after the status callback. */
  | { kind: 'hang_up' };

// ---------------------------------------------------------------- what the line does

/** What the line listens for: it tunes the recogniser and tells the readers what was asked. */
export interface Expectation {
  asked: Asked;
  answer: 'name' | 'spelling' | 'phone' | 'time' | 'choice' | 'yes_no' | 'anything';
  /** What earlier turns gave to this slot. */
  prior?: string | { date?: LocalDate; time?: ClockTime; part?: PartOfDay };
  /** The value that was read back. */
  heard?: string;
  /** `negative` when yes means no. */
  polarity?: 'negative';
}

export interface Utterance {
  prompt: string;
  text: string;
}

/** What the caller hears, and what the line does then. */
export interface Reply {
  locale: string;
  says: Utterance[];
  then:
    | { kind: 'listen'; expect: Expectation; patience: 'normal' | 'long' }
    | { kind: 'dial'; whisper: string }
    | { kind: 'record' }
    | { kind: 'hang_up' };
}

// ---------------------------------------------------------------- what is asked of the shell

/** Asked inside the turn, before the row is written: only what can be undone. */
export type Request =
  | { type: 'findOpenings'; wish: Wish }
  | { type: 'holdOpening'; startsAt: LocalDateTime; resource?: string }
  | { type: 'renewHold' }
  | { type: 'releaseHold' }
  | { type: 'findPerson' };

/** Told after the row is written, at least once: what cannot be undone. */
export type Notice = { type: 'promoteBooking' } | { type: 'textConfirmation' } | { type: 'messageForOwner' };
