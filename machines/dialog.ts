// The vocabulary of the dialogue: what is heard, what happens, what is said and what is asked of the shell.
import type { Policy } from './policy.ts';

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

export type SlotName = 'name' | 'phone' | 'service' | 'time';

/** The question the caller was just asked; `confirm_*` are read-backs of one slot, `confirm` of all. */
export type Asked =
  | 'ask_name'
  | 'ask_mobile'
  | 'ask_service'
  | 'ask_time'
  | 'confirm'
  | 'confirm_name'
  | 'confirm_mobile'
  | 'confirm_time'
  | 'find_booking'
  | 'confirm_cancel'
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

/** A service of the business by its id; `clarify` when the words fit two or more of them. */
export type ServiceReading =
  | { kind: 'service'; id: string; strength: Strength }
  | { kind: 'clarify'; readings: string[]; strength: Strength };

/** Whom the caller would like to come to, by id; null when anybody will do. */
export interface PersonReading {
  kind: 'person';
  id: string | null;
}

export type Answer = 'yes' | 'no' | 'correct' | 'repeat' | 'wait' | 'unsure' | 'other';
export type ConfirmReading = { answer: Answer; slot?: SlotName; value?: string } | { kind: 'clarify' };

export type Command =
  | 'help'
  | 'repeat'
  | 'go_back'
  | 'start_over'
  | 'operator'
  | 'hang_up'
  | 'drop'
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
  /** What it is held for, when the business has several services. */
  service?: string;
}

/** Something that callers choose by name: a service, a person, a room. */
export interface Named {
  id: string;
  /** As the line says it. */
  name: string;
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
  /** The id of the service; absent: the first of the business. */
  service?: string;
  /** The id of the person or room the caller asked for. */
  resource?: string;
}

/** Why a wanted time cannot be had; `not_theirs` and `not_free` speak of the person whom the caller asked for. */
export type Refusal = 'taken' | 'closed' | 'past' | 'too_soon' | 'too_far' | Unavailable;
export type Unavailable = 'not_theirs' | 'not_free';

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

// ---------------------------------------------------------------- what the dialogue remembers

export interface AgreedPhone {
  e164: E164;
  ext?: string;
  /** False when the number range is unassigned and the caller insisted. */
  verified: boolean;
  /** False when it takes no texts from the line: then none is promised. */
  textable?: false;
}

/** What the caller has given and the line relies on. A slot is emptied only by the caller's word. */
export interface Slots {
  name: string | null;
  phone: AgreedPhone | null;
  /** The opening that is held for the caller. */
  time: Opening | null;
  /** The id of one of several services; null where there is only one. */
  service: string | null;
}

/** What was heard and is not agreed yet. */
export interface Pending {
  name: { value: string } | null;
  phone: { e164: E164; ext?: string; valid: boolean } | null;
  /** Digits of a number given in parts. */
  digits: string;
  wish: PendingWish | null;
  /** Two or more readings of one time, to be chosen from. */
  readings: { date?: LocalDate; time?: ClockTime }[];
  /** Ids of the services that the words fit, to be chosen from. */
  services: string[];
}

export interface PendingWish {
  date?: LocalDate;
  time?: ClockTime;
  part?: PartOfDay;
  dateFrom?: LocalDate;
  dateTo?: LocalDate;
  from?: ClockTime;
  to?: ClockTime;
  after?: LocalDateTime;
  before?: LocalDateTime;
  /** The caller wants to hear openings rather than name a time. */
  open?: true;
}

/** The slots of a call that was cut off. */
export interface Resumable {
  name: string | null;
  phone: AgreedPhone | null;
  wish: PendingWish | null;
  /** The ids of the service and of the person asked for. */
  service?: string;
  preferred?: string;
}

/** A booking that stands already; known to the dialogue only once the caller has said something of it. */
export interface EarlierBooking extends Opening {
  id: string;
  /** The call that holds its place. */
  callId: string;
  name: string;
  phone: E164;
  service: string;
  revision: number;
  code?: string;
  /** There is still as much time as the business wants for a cancellation. */
  mayCancel: boolean;
}

/** What a caller has said of a booking to show that it is theirs; one of these is enough. */
export interface BookingDetail {
  name?: string;
  /** More than one when the words allow two days. */
  dates?: LocalDate[];
  /** The four digits of the confirmation text. */
  code?: string;
}

/** What the caller wants with a booking that they made before. */
export interface Errand {
  purpose: 'move' | 'cancel' | null;
  /** The number it was made with, when that is not the one the caller rings from. */
  number: E164 | null;
  detail: BookingDetail;
  /** Details that fitted nothing, in the whole call: guessing has an end. */
  failed: number;
  /** What fits what was said, when it is more than one. */
  found: EarlierBooking[];
  booking: EarlierBooking | null;
  /** By text from the booking's own number. */
  byText: boolean;
}

