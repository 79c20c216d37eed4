// Who wants no texts from which number of the line: one row a pair, kept for good.
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { OptOuts } from '../ports.ts';
import { flag, type Row, text } from './row.ts';

/** The opt-outs in this table. Every method throws only when the table cannot be reached. */
export function createOptOuts({
  client,
  tableName,
}: {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
}): OptOuts {
  return {
    async has(number, line) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(number, line), ConsistentRead: true }),
      );
      return Item?.['optedOut']?.BOOL === true;
    },
    async note(number, line, optedOut, at) {
      // The last word counts, whichever way it went: no condition.
      const row = { ...keyOf(number, line), optedOut: flag(optedOut), at: text(at) };
      await client.send(new PutItemCommand({ TableName: tableName, Item: row }));
    },
  };
}

const keyOf = (number: string, line: string): Row => ({ pk: text(`CALLER#${number}`), sk: text(`OPTOUT#${line}`) });
