// The line as its edge sees it: a call starts, takes turns, is repeated, ends.
import { replyFor } from '../machines/reply.ts';
import type { Spoken } from '../extractors/service.ts';
import type { EarlierBooking, Named, Resumable } from '../machines/dialog.ts';
import { DEFAULT_POLICY, type Policy } from '../machines/policy.ts';
import { filledOf, freeze, isGone, start, stateOf } from '../machines/step.ts';
import { CURRENT } from '../machines/versions.ts';
import { incident } from './incident.ts';
import type { Answer, Call, Line } from './ports.ts';
import { resumableOf } from './resume.ts';
import { choicesOf, e164Of, type Shell, spokenLocaleOf } from './shell.ts';
import { takeTurn } from './turn.ts';

/** One line over its adapters. It keeps nothing of a call between two requests. */
export function createLine(shell: Shell, policy: Policy = DEFAULT_POLICY): Line {
  return {
    start: (call) => startCall(call, shell, policy),
    turn: (turn) => takeTurn(turn, shell),
    repeat: (callId) => repeat(callId, shell),
    transcribed: async (callId, text) => {
      const known = await shell.store.noteTranscript(callId, text);
      if (!known) shell.log.warn('transcript of an unknown call', { callId });
    },
    ended: (callId) => ended(callId, shell),
  };
}

/** Creates the row of a new CallSid and greets; a row that is there already is said again, wherever it stands. */
export async function startCall(
  { callId, from, to }: { callId: string; from: string; to: string },
  shell: Shell,
  policy: Policy,
  goesOn?: { resume: Resumable | null; bookings?: EarlierBooking[]; noteAs: string },
): Promise<Answer> {
  const { business, clock } = shell;
  const number = e164Of(from);
  const caller = { number, textable: number !== null && mayBeTexted(number) };
  const cutOff =
    number && !goesOn ? await orNothing(resumableOf(number, callId, policy.resumeMinutes, shell), shell) : null;
  const resume = goesOn?.resume ?? cutOff;
  const { services, people } = choicesOf(business);
  const { next } = start({
    type: 'CALL_STARTED',
    locale: spokenLocaleOf(business),
    businessName: business.name,
    caller,
    policy,
    resume,
    services: services.map(namedOf),
    people: people.map(namedOf),
    ...(goesOn?.bookings ? { bookings: goesOn.bookings } : {}),
  });
  const now = new Date(clock.epochMs()).toISOString();
  const reply = replyFor(next);
  const call: Call = {
    callId,
    version: 0,
    state: stateOf(next),
    filled: filledOf(next),
    machine: CURRENT,
    snapshot: freeze(next),
    reply,
    journal: '',
    notices: [],
    from,
    to,
    createdAt: now,
    updatedAt: now,
    finished: isGone(next),
  };
  const written = await shell.store.create(call);
  if (written.ok) {
    if (number) await orNothing(shell.callers.remember(number, goesOn?.noteAs ?? callId, now), shell);
    return { reply, nextTurn: 1 };
  }
  if (written.current.kind !== 'found')
    return incident(
      { callId, number: 0, reason: 'the row of a new call cannot be read', from },
      { kind: 'silence' },
      shell,
    );
  shell.log.warn('call started twice', { callId, version: written.current.call.version });
  return { reply: written.current.call.reply, nextTurn: written.current.call.version + 1 };
}

const LONGEST_NAME = 60; // characters said and kept in every row of the call

const namedOf = ({ id, spoken }: Spoken): Named => ({ id, name: (spoken[0] ?? id).slice(0, LONGEST_NAME) });

/** Going on where another call was cut off is a kindness: when it fails the caller is greeted all the same. */
async function orNothing<Known>(asked: Promise<Known>, { log }: Shell): Promise<Known | null> {
  try {
    return await asked;
  } catch (error) {
    log.warn('earlier calls of the number are not known', { error: String(error) });
    return null;
  }
}

/** `+266696687` spells "anonymous" on a keypad: some carriers send it for a withheld number. */
const WITHHELD = '+266696687';
const mayBeTexted = (number: string): boolean => number !== WITHHELD;

async function repeat(callId: string, shell: Shell): Promise<Answer> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind === 'missing') return { refused: 'unknown', status: 404 };
  if (loaded.kind === 'unreadable')
    return incident({ callId, number: 0, reason: loaded.reason }, { kind: 'silence' }, shell);
  return { reply: loaded.call.reply, nextTurn: loaded.call.version + 1 };
}

async function ended(callId: string, { store, clock, log }: Shell): Promise<void> {
  const known = await store.markEnded(callId, new Date(clock.epochMs()).toISOString());
  if (!known) log.warn('end of an unknown call', { callId });
}
