// What the turn needs of the world: the store of calls, the calendar, the messenger, a clock and a log.
import type { CallerInput, E164, LocalDateTime, Notice, Opening, Refusal, Reply, Wish } from '../machines/dialog.ts';

// ---------------------------------------------------------------- the row of a call

/** One turn as a person reads it later; `heard` is at most 200 characters. */
export interface JournalEntry {
  turn: number;
  /** ISO 8601, UTC. */
  at: string;
  heard: string;
  event: string;
  from: string;
  to: string;
  prompt: string;
  ms: number;
  /** What other readers made of the words, for a person who asks why. */
  also?: string;
}

export interface PendingNotice {
  id: string;
  notice: Notice;
  attempts: number;
  /** No other deliverer touches it before this time. */
  claimedUntilEpochMs: number;
  /** Of the booking that its turn wrote; what was told of an earlier one is told no more. */
  revision?: number;
}

export interface BookingRecord {
  /** Derived from the CallSid of the call that made it: twice is once. It stays when the booking is moved. */
  id: string;
  /** The call that holds its place: that which made it, or which moved it last. */
  callId: string;
  name: string;
  phone: E164;
  service: string;
  resource: string;
  startsAt: LocalDateTime;
  endsAt: LocalDateTime;
  status: 'booked' | 'cancelled';
  /** Higher each time the booking is changed: a later one replaces an earlier one, never the reverse. */
  revision: number;
  /** What the confirmation text tells the caller, to be asked for when they want to change it: four digits. */
  code?: string;
}

export interface Call {
  callId: string;
  version: number;
  /** The dotted path of the resting state: `ask_mobile.reading_back`. */
  state: string;
  /** How many slots are filled: no write may lower it unless the caller's word did. */
  filled: number;
  /** The chart that wrote the snapshot. */
  machine: { id: string; hash: string };
  /** JSON text of the frozen snapshot. */
  snapshot: string;
  reply: Reply;
  /** A line of JSON for every turn, oldest first: `entriesOf` reads them, and no turn has to. */
  journal: string;
  notices: PendingNotice[];
  booking?: BookingRecord;
  /** The number the caller rings from, as Twilio gave it. */
  from: string;
  /** The number of the line that was rung: texts come from it. */
  to: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
  /** What a recorded message says, once somebody wrote it down. */
  transcript?: string;
  /** Set by the status callback; the call takes no more turns. */
  endedAt?: string;
  /** True once the state is final: nothing will be written but notices. */
  finished: boolean;
}

// ---------------------------------------------------------------- the store of calls

/** Twilio ends a call after four hours. */
export const LONGEST_CALL_MS = 4 * 3_600_000;

export type Loaded =
  | { kind: 'found'; call: Call }
  | { kind: 'missing' }
  /** The row is there and cannot be trusted: an incident. */
  | { kind: 'unreadable'; reason: string };

/** The one write of a turn: everything that changes when version n becomes n + 1. */
export interface TurnWrite {
  callId: string;
  /** The new version; the row must stand at `version - 1`. */
  version: number;
  state: string;
  /** The state that was read, by the name that stands in the row: the write is refused from any other. */
  fromState: string;
  /** The states from which the chart can come to `state`: the write is refused unless `fromState` is one of them. */
  predecessors: readonly string[];
  /** How many slots were filled when the row was read: the write is refused when it is another number by now. */
  fromFilled: number;
  filled: number;
  /** The caller's word undid something: `filled` may fall. */
  mayUndo: boolean;
  machine: { id: string; hash: string };
  snapshot: string;
  reply: Reply;
  /** As it was read, and the line of this turn. */
  journal: string;
  /** Added to those not yet delivered. */
  notices: readonly PendingNotice[];
  booking?: BookingRecord;
  updatedAt: string;
  finished: boolean;
  /**
   * The call may have ended in the meantime: the sweep's hang-up, and an utterance that was under way when it ended.
   * Without it the write is refused once `endedAt` stands.
   */
  mayFollowEnd?: boolean;
}

export type Written =
  | { ok: true }
  /** The condition failed: another delivery won, or the move is illegal; `current` is what stands. */
  | { ok: false; current: Loaded };

export interface CallStore {
  /** A consistent read. Throws only when the store cannot be reached. */
  load(callId: string): Promise<Loaded>;
  /**
   * Writes version 0 of a new call if, and only if, there is no row of that CallSid; before it, that the call is to be
   * looked after `LONGEST_CALL_MS` later.
   */
  create(call: Call): Promise<Written>;
  /** Writes turn `version`, all or nothing. */
  commit(write: TurnWrite): Promise<Written>;
  /** Records that the call ended, once, which makes it due until it is finished; takes no turn number. False when there is no such call. */
  markEnded(callId: string, endedAt: string): Promise<boolean>;
  /** Keeps what a recorded message says; false when there is no such call. */
  noteTranscript(callId: string, text: string): Promise<boolean>;
  /** Claims a notice for delivery until `untilEpochMs`; false when another deliverer has it or it is gone. */
  claimNotice(callId: string, noticeId: string, nowEpochMs: number, untilEpochMs: number): Promise<boolean>;
  /** Strikes a delivered (or given up) notice; with the last one the call is due no more, unless it ended unfinished. */
  settleNotice(callId: string, noticeId: string): Promise<void>;
  /**
   * CallSids with undelivered notices, ended and unfinished, or begun `LONGEST_CALL_MS` ago and not known to be over;
   * longest due first, at most `limit`.
   */
  due(nowEpochMs: number, limit: number): Promise<string[]>;
  /** Nothing is left to do for a call: if the time for it has come, it is looked after no more. */
  unwatch(callId: string, nowEpochMs: number): Promise<void>;
}

