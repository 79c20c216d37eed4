// What lies in the table: its size, its expiry, and rows that cannot be trusted.
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Call } from '../../../server/ports.ts';
import { appended } from '../../../server/journal.ts';
import { createCallStore } from '../../../server/store/call-store.ts';
import { callKey } from '../../../server/store/table.ts';
import { bookingOf, callWith, entryOf, newCall, newCallId, noticeOf, REPLY, turnAfter } from './calls.ts';
import type { TableUnderTest } from './contract.ts';
import { itemBytes } from './item-size.ts';

const TURNS: readonly [heard: string, event: string, to: string][] = [
  ['hello um who is this please', 'NO_MATCH', 'ask_name.asking'],
  ['ada byron', 'SLOT_HEARD', 'ask_name.reading_back'],
  ['no byron with a y', 'DENIED', 'ask_name.spelling'],
  ['b y r o n', 'SLOT_HEARD', 'ask_name.reading_back'],
  ['yes that is right', 'CONFIRMED', 'ask_mobile.asking'],
  ['', 'NO_INPUT', 'ask_mobile.asking'],
  ['two oh four five five five oh one four three', 'SLOT_HEARD', 'ask_mobile.reading_back'],
  ['yes', 'CONFIRMED', 'ask_time.asking'],
  ['some time on friday afternoon if you have it', 'SLOT_HEARD', 'ask_time.choosing'],
  ['the second one at half past three please', 'OPENING_CHOSEN', 'ask_time.reading_back'],
  ['yes', 'CONFIRMED', 'confirm.asking'],
  ['yes that is all correct thank you', 'CONFIRMED', 'complete'],
];
const SNAPSHOT_BYTES = 1_200;
const REPLY_BYTES = 400;
const WRITE_UNIT_BYTES = 1_024;
const WRITE_UNITS = 4;
const NINETY_DAYS_S = 7_776_000;

export function rowsContract(table: TableUnderTest): void {
  const store = () => createCallStore(table());

  describe('the row', () => {
    it(`of a booked call stays within ${WRITE_UNITS} write units at turn ${TURNS.length}`, async () => {
      const call = await playedThrough(TURNS);
      const row = await rawRow(call.callId);
      const bytes = itemBytes(row);
      expect(bytes).toBeLessThanOrEqual(WRITE_UNITS * WRITE_UNIT_BYTES);
      expect(await writeUnits(call.callId)).toBeLessThanOrEqual(WRITE_UNITS);
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call });
    });

    it('larger than an item may be is refused as a whole', async () => {
      const call = newCall();
      await store().create(call);
      const write = turnAfter(call, { snapshot: 'x'.repeat(410_000) });
      await expect(store().commit(write)).rejects.toThrow(/size/i);
      expect(await store().load(call.callId)).toEqual({ kind: 'found', call });
    });

    it('expires ninety days after its call began, in epoch seconds', async () => {
      const call = newCall({ createdAt: '2025-10-02T15:00:00.900Z' });
      await store().create(call);
      const createdS = Date.parse('2025-10-02T15:00:00Z') / 1000;
      expect((await rawRow(call.callId))['expiresAt']).toEqual({ N: String(createdS + NINETY_DAYS_S) });
      await store().commit(turnAfter(call, { updatedAt: '2025-10-02T15:00:10.000Z' }));
      expect((await rawRow(call.callId))['expiresAt']).toEqual({ N: String(createdS + NINETY_DAYS_S) });
    });

    it.each([
      ['nothing but its key', {}],
      ['no snapshot', { version: { N: '1' }, state: { S: 'confirm' } }],
      ['a version that is text', { version: { S: '1' } }],
    ])('with %s is unreadable, and no turn is written over it', async (_what, attributes) => {
      const callId = newCallId();
      await putRaw(callId, attributes);
      expect(await store().load(callId)).toMatchObject({ kind: 'unreadable' });
      const written = await store().commit(turnAfter(newCall({ callId }), { predecessors: ['ask_name.asking'] }));
      expect(written).toMatchObject({ ok: false, current: { kind: 'unreadable' } });
      expect(await store().create(newCall({ callId }))).toMatchObject({ ok: false, current: { kind: 'unreadable' } });
    });
  });

  /** A call as long and as wordy as real ones, with the booking and its notices in the last turn. */
  async function playedThrough(turns: typeof TURNS): Promise<Call> {
    const snapshot = filler(SNAPSHOT_BYTES);
    const reply = replyOf(REPLY_BYTES);
    let call = newCall({ snapshot, reply, journal: appended('', entryOf(0, { heard: '', event: 'CALL_STARTED' })) });
    await store().create(call);
    for (const [at, [heard, event, to]] of turns.entries()) {
      const last = at === turns.length - 1;
      const write = turnAfter(call, {
        state: to,
        predecessors: [call.state],
        snapshot,
        reply,
        journal: appended(call.journal, entryOf(at + 1, { heard, event, from: call.state, to, prompt: to })),
        ...(last ? { booking: bookingOf(call.callId), notices: [noticeOf('promote'), noticeOf('text')] } : {}),
        finished: last,
      });
      expect(await store().commit(write)).toEqual({ ok: true });
      call = callWith(call, write);
    }
    return call;
  }

  async function rawRow(callId: string) {
    const { client, tableName } = table();
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: rawKey(callId), ConsistentRead: true }),
    );
    return Item ?? {};
  }

  /** What the engine itself charges to write the row once more. */
  async function writeUnits(callId: string): Promise<number> {
    const { client, tableName } = table();
    const { ConsumedCapacity } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: rawKey(callId),
        UpdateExpression: 'SET #finished = :finished',
        ExpressionAttributeNames: { '#finished': 'finished' },
        ExpressionAttributeValues: { ':finished': { BOOL: true } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return ConsumedCapacity?.CapacityUnits ?? Number.NaN;
  }

  async function putRaw(callId: string, attributes: Record<string, { S: string } | { N: string }>): Promise<void> {
    const { client, tableName } = table();
    await client.send(new PutItemCommand({ TableName: tableName, Item: { ...rawKey(callId), ...attributes } }));
  }
}

function rawKey(callId: string) {
  const { pk, sk } = callKey(callId);
  return { pk: { S: pk }, sk: { S: sk } };
}

function filler(bytes: number): string {
  return JSON.stringify({ value: 'x'.repeat(bytes - '{"value":""}'.length) });
}

function replyOf(bytes: number): Call['reply'] {
  const empty = { ...REPLY, says: [{ prompt: 'confirm_mobile', text: '' }] };
  const text = 'y'.repeat(bytes - JSON.stringify(empty).length);
  return { ...empty, says: [{ prompt: 'confirm_mobile', text }] };
}
