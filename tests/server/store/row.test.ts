// A row is trusted once it parses: what reads back, and what does not.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Notice, Reply } from '../../../machines/dialog.ts';
import { appended } from '../../../server/journal.ts';
import { readRow, writeIdOf } from '../../../server/store/read-row.ts';
import { newRow, type Row } from '../../../server/store/row.ts';
import { bookingOf, entryOf, newCall, noticeOf, REPLY } from './calls.ts';

const says: Reply['says'] = [{ prompt: 'ask_name', text: 't' }];

const bookingFor = (phone: unknown): AttributeValue => ({
  S: JSON.stringify(['B1', 'Ada', phone, 's', 'r', 't', 't', 'booked', 0]),
});
const noticed = (notice: string): AttributeValue => ({
  M: { a: { M: { notice: { S: notice }, attempts: { N: '0' }, claimedUntil: { N: '0' } } } },
});

describe('a reply reads back as it was written', () => {
  it.each<[string, Reply['next']]>([
    ['listening', { kind: 'listen', answer: 'name', patience: 'normal' }],
    ['listening with patience', { kind: 'listen', answer: 'yes_no', patience: 'long' }],
    ['dialling', { kind: 'dial', whisper: 'A caller who got stuck' }],
    ['recording', { kind: 'record' }],
    ['hanging up', { kind: 'hang_up' }],
  ])('%s', (_what, next) => {
    const call = newCall({ reply: { locale: 'en-CA', says, next } });
    expect(readRow(newRow(call, 'w1'))).toEqual({ kind: 'found', call });
  });
});

/** The turn's attribute with something in it changed, or, as undefined, left out. */
const turnWith = (changes: Record<string, unknown>): AttributeValue => {
  const [snapshot, turn] = (newRow(newCall(), 'w1')['turn']?.S ?? '').split('\n');
  return { S: `${snapshot}\n${JSON.stringify({ ...JSON.parse(turn ?? ''), ...changes })}\n` };
};

const opening = { startsAt: '2025-10-02T10:00', endsAt: '2025-10-02T10:30', resource: 'office' };
const { status: _status, ...BOOKED } = bookingOf('CA1');
const EARLIER = { ...BOOKED, mayCancel: true };

describe('a row is read back as it was written', () => {
  it.each<Notice>([
    { type: 'promoteBooking' },
    { type: 'textConfirmation' },
    { type: 'textChange' },
    { type: 'textCutOff' },
    { type: 'messageForOwner' },
    { type: 'releaseHold', opening },
    { type: 'releaseBooked', opening },
    { type: 'releaseBooked', opening, holder: 'CA2' },
    { type: 'releaseHold', opening: { ...opening, service: 'cut' } },
    { type: 'cancelBooking', booking: EARLIER },
    { type: 'textCancellation', booking: { ...EARLIER, code: '4711' } },
  ])('with the notice %j', (notice) => {
    const call = newCall({ notices: [noticeOf('a', { notice })] });
    expect(readRow(newRow(call, 'w1'))).toEqual({ kind: 'found', call });
  });
  it.each(['name', 'spelling', 'phone', 'time', 'choice', 'yes_no', 'anything'] as const)('awaiting %s', (answer) => {
    const call = newCall({ reply: { locale: 'en', says, next: { kind: 'listen', answer, patience: 'normal' } } });
    expect(readRow(newRow(call, 'w1'))).toEqual({ kind: 'found', call });
  });
  it('with all that may be there', () => {
    const call = newCall({
      callId: 'CA1',
      journal: appended(appended('', entryOf(1, { also: 'phone:full' })), entryOf(2, { from: 'a', to: 'a' })),
      notices: [noticeOf('a', { revision: 3 }), noticeOf('b', { attempts: 2, claimedUntilEpochMs: 5 })],
      booking: { ...bookingOf('CA1'), status: 'cancelled', code: '4711' },
    });
    expect(readRow(newRow(call, 'w1'))).toEqual({ kind: 'found', call });
  });
  it('or as one that is not there', () => {
    expect(readRow(undefined)).toEqual({ kind: 'missing' });
  });
  it('by the write that made it', () => {
    expect(writeIdOf(newRow(newCall(), 'w1'))).toBe('w1');
    const turns = [
      undefined,
      { S: '' },
      { S: 'x\n{"writeId":"w1"}' },
      { S: 'x\n7\n' },
      { S: 'x\nnull\n' },
      { S: 'x\n{}\n' },
      { N: '1' },
    ];
    for (const turn of turns) expect(writeIdOf(turn === undefined ? {} : { turn })).toBeUndefined();
    expect(writeIdOf(undefined)).toBeUndefined();
  });
  it('with what a message says, and with its notices in order', () => {
    const call = newCall({ transcript: 'call me', notices: ['c', 'a', 'b'].map((id) => noticeOf(id)) });
    const sorted = ['a', 'b', 'c'].map((id) => noticeOf(id));
    expect(readRow(newRow(call, 'w1'))).toEqual({ kind: 'found', call: { ...call, notices: sorted } });
  });
  it.each([
    ['under way', {}, false],
    ['with something to tell', { notices: [noticeOf('a')] }, true],
    ['finished with something to tell', { finished: true, notices: [noticeOf('a')] }, true],
    ['finished', { finished: true }, false],
  ])('on the index of what is due: %s', (_what, changes, due) => {
    expect('due' in newRow(newCall(changes), 'w1')).toBe(due);
  });
});

