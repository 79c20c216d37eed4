// What a call's row says of a claim: complete means that the booking stands, whatever the claim looks like.
import type { BookingRecord, CallStore } from './ports.ts';

export type ClaimOwner = { booking?: BookingRecord; complete: boolean } | null;

/** Reads the owner of a claim from the store; null when its row is not there or cannot be read. */
export function ownerIn(store: Pick<CallStore, 'load'>): (callId: string) => Promise<ClaimOwner> {
  return async (callId) => {
    const loaded = await store.load(callId);
    if (loaded.kind !== 'found') return null;
    const { booking } = loaded.call;
    return booking ? { booking, complete: true } : { complete: false };
  };
}
