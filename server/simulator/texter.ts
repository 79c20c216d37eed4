// The simulated phone's texts: what the line sent to a number, and what is texted back through the signed webhook.
import { randomBytes } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { deliver, type WebhookOptions } from './webhook.ts';

/** A text that no carrier took. */
export interface UnsentText {
  to: string;
  body: string;
  atEpochMs: number;
}

export interface TexterOptions extends WebhookOptions {
  /** The line's latest texts, oldest first; absent where a carrier takes them. */
  unsent?: readonly UnsentText[] | undefined;
  clock: { epochMs(): number };
}

export interface ShownText {
  who: 'line' | 'caller';
  text: string;
  atEpochMs: number;
}

const TO = '+12045550000'; // the line's number, as the simulated calls have it
const MOST_REMEMBERED = 200; // of what was texted from here, all numbers together; the line itself forgets none

const answered = z.object({ Response: z.union([z.literal(''), z.object({ Message: z.string() })]) });
const readXml = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** A phone that shows and sends texts; undefined where texts go out over a carrier. */
export function simulatedTexts(options: TexterOptions) {
  const { unsent, clock, publicUrl } = options;
  if (unsent === undefined) return undefined;
  const exchanged: (ShownText & { number: string })[] = [];

  const keep = (number: string, who: ShownText['who'], text: string) => {
    exchanged.push({ number, who, text, atEpochMs: clock.epochMs() });
    if (exchanged.length > MOST_REMEMBERED) exchanged.shift();
  };

  /** Oldest first. */
  function shown(number: string): ShownText[] {
    const sent = unsent?.filter(({ to }) => to === number) ?? [];
    const fromLine = sent.map(({ body, atEpochMs }): ShownText => ({ who: 'line', text: body, atEpochMs }));
    const own = exchanged.filter((each) => each.number === number);
    return [...fromLine, ...own.map(({ who, text, atEpochMs }) => ({ who, text, atEpochMs }))].toSorted(
      (one, other) => one.atEpochMs - other.atEpochMs,
    );
  }

  /** Throws when this server does not answer as Twilio expects. */
  async function send(number: string, words: string): Promise<ShownText[]> {
    keep(number, 'caller', words);
    const form = { MessageSid: `SM${randomBytes(16).toString('hex')}`, From: number, To: TO, Body: words };
    const { status, body } = await deliver(options, { url: `${publicUrl}/sms`, form });
    if (status !== 200) throw new Error(`the text got HTTP ${status}`);
    const { Response } = answered.parse(readXml.parse(body));
    if (Response !== '') keep(number, 'line', Response.Message);
    return shown(number);
  }

  return { shown, send };
}
