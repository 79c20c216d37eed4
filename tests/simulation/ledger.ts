// What is known of a world from outside the line: every row ever written, every word said; here the invariants are held.
import { entriesOf } from '../../server/journal.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Slots } from '../../machines/dialog.ts';
import { moveOf } from '../../machines/versions.ts';
import type { Answer, Call } from '../../server/ports.ts';
import { readOnce } from './read-once.ts';
import { renderTwiml } from '../../server/twilio/render.ts';
import { type Agreed, agreesOnBookings, hasCancelled, leavesDay } from './bookings.ts';
import { overlapsOn } from './days.ts';
import type { Item } from './engine/evaluate.ts';
import type { Recording } from './replay.ts';
import type { Visit } from './process.ts';

export interface Violation {
  what: string;
  callId: string;
  detail: string;
  atMs: number;
}

export interface Step {
  before: Call;
  after: Call;
  recording: Recording;
}

export interface Text {
  to: string;
  body: string;
  key: string;
  atMs: number;
}

interface Known {
  first: Call | null;
  /** The row as it was last seen, and the call that it holds. */
  row: Item | undefined;
  readonly now: Call | null;
  /** Each version's reply, and the bytes of it. */
  replies: Map<number, { reply: string; bytes: string }>;
  /** A fault that nobody can hide from the caller struck this call: incidents are in order. */
  excused: boolean;
  /** The row is rubbish for good: nothing more can be done for this call. */
  spoilt: boolean;
  /** The caller has hung up, or the line has. */
  left: boolean;
  heardBooked: boolean;
}

export interface Ledger {
  violations: Violation[];
  steps: Step[];
  texts: Text[];
  refusedNumbers: Set<string>;
  calls: Map<string, Known>;
  agreed: Agreed;
  log: string[];
  writes(visit: Visit): void;
  sees(before: Item | undefined, after: Item | undefined): void;
  answered(callId: string, turn: number, answer: Answer): void;
  threw(callId: string, error: unknown): void;
  left(callId: string): void;
  excuse(callId: string): void;
  spoils(callId: string): void;
  firstOf(callId: string): Call | null;
  texted(text: Omit<Text, 'atMs'>): void;
  textRefused(to: string): void;
  logged(level: string, message: string, fields: Record<string, unknown>, key: string): void;
  violated(what: string, callId: string, detail: string): void;
  said(what: string): void;
}

export interface LedgerOptions {
  nowMs(): number;
  tracing: boolean;
  replays(key: string): boolean;
}

export const RENDERING = {
  publicUrl: 'https://line.example.com',
  voice: 'Polly.Joanna-Neural',
  handoffNumber: '+12045550199',
};

export function createLedger({ nowMs, tracing, replays }: LedgerOptions): Ledger {
  let writer: Visit | null = null;
  const known = (callId: string): Known => {
    const entry = ledger.calls.get(callId) ?? newlyKnown();
    ledger.calls.set(callId, entry);
    return entry;
  };
  const ledger: Ledger = {
    violations: [],
    steps: [],
    texts: [],
    refusedNumbers: new Set(),
    calls: new Map(),
    agreed: new Map(),
    log: [],
    writes: (visit) => {
      writer = visit;
    },
    sees: (before, after) => {
      const pk = after?.['pk']?.S ?? before?.['pk']?.S ?? '';
      if (pk.startsWith('CALENDAR#') && after) {
        for (const [one, other] of overlapsOn(after))
          ledger.violated('two calls hold one opening', one, `${one} and ${other} on ${pk}`);
        leavesDay(ledger, before, after);
      }
      if (isCall(before ?? after)) seesCall(ledger, known, pk.slice(5), before, after, writer, replays);
    },
    answered: (callId, turn, answer) => heard(ledger, known(callId), callId, turn, answer),
    threw: (callId, error) => {
      const isAssertion = error instanceof Error && error.name === 'AssertionError';
      const isOurs = isAssertion || error instanceof TypeError || error instanceof RangeError;
      if (isOurs && !known(callId).excused) ledger.violated('an assertion failed', callId, String(error));
    },
    left: (callId) => {
      known(callId).left = true;
    },
    excuse: (callId) => {
      known(callId).excused = true;
    },
    spoils: (callId) => {
      Object.assign(known(callId), { excused: true, spoilt: true });
    },
    firstOf: (callId) => ledger.calls.get(callId)?.first ?? null,
    texted: (text) => {
      ledger.texts.push({ ...text, atMs: nowMs() });
      ledger.said(`text from ${text.key} to ${text.to}`);
    },
    textRefused: (to) => void ledger.refusedNumbers.add(to),
    logged: (level, message, fields, key) => {
      if (tracing) ledger.said(`${level} ${key}: ${message} ${JSON.stringify(fields)}`);
      if (message === 'incident' && !known(String(fields['callId'])).excused) {
        ledger.violated('an incident without a cause', String(fields['callId']), String(fields['reason']));
      }
      if (message === 'notice given up')
        ledger.violated('a notice was given up', String(fields['callId']), String(fields['notice']));
    },
    violated: (what, callId, detail) => {
      ledger.violations.push({ what, callId, detail, atMs: nowMs() });
      ledger.said(`VIOLATION ${what}: ${callId} ${detail}`);
    },
    said: (what) => {
      if (tracing) ledger.log.push(`${new Date(nowMs()).toISOString().slice(5, 23)} ${what}`);
    },
  };
  return ledger;
}

