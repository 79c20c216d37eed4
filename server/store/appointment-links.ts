// The links to callers' own appointments: unguessable, the same for a booking's life, and not to be read out of the table.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { AppointmentLinks } from '../ports.ts';
import { number, text } from './row.ts';

const SECRET_BYTES = 32;
const TOKEN_BYTES = 16; // 128 bits, 22 characters: it stands in a text
const TOKEN = /^[\w-]{22}$/;
const KEEP_S = 400 * 86_400; // as long as the days of the calendar
const SECRET_KEY = { pk: text('SECRET#appointment-links'), sk: text('SECRET') };

interface LinkTable {
  client: Pick<DynamoDBClient, 'send'>;
  tableName: string;
}

/**
 * A booking's token is its id under a secret that the first process draws and keeps in the table, so that a text sent
 * twice holds one link. Its row is found by the token's hash: what a look-up takes tells nothing of other tokens.
 * Every method throws only when the table cannot be reached.
 */
export function createAppointmentLinks(table: LinkTable): AppointmentLinks {
  const { client, tableName } = table;
  let secret: string | undefined;
  return {
    async tokenFor(bookingId, nowEpochMs) {
      secret ??= await sharedSecret(table);
      const digest = createHmac('sha256', secret).update(bookingId).digest();
      const token = digest.subarray(0, TOKEN_BYTES).toString('base64url');
      await client.send(new PutItemCommand(linkRequest(tableName, token, bookingId, nowEpochMs)));
      return token;
    },
    async bookingOf(token) {
      if (!TOKEN.test(token)) return null;
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(token) }));
      return Item?.['bookingId']?.S ?? null;
    },
  };
}

/** Always the same row for a booking: written twice it is once. */
export function linkRequest(
  tableName: string,
  token: string,
  bookingId: string,
  nowEpochMs: number,
): PutItemCommandInput {
  const expiresAt = number(Math.floor(nowEpochMs / 1_000) + KEEP_S);
  return { TableName: tableName, Item: { ...keyOf(token), bookingId: text(bookingId), expiresAt } };
}

const keyOf = (token: string) => ({
  pk: text(`LINK#${createHash('sha256').update(token).digest('hex')}`),
  sk: text('LINK'),
});

/** The first process writes it, all others read it. */
async function sharedSecret({ client, tableName }: LinkTable): Promise<string> {
  const drawn = randomBytes(SECRET_BYTES).toString('base64url');
  const put = new PutItemCommand({
    TableName: tableName,
    Item: { ...SECRET_KEY, secret: text(drawn) },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  });
  try {
    await client.send(put);
    return drawn;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: SECRET_KEY, ConsistentRead: true }),
  );
  const stored = Item?.['secret']?.S;
  if (stored === undefined) throw new Error('the secret of the links is not in its row');
  return stored;
}
