// A mobile that texts the line, as Twilio delivers it; and what the line texted of its own accord.
import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import { AUTH_TOKEN, type TestLine } from './line.ts';

/** Sends a text from a number and gives the answer's words, empty when there is none; the same id is the same text. */
export async function texts(
  line: TestLine,
  from: string,
  body: string,
  messageId = `SM${randomBytes(16).toString('hex')}`,
): Promise<string> {
  const form = { MessageSid: messageId, AccountSid: `AC${'0'.repeat(32)}`, From: from, To: '+12045550000', Body: body };
  const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `${line.server.publicUrl}/sms`, form);
  const response = await fetch(`${line.server.url}/sms`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(form),
  });
  expect(response.status).toBe(200);
  return /<Message>(.*)<\/Message>/s.exec(await response.text())?.[1] ?? '';
}

/** The line's own texts, newest last. */
export const textsSent = ({ logged }: TestLine): string[] =>
  logged.flatMap(({ message, fields }) => {
    const { pii } = fields;
    const isText = message.startsWith('text not sent') && typeof pii === 'object' && pii !== null && 'body' in pii;
    return isText ? [String(pii.body)] : [];
  });
