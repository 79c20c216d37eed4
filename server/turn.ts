// One turn of a call: read the row, step the chart, write the row; nothing is remembered in between.
import assert from 'node:assert/strict';
import { type Interpretation, interpret } from '../extractors/interpret.ts';
import type { CallerInput, Notice } from '../machines/dialog.ts';
import { expectationOf, replyFor } from '../machines/reply.ts';
import { filledOf, freeze, isGone, isListening, type Snapshot, type Stepped, stateOf, step } from '../machines/step.ts';
import { CURRENT, legalPredecessorsOf, moveOf, place } from '../machines/versions.ts';
import { answerRequest } from './answer-request.ts';
import { bookingAfter } from './booking-record.ts';
import { incident } from './incident.ts';
import { appended, journalEntry } from './journal.ts';
import type { Answer, Call, Loaded, TurnWrite } from './ports.ts';
import { type Shell, surroundingsOf } from './shell.ts';

export interface Turn {
  callId: string;
  number: number;
  input: CallerInput;
}

const MOST_REQUESTS_A_TURN = 4; // with 3 s each a turn stays within the 15 s that Twilio waits
const COMMIT_WITHIN_MS = 30_000; // of a claim that was renewed for two minutes; Twilio gave up long before
const GRACE_AFTER_END_MS = 30_000; // a "yes, bye" may still be under way when the call is reported ended

/** Takes turn `number`: version n - 1 becomes n, or what stands is said again. Throws when the store is down or an assert fails. */
export async function takeTurn(turn: Turn, shell: Shell): Promise<Answer> {
  const loaded = await shell.store.load(turn.callId);
  const standing = await standingAnswer(loaded, turn, shell);
  if (standing) return standing;
  assert(loaded.kind === 'found', 'an answer stands for whatever was not found');
  return advance(loaded.call, turn, shell);
}

/** The answer that needs no write: a repeated or late delivery, an ended call, a row that cannot be trusted. */
async function standingAnswer(loaded: Loaded, turn: Turn, shell: Shell): Promise<Answer | null> {
  const { callId, number } = turn;
  if (loaded.kind !== 'found') {
    const reason = loaded.kind === 'missing' ? 'no row in mid-call' : loaded.reason;
    return incident({ callId, number, reason }, turn.input, shell);
  }
  const { call } = loaded;
  if (number <= call.version) {
    if (number < call.version) shell.log.warn('late delivery', { callId, number, version: call.version });
    return { reply: call.reply, nextTurn: call.version + 1 };
  }
  // The sweep's hang-up comes after the grace by its nature: it is what ends such a call.
  const isTooLate = turn.input.kind !== 'hang_up' && endedLongAgo(call, shell);
  if (call.finished || isTooLate) return { refused: 'gone', status: 410 };
  if (number > call.version + 1) {
    const reason = `row stands at version ${call.version}`;
    return incident({ callId, number, reason, from: call.from }, turn.input, shell);
  }
  return null;
}

const endedLongAgo = ({ endedAt }: Call, { clock }: Shell): boolean =>
  endedAt !== undefined && clock.epochMs() - Date.parse(endedAt) > GRACE_AFTER_END_MS;

async function advance(call: Call, turn: Turn, shell: Shell): Promise<Answer> {
  const startedMs = shell.clock.epochMs();
  const thawed = place(call.machine, call.snapshot, call.state);
  if (!thawed.ok) return incident({ ...turn, ...thawed, from: call.from }, turn.input, shell);
  const heard = interpret(turn.input, expectationOf(thawed.snapshot), surroundingsOf(call, shell));
  const settled = await settle(step(thawed.snapshot, heard.event), call, shell);
  // A state of an older chart may have another name by now; the move is the present chart's.
  const placed = { ...call, state: stateOf(thawed.snapshot) };
  const write = {
    ...turnWrite(placed, turn, heard, settled, shell, startedMs),
    fromState: call.state,
    fromFilled: call.filled,
  };
  const written = await shell.store.commit(write);
  if (!written.ok) {
    const won = await standingAnswer(written.current, turn, shell);
    const reason = `the store refused ${call.state} to ${write.state}`;
    return won ?? incident({ ...turn, reason, from: call.from }, turn.input, shell);
  }
  if (write.notices.length > 0) shell.wakeOutbox(call.callId);
  return { reply: write.reply, nextTurn: write.version + 1 };
}

interface Settled {
  event: string;
  snapshot: Snapshot;
  notices: Notice[];
}

/** Answers the chart's requests until it rests. */
async function settle(first: Stepped, call: Call, shell: Shell): Promise<Settled> {
  const notices = [...first.notices];
  let stepped = first;
  for (let rounds = 0; stepped.requests.length > 0; rounds++) {
    assert(rounds < MOST_REQUESTS_A_TURN, 'a turn asks for too much');
    const [request] = stepped.requests;
    assert(request && stepped.requests.length === 1, 'one request at a time');
    stepped = step(stepped.next, await answerRequest(request, call, shell));
    notices.push(...stepped.notices);
  }
  return { event: first.event.type, snapshot: stepped.next, notices };
}

function turnWrite(
  call: Call,
  turn: Turn,
  heard: Interpretation,
  settled: Settled,
  shell: Shell,
  startedMs: number,
): Omit<TurnWrite, 'fromState' | 'fromFilled'> {
  const { snapshot, event } = settled;
  const state = stateOf(snapshot);
  const filled = filledOf(snapshot);
  const move = moveOf(event, call.state, state);
  assert(isListening(snapshot) || isGone(snapshot), `${state} does not rest`);
  assert(move, `${event} does not lead from ${call.state} to ${state}`);
  assert(move.mayUndo || filled >= call.filled, `a slot vanished on ${event} in ${call.state}`);
  const nowMs = shell.clock.epochMs();
  // A process that stood still holds a claim that may be another's by now: it writes nothing, and the turn comes again.
  assert(nowMs - startedMs <= COMMIT_WITHIN_MS, 'the turn took too long to be written');
  const updatedAt = new Date(nowMs).toISOString();
  const reply = replyFor(snapshot);
  const booking = bookingAfter(turn, settled.notices, snapshot.context, shell, call.booking);
  const notices = settled.notices.filter(({ type }) => booking || type !== 'textChange');
  return {
    callId: call.callId,
    version: turn.number,
    state,
    predecessors: legalPredecessorsOf(state),
    filled,
    mayUndo: move.mayUndo,
    machine: CURRENT,
    snapshot: freeze(snapshot),
    reply,
    journal: appended(
      call.journal,
      journalEntry({ call, turn, heard, event, to: state, reply, at: updatedAt, ms: nowMs - startedMs }),
    ),
    notices: notices.map((notice, at) => ({
      id: `${turn.number}-${at}`,
      notice,
      attempts: 0,
      claimedUntilEpochMs: 0,
      ...(booking ? { revision: booking.revision } : {}),
    })),
    ...(booking ? { booking } : {}),
    updatedAt,
    finished: isGone(snapshot),
    mayFollowEnd: true, // one that ended long ago was refused when it was read
  };
}