/** Which calls a number made. */
export interface CallerLog {
  /** Notes a call or a text of a number; false when it was noted before. */
  remember(caller: E164, id: string, at: string): Promise<boolean>;
  /** The ids noted since then, newest first. */
  since(caller: E164, at: string): Promise<string[]>;
}

// ---------------------------------------------------------------- the calendar

export type HoldOutcome =
  | { kind: 'held'; opening: Opening }
  /** `alternatives` are the nearest two or three. */
  | { kind: 'refused'; why: Refusal; alternatives: Opening[] };

/** A call's wish to change a booking that it knows at this revision. */
export interface Lease {
  callId: string;
  bookingId: string;
  revision: number;
  untilEpochMs: number;
}

export type Leased =
  | { kind: 'leased'; booking: BookingRecord }
  /** It was changed since, is gone, or another call is changing it at this moment. */
  | { kind: 'changed' };

export interface Calendar {
  /** At most three openings that suit, spread over the wish, in order of time; none of them is held. */
  findOpenings(callId: string, wish: Wish): Promise<Opening[]>;
  /**
   * Holds an opening for this call, its own claims not in its way; a previous hold, when named, is given back once
   * the new one stands.
   */
  hold(
    callId: string,
    startsAt: LocalDateTime,
    previous?: Opening,
    preference?: Pick<Wish, 'service' | 'resource'>,
  ): Promise<HoldOutcome>;
  /** Extends this call's claim to `untilEpochMs`; false when the claim is no longer its own. */
  renew(callId: string, opening: Opening, untilEpochMs: number): Promise<boolean>;
  /** Whether a held time is one no more: `closed` since, or `taken` in the owner's own calendar. Claims are not looked at. */
  lostTo(opening: Opening): Promise<'closed' | 'taken' | null>;
  /** Gives a held claim back; a booked one stays, and so does one that the call took again after `givenBackEpochMs`. */
  release(callId: string, opening: Opening, givenBackEpochMs?: number): Promise<void>;
  /** Makes the claim booked for good and writes the booking row; twice is once, a later revision replaces an earlier one. */
  promote(booking: BookingRecord): Promise<void>;
  /**
   * Frees the place that a booking was moved away from, which `holder` had claimed: its own call unless named.
   * The place where it stands now is never freed.
   */
  releaseMoved(booking: BookingRecord, from: Opening, holder?: string): Promise<void>;
  /**
   * Gives this call alone the right to change a booking until `untilEpochMs`, if it still stands at that revision.
   * Another call's right is taken over once it has run out and that call's row does not say that it used it.
   */
  lease(wanted: Lease): Promise<Leased>;
  /** Writes that a booking is cancelled and frees its place, which `booking.callId` had claimed; twice is once. */
  cancel(booking: BookingRecord): Promise<void>;
  /** What is booked for this number and has not begun, in order of time. */
  bookingsOf(phone: E164): Promise<BookingRecord[]>;
  /** A booking by its id, as it stands; null when there is none. */
  booking(id: string): Promise<BookingRecord | null>;
  /** Bookings that start on the days `from` to `to`, both included, in order of time; cancelled ones too. */
  bookings(from: string, to: string): Promise<BookingRecord[]>;
}

/** The unguessable addresses under which callers find their own appointments. */
export interface AppointmentLinks {
  /** The same for a booking's life, of 22 characters; whoever has it may see that appointment. */
  tokenFor(bookingId: string, nowEpochMs: number): Promise<string>;
  /** The id of the token's booking; null when there is none. */
  bookingOf(token: string): Promise<string | null>;
}

// ---------------------------------------------------------------- texts, clock, log

export type Sent = { ok: true; id: string } | { ok: false; permanent: boolean; reason: string };

/** What costs money; `withheld…` is shared by all callers who withhold their number. */
export type Costly =
  | 'calls'
  | 'withheldCalls'
  | 'texts'
  | 'textReplies'
  | 'ownerTexts'
  | 'handoffs'
  | 'withheldHandoffs';

/** Counts `id` once against the number's hour or day; false when that is used up. Throws only when the store does. */
export type Allow = (what: Costly, number: string, id: string) => Promise<boolean>;

