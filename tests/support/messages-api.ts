// Stands in for Twilio's Messages API on loopback: keeps what was sent to it, and can be down, slow to answer or refuse.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import twilio from 'twilio';

export interface SentText {
  sid: string;
  to: string;
  from: string;
  body: string;
  statusCallback: string | undefined;
  createdAtMs: number;
}

/** `down`: 503. `mute`: the text goes out and the answer never comes. A number: Twilio's error code, with HTTP 400. */
export type Mood = 'well' | 'down' | 'mute' | number;

export interface MessagesApi {
  /** What went out, oldest first. */
  sent: SentText[];
  mood: Mood;
  requests: number;
  /** Reaches this API where the adapter would reach Twilio. */
  httpClient: twilio.RequestClient;
  close(): Promise<void>;
}

const TWILIO = 'https://api.twilio.com';
const TIMEOUT_MS = 1_000;
const MOST_BYTES = 20_000;

export async function startMessagesApi(nowMs: () => number = Date.now): Promise<MessagesApi> {
  const server = createServer((request, response) => {
    answer(api, nowMs, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const api: MessagesApi = {
    sent: [],
    mood: 'well',
    requests: 0,
    httpClient: clientTo(`http://127.0.0.1:${address.port}`),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return api;
}

function clientTo(url: string): twilio.RequestClient {
  const client = new twilio.RequestClient({ timeout: TIMEOUT_MS });
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace(TWILIO, url) });
  return client;
}

async function answer(
  api: MessagesApi,
  nowMs: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  api.requests += 1;
  const url = new URL(request.url ?? '/', TWILIO);
  const form = new URLSearchParams(await bodyOf(request));
  if (api.mood === 'down') return void response.writeHead(503).end('{}');
  if (request.method === 'GET') return json(response, 200, listed(api, url.searchParams));
  if (typeof api.mood === 'number') return json(response, 400, { code: api.mood, message: 'refused', status: 400 });
  const text = {
    sid: `SM${String(api.sent.length).padStart(32, '0')}`,
    to: form.get('To') ?? '',
    from: form.get('From') ?? '',
    body: form.get('Body') ?? '',
    statusCallback: form.get('StatusCallback') ?? undefined,
    createdAtMs: nowMs(),
  };
  api.sent.push(text);
  if (api.mood === 'mute') return undefined;
  return json(response, 201, resourceOf(text));
}

/** Newest first, as Twilio lists them. */
function listed({ sent }: MessagesApi, filter: URLSearchParams): object {
  const messages = sent
    .filter(({ to, from }) => to === filter.get('To') && from === filter.get('From'))
    .map(resourceOf)
    .toReversed();
  return { messages, page: 0, page_size: messages.length, next_page_uri: null };
}

const resourceOf = ({ sid, to, from, body, createdAtMs }: SentText) => ({
  sid,
  to,
  from,
  body,
  status: 'queued',
  date_created: new Date(createdAtMs).toUTCString().replace('GMT', '+0000'),
});

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MOST_BYTES) throw new Error('a text of that size');
  }
  return body;
}
