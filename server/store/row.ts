// A call as a row and back: written compactly so that a call stays cheap, and trusted on reading only once it parses.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { E164, Notice } from '../../machines/dialog.ts';
import type { BookingRecord, Call, JournalEntry, Loaded, PendingNotice } from '../ports.ts';
import { replySchema } from './reply-schema.ts';
import { callIdOf, callKey, duePartition, expiresAtEpochS } from './table.ts';

export type Row = Record<string, AttributeValue>;

// ---------------------------------------------------------------- writing

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });
export const flag = (value: boolean): AttributeValue => ({ BOOL: value });
export const json = (value: unknown): AttributeValue => ({ S: JSON.stringify(value) });

/** A journal entry as a tuple: its nine attribute names, twelve times, would cost a write unit. */
export function journalAttribute(entry: JournalEntry): AttributeValue {
  const { turn, at, heard, event, from, to, prompt, ms, also } = entry;
  const tuple = [turn, compactTime(at), heard, event, from === to ? STAYED : from, to, prompt, ms];
  return json(also === undefined ? tuple : [...tuple, also]);
}

/** In the place of `from`: the call stayed where it was, as it does in half of its turns. */
const STAYED = 0;

/** Epoch milliseconds where they say the same, which is half as long. */
function compactTime(at: string): number | string {
  const epochMs = Date.parse(at);
  return Number.isFinite(epochMs) && new Date(epochMs).toISOString() === at ? epochMs : at;
}

/** A notice is a map of its own, so that each can be claimed by its own condition. */
export function noticeAttribute(pending: PendingNotice): AttributeValue {
  const { notice, attempts, claimedUntilEpochMs } = pending;
  return { M: { notice: json(notice), attempts: number(attempts), claimedUntil: number(claimedUntilEpochMs) } };
}

/** A booking as a tuple; its call is the row's. */
export function bookingAttribute(booking: BookingRecord): AttributeValue {
  const { id, name, phone, service, resource, startsAt, endsAt, status, revision } = booking;
  return json([id, name, phone, service, resource, startsAt, endsAt, status, revision]);
}

export function machineAttribute(machine: Call['machine']): AttributeValue {
  return { M: { id: text(machine.id), hash: text(machine.hash) } };
}

/** The key of a call's row, as the engine takes it. */
export function keyOf(callId: string): Row {
  const { pk, sk } = callKey(callId);
  return { pk: text(pk), sk: text(sk) };
}

/** The whole row of a new call; `writeId` names the write that made it. */
export function newRow(call: Call, writeId: string): Row {
  return {
    ...keyOf(call.callId),
    version: number(call.version),
    state: text(call.state),
    filled: number(call.filled),
    machine: machineAttribute(call.machine),
    snapshot: text(call.snapshot),
    reply: json(call.reply),
    journal: { L: call.journal.map(journalAttribute) },
    notices: { M: Object.fromEntries(call.notices.map((pending) => [pending.id, noticeAttribute(pending)])) },
    ...(call.booking === undefined ? {} : { booking: bookingAttribute(call.booking) }),
    from: text(call.from),
    to: text(call.to),
    createdAt: text(call.createdAt),
    updatedAt: text(call.updatedAt),
    ...(call.endedAt === undefined ? {} : { endedAt: text(call.endedAt) }),
    ...(call.transcript === undefined ? {} : { transcript: text(call.transcript) }),
    finished: flag(call.finished),
    writeId: text(writeId),
    expiresAt: number(expiresAtEpochS(call.updatedAt)),
    ...(isDue(call) ? { due: text(duePartition(call.callId)), dueAt: text(call.createdAt) } : {}),
  };
}

/** Unfinished, or with something still to deliver: the row belongs in the due index. */
function isDue(call: Call): boolean {
  return !call.finished || call.notices.length > 0;
}

// ---------------------------------------------------------------- reading

const s = z.object({ S: z.string() }).transform(({ S }) => S);
const n = z.object({ N: z.string() }).transform(({ N }) => Number(N));
const count = n.pipe(z.int().nonnegative());