export interface Allowance {
  limit: number;
  per: 'hour' | 'day';
}

/** Counts by number and hour, or day, what costs money. */
export interface Meter {
  /**
   * Counts `id` once against what this caller may have in the hour or day of `nowEpochMs`; false when that is used up.
   * Throws only when the table cannot be reached.
   */
  allows(count: {
    what: Costly;
    caller: string;
    id: string;
    allowance: Allowance;
    nowEpochMs: number;
  }): Promise<boolean>;
}

/** What a text is about: it comes back with the report of what became of it. */
export type About = TextNotice | 'textCancellation' | 'messageForOwner' | 'reminder' | 'undelivered';
export type TextNotice = Exclude<Extract<Notice['type'], `text${string}`>, 'textCancellation'>;

export interface OutgoingText {
  /** The same on every attempt. */
  id: string;
  about: About;
  from: string;
  to: string;
  body: string;
  /** An earlier attempt may have gone out since then: it is looked for first. */
  triedSinceEpochMs?: number;
}

export interface Messenger {
  /** Sends a text; never throws. */
  send(text: OutgoingText): Promise<Sent>;
}

/** What became of a text, as the carrier reports it: in any order, and more than once. */
export interface TextReport {
  /** Twilio's MessageSid. */
  messageId: string;
  status: TextStatus;
  /** Twilio's error code. */
  code?: number;
  from: string;
  to: string;
  /** As it was sent; empty when the report does not say. */
  textId: string;
  about: string;
}

export type TextStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'undelivered'
  | 'failed'
  | 'canceled';

/** Who wants no texts from which number of the line. Throws only when the store cannot be reached. */
export interface OptOuts {
  has(number: string, line: string): Promise<boolean>;
  note(number: string, line: string, optedOut: boolean, at: string): Promise<void>;
}

// ---------------------------------------------------------------- errands: what waits for its time apart from a call

export interface PlannedReminder {
  bookingId: string;
  /** Of the booking: a later one's reminder replaces an earlier one's. */
  revision: number;
  /** The number of the line that it comes from. */
  from: string;
  dueAtEpochMs: number;
  startsAtEpochMs: number;
}

/** The row of an errand. */
export interface ErrandKey {
  pk: string;
  sk: string;
}

export interface Errand {
  key: ErrandKey;
  /** `undelivered`: a text that did not arrive, of which the owner should hear. */
  kind: 'reminder' | 'undelivered';
  /** Of the booking that is to be reminded of, or of the text that did not arrive. */
  id: string;
  revision: number;
  from: string;
  /** The present one included. */
  attempts: number;
  firstDueEpochMs: number;
}

/** Throws only when the store cannot be reached. */
export interface Errands {
  /** Plans a reminder; nothing when this revision's or a later one's is planned or sent. */
  planReminder(reminder: PlannedReminder): Promise<void>;
  /** Notes how far a text has come; false when it was known to be as far. `followUp` makes an errand of it. */
  noteStatus(note: { report: TextReport; rank: number; followUp: boolean; nowEpochMs: number }): Promise<boolean>;
  /** What is due by now, oldest first. */
  due(kind: Errand['kind'], nowEpochMs: number, limit: number): Promise<ErrandKey[]>;
  /** The errand, this caller's until then; null when another has it or it is done. */
  claim(key: ErrandKey, nowEpochMs: number, untilEpochMs: number): Promise<Errand | null>;
  /** Strikes an errand; one that was planned anew meanwhile stays. */
  settle(errand: Pick<Errand, 'key' | 'revision'>): Promise<void>;
}

export interface Clock {
  epochMs(): number;
}

/** Static message, data in fields; caller data only under `pii`. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

// ---------------------------------------------------------------- the line, as its edge sees it

export interface IncomingText {
  /** Twilio's MessageSid: a repeated delivery has the same. */
  messageId: string;
  from: string;
  to: string;
  body: string;
  /** Twilio took it for a keyword of its own, by the settings of the account, and has answered it. */
  optOutType?: 'STOP' | 'START' | 'HELP';
}

export type Answer =
  | {
      reply: Reply;
      /** The turn that the caller's next word belongs to: the stored version plus one. */
      nextTurn: number;
    }
  /** `gone`: the call has ended. `unknown`: no such call. `future`: a turn that cannot be yet. `status` is HTTP's. */
  | { refused: 'gone' | 'unknown' | 'future'; status: number };

/** One line: what a webhook may ask of it. Throws only when it cannot answer at all. */
export interface Line {
  start(call: { callId: string; from: string; to: string }): Promise<Answer>;
  turn(turn: { callId: string; number: number; input: CallerInput }): Promise<Answer>;
  /** The stored reply again, without taking a turn. */
  repeat(callId: string): Promise<Answer>;
  /** The message that the caller left, in writing. */
  transcribed(callId: string, text: string): Promise<void>;
  /** The call is over; `status` is the carrier's word for how. */
  ended(callId: string, status: string): Promise<void>;
}