/** How the next sentence takes up what just happened; `count` grows while the same thing happens again. */
export interface Tone {
  kind: ToneKind;
  count: number;
  /** Why a wanted time could not be had. */
  why?: Refusal | 'none';
  wanted?: LocalDateTime;
  /** The person whom the refusal is about. */
  whom?: string;
}
export type ToneKind =
  | 'first'
  | 'again'
  | 'noInput'
  | 'noMatch'
  | 'help'
  | 'wait'
  | 'rejected'
  | 'corrected'
  | 'refused'
  | 'neither';

export interface DialogContext {
  locale: string;
  businessName: string;
  caller: { number: E164 | null; textable: boolean };
  policy: Policy;
  /** What can be booked and with whom, in the order of the business file; empty where there is nothing to choose. */
  services: Named[];
  people: Named[];
  /** The id of the person whom the caller asked for. */
  preferred: string | null;
  /** Which page of the services was read out last. */
  servicePage: number;
  slots: Slots;
  pending: Pending;
  /** What the calendar holds for this call; it may outlive an undone slot until another is held. */
  hold: Opening | null;
  /** The caller has said yes to everything. */
  agreed: boolean;
  /** What this call has booked already; a later yes moves it. */
  booked: Opening | null;
  /** What an earlier call of the same number left unfinished, until the caller takes it up or not. */
  resume: Resumable | null;
  /** Slots taken over from that call and not said in this one: they are not spoken, for caller ID proves nothing. */
  unspoken: SlotName[];
  errand: Errand;
  /** Openings read out last, in that order. */
  offered: Opening[];
  tone: Tone;
  /** Counted at the present question; progress sets them back. */
  tries: { noInput: number; noMatch: number; rejected: number };
  /** Rounds of openings offered so far. */
  offers: number;
  callerIdOffered: boolean;
  /** Every full number heard, so that two that agree outvote one that does not. */
  numbersHeard: E164[];
  /** The order in which slots were given, for "go back". */
  given: SlotName[];
  turns: number;
  /** Why the call goes to a person. */
  escape: EscapeReason | null;
  message: { url: string; seconds: number } | null;
}
export type EscapeReason =
  | 'asked'
  | 'misunderstood'
  | 'turns'
  | 'calendar'
  | 'upset'
  | 'incident'
  | 'other_business'
  | 'not_found'
  | 'nothing_free'
  | 'too_late'
  | 'changed';

// ---------------------------------------------------------------- events

/** The slots that an utterance holds; weak readings only of the slot that was asked. */
export interface Heard {
  name?: NameReading;
  phone?: PhoneReading;
  time?: TimeReading;
  service?: ServiceReading;
  person?: PersonReading;
}

/** Which way the caller wants the offer to move. */
export type Direction = 'later' | 'earlier' | 'other_day' | 'more';

export type CallerEvent =
  | { type: 'SLOTS_HEARD'; heard: Heard }
  | { type: 'YES'; heard: Heard }
  | { type: 'NO'; heard: Heard }
  /** Something is wrong or to be changed: `slot` when the caller said what, `heard` when the new value came along. */
  | { type: 'CORRECT'; slot: SlotName | null; heard: Heard }
  /** One of what was offered, by its place. */
  | { type: 'CHOSEN'; index: number }
  | { type: 'OPENINGS_ASKED'; direction: Direction }
  /** What can be booked? `more`: none of those just read out; `unknown`: something was named that there is not. */
  | { type: 'SERVICES_ASKED'; why: 'asked' | 'more' | 'unknown' }
  /** An earlier booking: `heard` is what was said of it, `wish` where it is to go. */
  | { type: 'CHANGE_BOOKING'; heard: Heard; wish?: TimeReading }
  | { type: 'CANCEL_BOOKING'; heard: Heard }
  | { type: 'GOODBYE' }
  | { type: 'NO_MATCH' }
  | { type: 'NO_INPUT' }
  | { type: 'WAIT' }
  | { type: 'HELP' }
  | { type: 'REPEAT' }
  | { type: 'GO_BACK' }
  | { type: 'START_OVER' }
  | { type: 'OPERATOR'; why: EscapeReason }
  | { type: 'HANG_UP' }
  | { type: 'DIAL_ENDED'; outcome: DialOutcome; seconds: number }
  | { type: 'RECORDED'; url: string; seconds: number; hungUp: boolean };

