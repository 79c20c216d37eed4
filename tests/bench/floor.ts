// The least that a durable webhook can cost: a checked signature, one read, one conditional write, a fixed answer.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import express, { type Request, type Response } from 'express';
import twilio from 'twilio';
import type { OpenStore } from '../../server/store/open-store.ts';

export interface Floor {
  url: string;
  close(): Promise<void>;
}

/** Serves calls whose rows have so many bytes; the same engine and client as the line beside it. */
export async function serveFloor(
  { client, tableName }: OpenStore,
  authToken: string,
  rowBytes: number,
): Promise<Floor> {
  const data = { S: 'x'.repeat(rowBytes) };
  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false, limit: '64kb' }));
  let publicUrl = '';

  const isSigned = (request: Request): boolean =>
    twilio.validateRequest(
      authToken,
      request.get('x-twilio-signature') ?? '',
      publicUrl + request.originalUrl,
      request.body,
    );

  const answer = (response: Response, callId: string, next: number): void => {
    const action = `${publicUrl}/voice/calls/${callId}/turns/${next}`;
    response
      .status(200)
      .type('text/xml')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="${action}" input="dtmf speech"><Say>Thank you. What is the best number to reach you?</Say></Gather><Redirect>${action}</Redirect></Response>`,
      );
  };

  app.post('/voice', async (request, response) => {
    if (!isSigned(request)) return void response.status(403).end();
    const callId = String(request.body.CallSid);
    const Item = { pk: { S: `FLOOR#${callId}` }, sk: { S: 'CALL' }, version: { N: '0' }, data };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    return answer(response, callId, 1);
  });

  app.post('/voice/calls/:callId/turns/:n', async (request, response) => {
    if (!isSigned(request)) return void response.status(403).end();
    const { callId } = request.params;
    const n = Number(request.params.n);
    const Key = { pk: { S: `FLOOR#${callId}` }, sk: { S: 'CALL' } };
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key,
        UpdateExpression: 'SET #version = :version, #data = :data',
        ConditionExpression: '#version = :previous',
        ExpressionAttributeNames: { '#version': 'version', '#data': 'data' },
        ExpressionAttributeValues: {
          ':version': { N: String(n) },
          ':previous': { N: Item?.['version']?.N ?? '' },
          ':data': data,
        },
      }),
    );
    return answer(response, callId, n + 1);
  });

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  publicUrl = `http://127.0.0.1:${address.port}`;
  return {
    url: publicUrl,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
