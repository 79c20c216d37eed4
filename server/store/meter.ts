// Counts what costs money by number and hour, in the table, so that the count holds across processes.
import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Costly, Meter } from '../ports.ts';
import { number, text } from './row.ts';

const HOUR_MS = 3_600_000;
const KEEP_S = 2 * 3_600; // after the hour began: nobody asks about an hour that is over

export interface Count {
  what: Costly;
  caller: string;
  id: string;
  limit: number;
  nowEpochMs: number;
}

/** The meter in this table. Throws only when the table cannot be reached. */
export function createMeter({ client, tableName }: { client: Pick<DynamoDBClient, 'send'>; tableName: string }): Meter {
  return {
    async allows(count) {
      if (count.limit < 1) return false; // an hour without a count yet has room by the condition
      try {
        await client.send(new UpdateItemCommand(countRequest(tableName, count)));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

/**
 * One conditional write counts and decides.
 * The count is the set of what was counted, so that a repeated webhook counts once; its size is bounded by the limit.
 */
export function countRequest(
  tableName: string,
  { what, caller, id, limit, nowEpochMs }: Count,
): UpdateItemCommandInput {
  const hour = Math.floor(nowEpochMs / HOUR_MS) * HOUR_MS;
  return {
    TableName: tableName,
    Key: { pk: text(`RATE#${caller}`), sk: text(`${new Date(hour).toISOString().slice(0, 13)}#${what}`) },
    UpdateExpression: 'ADD #counted :one SET #expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(#counted) OR contains(#counted, :id) OR size(#counted) < :limit',
    ExpressionAttributeNames: { '#counted': 'counted', '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: {
      ':one': { SS: [id] },
      ':id': text(id),
      ':limit': number(limit),
      ':expiresAt': number(hour / 1000 + KEEP_S),
    },
  };
}
