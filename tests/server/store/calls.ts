// Calls and turns for the store's tests: plain ones, of which a test changes what it is about.
import { randomUUID } from 'node:crypto';
import type { E164, Reply } from '../../../machines/dialog.ts';
import { appended } from '../../../server/journal.ts';
import type { BookingRecord, Call, JournalEntry, PendingNotice, TurnWrite } from '../../../server/ports.ts';

const NUMBER = '+12045550143' as E164; // a brand has no literal

export const REPLY: Reply = {
  locale: 'en-CA',
  says: [{ prompt: 'ask_mobile', text: 'Which number can we reach you at?' }],
  next: { kind: 'listen', answer: 'phone', patience: 'long' },
};

/** A new CallSid each time, so that the suite may share a table. */
export function newCallId(): string {
  return `CA${randomUUID().replaceAll('-', '')}`;
}

export function newCall(changes: Partial<Call> = {}): Call {
  return {
    callId: newCallId(),
    version: 0,
    state: 'ask_name.asking',
    filled: 0,
    machine: { id: 'booking-1', hash: '5f2a9c01' },
    snapshot: '{"value":{"ask_name":"asking"}}',
    reply: REPLY,
    journal: '',
    notices: [],
    from: NUMBER,
    to: '+12045550100',
    createdAt: '2025-10-02T15:00:00.000Z',
    updatedAt: '2025-10-02T15:00:00.000Z',
    finished: false,
    ...changes,
  };
}

/** The turn that follows `call`, from the state in which it rests. */
export function turnAfter(call: Call, changes: Partial<TurnWrite> = {}): TurnWrite {
  const version = call.version + 1;
  return {
    callId: call.callId,
    version,
    state: 'ask_mobile.asking',
    fromState: call.state,
    fromFilled: call.filled,
    predecessors: ['ask_name.asking', 'ask_mobile.asking'],
    filled: call.filled,
    mayUndo: false,
    machine: call.machine,
    snapshot: `{"value":{"ask_mobile":"asking"},"turn":${version}}`,
    reply: call.reply,
    journal: appended(call.journal, entryOf(version)),
    notices: [],
    updatedAt: '2025-10-02T15:00:10.000Z',
    finished: false,
    ...changes,
  };
}

export function entryOf(turn: number, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    turn,
    at: '2025-10-02T15:00:10.123Z',
    heard: 'my name is Ada Byron',
    event: 'SLOT_FILLED',
    from: 'ask_name.asking',
    to: 'ask_mobile.asking',
    prompt: 'ask_mobile',
    ms: 7,
    ...changes,
  };
}

export function noticeOf(id: string, changes: Partial<PendingNotice> = {}): PendingNotice {
  return { id, notice: { type: 'textConfirmation' }, attempts: 0, claimedUntilEpochMs: 0, ...changes };
}

export function bookingOf(callId: string): BookingRecord {
  return {
    id: `B${callId.slice(2, 12)}`,
    callId,
    name: 'Ada Byron',
    phone: NUMBER,
    service: 'first-visit',
    resource: 'dr-okafor',
    startsAt: '2025-10-03T15:00',
    endsAt: '2025-10-03T15:30',
    status: 'booked',
    revision: 0,
  };
}

/** What the row holds once the turn is written. */
export function callWith(call: Call, write: TurnWrite): Call {
  const { version, state, filled, machine, snapshot, reply, journal, booking, updatedAt, finished } = write;
  return {
    ...call,
    version,
    state,
    filled,
    machine,
    snapshot,
    reply,
    updatedAt,
    finished,
    ...(booking === undefined ? {} : { booking }),
    journal,
    notices: [...call.notices, ...write.notices],
  };
}
