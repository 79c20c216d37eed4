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
  const { turn } = turnIn(row?.['turn']);
  return typeof turn === 'object' && turn !== null && 'writeId' in turn ? turn.writeId : undefined;
}

// ---------------------------------------------------------------- out of DynamoDB's types

type Attribute = Row[string] | undefined;

/** The attributes by name without their types; what is of another type than expected is left undefined. */
function unpacked(row: Row): Record<string, unknown> {
  const { snapshot = textIn(row['snapshot']), turn = turnOfFirstLayout(row) } = turnIn(row['turn']);
  return {
    pk: row['pk']?.S,
    version: numberIn(row['version']),
    state: row['state']?.S,
    filled: numberIn(row['filled']),
    snapshot,
    turn,
    call: row['call'] === undefined ? callOfFirstLayout(row) : parsed(row['call']),
    journal: journalIn(turn) ?? journalOfFormerLayouts(row),
    notices: noticesIn(row['notices']),
    finished: row['finished']?.BOOL,
    ...optional(row, 'booking', parsed),
    ...optional(row, 'endedAt', textIn),
    ...optional(row, 'transcript', textIn),
  };
}

// The first layout had an attribute for each part of a turn, the second one for the snapshot, one for the journal and one
// for the rest: calls that rested in them go on, and their next turn writes the present one.
const journalOfFormerLayouts = ({ journal }: Row): JournalEntry[] | undefined =>
  entriesOf(journal?.L?.map((entry) => parsed(entry)));
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
const parsed = (attribute: Attribute): unknown => parsedText(attribute?.S);

function parsedText(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The two lines of a turn; the second layout had the second one alone. */
function turnIn(attribute: Attribute): { snapshot?: string; turn?: unknown } {
  if (attribute === undefined) return {};
  const { S = '' } = attribute;
  const cut = S.indexOf('\n');
  if (cut === -1) return { turn: parsedText(S) ?? null };
  return { snapshot: S.slice(0, cut), turn: parsedText(S.slice(cut + 1)) ?? null };
}

/** An attribute that may be missing; one that is there and cannot be read is null, which no schema takes. */
function optional(row: Row, name: string, read: (attribute: Attribute) => unknown): Record<string, unknown> {
  return row[name] === undefined ? {} : { [name]: read(row[name]) ?? null };
}

const journalIn = (turn: unknown): JournalEntry[] | undefined =>
  typeof turn === 'object' && turn !== null && 'journal' in turn ? entriesOf(turn.journal) : undefined;

/** Undefined when one of them is none. Every turn reads all that were before it, so they are checked by hand. */
function entriesOf(tuples: unknown): JournalEntry[] | undefined {
  if (!Array.isArray(tuples)) return undefined;
  const entries: JournalEntry[] = [];
  for (const tuple of tuples) {
    const entry = Array.isArray(tuple) ? entryOf(tuple) : undefined;
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

const LAST_EPOCH_MS = 8_640_000_000_000_000; // ECMAScript's last moment; one later has no ISO form
const isWord = (value: unknown): value is string => typeof value === 'string';

function entryOf([turn, time, heard, event, origin, to, prompt, ms, also]: unknown[]): JournalEntry | undefined {
  const at = typeof time === 'number' && Math.abs(time) <= LAST_EPOCH_MS ? new Date(time).toISOString() : time; // the first layout
  const from = origin === STAYED ? to : origin;
  if (typeof turn !== 'number' || !Number.isInteger(turn) || typeof ms !== 'number') return undefined;
  if (!isWord(at) || !isWord(heard) || !isWord(event) || !isWord(from) || !isWord(to) || !isWord(prompt))
    return undefined;
  const entry = { turn, at, heard, event, from, to, prompt, ms };
  if (also === undefined) return entry;
  return isWord(also) ? { ...entry, also } : undefined;
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
  journal: z.custom<JournalEntry[]>((entries) => entries !== undefined, 'no journal'),
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
