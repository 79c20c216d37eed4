// The UIDs of our own events in calendars, so that an event is known when another calendar sends it back.

const DOMAIN = '@appointment-line';

/** The same for a booking's life. */
export const uidOf = (bookingId: string): string => bookingId + DOMAIN;

export const isOwnUid = (uid: string): boolean => uid.endsWith(DOMAIN);
