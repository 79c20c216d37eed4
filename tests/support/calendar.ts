// A calendar on a real engine in this process, with a clock that the test moves and calls whose rows the test writes.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { E164, Opening } from '../../machines/dialog.ts';
import { type Business, businessOf } from './businesses.ts';
import { createCalendar, type SweptCalendar } from '../../server/calendar/calendar.ts';
import type { Owner } from '../../server/calendar/claims.ts';
import type { BookingRecord } from '../../server/ports.ts';
import { startEmbedded } from '../../server/store/embedded.ts';
import { ensureTable } from '../../server/store/ensure-table.ts';

export interface Bench {
  calendar: SweptCalendar;
  client: DynamoDBClient;
  tableName: string;
  clock: { nowMs: number };
  calls: Map<string, Owner>;
  /** Another process on the same table: a client and a calendar of its own. */
  another(change?: Partial<Business>): SweptCalendar;
  close(): Promise<void>;
}

const TABLE = 'calendar-test';

/** Opens the calendar of a business at a local time of its zone, given as an instant. */
export async function openBench(now: string, business: Business = businessOf('default')): Promise<Bench> {
  const engine = await startEmbedded();
  const clients: DynamoDBClient[] = [];
  const clock = { nowMs: Date.parse(now) };
  const calls = new Map<string, Owner>();
  const another = (change: Partial<Business> = {}): SweptCalendar => {
    const client = patientClient(engine.endpoint);
    clients.push(client);
    return createCalendar({
      client,
      tableName: TABLE,
      business: { ...business, ...change },
      clock: { epochMs: () => clock.nowMs },
      ownerOf: async (callId) => calls.get(callId) ?? null,
    });
  };
  const calendar = another();
  const [client] = clients;
  if (client === undefined) throw new Error('no client');
  await ensureTable(client, TABLE);
  return {
    calendar,
    client,
    tableName: TABLE,
    clock,
    calls,
    another,
    close: async () => {
      for (const each of clients) each.destroy();
      await engine.close();
    },
  };
}

/** What a call writes into its row when the caller says yes. */
export function bookingOf(callId: string, opening: Opening, service = 'appointment'): BookingRecord {
  return {
    id: `B-${callId}`,
    callId,
    name: 'Ada Lovelace',
    phone: '+12045550123' as E164, // a fixed number needs no reader
    service,
    ...opening,
    status: 'booked',
    revision: 0,
  };
}

/** A test that sends 500 requests at once stalls its own process: what it proves is the calendar, not the timeouts. */
function patientClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: {
      connectionTimeout: 30_000,
      requestTimeout: 30_000,
      httpAgent: { keepAlive: true, maxSockets: 64 },
    },
  });
}
