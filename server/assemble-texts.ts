// Puts together what sends and takes texts: the messenger behind its caps and opt-outs, and the answers to what comes in.
import { cappedMessenger, cappedTexts } from './allowances.ts';
import type { Config } from './config.ts';
import { createLogMessenger, type KeptText } from './messenger/log-messenger.ts';
import { createTwilioMessenger } from './messenger/twilio-messenger.ts';
import { honouringOptOuts, withKeywords } from './opt-outs.ts';
import type { Allow, Clock, IncomingText, Log, Messenger, OptOuts } from './ports.ts';

export interface Texting {
  messenger: Messenger;
  /** The latest texts, newest last, where no carrier takes them; absent with Twilio's credentials. */
  kept?: readonly KeptText[];
  optOuts: OptOuts;
  /** Twilio answers STOP, START and HELP to this number of the line by itself. */
  twilioAnswers(line: string): boolean;
}

interface Around {
  optOuts: OptOuts;
  allow: Allow;
  clock: Clock;
  log: Log;
}

const LONG_NUMBER = /^\+\d{7,15}$/; // a short code's keywords are the account's own to answer

/** Texts over Twilio where there are credentials, else into the log. */
export function textingFor(config: Config, { optOuts, allow, clock, log }: Around): Texting {
  const { business, twilioAccountSid: accountSid, twilioAuthTokens, publicUrl } = config;
  const [authToken] = twilioAuthTokens;
  const guarded = (messenger: Messenger) =>
    honouringOptOuts(cappedMessenger(messenger, allow, business.ownerNumber ?? business.handoffNumber), optOuts, clock);
  if (accountSid === undefined || authToken === undefined) {
    const logged = createLogMessenger(log, clock);
    return { messenger: guarded(logged), kept: logged.kept, optOuts, twilioAnswers: () => false };
  }
  const statusUrl = publicUrl === undefined ? undefined : `${publicUrl}/sms/status`;
  const twilio = createTwilioMessenger({ accountSid, authToken, statusUrl });
  return { messenger: guarded(twilio), optOuts, twilioAnswers: (line) => LONG_NUMBER.test(line) };
}

/** What answers a text: the carriers' keywords first, then the dialogue within its cap. */
export function answering(
  answer: (text: IncomingText) => Promise<string | null>,
  { optOuts, twilioAnswers }: Texting,
  { allow, clock, log, business }: Omit<Around, 'optOuts'> & Pick<Config, 'business'>,
): (text: IncomingText) => Promise<string | null> {
  const capped = cappedTexts(answer, allow, log);
  return withKeywords(capped, { optOuts, business, clock, log, twilioAnswers });
}
