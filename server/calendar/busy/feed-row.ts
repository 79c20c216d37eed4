// A feed as a row: what was last read of it, and when it is due, which is both its schedule and the lease of who fetches it.
import { createHash } from 'node:crypto';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { fromAttributes, type Plain, toAttribute } from '../attributes.ts';
import type { Span } from '../openings.ts';

/** What a feed said when it was last read whole. */
export interface KnownBusy {
  busy: Span[];
  /** How far ahead it was read. */
  untilMs: number;
  etag?: string | undefined;
  /** When the feed last said so, be it by "unchanged". */
  fetchedAtMs: number;
}

export interface FeedRow {
  /** Absent before the first fetch. */
  dueAtMs?: number | undefined;
  known?: KnownBusy | undefined;
}

export interface FeedRows {
  load(id: string): Promise<FeedRow>;
  /** Moves the due time on from what was seen, with what is known now; false when another process was there first. */
  move(id: string, seen: number | undefined, dueAtMs: number, known?: KnownBusy): Promise<boolean>;
}

/** Twenty bytes a span keep the row below DynamoDB's 400 KB; they take about ten. */
export const MOST_SPANS = 20_000;

const KEEP_MS = 90 * 86_400_000; // a feed that left the business file is forgotten after it
const SECOND_MS = 1_000;
const BASE = 36;

const storedRow = z.object({
  dueAtMs: z.number(),
  spans: z.string().optional(),
  untilMs: z.number().optional(),
  etag: z.string().optional(),
  fetchedAtMs: z.number().optional(),
});

/** The same feed read for another zone has other times: its all-day events are that zone's. */
export const feedId = (url: string, zone: string): string =>
  createHash('sha256').update(`${zone} ${url}`).digest('hex');

/** Every method throws only when the table cannot be reached. */
export function feedRows(client: Pick<DynamoDBClient, 'send'>, tableName: string): FeedRows {
  return {
    async load(id) {
      const request = new GetItemCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true });
      return thaw((await client.send(request)).Item);
    },
    async move(id, seen, dueAtMs, known) {
      const values = { dueAtMs, expiresAt: Math.floor((dueAtMs + KEEP_MS) / SECOND_MS), ...stored(known) };
      const names = Object.keys(values);
      const request = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(id),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: seen === undefined ? 'attribute_not_exists(#dueAtMs)' : '#dueAtMs = :seen',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          [...Object.entries(values), ...(seen === undefined ? [] : [['seen', seen] as const])].map(([name, value]) => [
            `:${name}`,
            toAttribute(value),
          ]),
        ),
      });
      try {
        await client.send(request);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

const keyOf = (id: string) => ({ pk: { S: `BUSY#${id}` }, sk: { S: 'BUSY' } });

function stored(known: KnownBusy | undefined): Record<string, Plain> {
  if (known === undefined) return {};
  const { busy, untilMs, etag = '', fetchedAtMs } = known;
  return { spans: packed(busy), untilMs, etag, fetchedAtMs };
}

function thaw(item: Record<string, AttributeValue> | undefined): FeedRow {
  if (item === undefined) return {};
  const { dueAtMs, spans, untilMs, etag, fetchedAtMs } = storedRow.parse(fromAttributes(item));
  if (spans === undefined || untilMs === undefined || fetchedAtMs === undefined) return { dueAtMs };
  return { dueAtMs, known: { busy: unpacked(spans), untilMs, etag: etag || undefined, fetchedAtMs } };
}

/** Disjoint spans in order as the gap before each and its length, in seconds of base 36; a begun second counts. */
export function packed(spans: readonly Span[]): string {
  let before = 0;
  const numbers: number[] = [];
  for (const { startMs, endMs } of spans) {
    const start = Math.max(Math.floor(startMs / SECOND_MS), before);
    const end = Math.max(Math.ceil(endMs / SECOND_MS), start);
    numbers.push(start - before, end - start);
    before = end;
  }
  return numbers.map((each) => each.toString(BASE)).join(' ');
}

export function unpacked(text: string): Span[] {
  const numbers = text === '' ? [] : text.split(' ').map((each) => Number.parseInt(each, BASE) * SECOND_MS);
  const spans: Span[] = [];
  let before = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    const startMs = before + (numbers[at] ?? 0);
    before = startMs + (numbers[at + 1] ?? 0);
    spans.push({ startMs, endMs: before });
  }
  return spans;
}