/** JSON inside a string attribute; the issue never quotes it, for it is what the caller said. */
function parsed<Schema extends z.ZodType>(schema: Schema) {
  return s
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const LAST_EPOCH_MS = 8_640_000_000_000_000; // ECMAScript's last moment; one later has no ISO form
const moment = z.union([z.int().nonnegative().max(LAST_EPOCH_MS), z.string()]);
const word = z.string();

const journalEntry = parsed(
  z.tuple([z.int(), moment, word, word, z.union([z.literal(STAYED), word]), word, word, z.number(), word.optional()]),
).transform(([turn, at, heard, event, from, to, prompt, ms, also]): JournalEntry => {
  const entry = {
    turn,
    at: typeof at === 'number' ? new Date(at).toISOString() : at,
    heard,
    event,
    from: from === STAYED ? to : from,
    to,
    prompt,
    ms,
  };
  return also === undefined ? entry : { ...entry, also };
});

const noticeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('promoteBooking') }),
  z.strictObject({ type: z.literal('textConfirmation') }),
  z.strictObject({ type: z.literal('textChange') }),
  z.strictObject({ type: z.literal('textCutOff') }),
  z.strictObject({ type: z.literal('messageForOwner') }),
  z.strictObject({
    type: z.enum(['releaseHold', 'releaseBooked']),
    opening: z.strictObject({ startsAt: z.string(), endsAt: z.string(), resource: z.string() }),
  }),
]) satisfies z.ZodType<Notice>;

const noticesById = z
  .object({
    M: z.record(
      z.string(),
      z.object({ M: z.object({ notice: parsed(noticeSchema), attempts: count, claimedUntil: n.pipe(z.int()) }) }),
    ),
  })
  .transform(({ M }): PendingNotice[] =>
    Object.entries(M)
      .map(([id, { M: kept }]) => ({
        id,
        notice: kept.notice,
        attempts: kept.attempts,
        claimedUntilEpochMs: kept.claimedUntil,
      }))
      // DynamoDB keeps no order in a map.
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  );

const e164 = z.custom<E164>((value) => typeof value === 'string' && /^\+[1-9]\d{1,14}$/.test(value), 'not E.164');

const booking = parsed(
  z.tuple([word, word, e164, word, word, word, word, z.enum(['booked', 'cancelled']), z.int().nonnegative()]),
).transform(
  ([id, name, phone, service, resource, startsAt, endsAt, status, revision]): Omit<BookingRecord, 'callId'> => {
    return { id, name, phone, service, resource, startsAt, endsAt, status, revision };
  },
);

const rowSchema = z
  .object({
    pk: s,
    version: count,
    state: s.pipe(z.string().min(1)),
    filled: count,
    machine: z.object({ M: z.object({ id: s, hash: s }) }).transform(({ M }) => M),
    snapshot: s.pipe(z.string().min(1)),
    reply: parsed(replySchema),
    journal: z.object({ L: z.array(journalEntry) }).transform(({ L }) => L),
    notices: noticesById,
    booking: booking.exactOptional(),
    from: s,
    to: s,
    createdAt: s,
    updatedAt: s,
    endedAt: s.exactOptional(),
    transcript: s.exactOptional(),
    finished: z.object({ BOOL: z.boolean() }).transform(({ BOOL }) => BOOL),
  })
  .transform(({ pk, booking: booked, ...kept }): Call => {
    const callId = callIdOf(pk);
    return { callId, ...kept, ...(booked === undefined ? {} : { booking: { callId, ...booked } }) };
  });

/** Reads a row as it came from the engine; one that does not parse is `unreadable` and says where, never what. */
export function readRow(row: Row | undefined): Loaded {
  if (row === undefined) return { kind: 'missing' };
  const result = rowSchema.safeParse(row);
  if (result.success) return { kind: 'found', call: result.data };
  const where = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return { kind: 'unreadable', reason: where.join('; ') };
}
