// What a caller wants with a booking made before: found by a detail that they say, then moved or cancelled.
import type { BookingDetail, DialogContext, DialogEvent, E164, EarlierBooking, Errand, Heard } from './dialog.ts';
import { mergeHeard, slotsHeardIn } from './heard.ts';

type Change = Partial<DialogContext>;

const MOST_FOUND = 4; // more than that nobody keeps apart on the telephone
const CODE_DIGITS = 4;

/** The number that the search goes by; null when the caller withholds theirs and has named none. */
export const searchedNumber = ({ errand, caller }: DialogContext): E164 | null =>
  errand.number ?? (caller.textable ? caller.number : null);

/** The caller is moving a booking of another call. */
export const movesEarlier = ({ errand, booked }: DialogContext): boolean =>
  errand.purpose === 'move' && errand.booking !== null && booked === null;

/** The booking that the errand is about: what this call has booked, or what was found. */
export const bookingInHand = ({ booked, errand }: DialogContext): Pick<EarlierBooking, 'startsAt'> | null =>
  booked ?? errand.booking;

// ---------------------------------------------------------------- what was said of it

/** A detail, or the number to search by. */
export const bringsDetail = (context: DialogContext, event: DialogEvent): boolean => {
  const heard = slotsHeardIn(event);
  return Object.keys(detailIn(heard)).length > 0 || numberIn(context, heard) !== null;
};

export const bringsDigits = (event: DialogEvent): boolean => slotsHeardIn(event).phone?.kind === 'partial';

function detailIn({ name, time, phone }: Heard): BookingDetail {
  const said = name?.kind === 'name' ? name.name : name?.readings?.[0];
  const dates = time?.kind === 'clarify' ? time.readings?.flatMap(({ date }) => date ?? []) : dateIn(time);
  const code = phone?.kind === 'partial' && phone.digits.length === CODE_DIGITS ? phone.digits : undefined;
  return {
    ...(said === undefined ? {} : { name: said }),
    ...(dates === undefined || dates.length === 0 ? {} : { dates: [...new Set(dates)] }),
    ...(code === undefined ? {} : { code }),
  };
}

const dateIn = (time: Heard['time']): string[] | undefined =>
  time && 'date' in time && time.date !== undefined ? [time.date] : undefined;

function numberIn({ caller }: DialogContext, { phone }: Heard): E164 | null {
  if (phone?.kind === 'full') return phone.e164;
  return phone?.kind === 'callerid' && caller.textable ? caller.number : null;
}

/** Takes a detail, a number, or both; a detail said before another number counts for that one too. */
export function keepDetail(context: DialogContext, event: DialogEvent): Change {
  const heard = slotsHeardIn(event);
  const { errand, pending } = context;
  const detail = detailIn(heard);
  const isNew = Object.keys(detail).length > 0;
  const number = numberIn(context, heard);
  return {
    pending: { ...pending, digits: '' },
    errand: {
      ...errand,
      number: number ?? errand.number,
      detail: isNew ? detail : errand.detail,
      // What was found before is looked for anew.
      ...(isNew || number !== null ? { found: [] } : {}),
    },
  };
}

// ---------------------------------------------------------------- what was found

/** A tone that no turn of the caller counts to: the next sentence says what was found. */
const JUST_FOUND = { kind: 'corrected', count: 0 } as const;

export const isJustFound = ({ errand, tone }: DialogContext): boolean =>
  errand.purpose === 'move' && tone.kind === JUST_FOUND.kind && tone.count === JUST_FOUND.count;

export function rememberFound({ errand, pending }: DialogContext, event: DialogEvent): Change {
  const found = event.type === 'BOOKINGS_FOUND' ? event.bookings.slice(0, MOST_FOUND) : [];
  if (found.length === 0) {
    const { name } = errand.detail;
    // Should the caller want a new booking instead, the name was said already.
    const kept = name === undefined ? {} : { pending: { ...pending, name: { value: name } } };
    return { ...kept, errand: { ...errand, failed: errand.failed + 1, found: [] } };
  }
  return { errand: { ...errand, found }, offered: found };
}

/** The one that was found, or that the caller chose; a move goes on with its name and number. */
export function takeFound(context: DialogContext, event: DialogEvent): Change {
  const { errand, pending } = context;
  const booking = errand.found[event.type === 'CHOSEN' ? event.index : 0] ?? null;
  if (booking === null) return {};
  const next = {
    errand: { ...errand, booking, found: [], detail: {} },
    offered: [],
    pending: { ...pending, name: null },
  };
  return { ...next, ...(errand.purpose === 'move' ? { ...slotsOf(context, booking), tone: JUST_FOUND } : {}) };
}

