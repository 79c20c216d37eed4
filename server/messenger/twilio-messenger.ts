// Texts through Twilio's Messages API.
import twilio from 'twilio';
import type { Messenger, OutgoingText, Sent } from '../ports.ts';

export interface TwilioMessengerOptions {
  accountSid: string;
  authToken: string;
  /** Where Twilio reports what became of a text; absent, it reports nothing. */
  statusUrl?: string | undefined;
  /** Where requests go instead of Twilio, in tests. */
  httpClient?: twilio.RequestClient;
}

const TIMEOUT_MS = 8_000;
const CLOCKS_APART_MS = 60_000; // ours and Twilio's, whose dates are whole seconds
const MOST_LOOKED_AT = 50; // of the latest texts to a number: the cap of a day lies below it

// Twilio's error codes for what trying again cannot mend: opted out, invalid, landline, region not allowed, no text body.
const PERMANENT_CODES: ReadonlySet<number> = new Set([
  21_211, 21_212, 21_408, 21_602, 21_606, 21_608, 21_610, 21_612, 21_614, 21_617,
]);

type Client = ReturnType<typeof twilio>;

export function createTwilioMessenger(options: TwilioMessengerOptions): Messenger {
  const { accountSid, authToken, statusUrl, httpClient } = options;
  const client = twilio(accountSid, authToken, {
    autoRetry: false, // the outbox tries again, with its own pauses
    httpClient: httpClient ?? new twilio.RequestClient({ timeout: TIMEOUT_MS }),
  });
  return {
    async send(text): Promise<Sent> {
      try {
        const sid = (await sentBefore(client, text)) ?? (await create(client, text, statusUrl));
        return { ok: true, id: sid };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

async function create(client: Client, text: OutgoingText, statusUrl: string | undefined): Promise<string> {
  const { to, from, body, id, about } = text;
  const callback =
    statusUrl === undefined ? {} : { statusCallback: `${statusUrl}?${new URLSearchParams({ text: id, about })}` };
  return (await client.messages.create({ to, from, body, ...callback })).sid;
}

/**
 * The text of an earlier attempt whose answer never came, if it went out all the same: Twilio knows no idempotency key.
 * When it cannot be looked up nothing is sent.
 */
async function sentBefore(client: Client, text: OutgoingText): Promise<string | undefined> {
  const { to, from, body, triedSinceEpochMs } = text;
  if (triedSinceEpochMs === undefined) return undefined;
  const latest = await client.messages.list({ to, from, limit: MOST_LOOKED_AT, pageSize: MOST_LOOKED_AT });
  const since = triedSinceEpochMs - CLOCKS_APART_MS;
  return latest.find((sent) => sent.body === body && sent.dateCreated.getTime() >= since)?.sid;
}

function failed(error: unknown): Sent {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const permanent = typeof code === 'number' && PERMANENT_CODES.has(code);
  return { ok: false, permanent, reason: code === undefined ? 'no answer' : String(code) };
}
