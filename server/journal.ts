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
  /** ISO 8601, UTC. */
  at: string;
  ms: number;
}

export function journalEntry({ call, turn, heard, event, to, reply, at, ms }: TurnTaken): JournalEntry {
  return {
    turn: turn.number,
    at,
    heard: heardIn(turn.input).slice(0, LONGEST_HEARD),
    event,
    from: call.state,
    to,
    prompt: reply.says.at(-1)?.prompt ?? '',
    ms,
    ...(heard.also ? { also: heard.also } : {}),
  };
}

/** The journal with one entry more: a tuple, for its nine names, twelve times, would cost a write unit. */
export function appended(journal: string, entry: JournalEntry): string {
  const { turn, at, heard, event, from, to, prompt, ms, also } = entry;
  const tuple = [turn, at, heard, event, from === to ? STAYED : from, to, prompt, ms];
  const line = JSON.stringify(also === undefined ? tuple : [...tuple, also]);
  return journal === '' ? line : `${journal}\n${line}`;
}

/** In the place of `from`: the call stayed where it was, as it does in half of its turns. */
const STAYED = 0;

/** The entries of a journal, oldest first; a line that is none is left out. */
export const entriesOf = (journal: string): JournalEntry[] => journal.split('\n').flatMap(entryIn);

function entryIn(line: string): JournalEntry[] {
  const [turn, time, heard, event, origin, to, prompt, ms, also] = tupleIn(line);
  const at = isEpochMs(time) ? new Date(time).toISOString() : time; // the first layout of rows had its times so
  const from = origin === STAYED ? to : origin;
  if (typeof turn !== 'number' || !Number.isInteger(turn) || typeof ms !== 'number') return [];
  if (!isWord(at) || !isWord(heard) || !isWord(event) || !isWord(from) || !isWord(to) || !isWord(prompt)) return [];
  const entry = { turn, at, heard, event, from, to, prompt, ms };
  if (also === undefined) return [entry];
  return isWord(also) ? [{ ...entry, also }] : [];
}

function tupleIn(line: string): unknown[] {
  try {
    const tuple: unknown = JSON.parse(line);
    return Array.isArray(tuple) ? tuple : [];
  } catch {
    return []; // as an empty journal is
  }
}

const LAST_EPOCH_MS = 8_640_000_000_000_000; // ECMAScript's last moment; one later has no ISO form
const isEpochMs = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= LAST_EPOCH_MS;
const isWord = (value: unknown): value is string => typeof value === 'string';

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
