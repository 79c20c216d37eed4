// What a call's row says of a claim: complete means that the booking stands, whatever the claim looks like.
import { cancelledBy } from './earlier-bookings.ts';
import type { BookingRecord, CallStore } from './ports.ts';

/** `unreadable`: there is a row and nobody can tell what it says. */
export type ClaimOwner =
  | { booking?: BookingRecord; complete: boolean; cancelled: BookingRecord[] }
  | 'unreadable'
  | null;

/** Reads the owner of a claim from the store; null when its row is not there. */
export function ownerIn(store: Pick<CallStore, 'load'>): (callId: string) => Promise<ClaimOwner> {
  return async (callId) => {
    const loaded = await store.load(callId);
    if (loaded.kind !== 'found') return loaded.kind === 'unreadable' ? 'unreadable' : null;
    const { booking } = loaded.call;
    const cancelled = cancelledBy(loaded.call);
    return booking ? { booking, complete: true, cancelled } : { complete: false, cancelled };
  };
}
