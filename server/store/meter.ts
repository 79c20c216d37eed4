// Counts what costs money by number and hour, or day, in the table, so that the count holds across processes.
import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Allowance, Costly, Meter } from '../ports.ts';
import { number, text } from './row.ts';

/** How much of an instant in ISO 8601 names the period, and when its count may go: nobody asks about one that is over. */
const PERIODS = {
  hour: { characters: 'YYYY-MM-DDTHH'.length, keepS: 2 * 3_600 },
  day: { characters: 'YYYY-MM-DD'.length, keepS: 2 * 86_400 },
} as const satisfies Record<Allowance['per'], unknown>; // each period has to be there

export interface Count {
  what: Costly;
  caller: string;
  id: string;
  allowance: Allowance;
  nowEpochMs: number;
}

/** The meter in this table. Throws only when the table cannot be reached. */
export function createMeter({ client, tableName }: { client: Pick<DynamoDBClient, 'send'>; tableName: string }): Meter {
  return {
    async allows(count) {
      if (count.allowance.limit < 1) return false; // a period without a count yet has room by the condition
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
  { what, caller, id, allowance, nowEpochMs }: Count,
): UpdateItemCommandInput {
  const { characters, keepS } = PERIODS[allowance.per];
  const period = new Date(nowEpochMs).toISOString().slice(0, characters);
  return {
    TableName: tableName,
    Key: { pk: text(`RATE#${caller}`), sk: text(`${period}#${what}`) },
    UpdateExpression: 'ADD #counted :one SET #expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(#counted) OR contains(#counted, :id) OR size(#counted) < :limit',
    ExpressionAttributeNames: { '#counted': 'counted', '#expiresAt': 'expiresAt' },
    ExpressionAttributeValues: {
      ':one': { SS: [id] },
      ':id': text(id),
      ':limit': number(allowance.limit),
      ':expiresAt': number(Math.floor(nowEpochMs / 1_000) + keepS),
    },
  };
}
