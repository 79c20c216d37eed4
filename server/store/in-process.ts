// Carries the SDK's requests to an engine of this process without a socket between them.
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** What the SDK hands to whoever carries its requests; it names no type of its own for it. */
interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

interface Received {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export type InProcessClientOptions = Required<Pick<DynamoDBClientConfig, 'requestHandler' | 'signer'>>;

/**
 * Client options with which requests go straight to the server's own listener.
 * They still pass as bytes, so that nothing is shared between the two sides. There is no time limit: an answer cannot
 * be lost on the way, and a limit would only fire when this process itself was held up.
 */
export function inProcessOptions(server: Server): InProcessClientOptions {
  return {
    requestHandler: {
      metadata: { handlerProtocol: 'http/1.1' },
      handle: async (request: Sent) => ({ response: await carry(server, request) }),
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
      destroy: () => {},
    },
    // Nobody else can speak to the engine this way: it only wants to see that there is a signature.
    signer: {
      sign: async (request) => ({ ...request, headers: { ...request.headers, ...SIGNED } }),
    },
  };
}

const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  'x-amz-date': 'now',
};

function carry(server: Server, { method, path, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve) => {
    const incoming = Object.assign(new EventEmitter(), { method, url: path, headers });
    const answered: Record<string, string> = {};
    const outgoing = {
      statusCode: 200,
      setHeader: (name: string, value: unknown) => {
        answered[name.toLowerCase()] = String(value);
      },
      end: (content = '') => {
        resolve({ statusCode: outgoing.statusCode, headers: answered, body: Buffer.from(content) });
      },
    };
    server.emit('request', incoming, outgoing);
    if (typeof body === 'string') incoming.emit('data', Buffer.from(body));
    else if (body instanceof Uint8Array)
      incoming.emit('data', Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    incoming.emit('end');
  });
}
