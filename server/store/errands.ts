// The errands in the table: reminders and what became of texts, each in a row of its own with a time it is due.
import assert from 'node:assert/strict';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Errand, ErrandKey, Errands } from '../ports.ts';
import { dueRequest } from './due-requests.ts';
import {
  claimErrandRequest,
  kindOf,
  noteStatusRequest,
  planReminderRequest,
  settleErrandRequest,
} from './errand-requests.ts';
import type { Row } from './row.ts';
import { type ErrandKind, errandPartitions } from './table.ts';

interface Table {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
}

/** The errands in this table. Every method throws only when the table cannot be reached, or a row is none of ours. */
export function createErrands({ client, tableName }: Table): Errands {
  return {
    planReminder: async (reminder) =>
      void (await orRefused(client.send(new PutItemCommand(planReminderRequest(tableName, reminder))))),
    noteStatus: async (note) =>
      (await orRefused(client.send(new UpdateItemCommand(noteStatusRequest(tableName, note))))) !== null,
    due: (kind, nowEpochMs, limit) => due({ client, tableName }, kind, nowEpochMs, limit),
    // A claim whose answer was lost reads as another's: the errand is then run when the claim has run out.
    claim: async (key, nowEpochMs, untilEpochMs) => {
      const request = claimErrandRequest(tableName, key, nowEpochMs, untilEpochMs);
      const claimed = await orRefused(client.send(new UpdateItemCommand(request)));
      return claimed === null ? null : thaw(key, claimed.Attributes);
    },
    settle: async ({ key, revision }) =>
      void (await orRefused(client.send(new UpdateItemCommand(settleErrandRequest(tableName, key, revision))))),
  };
}

async function due(
  { client, tableName }: Table,
  kind: ErrandKind,
  nowEpochMs: number,
  limit: number,
): Promise<ErrandKey[]> {
  assert(limit >= 1, 'a sweep asks for at least one errand');
  const pages = await Promise.all(
    errandPartitions(kind).map((partition) =>
      client.send(new QueryCommand(dueRequest(tableName, partition, nowEpochMs, limit))),
    ),
  );
  return pages
    .flatMap((page) => page.Items ?? [])
    .map((entry) => ({ dueAt: entry['dueAt']?.S ?? '', pk: entry['pk']?.S ?? '', sk: entry['sk']?.S ?? '' }))
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .slice(0, limit)
    .map(({ pk, sk }) => ({ pk, sk }));
}

const whole = z.object({ N: z.string().regex(/^\d+$/) }).transform(({ N }) => Number(N));
const word = z.object({ S: z.string() }).transform(({ S }) => S);
const row = z.object({ id: word, revision: whole, from: word, firstDue: whole, attempts: whole });

function thaw(key: ErrandKey, attributes: Row | undefined): Errand {
  const { firstDue, ...kept } = row.parse(attributes);
  return { key, kind: kindOf(key.sk), firstDueEpochMs: firstDue, ...kept };
}

/** What the table answered, or null when the condition failed. */
async function orRefused<Answer>(sent: Promise<Answer>): Promise<Answer | null> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
