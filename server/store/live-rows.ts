// Every row of a call that is not over: for a look at the whole table before a deploy, never within a call.
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { flag, type Row, text } from './row.ts';

const PAGE = 200; // rows at a time: a page stays far from the request's time limit

/** Reads the table from end to end, which a large one charges for. */
export async function* liveRows({
  client,
  tableName,
}: {
  client: DynamoDBClient;
  tableName: string;
}): AsyncGenerator<Row> {
  const pages = paginateScan(
    { client, pageSize: PAGE },
    {
      TableName: tableName,
      // A row that lost its `finished` is shown too: it cannot be placed, and somebody should know.
      FilterExpression: '#sk = :call AND NOT #finished = :true',
      ExpressionAttributeNames: { '#sk': 'sk', '#finished': 'finished' },
      ExpressionAttributeValues: { ':call': text('CALL'), ':true': flag(true) },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) yield* Items;
}
