// What the world told a turn, so that the turn can be taken again from its row and come to the same snapshot.
import type { CallerInput } from '../../machines/dialog.ts';
import type { SweptCalendar } from '../../server/calendar/calendar.ts';
import type { Call, CallStore, Clock, Loaded, TurnWrite } from '../../server/ports.ts';
import type { Business } from '../../server/business.ts';
import type { Shell } from '../../server/shell.ts';
import { takeTurn } from '../../server/turn.ts';

type Told = { value: unknown } | { error: unknown };

export interface Recording {
  input?: CallerInput;
  /** What the turn read; the end may have been reported between that and its write. */
  read?: Call;
  calendar(real: SweptCalendar): SweptCalendar;
  clock(real: Clock): Clock;
  person(real: () => boolean): () => boolean;
  told: { calendar: Told[]; clock: number[]; person: boolean[] };
}

const DEADLINE_MS = 3_000; // of the turn, see server/answer-request.ts: what comes later was not heard
const QUESTIONS = ['findOpenings', 'hold', 'lostTo', 'renew', 'lease', 'promote', 'cancel', 'bookingsOf'] as const;

export function recording(nowMs: () => number): Recording {
  const told: Recording['told'] = { calendar: [], clock: [], person: [] };
  const kept = async <Value>(asked: Promise<Value>): Promise<Value> => {
    // A question whose answer never came stays an error: the turn went on without it.
    const askedMs = nowMs();
    const place = told.calendar.push({ error: new Error('no answer in time') }) - 1;
    try {
      const value = await asked;
      if (nowMs() - askedMs < DEADLINE_MS) told.calendar[place] = { value };
      return value;
    } catch (error) {
      told.calendar[place] = { error };
      throw error;
    }
  };
  return {
    told,
    calendar: (real) => ({
      ...real,
      findOpenings: (...asked) => kept(real.findOpenings(...asked)),
      hold: (...asked) => kept(real.hold(...asked)),
      lostTo: (...asked) => kept(real.lostTo(...asked)),
      renew: (...asked) => kept(real.renew(...asked)),
      lease: (...asked) => kept(real.lease(...asked)),
      promote: (...asked) => kept(real.promote(...asked)),
      cancel: (...asked) => kept(real.cancel(...asked)),
      bookingsOf: (...asked) => kept(real.bookingsOf(...asked)),
    }),
    clock: (real) => ({
      epochMs: () => {
        const epochMs = real.epochMs();
        told.clock.push(epochMs);
        return epochMs;
      },
    }),
    person: (real) => () => {
      const available = real();
      told.person.push(available);
      return available;
    },
  };
}

/** Takes the turn again from the row as it stood, told the same things; the write that it comes to, or null. */
export async function retaken(
  before: Call,
  { told, input, read }: Recording,
  business: Business,
): Promise<TurnWrite | null> {
  if (!input) return null;
  const { calendar, clock, person } = structuredCloneOf(told);
  const answer = async () => {
    const next = calendar.shift();
    if (!next) throw new Error('the calendar was not asked that often');
    if ('error' in next) throw next.error;
    return next.value;
  };
  const asked = Object.fromEntries(QUESTIONS.map((question) => [question, answer]));
  let written: TurnWrite | null = null;
  const { endedAt: _reported, ...row } = before;
  const call = read?.endedAt === undefined ? row : { ...row, endedAt: read.endedAt };
  const found: Loaded = { kind: 'found', call };
  const store: Pick<CallStore, 'load' | 'commit'> = {
    load: async () => found,
    commit: async (write) => {
      written = write;
      return { ok: true };
    },
  };
  await takeTurn({ callId: before.callId, number: before.version + 1, input }, {
    store,
    calendar: asked,
    business,
    clock: { epochMs: () => (clock.length > 1 ? clock.shift() : clock[0]) ?? 0 },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    personAvailable: () => person.shift() ?? false,
    wakeOutbox: () => {},
  } as unknown as Shell); // the part of it that a turn uses
  return written;
}

const structuredCloneOf = ({ calendar, clock, person }: Recording['told']) => ({
  calendar: [...calendar],
  clock: [...clock],
  person: [...person],
});
