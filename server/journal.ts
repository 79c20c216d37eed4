// A turn as the row's journal keeps it: what was heard, what happened, what was said.
import type { Interpretation } from '../extractors/interpret.ts';
import type { CallerInput, Reply } from '../machines/dialog.ts';
import type { Call, JournalEntry } from './ports.ts';

const LONGEST_HEARD = 200; // characters; the row has to stay small

interface TurnTaken {
  call: Call;
  turn: { number: number; input: CallerInput };
  heard: Interpretation;
  event: string;
  to: string;
  reply: Reply;
  startedMs: number;
  nowMs: number;
}

export function journalEntry({ call, turn, heard, event, to, reply, startedMs, nowMs }: TurnTaken): JournalEntry {
  return {
    turn: turn.number,
    at: new Date(nowMs).toISOString(),
    heard: heardIn(turn.input).slice(0, LONGEST_HEARD),
    event,
    from: call.state,
    to,
    prompt: reply.says.at(-1)?.prompt ?? '',
    ms: nowMs - startedMs,
    ...(heard.also ? { also: heard.also } : {}),
  };
}

function heardIn(input: CallerInput): string {
  switch (input.kind) {
    case 'speech':
      return input.nBest[0] ?? '';
    case 'keys':
      return `keys ${input.digits}`;
    case 'dial_ended':
      return `dial ${input.outcome} ${input.seconds} s`;
    case 'recorded':
      return `message of ${input.seconds} s`;
    case 'silence':
    case 'hang_up':
      return '';
    default:
      return input satisfies never;
  }
}
