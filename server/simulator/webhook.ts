// Posts a webhook to the line's own routes, signed as Twilio signs, and if asked with a network's faults.
import { createHmac } from 'node:crypto';

export type Fault = 'twice' | 'at_once' | 'late';

export interface WebhookOptions {
  /** What the line believes it is reached by: it signs for that. */
  publicUrl: string;
  /** Where this server listens; asked at each request, as the port may be known only after the start. */
  localUrl: () => string;
  /** Twilio's auth token, or this process's own where there is none. */
  authToken: string;
  accountSid?: string | undefined;
}

export interface Webhook {
  url: string;
  form: Readonly<Record<string, string>>;
}

export interface Answered {
  status: number;
  body: string;
  type: string | undefined;
}

const WEBHOOK_LIMIT_MS = 15_000; // Twilio's
const COPIES_AT_ONCE = 5;

/** Posts the webhook once. Throws when this server does not answer. */
export async function deliver(options: WebhookOptions, { url, form }: Webhook): Promise<Answered> {
  const { publicUrl, accountSid = `AC${'0'.repeat(32)}` } = options;
  // Only the line's own routes: a document cannot send this server elsewhere.
  if (!url.startsWith(`${publicUrl}/voice`) && url !== `${publicUrl}/sms`)
    throw new Error('the document leads away from the line');
  const whole = { AccountSid: accountSid, ApiVersion: '2010-04-01', ...form };
  const response = await fetch(options.localUrl() + url.slice(publicUrl.length), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-twilio-signature': sign(options.authToken, url, whole) },
    body: new URLSearchParams(whole),
    signal: AbortSignal.timeout(WEBHOOK_LIMIT_MS),
  });
  const type = response.headers.get('content-type') ?? undefined;
  return { status: response.status, body: await response.text(), type };
}

/**
 * Posts the webhook with a fault, and says what that did: read from the answers and the row, not presumed.
 * `before` is the webhook of the turn before, for a late repeat.
 */
export async function deliverBadly(
  options: WebhookOptions,
  webhook: Webhook,
  fault: Fault,
  before: Webhook | undefined,
  version: () => Promise<number | undefined>,
): Promise<{ answer: Answered; what: string }> {
  const from = await version();
  const copies = fault === 'at_once' ? COPIES_AT_ONCE : 1;
  const answers = await Promise.all(Array.from({ length: copies }, () => deliver(options, webhook)));
  const reached = await version();
  if (fault === 'twice') answers.push(await deliver(options, webhook));
  if (fault === 'late' && before !== undefined) await deliver(options, before);
  const to = await version();
  const [answer] = answers;
  if (answer === undefined) throw new Error('nothing was delivered');
  const same = answers.every((copy) => copy.status === answer.status && copy.body === answer.body);
  return { answer, what: `${describe(fault, same, before !== undefined)} ${steps(from, reached, to)}` };
}

function describe(fault: Fault, same: boolean, hadBefore: boolean): string {
  const bytes = same ? 'same answer, byte for byte' : 'the answers differ';
  switch (fault) {
    case 'twice':
      return `Delivered twice: ${bytes}.`;
    case 'at_once':
      return `Delivered ${COPIES_AT_ONCE} times at once: ${bytes}.`;
    case 'late':
      return hadBefore ? 'The turn before was delivered once more, late.' : 'There is no turn before to deliver late.';
    default:
      return fault satisfies never;
  }
}

function steps(from: number | undefined, reached: number | undefined, to: number | undefined): string {
  if (from === undefined || reached === undefined || to === undefined) return '';
  if (reached !== to) return `The row moved: version ${reached} to ${to}.`;
  return to - from === 1 ? `One step, to version ${to}.` : `The row went from version ${from} to ${to}.`;
}

/** Twilio's signature: the URL and every parameter in order of its name, under the auth token. */
function sign(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const names = Object.keys(form).toSorted();
  const parameters = names.map((name) => `${name}${form[name] ?? ''}`);
  const signed = url + parameters.join('');
  return createHmac('sha1', authToken).update(signed).digest('base64');
}
