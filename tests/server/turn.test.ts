// One turn over a row in memory: what is written, what is said when nothing is, and what must never be written.
import type { CallerInput, DialogContext, Pending } from '../../machines/dialog.ts';
import { replyFor } from '../../machines/reply.ts';
import { filledOf, freeze, stateOf } from '../../machines/step.ts';
import { CURRENT, legalPredecessorsOf } from '../../machines/versions.ts';
import { entriesOf } from '../../server/journal.ts';
import { DEFAULT_BUSINESS } from '../../server/business.ts';
import type { Calendar, Call, Loaded, TurnWrite, Written } from '../../server/ports.ts';
import type { Shell } from '../../server/shell.ts';
import { takeTurn } from '../../server/turn.ts';
import { AGREED, contextWith, restingAt, TEN } from '../machines/contexts.ts';
import { newCall } from './store/calls.ts';

const NOW = Date.parse('2025-10-01T15:00:00Z');
const ENDED = '2025-10-01T14:59:00.000Z';
const YES: CallerInput = { kind: 'speech', nBest: ['yes'] };
const SILENCE: CallerInput = { kind: 'silence' };

/** A call that rests in this state at version 6, its reply as it was sent. */
function standing(
  state: string,
  changes: Partial<DialogContext> = {},
  row: Partial<Call> = {},
  pending: Partial<Pending> = {},
): Call {
  const snapshot = restingAt(state, contextWith({ ...changes }, pending));
  return newCall({
    callId: 'CA7',
    version: 6,
    state: stateOf(snapshot),
    filled: filledOf(snapshot),
    machine: CURRENT,
    snapshot: freeze(snapshot),
    reply: replyFor(snapshot),
    ...row,
  });
}

interface Desk {
  clock: { nowMs: number };
  writes: TurnWrite[];
  logged: [string, string, unknown][];
  woken: string[];
  take(number: number, input: CallerInput): ReturnType<typeof takeTurn>;
}

/** A line whose store says these things. */
function deskOf(loaded: Loaded, written: Written = { ok: true }, calendar: Partial<Calendar> = {}): Desk {
  const desk: Desk = {
    clock: { nowMs: NOW },
    writes: [],
    logged: [],
    woken: [],
    take: (number, input) => takeTurn({ callId: 'CA7', number, input }, shell),
  };
  const log = (level: string) => (message: string, fields?: unknown) => void desk.logged.push([level, message, fields]);
  const shell = {
    store: {
      load: async () => loaded,
      commit: async (write: TurnWrite) => {
        desk.writes.push(write);
        return written;
      },
    },
    calendar: { lostTo: async () => null, ...calendar },
    clock: { epochMs: () => desk.clock.nowMs },
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    business: DEFAULT_BUSINESS,
    personAvailable: () => false,
    wakeOutbox: (callId: string) => void desk.woken.push(callId),
  } as unknown as Shell; // what a turn does not ask for is left out
  return desk;
}
const deskWith = (call: Call, written?: Written, calendar?: Partial<Calendar>) =>
  deskOf({ kind: 'found', call }, written, calendar);

const lost = (current: Loaded): Written => ({ ok: false, current });
const slow = (desk: () => Desk, ms: number): Partial<Calendar> => ({
  renew: async () => {
    desk().clock.nowMs += ms;
    return true;
  },
});
const APOLOGY = { reply: { says: [{ prompt: 'abandoned' }], next: { kind: 'hang_up' } } };
const incidentOf = (number: number, reason: unknown) => ['error', 'incident', { callId: 'CA7', number, reason }];

