// Bookings made before, as a caller may speak of them: whose detail fits, and whether there is still time to cancel.
import { similarity } from '../extractors/name-similarity.ts';
import type { BookingDetail, EarlierBooking, E164, Notice } from '../machines/dialog.ts';
import { toInstant } from '../extractors/zoned-time.ts';
import type { BookingRecord, Call } from './ports.ts';
import type { Shell } from './shell.ts';

const MINUTE_MS = 60_000;
const SAME_NAME = 0.7; // "Ann" is Anne and is not Dan; three tries are all that anybody has

/** The bookings of a number that a detail fits; those that fit everything said come before those that fit a part. */
export async function bookingsFitting(
  phone: E164,
  detail: BookingDetail,
  shell: Pick<Shell, 'calendar' | 'business' | 'clock'>,
): Promise<EarlierBooking[]> {
  const judged = (await shell.calendar.bookingsOf(phone)).map((booking) => ({
    booking,
    fits: fitOf(booking, detail),
  }));
  const most = Math.max(0, ...judged.map(({ fits }) => fits));
  return judged.filter(({ fits }) => fits > 0 && fits === most).map(({ booking }) => earlierBooking(booking, shell));
}

/** All that stands for a number: for an answer to our text, which its owner has in hand. */
export async function bookingsOf(
  phone: E164,
  shell: Pick<Shell, 'calendar' | 'business' | 'clock'>,
): Promise<EarlierBooking[]> {
  return (await shell.calendar.bookingsOf(phone)).map((booking) => earlierBooking(booking, shell));
}

/** How many of the details fit. */
const fitOf = (booking: BookingRecord, { name, dates, code }: BookingDetail): number =>
  [
    name !== undefined && isSameName(name, booking.name),
    dates?.includes(booking.startsAt.slice(0, 10)) ?? false,
    code !== undefined && code === booking.code,
  ].filter(Boolean).length;

/** Every word of the shorter name is in the longer one, as a recogniser may have written it. */
function isSameName(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  if (!fewer || !more || fewer.length === 0) return false;
  return fewer.every((word) => more.some((each) => similarity(word, each) >= SAME_NAME));
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replaceAll(/[\p{M}']/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

export function earlierBooking(
  { status: _status, ...booking }: BookingRecord,
  { business, clock }: Pick<Shell, 'business' | 'clock'>,
): EarlierBooking {
  const at = toInstant(booking.startsAt, business.zone);
  const startsAtMs = at.kind === 'unique' ? at.epochMs : at.kind === 'overlap' ? at.earlierMs : 0;
  const noticeMs = business.policies.cancelUntilMinutes * MINUTE_MS;
  return { ...booking, mayCancel: startsAtMs - clock.epochMs() >= noticeMs };
}

/** The booking as it is to be written once it is cancelled. */
export function cancelledRecord({ mayCancel: _mayCancel, ...booking }: EarlierBooking): BookingRecord {
  return { ...booking, status: 'cancelled', revision: booking.revision + 1 };
}

/** What a call's row says it cancelled and has not carried out yet. */
export const cancelledBy = ({ notices }: Pick<Call, 'notices'>): BookingRecord[] =>
  notices.flatMap(({ notice }: { notice: Notice }) =>
    notice.type === 'cancelBooking' ? [cancelledRecord(notice.booking)] : [],
  );
