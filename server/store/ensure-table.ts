// Makes the table where there is none, and puts the index of an embedded table right after a crash.
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
  ResourceInUseException,
  UpdateItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { Row } from './row.ts';
import { DUE_INDEX, INDEX_PARTITIONS, TABLE_DEFINITION } from './table.ts';

const TABLE_READY_S = 60;
const SCAN_PAGE = 500; // rows at a time: a page stays far from the request's time limit

/** Creates the table unless it exists, and waits until it takes requests. */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableRequest(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: TABLE_READY_S, minDelay: 1 }, { TableName: tableName });
}

function tableRequest(tableName: string): CreateTableCommandInput {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = TABLE_DEFINITION;
  return {
    TableName: tableName,
    AttributeDefinitions: [...AttributeDefinitions],
    KeySchema: [...KeySchema],
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({ ...index, KeySchema: [...index.KeySchema] })),
    BillingMode,
  };
}

export interface Repairs {
  /** Rows whose index entry was written anew. */
  rewritten: number;
  /** Index entries without a row that belongs there. */
  struck: number;
  /** Rows past their time: the embedded engine has no expiry of its own. */
  expired: number;
}

/**
 * Rewrites every indexed row, strikes index entries that have no row, and deletes what has expired.
 * The embedded engine writes a row and its index entry one after the other, so a kill can part them. Only for a table
 * that nobody else is using.
 */
export async function repairTable(client: DynamoDBClient, tableName: string, nowEpochS: number): Promise<Repairs> {
  const repairs = { rewritten: 0, struck: 0, expired: 0 };
  const rows = paginateScan(
    { client, pageSize: SCAN_PAGE },
    {
      TableName: tableName,
      ProjectionExpression: '#pk, #sk, #due, #dueAt, #expiresAt',
      FilterExpression: 'attribute_exists(#due) OR #expiresAt < :now',
      ExpressionAttributeNames: {
        '#pk': 'pk',
        '#sk': 'sk',
        '#due': 'due',
        '#dueAt': 'dueAt',
        '#expiresAt': 'expiresAt',
      },
      ExpressionAttributeValues: { ':now': { N: String(nowEpochS) } },
    },
  );
  for await (const page of rows) {
    for (const row of page.Items ?? []) {
      if (Number(row['expiresAt']?.N ?? Number.POSITIVE_INFINITY) < nowEpochS) {
        await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(row) }));
        repairs.expired += 1;
      } else {
        await rewrite(client, tableName, row);
        repairs.rewritten += 1;
      }
    }
  }
  for (const partition of INDEX_PARTITIONS) repairs.struck += await strikeLeftOver(client, tableName, partition);
  return repairs;
}

/** The same values once more: the engine writes the index entry with them. */
async function rewrite(client: DynamoDBClient, tableName: string, row: Row): Promise<void> {
  const { due, dueAt } = row;
  if (due === undefined || dueAt === undefined) return;
  await client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(row),
      UpdateExpression: 'SET #due = :due, #dueAt = :dueAt',
      ConditionExpression: '#due = :due',
      ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
      ExpressionAttributeValues: { ':due': due, ':dueAt': dueAt },
    }),
  );
}

async function strikeLeftOver(client: DynamoDBClient, tableName: string, partition: string): Promise<number> {
  let struck = 0;
  const entries = paginateQuery(
    { client, pageSize: SCAN_PAGE },
    {
      TableName: tableName,
      IndexName: DUE_INDEX,
      KeyConditionExpression: '#due = :partition',
      ExpressionAttributeNames: { '#due': 'due' },
      ExpressionAttributeValues: { ':partition': { S: partition } },
    },
  );
  for await (const page of entries) {
    for (const entry of page.Items ?? []) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(entry), ConsistentRead: true }),
      );
      if (Item === undefined && (await strike(client, tableName, entry))) struck += 1;
    }
  }
  return struck;
}

/** A row of the entry's keys takes the entry along when it is deleted. */
async function strike(client: DynamoDBClient, tableName: string, entry: Row): Promise<boolean> {
  try {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: entry,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(entry) }));
  return true;
}

function keyOf(row: Row): Row {
  const { pk, sk } = row;
  if (pk === undefined || sk === undefined) throw new Error('a row without its key');
  return { pk, sk };
}
