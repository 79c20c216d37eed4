// The shape of every reader: the recogniser's hypotheses and the context of the question in, a reading out.
export type { Asked } from '../machines/dialog.ts';
import type { Asked, ClockTime, E164, LocalDate, LocalDateTime, PartOfDay } from '../machines/dialog.ts';

export interface OpeningHours {
  /** ISO weekdays, Monday = 1. */
  days: readonly number[];
  open: ClockTime;
  close: ClockTime;
}

export interface Context {
  asked: Asked;
  /** Local wall time in `timeZone`. */
  now: LocalDateTime;
  timeZone: string;
  /** ISO country of national telephone numbers and of the order of numeric dates. */
  region: string;
  /** Absent: nothing is ruled out by opening hours, and a past date is allowed. */
  hours?: OpeningHours;
  /** What earlier turns gave: a digit string for phone, parts of a time for time. */
  prior?: string | { date?: LocalDate; time?: ClockTime; part?: PartOfDay };
  /** The value that was read back: phone digits, or a name. */
  heard?: string;
  callerId?: E164;
  /** The words of the question. */
  prompt?: string;
  /** `negative` when yes means no ("Is anything wrong?"). */
  polarity?: 'negative';
}

/** Reads one slot from hypotheses, best first. Returns null when the words hold nothing for it; never throws. */
export type Reader<Reading> = (nBest: readonly string[], context: Context) => Reading | null;