describe('nothing is written, and what stands is said', () => {
  const call = standing('ask_time.asking', { slots: { ...AGREED, time: null } });

  it('to a delivery that comes again: the stored reply and the same next turn', async () => {
    const desk = deskWith({ ...call, reply: { ...call.reply, locale: 'as stored' } });
    expect(await desk.take(6, SILENCE)).toEqual({ reply: { ...call.reply, locale: 'as stored' }, nextTurn: 7 });
    expect(desk).toMatchObject({ writes: [], logged: [], woken: [] });
  });
  it('to a delivery that is late: the latest reply, and a line in the log', async () => {
    const desk = deskWith(call);
    expect(await desk.take(5, SILENCE)).toEqual({ reply: call.reply, nextTurn: 7 });
    expect(desk.writes).toEqual([]);
    expect(desk.logged).toEqual([['warn', 'late delivery', { callId: 'CA7', number: 5, version: 6 }]]);
  });
  it('to a delivery that comes again after the call is over', async () => {
    const over = { ...call, finished: true, endedAt: ENDED };
    expect(await deskWith(over).take(6, SILENCE)).toEqual({ reply: call.reply, nextTurn: 7 });
  });
  it('to a turn that cannot be yet: an apology, and the reason in the log', async () => {
    const desk = deskWith(call);
    expect(await desk.take(8, SILENCE)).toMatchObject({ ...APOLOGY, nextTurn: 9 });
    expect(desk.writes).toEqual([]);
    expect(desk.logged).toEqual([incidentOf(8, 'row stands at version 6')]);
  });
  it.each<[string, Loaded, string]>([
    ['missing', { kind: 'missing' }, 'no row in mid-call'],
    ['unreadable', { kind: 'unreadable', reason: 'reply: custom' }, 'reply: custom'],
  ])('where the row is %s: an apology, and the reason in the log', async (_what, loaded, reason) => {
    const desk = deskOf(loaded);
    expect(await desk.take(7, SILENCE)).toMatchObject(APOLOGY);
    expect(desk.writes).toEqual([]);
    expect(desk.logged).toEqual([incidentOf(7, reason)]);
  });
  it('where the snapshot has no place on the chart: an apology, and the reason in the log', async () => {
    const desk = deskWith({ ...call, state: 'confirm.which' });
    expect(await desk.take(7, SILENCE)).toMatchObject(APOLOGY);
    expect(desk.writes).toEqual([]);
    expect(desk.logged).toEqual([incidentOf(7, expect.stringContaining('confirm.which'))]);
  });
  it.each<[string, Partial<Call>]>([
    ['is finished', { finished: true }],
    ['ended more than half a minute ago', { endedAt: new Date(NOW - 30_001).toISOString() }],
  ])('and a new turn of a call that %s is refused', async (_what, row) => {
    const desk = deskWith({ ...call, ...row });
    expect(await desk.take(7, SILENCE)).toEqual({ refused: 'gone', status: 410 });
    expect(desk.writes).toEqual([]);
  });
});