const newlyKnown = (): Known => ({
  first: null,
  row: undefined,
  get now() {
    const loaded = readOnce(this.row);
    return loaded.kind === 'found' ? loaded.call : null;
  },
  replies: new Map(),
  excused: false,
  spoilt: false,
  left: false,
  heardBooked: false,
});

/** The row of a call, not of its watch. */
const isCall = (item: Item | undefined): boolean => item?.['sk']?.S === 'CALL';

function seesCall(
  ledger: Ledger,
  known: (callId: string) => Known,
  callId: string,
  before: Item | undefined,
  after: Item | undefined,
  writer: Visit | null,
  replays: (key: string) => boolean,
): void {
  const entry = known(callId);
  if (entry.spoilt) return; // what it was last is all that can be known of it
  if (before && after && before['position'] !== undefined && versionIn(before) === versionIn(after)) {
    entry.row = after;
    const changed = changedBeside(before, after);
    if (changed)
      ledger.violated('a turn was changed without a turn', callId, `${changed} of version ${entry.now?.version}`);
    return;
  }
  const [old, now] = [readOnce(before), readOnce(after)];
  if (now.kind !== 'found') {
    if (!entry.excused) ledger.violated('a row became unreadable', callId, now.kind);
    return;
  }
  const { call } = now;
  entry.row = after;
  if (old.kind !== 'found') {
    if (call.version !== 0) ledger.violated('a call began in its middle', callId, `version ${call.version}`);
    entry.first ??= call;
    entry.replies.set(0, spokenBy(call));
    return;
  }
  ledger.said(
    `${callId} ${call.version}: ${entriesOf(call.journal).at(-1)?.event} ${old.call.state} -> ${call.state} by ${writer?.key}`,
  );
  entry.replies.set(call.version, spokenBy(call));
  agreesOnBookings(ledger, old.call, call);
  for (const [what, detail] of faultsOfTurn(old.call, call)) ledger.violated(what, callId, detail);
  const { recording } = writer ?? {};
  if (recording?.input && !entry.excused && replays(`${callId} ${call.version}`)) {
    const { calendar, clock, person } = recording.told;
    const told = { calendar: [...calendar], clock: [...clock], person: [...person] };
    ledger.steps.push({ before: old.call, after: call, recording: { ...recording, told } });
  }
}

const versionIn = (row: Item): string | undefined => row['position']?.S?.split(' ')[0];

/** Everything else of a row only a turn may change. */
const CHANGED_BESIDE_TURNS: ReadonlySet<string> = new Set(['notices', 'endedAt', 'due', 'dueAt']);

/** The attribute that a write between two turns changed and must not; a write leaves the others as they are, not copied. */
const changedBeside = (before: Item, after: Item): string | undefined =>
  Object.keys({ ...before, ...after }).find(
    (name) => !CHANGED_BESIDE_TURNS.has(name) && !isDeepStrictEqual(before[name], after[name]),
  );

const spokenBy = ({ callId, version, reply }: Call) => ({
  reply: JSON.stringify(reply),
  bytes: renderTwiml(reply, { ...RENDERING, callId, nextTurn: version + 1 }),
});

