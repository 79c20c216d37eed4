// What a caller says of openings: that they are to be read out, or others, or which of those read out it is to be.
import type { CallerEvent, Expectation, Heard, TimeReading } from '../machines/dialog.ts';
import { asksForOpenings, readChoice } from './choice.ts';

const WHOLE_PART = {
  morning: { from: '00:00', to: '12:00' },
  afternoon: { from: '12:00', to: '17:00' },
  evening: { from: '17:00', to: '23:59' },
} as const;

/** "What have you got on Friday?", "mornings only", "something later": openings are to be read out, or others. */
export function wantsToHear(nBest: readonly string[], expectation: Expectation, heard: Heard): CallerEvent | null {
  const { time } = heard;
  const asks = asksForOpenings(nBest);
  if (!time) return asks ? { type: 'OPENINGS_ASKED', direction: 'more' } : otherOpenings(nBest, expectation);
  if (time.kind !== 'partial' || time.time !== undefined) return null;
  const { date, part, strength } = time;
  const narrows = (expectation.offered?.length ?? 0) > 0 && date === undefined;
  if (!asks && !narrows) return null;
  if (part && !date) return heardTime(heard, { kind: 'range', ...WHOLE_PART[part], strength });
  if (date && !part) return heardTime(heard, { kind: 'earliest', date, strength });
  return heardTime(heard, time);
}

const heardTime = (heard: Heard, time: TimeReading): CallerEvent => ({
  type: 'SLOTS_HEARD',
  heard: { ...heard, time },
});

/** Which way the time should move when nothing, or one time, was read out last. */
function otherOpenings(nBest: readonly string[], { asked, offered }: Expectation): CallerEvent | null {
  if (offered && offered.length > 0) return null;
  if (asked !== 'ask_time' && asked !== 'confirm' && asked !== 'other') return null;
  const choice = readChoice(nBest, []);
  if (choice?.kind !== 'openings' || choice.direction === 'more') return null;
  return { type: 'OPENINGS_ASKED', direction: choice.direction };
}

/** An offer was read out: a place in it, a time or a day that fits just one of it, or which way to move. */
export function chosen(nBest: readonly string[], { offered }: Expectation, { time }: Heard): CallerEvent | null {
  if (!offered || offered.length === 0) return null;
  const choice = readChoice(nBest, offered);
  const isPlace = choice?.kind === 'chosen' && speaksOfPlace(time, choice.index, offered);
  if (!isPlace && time && (time.kind === 'exact' || time.kind === 'partial') && (time.time || time.date)) {
    const fits = offered.flatMap((option, index) => {
      const sameTime = time.time === undefined || time.time === option.time;
      const sameDate = time.date === undefined || time.date === option.date;
      return sameTime && sameDate ? [index] : [];
    });
    const [index] = fits;
    return fits.length === 1 && index !== undefined ? { type: 'CHOSEN', index } : null;
  }
  if (!choice) return null;
  if (choice.kind === 'chosen') return { type: 'CHOSEN', index: choice.index };
  if (choice.kind === 'neither') return { type: 'NO', heard: {} };
  return { type: 'OPENINGS_ASKED', direction: choice.direction };
}

/** "The first" is a place in what was read out, unless one of the days read out is the first of a month. */
function speaksOfPlace(time: TimeReading | undefined, index: number, offered: readonly { date?: string }[]): boolean {
  if (time?.kind !== 'partial' || time.time !== undefined || time.date === undefined) return false;
  const day = time.date.slice(-2);
  return Number(day) === index + 1 && !offered.some(({ date }) => date?.endsWith(day));
}