const promptedBy = (prompt: unknown) => ({ locale: 'en', says: [{ prompt, text: '' }], next: { kind: 'record' } });
const listeningFor = (changes: object) =>
  turnWith({ reply: { ...REPLY, next: { kind: 'listen', answer: 'name', patience: 'normal', ...changes } } });

describe('a row is unreadable', () => {
  const callId = 'CA1';
  const whole = newCall({
    callId,
    journal: appended('', entryOf(0)),
    notices: [noticeOf('a')],
    booking: bookingOf(callId),
    endedAt: '2025-10-02T15:04:00.000Z',
  });

  it.each(['pk', 'position', 'turn', 'call', 'notices', 'finished'])('without its %s', (name) => {
    const { [name]: _gone, ...rest } = newRow(whole, 'w1');
    expect(readRow(rest)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(name) });
  });
  it.each(['machine', 'reply', 'updatedAt'])('whose turn is without its %s', (name) => {
    const row = { ...newRow(whole, 'w1'), turn: turnWith({ [name]: undefined }) };
    expect(readRow(row)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(name) });
  });

  it.each<[string, string, AttributeValue]>([
    ['a negative version', 'position', { S: '-1 ask_name.asking 0' }],
    ['half a version', 'position', { S: '6.5 ask_name.asking 0' }],
    ['a version that is no number', 'position', { S: 'six ask_name.asking 0' }],
    ['an empty state', 'position', { S: '6  0' }],
    ['no number of slots', 'position', { S: '6 ask_name.asking' }],
    ['slots that are no number', 'position', { S: '6 ask_name.asking all' }],
    ['more than a position', 'position', { S: '6 ask_name.asking 0 1' }],
    ['a position that is a number', 'position', { N: '6' }],
    ['a turn that is not JSON', 'turn', { S: '{"value":"a"}\n{"machine":{"id' }],
    ['a turn that is empty', 'turn', { S: '' }],
    ['a turn that is a number', 'turn', { N: '7' }],
    ['a turn of no chart', 'turn.machine', turnWith({ machine: undefined })],
    ['a turn at no time', 'turn.updatedAt', turnWith({ updatedAt: undefined })],
    ['a reply that does nothing afterwards', 'turn.reply', turnWith({ reply: { locale: 'en', says: [] } })],
    ['a reply that does what no reply does', 'turn.reply', turnWith({ reply: { ...REPLY, next: { kind: 'sing' } } })],
    ['a reply that awaits what no reply does', 'turn.reply', listeningFor({ answer: 'a song' })],
    ['a reply that awaits a number', 'turn.reply', listeningFor({ answer: 7 })],
    ['a reply that awaits for nobody knows how long', 'turn.reply', listeningFor({ patience: 'endless' })],
    ['a reply that awaits for a number', 'turn.reply', listeningFor({ patience: 7 })],
    ['a reply that listens in another way', 'turn.reply', listeningFor({ kind: 'hum' })],
    ['a call from nobody knows where', 'call.from', { S: '{"to":"+12045550100","createdAt":"2025-10-02T15:00:00Z"}' }],
    ['a call begun nobody knows when', 'call.createdAt', { S: '{"from":"anonymous","to":"+12045550100"}' }],
    ['a notice of no known kind', 'notices', { M: { a: { M: { notice: { S: '{"type":"shout"}' } } } } }],
    ['a booking for no number', 'booking', { S: '["B1","Ada","not a number","s","r","t","t","booked"]' }],
    ['a booking for a list', 'booking', bookingFor(['+12045550143'])],
    ['a booking for part of a number', 'booking', bookingFor('tel:+12045550143')],
    ['a booking for more than a number', 'booking', bookingFor('+12045550143;1')],
    ['a reply without a prompt', 'turn.reply', turnWith({ reply: promptedBy('') })],
    ['a reply with a numbered prompt', 'turn.reply', turnWith({ reply: promptedBy(7) })],
    ['a notice to release nothing', 'notices', noticed('{"type":"releaseHold","opening":{}}')],
    ['an end that is a number', 'endedAt', { N: '1759417200' }],
    ['finished as text', 'finished', { S: 'true' }],
  ])('with %s', (_what, name, value) => {
    const row: Row = { ...newRow(whole, 'w1'), [name.split('.')[0] ?? '']: value };
    expect(readRow(row)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(name) });
  });

  it.each([
    ['no', ''],
    ['an empty', '\n'],
  ])('with %s snapshot in its turn', (_what, before) => {
    const row = { ...newRow(whole, 'w1'), turn: { S: `${before}${turnWith({}).S?.split('\n')[1]}\n` } };
    expect(readRow(row)).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('snapshot') });
  });

  it('and says where, never what the caller said', () => {
    const row = { ...newRow(whole, 'w1'), turn: { S: '"my name is Ada Byron' }, call: { N: '12045550143' } };
    expect(JSON.stringify(readRow(row))).not.toMatch(/Ada|2045550143/);
  });

  it('in every place that is wrong', () => {
    const row = { ...newRow(whole, 'w1'), position: { S: 'x' }, call: { S: '{}' }, turn: { S: 'x\n{}' } };
    const loaded = readRow(row);
    const where = loaded.kind === 'unreadable' ? loaded.reason.split('; ') : [];
    const all = ['position', 'snapshot', 'turn.machine', 'turn.reply', 'turn.updatedAt', 'journal'];
    expect(where).toEqual([...all, 'call.from', 'call.to', 'call.createdAt']);
  });

  it('only for what it lacks: an attribute of a later release does no harm', () => {
    const row = { ...newRow(whole, 'w1'), mood: { S: 'sunny' } };
    expect(readRow(row)).toEqual({ kind: 'found', call: whole });
  });
});
