// What one number may cost the business in an hour or a day: calls, texts and handoffs over it are turned away politely.
import { freshContext } from '../machines/step.ts';
import { sentencesOf } from '../machines/reply.ts';
import type { Business } from './business.ts';
import type { Allow, Allowance, Answer, Call, Costly, IncomingText, Line, Log, Messenger, Meter } from './ports.ts';
import { e164Of, type Shell, spokenLocaleOf } from './shell.ts';

export type Allowances = Readonly<Record<Costly, Allowance>>;

const WITHHELD_FACTOR = 10; // callers without a number share one allowance

/** Nobody who means well meets these: a bad line redials, and a person who was cut off is put through again. */
export const allowancesFor = ({ policies }: Business): Allowances => ({
  calls: { limit: policies.callsPerNumberAndHour, per: 'hour' },
  withheldCalls: { limit: policies.callsPerNumberAndHour * WITHHELD_FACTOR, per: 'hour' },
  texts: { limit: policies.textsPerNumberAndDay, per: 'day' },
  textReplies: { limit: 20, per: 'hour' }, // a conversation by text takes about eight
  ownerTexts: { limit: 100, per: 'hour' }, // each is a customer whom nobody has answered yet
  handoffs: { limit: policies.handoffsPerNumberAndHour, per: 'hour' },
  withheldHandoffs: { limit: policies.handoffsPerNumberAndHour * WITHHELD_FACTOR, per: 'hour' },
});

const WITHHELD = 'withheld';

/** The allowances on the meter, by the clock. */
export function allowing(meter: Meter, allowances: Allowances, epochMs: () => number): Allow {
  return (what, caller, id) => meter.allows({ what, caller, id, allowance: allowances[what], nowEpochMs: epochMs() });
}

/** The line with a cap on calls: one over it hears a sentence and leaves no row. */
export function cappedLine(line: Line, allow: Allow, shell: Pick<Shell, 'business' | 'log'>): Line {
  return {
    ...line,
    start: async (call) => {
      const number = e164Of(call.from);
      const allowed = number
        ? await allow('calls', number, call.callId)
        : await allow('withheldCalls', WITHHELD, call.callId);
      if (allowed) return line.start(call);
      shell.log.warn('call turned away: too many in an hour', { callId: call.callId });
      return tooManyCalls(shell);
    },
  };
}

function tooManyCalls({ business }: Pick<Shell, 'business'>): Answer {
  const locale = spokenLocaleOf(business);
  const text = sentencesOf(locale).tooManyCalls({ ...freshContext(), locale, businessName: business.name });
  return { reply: { locale, says: [{ prompt: 'abandoned', text }], next: { kind: 'hang_up' } }, nextTurn: 1 };
}

/** The messenger with a cap; a text over it fails for good, so that the outbox drops it with a log line. */
export function cappedMessenger(messenger: Messenger, allow: Allow, ownerNumber: string | undefined): Messenger {
  return {
    send: async (text) => {
      try {
        const allowed = await allow(text.to === ownerNumber ? 'ownerTexts' : 'texts', text.to, text.id);
        if (!allowed) return { ok: false, permanent: true, reason: 'too many to this number' };
      } catch {
        return { ok: false, permanent: false, reason: 'texts cannot be counted' };
      }
      return messenger.send(text);
    },
  };
}

/** Answers to texts with a cap: one over it is not taken, so that the conversation stays where it was. */
export function cappedTexts(
  answer: (text: IncomingText) => Promise<string | null>,
  allow: Allow,
  log: Log,
): (text: IncomingText) => Promise<string | null> {
  return async (text) => {
    if (await allow('textReplies', text.from, text.messageId)) return answer(text);
    log.warn('text not answered: too many in an hour', { messageId: text.messageId });
    return null;
  };
}

/** Whether this caller may be put through once more; when that cannot be told, he may: a person is the last resort. */
export async function mayBePutThrough(
  { callId, from }: Pick<Call, 'callId' | 'from'>,
  { allow, log }: Pick<Shell, 'allow' | 'log'>,
): Promise<boolean> {
  if (!allow) return true;
  try {
    const number = e164Of(from);
    const allowed = number
      ? await allow('handoffs', number, callId)
      : await allow('withheldHandoffs', WITHHELD, callId);
    if (!allowed) log.warn('handoff turned away: too many in an hour', { callId });
    return allowed;
  } catch (error) {
    log.error('handoffs cannot be counted', { callId, error: String(error) });
    return true;
  }
}
