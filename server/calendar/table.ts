// Sends the calendar's requests to the table: the one place that knows the AWS client and its errors.
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemInput,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemInput,
} from '@aws-sdk/client-dynamodb';
import type { BookingRecord } from '../ports.ts';
import { getBooking, putBooking, thawBooking } from './booking-row.ts';
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
    addBooking: (booking) => {
      const request: PutItemInput = putBooking(name, booking);
      return whetherHeld(client.send(new PutItemCommand(request)));
    },
  };
}

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
