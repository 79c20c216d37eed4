// A row as a call: what the engine hands over is trusted only once it parses.
import { z } from 'zod';
import type { E164, Notice } from '../../machines/dialog.ts';
import type { BookingRecord, Call, Loaded, PendingNotice } from '../ports.ts';
import { isFormer, laidOut } from './former-layouts.ts';
import { isWord, type Json, parsedJson, recordIn } from './json.ts';
import { replyIn } from './reply-in.ts';
import type { Row } from './row.ts';
import { callIdOf } from './table.ts';

/** Reads a row as it came from the engine; one that does not parse is `unreadable` and says where, never what. */
export function readRow(row: Row | undefined): Loaded {
  if (row === undefined) return { kind: 'missing' };
  const parts = partsOf(isFormer(row) ? laidOut(row) : row);
  if (isWhole(parts)) return { kind: 'found', call: callOf(parts) };
  const lacking = Object.entries(parts).filter(([, part]) => part === undefined);
  return { kind: 'unreadable', reason: lacking.map(([name]) => name).join('; ') };
}

/** The write that made the row what it is. */
export function writeIdOf(row: Row | undefined): string | undefined {
  if (row === undefined) return undefined;
  const { writeId } = turnIn(isFormer(row) ? laidOut(row)['turn'] : row['turn']).turn;
  return isWord(writeId) ? writeId : undefined;
}

// Every turn reads a row: what is in each of them is checked by hand.

/** What a row has to have by the name of the place where it is; undefined is what is not there or cannot be read. */
type Parts = ReturnType<typeof partsOf>;
type Whole = { [Name in keyof Parts]: Exclude<Parts[Name], undefined> };

function partsOf(row: Row) {
  const { snapshot, turn, journal } = turnIn(row['turn']);
  const { machine, reply, updatedAt } = turn;
  const { from, to, createdAt } = recordIn(parsedJson(row['call']?.S));
  return {
    pk: row['pk']?.S,
    position: positionIn(row['position']),
    snapshot: snapshot === '' ? undefined : snapshot,
    'turn.machine': machineIn(machine),
    'turn.reply': replyIn(reply),
    'turn.updatedAt': wordIn(updatedAt),
    journal,
    'call.from': wordIn(from),
    'call.to': wordIn(to),
    'call.createdAt': wordIn(createdAt),
    notices: noticesIn(row['notices']),
    finished: row['finished']?.BOOL,
    // These may be missing; one that is there and cannot be read is as wrong as any other.
    booking: row['booking'] === undefined ? null : bookingIn(row['booking']),
    endedAt: row['endedAt'] === undefined ? null : row['endedAt'].S,
    transcript: row['transcript'] === undefined ? null : row['transcript'].S,
  };
}

const isWhole = (parts: Parts): parts is Whole => Object.values(parts).every((part) => part !== undefined);

function callOf({
  pk,
  position,
  snapshot,
  journal,
  notices,
  finished,
  booking,
  endedAt,
  transcript,
  ...parts
}: Whole): Call {
  const callId = callIdOf(pk);
  const call: Call = {
    callId,
    ...position,
    machine: parts['turn.machine'],
    snapshot,
    reply: parts['turn.reply'],
    journal,
    notices,
    from: parts['call.from'],
    to: parts['call.to'],
    createdAt: parts['call.createdAt'],
    updatedAt: parts['turn.updatedAt'],
    finished,
  };
  if (booking !== null) call.booking = { callId, ...booking };
  if (endedAt !== null) call.endedAt = endedAt;
  if (transcript !== null) call.transcript = transcript;
  return call;
}

// ---------------------------------------------------------------- the parts

type Attribute = Row[string] | undefined;
const wordIn = (value: unknown): string | undefined => (isWord(value) ? value : undefined);

const POSITION = /^(\d+) (\S+) (\d+)$/;

function positionIn(attribute: Attribute): Pick<Call, 'version' | 'state' | 'filled'> | undefined {
  const [, version, state, filled] = POSITION.exec(attribute?.S ?? '') ?? [];
  return state === undefined ? undefined : { version: Number(version), state, filled: Number(filled) };
}

/** The lines of a turn: its snapshot, itself, and its journal. */
function turnIn(attribute: Attribute): { turn: Json; snapshot?: string; journal?: string } {
  const { S = '' } = attribute ?? {};
  const first = S.indexOf('\n');
  const second = S.indexOf('\n', first + 1);
  if (second <= first) return { turn: {} };
  const turn = recordIn(parsedJson(S.slice(first + 1, second)));
  return { snapshot: S.slice(0, first), turn, journal: S.slice(second + 1) };
}

function machineIn(machine: unknown): Call['machine'] | undefined {
  const { id, hash } = recordIn(machine);
  return isWord(id) && isWord(hash) ? { id, hash } : undefined;
}

// ---------------------------------------------------------------- what few rows have

function noticesIn(attribute: Attribute): PendingNotice[] | undefined {
  if (attribute?.M === undefined) return undefined;
  const notices: PendingNotice[] = [];
  for (const [id, { M: kept = {} }] of Object.entries(attribute.M)) {
    const read = pendingSchema.safeParse({
      id,
      notice: parsedJson(kept['notice']?.S),
      attempts: numberIn(kept['attempts']),
      claimedUntilEpochMs: numberIn(kept['claimedUntil']),
      ...(kept['revision'] === undefined ? {} : { revision: numberIn(kept['revision']) }),
    });
    if (!read.success) return undefined;
    notices.push(read.data);
  }
  return notices.toSorted((one, other) => (one.id < other.id ? -1 : 1)); // DynamoDB keeps no order in a map
}

const numberIn = (attribute: Attribute): number | undefined =>
  attribute?.N === undefined ? undefined : Number(attribute.N);

const bookingIn = ({ S }: Row[string]) => bookingSchema.safeParse(parsedJson(S)).data;

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
