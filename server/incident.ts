// A call whose row cannot be trusted: an apology and a person, never a first question.
import type { CallerInput, Reply, Slots } from '../machines/dialog.ts';
import { sentencesOf } from '../machines/reply.ts';
import { freshContext } from '../machines/step.ts';
import { mayBePutThrough } from './allowances.ts';
import type { Answer } from './ports.ts';
import { type Shell, spokenLocaleOf } from './shell.ts';

interface Trouble {
  callId: string;
  number: number;
  reason: string;
  /** The number that rings, if the row still says so: what it costs to put it through is counted. */
  from?: string;
  /** What the caller has given, as far as it can still be read: the person who takes over hears it. */
  slots?: Slots | null;
}

const UNKNOWN = ''; // counted with the withheld numbers

/** Logs the incident and answers it; nothing is written. After the person could not be reached, the call ends. */
export async function incident(
  { callId, number, reason, from = UNKNOWN, slots }: Trouble,
  input: CallerInput,
  shell: Shell,
): Promise<Answer> {
  shell.log.error('incident', { callId, number, reason });
  const locale = spokenLocaleOf(shell.business);
  const sentences = sentencesOf(locale);
  const fresh = freshContext();
  const context = { ...fresh, locale, escape: 'incident' as const, slots: slots ?? fresh.slots };
  const dialled = input.kind === 'dial_ended' || input.kind === 'recorded';
  const somebody = !dialled && shell.business.handoffNumber !== undefined && shell.personAvailable();
  const reply: Reply =
    !somebody || !(await mayBePutThrough({ callId, from }, shell))
      ? { locale, says: [{ prompt: 'abandoned', text: sentences.apology(context) }], next: { kind: 'hang_up' } }
      : {
          locale,
          says: [{ prompt: 'handoff', text: sentences.handoff(context) }],
          next: { kind: 'dial', whisper: sentences.whisper(context) },
        };
  return { reply, nextTurn: number + 1 };
}
