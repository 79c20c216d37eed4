// A call as a row: few attributes, for each costs the engine and the client time on every turn.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { BookingRecord, Call, PendingNotice } from '../ports.ts';
import { callKey, duePartition, expiresAtEpochS } from './table.ts';

export type Row = Record<string, AttributeValue>;

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const flag = (value: boolean): AttributeValue => ({ BOOL: value });
const json = (value: unknown): AttributeValue => ({ S: JSON.stringify(value) });

/** A notice is a map of its own, so that each can be claimed by its own condition. */
export function noticeAttribute(pending: PendingNotice): AttributeValue {
  const { notice, attempts, claimedUntilEpochMs, revision } = pending;
  const kept = { notice: json(notice), attempts: number(attempts), claimedUntil: number(claimedUntilEpochMs) };
  return { M: revision === undefined ? kept : { ...kept, revision: number(revision) } };
}

/** A booking as a tuple; its call is the row's. */
export function bookingAttribute(booking: BookingRecord): AttributeValue {
  const { id, name, phone, service, resource, startsAt, endsAt, status, revision, code } = booking;
  const tuple = [id, name, phone, service, resource, startsAt, endsAt, status, revision];
  return json(code === undefined ? tuple : [...tuple, code]);
}

/**
 * Version, state and the number of slots that are filled, in one attribute: what the condition of a turn asks about.
 * Three attributes and three comparisons cost the engine and the client a quarter of a millisecond more.
 */
export const positionAttribute = ({ version, state, filled }: Pick<Call, 'version' | 'state' | 'filled'>) =>
  text(`${version} ${state} ${filled}`);

type Turn = Pick<Call, 'machine' | 'snapshot' | 'reply' | 'journal' | 'updatedAt'>;

/**
 * What changes with every turn and no condition asks about, in one attribute of lines: the snapshot, the turn itself, in
 * which `writeId` names the write, and the journal. Each attribute more costs the engines as much as a kilobyte of text does.
 */
export function turnAttribute(
  { machine: { id, hash }, snapshot, reply, journal, updatedAt }: Turn,
  writeId: string,
): AttributeValue {
  const turn = JSON.stringify({ machine: { id, hash }, reply, updatedAt, writeId });
  return { S: `${snapshot}\n${turn}\n${journal}` };
}

/** The key of a call's row, as the engine takes it. */
export function keyOf(callId: string): Row {
  const { pk, sk } = callKey(callId);
  return { pk: text(pk), sk: text(sk) };
}

/** The whole row of a new call; `writeId` names the write that makes it. */
export function newRow(call: Call, writeId: string): Row {
  return {
    ...keyOf(call.callId),
    position: positionAttribute(call),
    turn: turnAttribute(call, writeId),
    notices: { M: Object.fromEntries(call.notices.map((pending) => [pending.id, noticeAttribute(pending)])) },
    ...(call.booking === undefined ? {} : { booking: bookingAttribute(call.booking) }),
    call: json({ from: call.from, to: call.to, createdAt: call.createdAt }),
    ...(call.endedAt === undefined ? {} : { endedAt: text(call.endedAt) }),
    ...(call.transcript === undefined ? {} : { transcript: text(call.transcript) }),
    finished: flag(call.finished),
    expiresAt: number(expiresAtEpochS(call.createdAt)),
    ...(call.notices.length > 0 ? { due: text(duePartition(call.callId)), dueAt: text(call.createdAt) } : {}),
  };
}
