// Who may change a booking: one call at a time, by a conditional write on the booking's row before the call commits.
import type { BookingRecord, Lease, Leased } from '../ports.ts';
import { putLease } from './booking-row.ts';
import { cancelBooking, type ClaimPorts, MOST_LOSSES, promoteClaim } from './claims.ts';

/**
 * Takes the right to change a booking, if it stands as the call knows it.
 * A right that ran out is taken over only after its holder's row was read: what that says is finished first.
 */
export async function leaseBooking(ports: ClaimPorts, wanted: Lease): Promise<Leased> {
  const { table } = ports;
  for (let losses = 0; losses < MOST_LOSSES; losses += 1) {
    const seen = await table.leased(wanted.bookingId);
    if (seen?.booking.status !== 'booked' || seen.booking.revision !== wanted.revision) return { kind: 'changed' };
    const { booking, lease } = seen;
    if (lease?.callId === wanted.callId && lease.untilMs >= wanted.untilEpochMs) return { kind: 'leased', booking };
    if (lease && lease.callId !== wanted.callId) {
      if (lease.untilMs > ports.nowMs() || (await finishes(ports, lease.callId, booking))) return { kind: 'changed' };
    }
    if (await table.update(putLease(table.name, wanted, lease))) return { kind: 'leased', booking };
  }
  return { kind: 'changed' };
}

/** True when that call's row says that it changed the booking, which is then done here, or when nobody can tell. */
async function finishes(ports: ClaimPorts, callId: string, { id, revision }: BookingRecord): Promise<boolean> {
  const owner = await ports.ownerOf(callId);
  if (owner === 'unreadable') return true;
  const isChange = (each: BookingRecord | undefined) => each?.id === id && each.revision > revision;
  const cancelled = owner?.cancelled?.find(isChange);
  if (cancelled) await cancelBooking(ports, cancelled);
  else if (isChange(owner?.booking) && owner?.booking?.status === 'booked') await promoteClaim(ports, owner.booking);
  else return false;
  return true;
}
