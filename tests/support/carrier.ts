// Delivers signed webhooks over real HTTP as Twilio's proxy does, with the faults that a network has.
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import twilio from 'twilio';

export type Form = Readonly<Record<string, string>>;

/** What goes wrong with one delivery; `at once` is the number of copies that are under way together. */
export type Fault = 'twice' | 'answer lost' | 'time-out' | { atOnce: number };

/** How a request is spoiled on purpose. */
export type Tampering = 'forged' | 'missing' | 'changed body' | 'another url';

export interface Answered {
  status: number;
  contentType: string | undefined;
  body: string;
  ms: number;
}

/** One webhook and every answer it got, in order of the attempts. */
export interface Delivery {
  url: string;
  form: Form;
  /** The same on every attempt, as Twilio's idempotency token is. */
  token: string;
  answers: Answered[];
}

export interface CarrierOptions {
  /** Where the server listens. */
  url: string;
  /** What the server believes it is reached by: every signature is over this. */
  publicUrl: string;
  authToken: string;
  /** Sent with every request, unsigned: a proxy's headers, for instance. */
  headers?: Readonly<Record<string, string>>;
  /** How long it waits for an answer; Twilio's 15 s unless a test is about something slower. */
  limitMs?: number;
}

const WEBHOOK_LIMIT_MS = 15_000; // Twilio's hard cap
const MAX_BODY_BYTES = 1_000_000;

export type Carrier = ReturnType<typeof carrier>;

/** A connection to one server; `close` ends its kept-alive sockets. */
export function carrier(options: CarrierOptions) {
  const agent = new Agent({ keepAlive: true });
  const cookies = new Map<string, string>();
  let count = 0;

  function begin(url: string, form: Form): Delivery {
    count += 1;
    return { url, form, token: `delivery-${count}`, answers: [] };
  }

  function open(delivery: Delivery, tampering?: Tampering): { sent: ClientRequest; answer: Promise<IncomingMessage> } {
    const target = localAddress(options, delivery.url);
    const body = new URLSearchParams({
      ...delivery.form,
      ...(tampering === 'changed body' ? { Digits: '0000000' } : {}),
    });
    const sent = httpRequest(target, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'user-agent': 'TwilioProxy/1.1',
        'i-twilio-idempotency-token': delivery.token,
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...signed(options, delivery, tampering),
        ...options.headers,
      },
    });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve).on('error', reject);
      const { limitMs = WEBHOOK_LIMIT_MS } = options;
      sent.setTimeout(limitMs, () => sent.destroy(new Error(`11200: no answer within ${limitMs / 1000} s`)));
    });
    sent.end(body.toString());
    return { sent, answer };
  }

  async function attempt(delivery: Delivery, tampering?: Tampering): Promise<Answered> {
    const startedAt = performance.now();
    const response = await open(delivery, tampering).answer;
    for (const cookie of response.headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const answered = {
      status: response.statusCode ?? 0,
      contentType: response.headers['content-type'],
      body: await read(response),
      ms: performance.now() - startedAt,
    };
    if (tampering === undefined) delivery.answers.push(answered);
    return answered;
  }

  /** Sends the request and throws the answer away as it arrives: the server has worked, nobody has heard. */
  async function lose(delivery: Delivery): Promise<void> {
    const { sent, answer } = open(delivery);
    await answer;
    sent.destroy();
  }

  /** The answer that Twilio would go on with. */
  async function deliver(delivery: Delivery, fault?: Fault): Promise<Answered> {
    if (fault === undefined) return attempt(delivery);
    if (fault === 'twice') {
      await attempt(delivery);
      return attempt(delivery);
    }
    if (fault === 'answer lost') {
      await lose(delivery);
      return attempt(delivery);
    }
    if (fault === 'time-out') return overtake(delivery);
    const answers = await Promise.all(Array.from({ length: fault.atOnce }, () => attempt(delivery)));
    // Of copies at once Twilio goes on with any: they must be the same.
    const chosen = answers.at(-1);
    if (chosen === undefined) throw new Error('a delivery needs at least one copy');
    return chosen;
  }

  /** Twilio gives the first attempt up and makes a second while the first still runs; only the second is heard. */
  async function overtake(delivery: Delivery): Promise<Answered> {
    const first = open(delivery);
    await once(first.sent, 'finish');
    const [second, late] = await Promise.all([attempt(delivery), first.answer]);
    late.destroy();
    return second;
  }

  return { begin, deliver, attempt, close: () => agent.destroy() };
}

function signed(options: CarrierOptions, delivery: Delivery, tampering?: Tampering): Record<string, string> {
  if (tampering === 'missing') return {};
  const token = tampering === 'forged' ? `not ${options.authToken}` : options.authToken;
  const url = tampering === 'another url' ? `${delivery.url}/else` : delivery.url;
  return { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, delivery.form) };
}

/** The server's own address for a public one; anything else is a host that Twilio could not resolve here. */
function localAddress({ url, publicUrl }: CarrierOptions, address: string): string {
  if (address !== publicUrl && !address.startsWith(`${publicUrl}/`)) throw new Error(`11210: ${address} is elsewhere`);
  return url + address.slice(publicUrl.length);
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('an answer of over a megabyte');
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}
