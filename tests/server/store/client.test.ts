// The client's limits, and how its requests reach an engine of this process.
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createClient } from '../../../server/store/client.ts';
import { inProcessOptions } from '../../../server/store/in-process.ts';

/** What the handler of a client keeps of its options. */
async function limitsOf(client: ReturnType<typeof createClient>): Promise<object> {
  const { requestHandler } = client.config;
  // Its options are read at the first request; nothing answers there.
  await client.send(new GetItemCommand({ TableName: 'a', Key: {} })).catch(() => {});
  if (!('httpHandlerConfigs' in requestHandler) || typeof requestHandler.httpHandlerConfigs !== 'function')
    throw new Error('no limits');
  return { ...requestHandler.httpHandlerConfigs(), attempts: await client.config.maxAttempts() };
}

it('of an engine at an endpoint waits long and asks twice', async () => {
  const client = createClient('http://127.0.0.1:1');
  expect(await limitsOf(client)).toMatchObject({
    attempts: 2,
    connectionTimeout: 5_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: 64 },
    httpsAgent: { keepAlive: true, maxSockets: 64 },
  });
  expect(await client.config.region()).toBe('local');
  expect(await client.config.credentials()).toMatchObject({ accessKeyId: 'local', secretAccessKey: 'local' });
  expect(client.config.retryMode).toBe('standard');
  client.destroy();
});

it('of DynamoDB gives up an answer after 1.5 s and asks three times', async () => {
  const overrides = {
    region: 'ca-central-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const client = createClient(undefined, overrides);
  expect(await limitsOf(client)).toMatchObject({ attempts: 3, connectionTimeout: 500, requestTimeout: 1_500 });
  expect(await client.config.region()).toBe('ca-central-1');
  client.destroy();
});

describe('an engine of this process', () => {
  type Heard = { method: string; url: string; headers: Record<string, string>; body: string };
  type Answer = { statusCode?: number; headers?: Record<string, unknown>; body?: string };

  /** A server that notes what it hears and answers so. */
  function engine({ statusCode, headers = {}, body }: Answer) {
    const heard: Heard[] = [];
    const server = new EventEmitter();
    server.on('request', (request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      request.on('end', () => {
        heard.push({ method: request.method, url: request.url, headers: request.headers, body: text });
        if (statusCode !== undefined) response.statusCode = statusCode;
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        response.end(body);
      });
    });
    return { heard, server: server as Server }; // of a server only its requests
  }
  const carried = async (answer: Answer, body?: unknown) => {
    const { heard, server } = engine(answer);
    const { requestHandler } = inProcessOptions(server);
    if (!('handle' in requestHandler) || typeof requestHandler.handle !== 'function') throw new Error('no handler');
    const sent = { method: 'POST', path: '/', headers: { a: 'b' }, body } as never; // as the SDK makes it
    const { response } = await requestHandler.handle(sent);
    return { heard, response };
  };

  it.each([
    ['text', '{"é":1}'],
    ['bytes', Buffer.from('{"é":1}')],
    ['a part of some bytes', new Uint8Array(Buffer.from('xx{"é":1}')).subarray(2)],
  ])('hears %s as it was sent', async (_what, body) => {
    const { heard } = await carried({ body: '{}' }, body);
    expect(heard).toEqual([{ method: 'POST', url: '/', headers: { a: 'b' }, body: '{"é":1}' }]);
  });

  it('hears a request without a body to its end', async () => {
    expect((await carried({})).heard).toMatchObject([{ body: '' }]);
  });

  it.each<[Answer, object]>([
    [{ body: '{"é":1}' }, { statusCode: 200, headers: {}, body: Buffer.from('{"é":1}') }],
    [
      { statusCode: 400, headers: { 'X-A': 7 } },
      { statusCode: 400, headers: { 'x-a': '7' }, body: Buffer.from('') },
    ],
  ])('is heard: %j', async (answer, expected) => {
    expect((await carried(answer)).response).toEqual(expected);
  });

  it('sees a signature on every request, and the rest of it as it was', async () => {
    const { signer } = inProcessOptions(engine({}).server);
    if (!('sign' in signer)) throw new Error('no signer');
    const signed = await signer.sign({ method: 'POST', headers: { host: 'h' } } as never); // of a request only this
    expect(signed).toEqual({
      method: 'POST',
      headers: {
        host: 'h',
        authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
        'x-amz-date': 'now',
      },
    });
  });
});
