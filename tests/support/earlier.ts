// Bookings made before: a caller who rang and booked, and the line's next quiet moment, when all notices are out.
import type { BookingRecord } from '../../server/ports.ts';
import { type Caller, ring } from './dialogue.ts';
import type { TestLine } from './line.ts';

/** Books by telephone and waits until the booking is written. */
export async function bookedBefore(line: TestLine, from: string, name: string, when: string): Promise<BookingRecord> {
  const caller = await ring(line, { from });
  await caller.says(name, 'yes', when, 'yes');
  caller.hears('complete');
  await caller.says('no thanks');
  await settled(line);
  const { booking } = caller.row;
  if (!booking) throw new Error('not booked');
  return booking;
}

/** All that was promised is done. */
export async function settled(line: TestLine): Promise<void> {
  await line.server.settled();
  line.clock.nowMs += 31_000;
  await line.server.sweepOnce();
}

/** What stands of a booking. */
export const standing = (line: TestLine, { id }: Pick<BookingRecord, 'id'>): Promise<BookingRecord | null> =>
  line.server.shell.calendar.booking(id);

/** Nothing that the caller heard so far. */
export const heardBy = ({ phone }: Caller): string => phone.heard.map(({ text }) => text).join(' ');
