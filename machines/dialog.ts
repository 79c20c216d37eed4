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
