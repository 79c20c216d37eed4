// A row as a call: what the engine hands over is trusted only once it parses.
import { z } from 'zod';
import type { E164, Notice } from '../../machines/dialog.ts';
import type { BookingRecord, Call, JournalEntry, Loaded, PendingNotice } from '../ports.ts';
import { replySchema } from './reply-schema.ts';
import { type Row, STAYED } from './row.ts';
import { callIdOf } from './table.ts';

/** Reads a row as it came from the engine; one that does not parse is `unreadable` and says where, never what. */
export function readRow(row: Row | undefined): Loaded {
  if (row === undefined) return { kind: 'missing' };
  const result = rowSchema.safeParse(unpacked(row));
  if (result.success) return { kind: 'found', call: callOf(result.data) };
  const where = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return { kind: 'unreadable', reason: where.join('; ') };
}

/** The write that made the row what it is. */
export function writeIdOf(row: Row | undefined): unknown {
  const turn = parsed(row?.['turn']);
  return typeof turn === 'object' && turn !== null && 'writeId' in turn ? turn.writeId : undefined;
}

// ---------------------------------------------------------------- out of DynamoDB's types

type Attribute = Row[string] | undefined;

/** The attributes by name without their types; what is of another type than expected is left undefined. */
function unpacked(row: Row): Record<string, unknown> {
  return {
    pk: row['pk']?.S,
    version: numberIn(row['version']),
    state: row['state']?.S,
    filled: numberIn(row['filled']),
    snapshot: row['snapshot']?.S,
    turn: row['turn'] === undefined ? turnOfFirstLayout(row) : parsed(row['turn']),
    call: row['call'] === undefined ? callOfFirstLayout(row) : parsed(row['call']),
    journal: row['journal']?.L?.map(entryIn),
    notices: noticesIn(row['notices']),
    finished: row['finished']?.BOOL,
    ...optional(row, 'booking', parsed),
    ...optional(row, 'endedAt', textIn),
    ...optional(row, 'transcript', textIn),
  };
}

// The first layout had an attribute each: calls that rested in it go on, and their next turn writes the present one.
const turnOfFirstLayout = ({ machine, reply, updatedAt }: Row): unknown => ({
  machine: { id: machine?.M?.['id']?.S, hash: machine?.M?.['hash']?.S },
  reply: parsed(reply),
  updatedAt: textIn(updatedAt),
});
const callOfFirstLayout = ({ from, to, createdAt }: Row): unknown => ({
  from: textIn(from),
  to: textIn(to),
  createdAt: textIn(createdAt),
});

const textIn = (attribute: Attribute): string | undefined => attribute?.S;
const numberIn = (attribute: Attribute): number | undefined =>
  attribute?.N === undefined ? undefined : Number(attribute.N);

/** JSON inside a string attribute; what is none is left undefined, and never quoted: it is what the caller said. */
function parsed(attribute: Attribute): unknown {
  if (attribute?.S === undefined) return undefined;
  try {
    return JSON.parse(attribute.S);
  } catch {
    return undefined;
  }
}

/** An attribute that may be missing; one that is there and cannot be read is null, which no schema takes. */
function optional(row: Row, name: string, read: (attribute: Attribute) => unknown): Record<string, unknown> {
  return row[name] === undefined ? {} : { [name]: read(row[name]) ?? null };
}

const LAST_EPOCH_MS = 8_640_000_000_000_000; // ECMAScript's last moment; one later has no ISO form

/** The tuple with its names, for zod checks an object many times faster. */
function entryIn(attribute: Attribute): unknown {
  const tuple = parsed(attribute);
  if (!Array.isArray(tuple)) return undefined;
  const [turn, at, heard, event, from, to, prompt, ms, also] = tuple;
  const moment = typeof at === 'number' && Math.abs(at) <= LAST_EPOCH_MS ? new Date(at).toISOString() : at; // the first layout
  const entry = { turn, at: moment, heard, event, from: from === STAYED ? to : from, to, prompt, ms };
  return tuple.length < 9 ? entry : { ...entry, also };
}

function noticesIn(attribute: Attribute): unknown {
  if (attribute?.M === undefined) return undefined;
  return (
    Object.entries(attribute.M)
      .map(([id, { M: kept }]) => ({
        id,
        notice: parsed(kept?.['notice']),
        attempts: numberIn(kept?.['attempts']),
        claimedUntilEpochMs: numberIn(kept?.['claimedUntil']),
        ...(kept?.['revision'] === undefined ? {} : { revision: numberIn(kept['revision']) }),
      }))
      // DynamoDB keeps no order in a map.
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  );
}

// ---------------------------------------------------------------- what has to be there

const word = z.string();
const count = z.int().nonnegative();

const entrySchema = z.object({
  turn: z.int(),
  at: word,
  heard: word,
  event: word,
  from: word,
  to: word,
  prompt: word,
  ms: z.number(),
  also: word.exactOptional(),
}) satisfies z.ZodType<JournalEntry>;

const e164 = z.custom<E164>((value) => typeof value === 'string' && /^\+[1-9]\d{1,14}$/.test(value), 'not E.164');
const place = { startsAt: word, endsAt: word, resource: word };
const opening = z.strictObject({ ...place, service: word.exactOptional() });
const earlier = z.strictObject({
  ...place,
  id: word,
  callId: word,
  name: word,
  phone: e164,
  service: word,
  revision: count,
  code: word.exactOptional(),
  mayCancel: z.boolean(),
});

const noticeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('promoteBooking') }),
  z.strictObject({ type: z.literal('textConfirmation') }),
  z.strictObject({ type: z.literal('textChange') }),
  z.strictObject({ type: z.literal('textCutOff') }),
  z.strictObject({ type: z.literal('messageForOwner') }),
  z.strictObject({ type: z.literal('releaseHold'), opening }),
  z.strictObject({ type: z.literal('releaseBooked'), opening, holder: word.exactOptional() }),
  z.strictObject({ type: z.literal('cancelBooking'), booking: earlier }),
  z.strictObject({ type: z.literal('textCancellation'), booking: earlier }),
]) satisfies z.ZodType<Notice>;

const pendingSchema = z.object({
  id: word,
  notice: noticeSchema,
  attempts: count,
  claimedUntilEpochMs: z.int(),
  revision: count.exactOptional(),
}) satisfies z.ZodType<PendingNotice>;

const bookingSchema = z
  .tuple([word, word, e164, word, word, word, word, z.enum(['booked', 'cancelled']), count, word.optional()])
  .transform(
    ([id, name, phone, service, resource, startsAt, endsAt, status, revision, code]): Omit<BookingRecord, 'callId'> => {
      const booking = { id, name, phone, service, resource, startsAt, endsAt, status, revision };
      return code === undefined ? booking : { ...booking, code };
    },
  );

const rowSchema = z.object({
  pk: word,
  version: count,
  state: word.min(1),
  filled: count,
  snapshot: word.min(1),
  turn: z.object({ machine: z.object({ id: word, hash: word }), reply: replySchema, updatedAt: word }),
  call: z.object({ from: word, to: word, createdAt: word }),
  journal: z.array(entrySchema),
  notices: z.array(pendingSchema),
  booking: bookingSchema.exactOptional(),
  endedAt: word.exactOptional(),
  transcript: word.exactOptional(),
  finished: z.boolean(),
});

function callOf({ pk, turn, call, booking, ...kept }: z.infer<typeof rowSchema>): Call {
  const callId = callIdOf(pk);
  return { callId, ...kept, ...turn, ...call, ...(booking === undefined ? {} : { booking: { callId, ...booking } }) };
}