/** What one turn must never do. */
function* faultsOfTurn(before: Call, after: Call): Generator<[string, string]> {
  const [told, journal] = [entriesOf(before.journal), entriesOf(after.journal)];
  const entry = journal.at(-1);
  if (after.version !== before.version + 1)
    yield ['a version was skipped or repeated', `${before.version} -> ${after.version}`];
  if (journal.length !== told.length + 1 || !entry) {
    yield ['the journal did not grow by one', `${told.length} -> ${journal.length}`];
    return;
  }
  const way = `${entry.event} ${before.state} -> ${after.state}`;
  const move = moveOf(entry.event, before.state, after.state);
  if (entry.from !== before.state || entry.to !== after.state)
    yield ['the journal tells of another move', `${entry.from} -> ${entry.to}, ${way}`];
  if (!move) yield ['a move that the chart has not', way];
  if (
    after.state === 'ask_name.asking' &&
    !/^(?:ask_name|start_over|resume_offer)/.test(before.state) &&
    !isAnother(way)
  )
    yield ['reset to the first question', way];
  if (before.finished) yield ['a turn after the end', way];
  const [old, now] = [slotsOf(before), slotsOf(after)];
  for (const slot of ['name', 'phone', 'time'] as const) {
    if (old[slot] === null || now[slot] !== null) continue;
    const byWord =
      isUndoing(entry.event, before.state) ||
      (isAnother(way) && move?.mayUndo === true) ||
      (slot === 'time' && move?.mayUndo === true);
    if (!byWord) yield ['a confirmed slot vanished', `${slot} on ${way}`];
  }
  if (after.state.startsWith('complete') && !after.booking) yield ['booked without a booking', way];
  if (
    after.booking?.status === 'booked' &&
    !before.state.startsWith('find_booking') &&
    /^(?:abandoned|start_over|ask_name\.asking)/.test(after.state)
  )
    yield ['a booking on a call that did not end in one', way];
}

/** After an errand about an earlier booking the caller books another one: by a yes, or by naming it. */
const isAnother = (way: string): boolean =>
  /^(?:YES|START_OVER|SLOTS_HEARD|CORRECT) (?:find_booking\.(?:not_found|kept)|cancel_booking\.cancelled) /.test(way);

const isUndoing = (event: string, from: string): boolean =>
  event === 'GO_BACK' || (from === 'start_over' && (event === 'YES' || event === 'START_OVER'));

const slots = new WeakMap<Call, Slots>(); // a memory of what was parsed: each row is once the one before and once the one after

function slotsOf(call: Call): Slots {
  const known = slots.get(call) ?? JSON.parse(call.snapshot).context.slots;
  slots.set(call, known);
  return known;
}

/** An answer that left the line for the caller. */
function heard(ledger: Ledger, entry: Known, callId: string, turn: number, answer: Answer): void {
  const { now } = entry;
  if ('refused' in answer) {
    // A fallback may be read before the first write arrives and be answered after it.
    const isUnknown = now === null || (turn === 0 && now.version === 0);
    const isDue = answer.refused === 'gone' ? entry.left || now?.finished === true : isUnknown;
    if (!isDue && !entry.excused) ledger.violated('a live call was refused', callId, `turn ${turn}: ${answer.refused}`);
    return;
  }
  const version = answer.nextTurn - 1;
  const written = entry.replies.get(version);
  // The same reply to the same version renders to the same bytes: rendering is a function of the two.
  const isWritten = written?.reply === JSON.stringify(answer.reply);
  const bytes = isWritten
    ? written.bytes
    : renderTwiml(answer.reply, { ...RENDERING, callId, nextTurn: answer.nextTurn });
  if (!/^<\?xml .*<Response>.*<\/Response>$/s.test(bytes)) ledger.violated('a malformed reply', callId, bytes);
  if (written?.bytes !== bytes && !entry.excused)
    ledger.violated(
      'an answer that no row holds',
      callId,
      `turn ${turn}, next ${answer.nextTurn}: ${JSON.stringify(answer.reply.says)}`,
    );
  const prompt = answer.reply.says.at(-1)?.prompt;
  if (String(prompt) === 'cancel_booking.done' && !entry.excused && !hasCancelled(ledger, callId))
    ledger.violated('heard "cancelled" and nothing is', callId, `turn ${turn}`);
  if (prompt === 'complete') {
    entry.heardBooked = true;
    if (!now?.booking && !entry.excused) ledger.violated('heard "booked" without a booking', callId, `turn ${turn}`);
  }
}
