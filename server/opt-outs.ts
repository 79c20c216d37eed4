// Who replied STOP is texted no more, and who replied HELP learns whose number this is; the carrier's own answers come first.
import { freshContext } from '../machines/step.ts';
import { sentencesOf } from '../machines/reply.ts';
import type { Business } from './business.ts';
import type { Clock, IncomingText, Log, Messenger, OptOuts } from './ports.ts';
import { spokenLocaleOf } from './shell.ts';

type Keyword = 'STOP' | 'START' | 'HELP';

// The words that Twilio takes by default, as its documentation names them; a text that is only that word counts.
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  stop: 'STOP',
  stopall: 'STOP',
  unsubscribe: 'STOP',
  cancel: 'STOP',
  end: 'STOP',
  quit: 'STOP',
  revoke: 'STOP',
  optout: 'STOP',
  start: 'START',
  unstop: 'START',
  help: 'HELP',
  info: 'HELP',
};

const YES = 'yes'; // opts in whoever has opted out, and is an answer like any other from everybody else
const OPTED_OUT = '21610'; // Twilio's code for a number that replied STOP

export interface KeywordOptions {
  optOuts: OptOuts;
  business: Business;
  clock: Clock;
  log: Log;
  /** Twilio answers keywords to this number by itself: a second answer would be one too many. */
  twilioAnswers(line: string): boolean;
}

/** Takes the keywords of the carriers out of the texts; the rest goes on to `answer`. */
export function withKeywords(
  answer: (text: IncomingText) => Promise<string | null>,
  options: KeywordOptions,
): (text: IncomingText) => Promise<string | null> {
  const { optOuts, clock, log, twilioAnswers } = options;
  const note = (text: IncomingText, optedOut: boolean) =>
    optOuts.note(text.from, text.to, optedOut, new Date(clock.epochMs()).toISOString());
  return async (text) => {
    const keyword = keywordOf(text);
    const isAnswered = text.optOutType !== undefined || twilioAnswers(text.to);
    if (keyword === 'STOP') {
      await note(text, true);
      log.info('texts stopped by keyword', { messageId: text.messageId });
      return null; // an answer to STOP is a text to somebody who wants none
    }
    if (keyword === 'HELP') return isAnswered ? null : sentence('helpText', options);
    const isYes = wordOf(text.body) === YES;
    const isOptedOut = await optOuts.has(text.from, text.to);
    if (isYes ? isOptedOut : keyword === 'START') {
      await note(text, false);
      log.info('texts started by keyword', { messageId: text.messageId });
      return isAnswered ? null : sentence('optedInText', options);
    }
    if (!isOptedOut) return answer(text);
    log.info('text not answered: the number has opted out', { messageId: text.messageId });
    return null;
  };
}

/** The messenger without those who opted out; a number that Twilio says has is remembered. */
export function honouringOptOuts(messenger: Messenger, optOuts: OptOuts, clock: Clock): Messenger {
  return {
    send: async (text) => {
      try {
        if (await optOuts.has(text.to, text.from)) return { ok: false, permanent: true, reason: 'opted out' };
      } catch {
        return { ok: false, permanent: false, reason: 'opt-outs cannot be read' };
      }
      const sent = await messenger.send(text);
      if (sent.ok || sent.reason !== OPTED_OUT) return sent;
      try {
        await optOuts.note(text.to, text.from, true, new Date(clock.epochMs()).toISOString());
        return sent;
      } catch {
        return { ...sent, permanent: false }; // tried again, so that it is remembered then
      }
    },
  };
}

function keywordOf({ body, optOutType }: IncomingText): Keyword | null {
  const word = wordOf(body);
  return optOutType ?? (Object.hasOwn(KEYWORDS, word) ? (KEYWORDS[word] ?? null) : null);
}

/** "Stop.", "STOP ALL" and "opt-out" are meant as their words are. */
const wordOf = (body: string): string => body.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function sentence(which: 'helpText' | 'optedInText', { business }: KeywordOptions): string {
  const context = { ...freshContext(), businessName: business.name };
  return sentencesOf(spokenLocaleOf(business))[which](context);
}
