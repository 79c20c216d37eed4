// Texts of a test line: what it sent, and a signed webhook for what is texted to it.
import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import { AUTH_TOKEN, type TestLine } from './line.ts';

export const LINE_NUMBER = '+12045550000';

/** What the line texted, oldest first, as its log has it without credentials of a carrier. */
export function textedBy({ logged }: Pick<TestLine, 'logged'>): { to: string; body: string }[] {
  return logged
    .filter(({ message }) => message === 'text not sent: no Twilio credentials')
    .map(({ fields }) => fields['pii'] as { to: string; body: string }); // as the log messenger writes it
}

/** The words alone of what the line texted, oldest first. */
export const textsSent = (line: Pick<TestLine, 'logged'>): string[] => textedBy(line).map(({ body }) => body);

/** Posts a webhook of Twilio's messaging, signed; gives the answer's status and its text. */
export async function postSigned(
  { server }: Pick<TestLine, 'server'>,
  path: string,
  form: Record<string, string>,
): Promise<{ status: number; body: string }> {
  const whole = { AccountSid: `AC${'0'.repeat(32)}`, To: LINE_NUMBER, ...form };
  const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, server.publicUrl + path, whole);
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(whole),
  });
  return { status: response.status, body: await response.text() };
}

/** Texts the line; gives what it texts back, or null for silence. */
export async function textTo(
  line: Pick<TestLine, 'server'>,
  from: string,
  body: string,
  more: Record<string, string> = {},
): Promise<string | null> {
  const MessageSid = `SM${randomBytes(16).toString('hex')}`;
  const answer = await postSigned(line, '/sms', { MessageSid, From: from, Body: body, ...more });
  if (answer.status !== 200) throw new Error(`the text got HTTP ${answer.status}`);
  return /<Message>([\s\S]*)<\/Message>/.exec(answer.body)?.[1] ?? null;
}