/** A move goes on with what was booked; none of it was said just now, so that "go back" does not take it back. */
const slotsOf = ({ slots, services }: DialogContext, { name, phone, service: id }: EarlierBooking): Change => ({
  slots: {
    ...slots,
    name,
    phone: { e164: phone, verified: true },
    service: services.some((each) => each.id === id) ? id : null,
  },
  given: [],
});

/** Whoever answers our text speaks from the number of these. */
export const ofText = ({ errand }: DialogContext, bookings: readonly EarlierBooking[] = []): Change =>
  bookings.length === 0
    ? {}
    : {
        errand: { ...errand, found: bookings.slice(0, MOST_FOUND), byText: true },
        offered: bookings.slice(0, MOST_FOUND),
      };

// ---------------------------------------------------------------- what the caller wants

/** Moves: where it is to go may be said at once, and what was wished for before was another booking. */
export function wantMove(context: DialogContext, event: DialogEvent): Change {
  const wish = event.type === 'CHANGE_BOOKING' ? event.wish : slotsHeardIn(event).time;
  const clean = { ...context, pending: { ...context.pending, wish: null, readings: [], digits: '' } };
  const { pending } = mergeHeard(clean, wish === undefined ? {} : { time: wish });
  const { booking } = context.errand;
  const slots = booking !== null && context.booked === null ? slotsOf(context, booking) : {};
  return { ...wanting(clean, event, 'move'), ...slots, pending: pending ?? clean.pending };
}

/** Whoever was moving it a moment ago gives back what was held for that. */
export const wantCancel = (context: DialogContext, event: DialogEvent): Change => ({
  ...timeOfMove(context),
  ...wanting(context, event, 'cancel'),
});

const timeOfMove = (context: DialogContext): Change =>
  movesEarlier(context) ? { slots: { ...context.slots, time: null, service: null }, hold: null } : {};

/** In an answer to our text the words are a wish, not a detail: the number has shown whose it is. */
function wanting(context: DialogContext, event: DialogEvent, purpose: 'move' | 'cancel'): Change {
  const kept = context.errand.byText ? context : { ...context, ...keepDetail(context, event) };
  return { errand: { ...kept.errand, purpose } };
}

const FREE: Pick<Errand, 'purpose' | 'found' | 'booking' | 'detail'> = {
  purpose: null,
  found: [],
  booking: null,
  detail: {},
};

/** Nothing is changed: what was held for a move is given back. */
export function leaveEarlier(context: DialogContext): Change {
  const { errand, pending } = context;
  return {
    ...timeOfMove(context),
    errand: { ...errand, purpose: null, found: [], detail: {} },
    offered: [],
    pending: { ...pending, wish: null, readings: [], digits: '' },
  };
}

/** What this call had booked is booked no longer. */
export function forgetBooked({ booked, slots, errand }: DialogContext): Change {
  const gone = booked ? { booked: null, hold: null, slots: { ...slots, time: null, service: null } } : {};
  return { ...gone, agreed: false, errand: { ...errand, purpose: null, found: [], detail: {} } };
}

/** Another booking after this errand: what is known of the caller is not asked again. */
export function bookAnother({ slots, errand }: DialogContext): Change {
  const name = slots.name ?? errand.booking?.name ?? null;
  const phone = slots.phone ?? (errand.booking ? { e164: errand.booking.phone, verified: true } : null);
  return { slots: { ...slots, name, phone }, errand: { ...errand, ...FREE } };
}

/** What the caller speaks of is not when the booking is: then it is to go there. */
export function bringsAnotherTime(context: DialogContext, event: DialogEvent): boolean {
  const { time } = slotsHeardIn(event);
  if (!time) return false;
  const known = [bookingInHand(context), ...context.errand.found].filter((each) => each !== null);
  return !known.some(({ startsAt }) => {
    const [date, clock] = startsAt.split('T');
    if (time.kind !== 'exact' && time.kind !== 'partial') return false;
    return (time.date ?? date) === date && (time.time ?? clock) === clock && !('part' in time);
  });
}

/** Forgotten, save for how often was guessed. */
export const noErrand = (errand: Errand): Errand => ({ ...errand, ...FREE, number: null });
