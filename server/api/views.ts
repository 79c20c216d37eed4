// Calls and bookings as the API shows them.
import { place } from '../../machines/versions.ts';
import { outcomeOf } from '../../machines/step.ts';
import { toInstant } from '../../extractors/zoned-time.ts';
import type { Business } from '../business.ts';
import { entriesOf } from '../journal.ts';
import type { BookingRecord, Call } from '../ports.ts';

/** A call for a person who asks what happened; slots are null until agreed. */
export function callView(call: Call) {
  const placed = place(call.machine, call.snapshot, call.state);
  const slots = placed.ok ? placed.snapshot.context.slots : null;
  return {
    callId: call.callId,
    version: call.version,
    state: call.state,
    machine: call.machine,
    slots: {
      name: slots?.name ?? null,
      phone: slots?.phone?.e164 ?? null,
      time: slots?.time?.startsAt ?? null,
      service: slots?.service ?? null,
    },
    outcome: call.booking?.status === 'booked' ? 'booked' : placed.ok ? outcomeOf(placed.snapshot) : null,
    message: messageOf(placed.ok ? placed.snapshot.context.message : null, call.transcript),
    journal: entriesOf(call.journal),
  };
}

/** The message that the caller left, as the owner hears or reads it. */
const messageOf = (message: { url: string; seconds: number } | null, transcript: string | undefined) =>
  message ? { ...message, transcript: transcript ?? null } : null;

/** A booking with wall times and their offset, such as `2025-10-02T11:00:00-05:00`. */
export function bookingView(
  { id, callId, name, phone, service, resource, startsAt, endsAt, status }: BookingRecord,
  { zone }: Business,
) {
  return {
    id,
    callId,
    name,
    phone,
    service,
    resource,
    startsAt: withOffset(startsAt, zone),
    endsAt: withOffset(endsAt, zone),
    status,
  };
}

const MINUTE_MS = 60_000;

const two = (value: number): string => String(value).padStart(2, '0');

function withOffset(local: string, zone: string): string {
  const instant = toInstant(local, zone);
  const wallMs = Date.parse(`${local}:00Z`);
  // A booking was made for a time that exists; of two in an overlap the earlier one is meant.
  const epochMs = instant.kind === 'unique' ? instant.epochMs : instant.kind === 'overlap' ? instant.earlierMs : wallMs;
  const minutes = Math.round((wallMs - epochMs) / MINUTE_MS);
  const size = Math.abs(minutes);
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