describe('a turn is taken', () => {
  it('of a call that ended half a minute ago: a last word may be under way', async () => {
    const desk = deskWith(standing('ask_time.asking', {}, { endedAt: new Date(NOW - 30_000).toISOString() }));
    expect(await desk.take(7, SILENCE)).toMatchObject({ nextTurn: 8 });
    expect(desk.writes).toMatchObject([{ mayFollowEnd: true }]);
  });
  it('by the sweep, however long ago the call ended', async () => {
    const desk = deskWith(standing('ask_time.asking', {}, { endedAt: ENDED }));
    await desk.take(7, { kind: 'hang_up' });
    expect(desk.writes).toMatchObject([{ version: 7, state: 'abandoned', finished: true }]);
  });

  it('and all of it is in the one write', async () => {
    const call = standing('ask_time.asking', { slots: { ...AGREED, time: null }, given: ['name', 'phone'] });
    const desk = deskWith(call);
    const answer = await desk.take(7, SILENCE);
    const [write] = desk.writes;
    expect(answer).toEqual({ reply: write?.reply, nextTurn: 8 });
    expect(write).toEqual({
      callId: 'CA7',
      version: 7,
      state: 'ask_time.asking',
      fromState: 'ask_time.asking',
      fromFilled: 2,
      predecessors: legalPredecessorsOf('ask_time.asking'),
      filled: 2,
      mayUndo: false,
      machine: CURRENT,
      snapshot: expect.stringContaining('"noInput":1'),
      reply: expect.objectContaining({ says: [expect.objectContaining({ prompt: 'ask_time' })] }),
      journal: expect.stringContaining('NO_INPUT'),
      notices: [],
      updatedAt: '2025-10-01T15:00:00.000Z',
      finished: false,
      mayFollowEnd: true,
    });
    const place = { from: 'ask_time.asking', to: 'ask_time.asking' };
    expect(entriesOf(write?.journal ?? '')).toMatchObject([{ turn: 7, event: 'NO_INPUT', ...place, ms: 0 }]);
    expect(desk.woken).toEqual([]);
  });

  it('and a slot that the caller takes back may go', async () => {
    const call = standing('ask_time.asking', { slots: { ...AGREED, time: null }, given: ['name', 'phone'] });
    const desk = deskWith(call);
    await desk.take(7, { kind: 'speech', nBest: ['go back'] });
    expect(desk.writes).toMatchObject([{ state: 'ask_mobile.correcting', filled: 1, mayUndo: true }]);
  });

  it('and a booking is in it with what is to be told, each by a name of its own', async () => {
    const call = standing('confirm.reading_back', { slots: AGREED, hold: TEN });
    const desk = deskWith(call, { ok: true }, { renew: async () => true });
    await desk.take(7, YES);
    expect(desk.writes).toMatchObject([
      {
        state: 'complete.booked',
        filled: 3,
        booking: { startsAt: TEN.startsAt, status: 'booked', callId: 'CA7' },
        notices: [
          { id: '7-0', notice: { type: 'promoteBooking' }, attempts: 0, claimedUntilEpochMs: 0 },
          { id: '7-1', notice: { type: 'textConfirmation' } },
        ],
      },
    ]);
    expect(entriesOf(desk.writes[0]?.journal ?? '').at(-1)).toMatchObject({ event: 'YES' });
    expect(desk.woken).toEqual(['CA7']);
  });
  it('and what is given back brings no booking', async () => {
    const desk = deskWith(standing('confirm.reading_back', { slots: AGREED, hold: TEN }));
    await desk.take(7, { kind: 'hang_up' });
    expect(desk.writes).toMatchObject([{ notices: [{ id: '7-0', notice: { type: 'releaseHold' } }] }]);
    expect(desk.writes[0]).not.toHaveProperty('booking');
    expect(desk.woken).toEqual(['CA7']);
  });
});

describe('a write that is refused', () => {
  const call = standing('confirm.reading_back', { slots: AGREED, hold: TEN });
  const calendar = { renew: async () => true };

  it('by another delivery of the turn: its reply is said, and nothing is delivered', async () => {
    const winner = { ...call, version: 7, reply: { ...call.reply, locale: 'of the winner' } };
    const desk = deskWith(call, lost({ kind: 'found', call: winner }), calendar);
    expect(await desk.take(7, YES)).toEqual({ reply: winner.reply, nextTurn: 8 });
    expect(desk.writes).toHaveLength(1);
    expect(desk.woken).toEqual([]);
  });
  it('by its condition: an apology, and the move in the log', async () => {
    const desk = deskWith(call, lost({ kind: 'found', call }), calendar);
    expect(await desk.take(7, YES)).toMatchObject(APOLOGY);
    expect(desk.logged).toEqual([incidentOf(7, 'the store refused confirm.reading_back to complete.booked')]);
  });
});

describe('nothing is written', () => {
  const call = standing('confirm.reading_back', { slots: AGREED, hold: TEN });
  it.each([
    [30_000, 1],
    [30_001, 0],
  ])('by a process that stood still for %i ms: writes %i', async (ms, writes) => {
    const desk: Desk = deskWith(
      call,
      { ok: true },
      slow(() => desk, ms),
    );
    const taken = desk.take(7, YES).then(() => 'taken', String);
    expect(await taken).toMatch(writes === 1 ? 'taken' : 'took too long');
    expect(desk.writes).toHaveLength(writes);
    if (writes === 0) return;
    expect(desk.writes).toMatchObject([{ updatedAt: '2025-10-01T15:00:30.000Z' }]);
    expect(entriesOf(desk.writes[0]?.journal ?? '')).toMatchObject([{ ms }]);
  });
  it('when a slot vanished that the caller did not take back', async () => {
    const forgetful = standing('ask_time.asking', {}, { filled: 1 });
    const desk = deskWith(forgetful);
    await expect(desk.take(7, SILENCE)).rejects.toThrow('a slot vanished on NO_INPUT in ask_time.asking');
    expect(desk.writes).toEqual([]);
  });
});