export type ShellEvent =
  | {
      type: 'CALL_STARTED';
      locale: string;
      businessName: string;
      caller: { number: E164 | null; textable: boolean };
      policy: Policy;
      resume: Resumable | null;
      /** Absent where there is nothing to choose from. */
      services?: Named[];
      people?: Named[];
      /** Of a number that answers our text: what it may change. */
      bookings?: EarlierBooking[];
    }
  /** `unavailable`: the person asked for has none of these, others have. */
  | { type: 'OPENINGS_FOUND'; openings: Opening[]; unavailable?: Unavailable }
  | { type: 'OPENING_HELD'; opening: Opening }
  | { type: 'OPENING_REFUSED'; why: Refusal; wanted: LocalDateTime; alternatives: Opening[] }
  /** `textable`: the number given takes texts from the line. */
  | { type: 'HOLD_RENEWED'; textable?: boolean }
  /** `closed`: the owner closed that time since it was held; else another has it. */
  | { type: 'HOLD_LOST'; why?: 'taken' | 'closed'; wanted: LocalDateTime; alternatives: Opening[] }
  | { type: 'CALENDAR_DOWN' }
  /** Those that the detail fits; none, whatever the reason. */
  | { type: 'BOOKINGS_FOUND'; bookings: EarlierBooking[] }
  /** This call alone may change it now. */
  | { type: 'BOOKING_LEASED'; booking: EarlierBooking }
  /** Another call was faster. */
  | { type: 'BOOKING_CHANGED' }
  | { type: 'PERSON_FOUND' }
  | { type: 'PERSON_AWAY' };

export type DialogEvent = CallerEvent | ShellEvent;

// ---------------------------------------------------------------- what the line does

export type AnswerKind = 'name' | 'spelling' | 'phone' | 'service' | 'time' | 'choice' | 'yes_no' | 'anything';

/** What the readers may build on: the answers of earlier turns. */
export interface Known {
  /** The name that was read back. */
  name?: string;
  /** The number that was read back, digits only. */
  phone?: string;
  /** Digits of a number given in parts. */
  digits?: string;
  time?: { date?: LocalDate; time?: ClockTime; part?: PartOfDay };
}

/** What the line listens for: it tunes the recogniser and tells the readers what was asked. */
export interface Expectation {
  asked: Asked;
  answer: AnswerKind;
  known: Known;
  /** `negative` when yes means no. */
  polarity?: 'negative';
  /** What was read out to choose from. */
  offered?: { date?: LocalDate; time?: ClockTime }[];
  /** The ids of the services that were read out, in that order. */
  services?: string[];
  /** The words of the question. */
  prompt: string;
}

/** Every sentence of the line; a locale that lacks one does not compile. */
export type PromptId =
  | 'ask_name'
  | 'ask_name.spell'
  | 'confirm_name'
  | 'ask_mobile'
  | 'ask_mobile.caller_id'
  | 'ask_mobile.more'
  | 'ask_mobile.keypad'
  | 'confirm_mobile'
  | 'ask_service'
  | 'ask_service.which'
  | 'ask_service.list'
  | 'ask_service.keypad'
  | 'ask_time'
  | 'ask_time.day'
  | 'ask_time.clock'
  | 'ask_time.which'
  | 'ask_time.offer'
  | 'confirm'
  | 'confirm.which'
  | 'complete'
  | 'complete.more'
  | 'goodbye'
  | 'start_over'
  | 'resume_offer'
  | 'find_booking.number'
  | 'find_booking.detail'
  | 'find_booking.not_found'
  | 'find_booking.which'
  | 'find_booking.kept'
  | 'find_booking.texted'
  | 'find_booking.confirmed'
  | 'cancel_booking'
  | 'cancel_booking.done'
  | 'cancel_booking.goodbye'
  | 'handoff'
  | 'handoff.done'
  | 'voicemail'
  | 'voicemail.thanks'
  | 'voicemail.empty'
  | 'abandoned';

export interface Utterance {
  prompt: PromptId;
  text: string;
}

/** What the caller hears, and what the line does then. */
export interface Reply {
  locale: string;
  says: Utterance[];
  next:
    | { kind: 'listen'; answer: AnswerKind; patience: 'normal' | 'long' }
    | { kind: 'dial'; whisper: string }
    | { kind: 'record' }
    | { kind: 'hang_up' };
}

// ---------------------------------------------------------------- what is asked of the shell

/** Asked inside the turn, before the row is written: only what a lost turn leaves harmless. */
export type Request =
  | { type: 'findOpenings'; wish: Wish }
  | { type: 'holdOpening'; startsAt: LocalDateTime; service?: string; resource?: string }
  | { type: 'renewHold'; opening: Opening; phone?: E164; resource?: string }
  | { type: 'findBookings'; number: E164; detail: BookingDetail }
  /** Null is the booking that this call has made. */
  | { type: 'leaseBooking'; booking: EarlierBooking | null }
  | { type: 'findPerson' };

/** Told after the row is written, at least once: what cannot be undone. */
export type Notice =
  | { type: 'promoteBooking' }
  | { type: 'textConfirmation' }
  | { type: 'textChange' }
  /** To a number that the caller agreed to: how to go on. */
  | { type: 'textCutOff' }
  | { type: 'messageForOwner' }
  /** The old place of a moved booking, once the new one stands; `holder` is the call that claimed it. */
  | { type: 'releaseBooked'; opening: Opening; holder?: string }
  | { type: 'cancelBooking'; booking: EarlierBooking }
  | { type: 'textCancellation'; booking: EarlierBooking }
  /** Given back only once the row no longer relies on it: a release cannot be undone when another caller is waiting. */
  | { type: 'releaseHold'; opening: Opening };
