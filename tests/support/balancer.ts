// A load balancer before servers that may die: one request each in turn, and once more when its connection breaks.
import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Balancer {
  url: string;
  /** What the caller waited for; `broken` counts the connections that were refused or died under the request. */
  answers: { path: string; ms: number; broken: number; status: number }[];
  close(): Promise<void>;
}

interface Exchange {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export const GIVES_UP_AFTER_MS = 240_000; // far longer than a restart takes, on a busy machine too
const RETRY_PAUSE_MS = 20;

/** Balances over the servers' addresses; every consecutive request goes to another one. */
export async function startBalancer(backends: readonly string[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const answers: Balancer['answers'] = [];
  let turn = 0;

  async function carry(exchange: Exchange): Promise<{ status: number; type: string | undefined; body: Buffer }> {
    const startedAt = performance.now();
    for (let broken = 0; ; broken += 1) {
      turn += 1;
      try {
        const answer = await send(backends[turn % backends.length] ?? '', exchange, agent);
        answers.push({ path: exchange.path, ms: performance.now() - startedAt, broken, status: answer.status });
        return answer;
      } catch (error) {
        if (performance.now() - startedAt > GIVES_UP_AFTER_MS) throw error;
        if (broken >= backends.length - 1) await pause(RETRY_PAUSE_MS);
      }
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = 'GET', url: path = '/', headers } = request;
    try {
      const { status, type, body } = await carry({ method, path, headers, body: Buffer.concat(chunks) });
      response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
    } catch {
      response.writeHead(502).end(); // the caller counts it
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(backend: string, { method, path, headers, body }: Exchange, agent: Agent) {
  return new Promise<{ status: number; type: string | undefined; body: Buffer }>((resolve, reject) => {
    const sent = httpRequest(backend + path, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (!response.complete) reject(new Error('the answer broke off'));
        const { statusCode: status = 0, headers: got } = response;
        resolve({ status, type: got['content-type'], body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
