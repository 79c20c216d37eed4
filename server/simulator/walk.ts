// Walks TwiML verb by verb, up to where the telephone has to wait for somebody or to ask for the next document.
import type { Verb } from './twiml.ts';

/** Where the walk stopped; `rest` is the verb that follows, should this one fall through. */
export type Stop =
  | {
      kind: 'gather';
      action: string | undefined;
      speech: boolean;
      keys: boolean;
      finishOnKey: string;
      numDigits: number | undefined;
      actionOnEmptyResult: boolean;
      rest: number;
    }
  | { kind: 'record'; action: string | undefined; rest: number }
  | { kind: 'dial'; number: string; action: string | undefined; whisper: string | undefined; rest: number }
  | { kind: 'redirect'; url: string }
  | { kind: 'ended'; by: 'hangup' | 'reject' | 'no more verbs' };

export interface Walked {
  said: string[];
  stop: Stop;
}

/** What is said from verb `from` on, and where that leads. */
export function walk(verbs: readonly Verb[], from: number): Walked {
  const said: string[] = [];
  for (const [offset, verb] of verbs.slice(from).entries()) {
    if (verb.name === 'Say') said.push(verb.text);
    else if (verb.name === 'Gather') said.push(...verb.children.filter(isSay).map((child) => child.text));
    const stop = stopAt(verb, from + offset + 1);
    if (stop !== undefined) return { said, stop };
  }
  return { said, stop: { kind: 'ended', by: 'no more verbs' } };
}

/** What Twilio makes of the keys: what it sends, and the keys pressed after that, which nobody hears. */
export function collect(
  keys: string,
  gather: Extract<Stop, { kind: 'gather' }>,
): { digits: string; finishedOnKey: string; unheard: string } {
  let digits = '';
  for (const [index, key] of [...keys].entries()) {
    const unheard = keys.slice(index + 1);
    if (key === gather.finishOnKey) return { digits, finishedOnKey: key, unheard };
    digits += key;
    if (digits.length === gather.numDigits) return { digits, finishedOnKey: '', unheard };
  }
  return { digits, finishedOnKey: '', unheard: '' };
}

function isSay(verb: Verb): boolean {
  return verb.name === 'Say';
}

function stopAt(verb: Verb, rest: number): Stop | undefined {
  const { attributes } = verb;
  switch (verb.name) {
    case 'Gather': {
      const input = attributes.input ?? 'dtmf';
      return {
        kind: 'gather',
        action: attributes.action,
        speech: input.includes('speech'),
        keys: input.includes('dtmf'),
        finishOnKey: attributes.finishOnKey ?? '#',
        numDigits: attributes.numDigits === undefined ? undefined : Number(attributes.numDigits),
        actionOnEmptyResult: attributes.actionOnEmptyResult === 'true',
        rest,
      };
    }
    case 'Record':
      return { kind: 'record', action: attributes.action, rest };
    case 'Dial': {
      const noun = verb.children.find((child) => child.name === 'Number');
      const number = (noun ?? verb).text.trim();
      return { kind: 'dial', number, action: attributes.action, whisper: noun?.attributes.url, rest };
    }
    case 'Redirect':
      return { kind: 'redirect', url: verb.text.trim() };
    case 'Hangup':
      return { kind: 'ended', by: 'hangup' };
    case 'Reject':
      return { kind: 'ended', by: 'reject' };
    default:
      return undefined;
  }
}
