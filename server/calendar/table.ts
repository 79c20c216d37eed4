// Sends the calendar's requests to the table: the one place that knows the AWS client and its errors.
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemInput,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemInput,
} from '@aws-sdk/client-dynamodb';
import type { E164, LocalDate } from '../../machines/dialog.ts';
import type { BookingRecord } from '../ports.ts';
import { cancelledBetween, noteCancelled, noteOfBooking, notedBookings } from './booking-notes.ts';
import { getBooking, putBooking, type StandingLease, thawBooking, thawLease } from './booking-row.ts';
import { type DayKey, type DayRow, getDay, queryDays, thawDay } from './day-row.ts';
import { dayOf } from './sessions.ts';

export interface Table {
  name: string;
  day(key: DayKey): Promise<DayRow>;
  /** The rows that exist, in order of days. */
  days(resource: string, fromDay: number, toDay: number): Promise<DayRow[]>;
  /** False when the condition of the update failed. Throws when the table cannot be reached. */
  update(request: UpdateItemInput): Promise<boolean>;
  booking(id: string): Promise<BookingRecord | undefined>;
  /** Writes a booking; false when this revision or a later one is there already. */
  addBooking(booking: BookingRecord): Promise<boolean>;
  /** A booking, and which call may change it now. */
  leased(id: string): Promise<{ booking: BookingRecord; lease: StandingLease | undefined } | undefined>;
  /** Notes with its number, and for its day, what is to be found there. */
  noteBooking(booking: BookingRecord): Promise<void>;
  noteCancelled(booking: BookingRecord): Promise<void>;
  bookingIdsOf(phone: E164, nowMs: number): Promise<string[]>;
  /** Ids of bookings that were cancelled while they stood on one of these dates. */
  cancelledIds(from: LocalDate, to: LocalDate): Promise<string[]>;
}

const MOST_PAGES = 50; // of a query: 50 MB, far beyond the horizon of one resource

export function calendarTable(client: Pick<DynamoDBClient, 'send'>, name: string): Table {
  return {
    name,
    day: async (key) => thawDay(key, (await client.send(new GetItemCommand(getDay(name, key)))).Item),
    days: async (resource, fromDay, toDay) => {
      const rows: DayRow[] = [];
      let request = queryDays(name, resource, fromDay, toDay);
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(request));
        for (const item of Items) rows.push(thawDay({ resource, day: dayOf(item['sk']?.S ?? '') }, item));
        if (LastEvaluatedKey === undefined) return rows;
        request = { ...request, ExclusiveStartKey: LastEvaluatedKey };
      }
      throw new Error('a query of day rows had too many pages');
    },
    update: (request) => whetherHeld(client.send(new UpdateItemCommand(request))),
    booking: async (id) => thawBooking((await client.send(new GetItemCommand(getBooking(name, id)))).Item),
    leased: async (id) => {
      const { Item } = await client.send(new GetItemCommand(getBooking(name, id)));
      const booking = thawBooking(Item);
      return booking && { booking, lease: thawLease(Item) };
    },
    noteBooking: async (booking) => void (await client.send(new PutItemCommand(noteOfBooking(name, booking)))),
    noteCancelled: async (booking) => void (await client.send(new PutItemCommand(noteCancelled(name, booking)))),
    bookingIdsOf: async (phone, nowMs) => {
      const { Items = [] } = await client.send(new QueryCommand(notedBookings(name, phone)));
      return idsIn(Items.filter((item) => Number(item['expiresAt']?.N ?? 0) * 1000 > nowMs));
    },
    cancelledIds: async (from, to) => {
      const ids: string[] = [];
      let request = cancelledBetween(name, from, to);
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(request));
        ids.push(...idsIn(Items));
        if (LastEvaluatedKey === undefined) return [...new Set(ids)];
        request = { ...request, ExclusiveStartKey: LastEvaluatedKey };
      }
      throw new Error('a query of cancelled bookings had too many pages');
    },
    addBooking: (booking) => {
      const request: PutItemInput = putBooking(name, booking);
      return whetherHeld(client.send(new PutItemCommand(request)));
    },
  };
}

const idsIn = (items: readonly Record<string, AttributeValue>[]): string[] =>
  items.flatMap((item) => item['bookingId']?.S ?? []);

/** Whether the write's condition held. */
async function whetherHeld(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
