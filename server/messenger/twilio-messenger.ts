// Texts through Twilio's Messages API.
import twilio from 'twilio';
import type { Messenger, Sent } from '../ports.ts';

export interface TwilioMessengerOptions {
  accountSid: string;
  authToken: string;
  /** Where requests go instead of Twilio, in tests. */
  httpClient?: twilio.RequestClient;
}

const TIMEOUT_MS = 8_000;

// Twilio's error codes for what trying again cannot mend: opted out, invalid, landline, region not allowed, no text body.
const PERMANENT_CODES: ReadonlySet<number> = new Set([
  21_211, 21_212, 21_408, 21_602, 21_606, 21_608, 21_610, 21_612, 21_614, 21_617,
]);

export function createTwilioMessenger({ accountSid, authToken, httpClient }: TwilioMessengerOptions): Messenger {
  const client = twilio(accountSid, authToken, {
    autoRetry: false, // the outbox tries again, with its own pauses
    httpClient: httpClient ?? new twilio.RequestClient({ timeout: TIMEOUT_MS }),
  });
  return {
    async send({ from, to, body }): Promise<Sent> {
      try {
        const message = await client.messages.create({ to, from, body });
        return { ok: true, id: message.sid };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function failed(error: unknown): Sent {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const permanent = typeof code === 'number' && PERMANENT_CODES.has(code);
  return { ok: false, permanent, reason: code === undefined ? 'no answer' : String(code) };
}
