// Which calls a number made: one row a call, so that a cut-off call can be taken up by the same number.
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { CallerLog } from '../ports.ts';
import { number, text } from './row.ts';

const KEEP_S = 7 * 86_400; // longer than any call is taken up; the calls themselves are kept longer
const MOST_READ = 500; // keys are in no order of time; a number that rings more often in a week is no caller

/** The calls and texts of a number, newest first. Every method throws only when the table cannot be reached. */
export function createCallerLog({
  client,
  tableName,
}: {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
}): CallerLog {
  return {
    async remember(caller, id, at) {
      try {
        await client.send(new PutItemCommand(rememberRequest(tableName, caller, id, at)));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async since(caller, at) {
      const { Items = [] } = await client.send(new QueryCommand(sinceRequest(tableName, caller)));
      return Items.map((item) => ({ id: item['callId']?.S ?? '', at: item['at']?.S ?? '' }))
        .filter((each) => each.at >= at)
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
        .map(({ id }) => id);
    },
  };
}

/** Refused when it is there already: the same webhook twice is one call. */
export function rememberRequest(tableName: string, caller: string, id: string, at: string): PutItemCommandInput {
  return {
    TableName: tableName,
    Item: {
      pk: text(`CALLER#${caller}`),
      sk: text(`CALLER#${id}`),
      callId: text(id),
      at: text(at),
      expiresAt: number(Math.floor(Date.parse(at) / 1000) + KEEP_S),
    },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  };
}

export function sinceRequest(tableName: string, caller: string): QueryCommandInput {
  return {
    TableName: tableName,
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :calls)',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
    ExpressionAttributeValues: { ':pk': text(`CALLER#${caller}`), ':calls': text('CALLER#') },
    ConsistentRead: true,
    Limit: MOST_READ,
  };
}
