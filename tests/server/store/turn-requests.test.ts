// The requests of a turn as they go out, asserted without a network.
import { appended, entriesOf } from '../../../server/journal.ts';
import { commitRequest, createRequest, loadRequest, markEndedRequest } from '../../../server/store/turn-requests.ts';
import { bookingOf, entryOf, newCall, noticeOf, turnAfter } from './calls.ts';

const TABLE = 'a-table';
const call = newCall({ callId: 'CA1', version: 6 });
const asks = (changes: object, leaveDue = false) =>
  commitRequest(TABLE, turnAfter(call, changes), 'w1', leaveDue).ConditionExpression?.split(' AND ').at(-1);

describe('the one write of a turn', () => {
  it('names the version before, the state that was read, the slots filled and the open line in its condition', () => {
    const request = commitRequest(TABLE, turnAfter(call, { filled: 2 }), 'w1', false);
    expect(request.ConditionExpression).toBe('#p=:p0 AND attribute_not_exists(#endedAt)');
    expect(request.ExpressionAttributeNames).toMatchObject({ '#p': 'position' });
    expect(request.ExpressionAttributeValues).toMatchObject({
      ':p0': { S: '6 ask_name.asking 0' },
      ':p': { S: '7 ask_mobile.asking 2' },
    });
    expect(request.ReturnValuesOnConditionCheckFailure).toBe('ALL_OLD');
  });

  it.each([['the open line, for the sweep', { mayFollowEnd: true }, '#endedAt']])(
    'leaves out %s',
    (_what, changes, part) => {
      expect(commitRequest(TABLE, turnAfter(call), 'w1', false).ConditionExpression).toContain(part);
      expect(commitRequest(TABLE, turnAfter(call, changes), 'w1', false).ConditionExpression).not.toContain(part);
    },
  );

  it('never leaves out the version, the state and the slots that were read', () => {
    const write = turnAfter(call, { mayUndo: true, mayFollowEnd: true, finished: true });
    const { ConditionExpression } = commitRequest(TABLE, write, 'w1', true);
    expect(ConditionExpression).toBe('#p=:p0 AND size(#notices) = :none');
  });

  it('of a last turn with nothing to tell asks that a notice be outstanding, unless it leaves the index', () => {
    expect(asks({ finished: true })).toBe('size(#notices) > :none');
    expect(asks({ finished: true }, true)).toBe('size(#notices) = :none');
    expect(asks({ finished: true, notices: [noticeOf('a')] })).toBe('attribute_not_exists(#endedAt)');
    expect(asks({})).toBe('attribute_not_exists(#endedAt)');
  });

  it.each([
    ['as many notices as a turn gives', { notices: Array.from({ length: 10 }, (_, at) => noticeOf(`n${at}`)) }],
  ])('is built with %s', (_what, changes) => {
    expect(() => commitRequest(TABLE, turnAfter(call, changes), 'w1', false)).not.toThrow();
  });

  it('sets the position and the turn, and nothing else unless there is more to say', () => {
    expect(commitRequest(TABLE, turnAfter(call), 'w1', false).UpdateExpression).toBe('SET #p=:p,#t=:t');
  });

  it('appends to the journal that was read', () => {
    const before = newCall({ version: 1, journal: appended('', entryOf(1)) });
    const { ExpressionAttributeValues } = commitRequest(TABLE, turnAfter(before), 'w1', false);
    const [, , ...journal] = ExpressionAttributeValues?.[':t']?.S?.split('\n') ?? [];
    expect(entriesOf(journal.join('\n')).map(({ turn }) => turn)).toEqual([1, 2]);
  });

  it('touches the index only with something to deliver', () => {
    const [silent, telling] = [{}, { notices: [noticeOf('a')] }].map(
      (changes) => commitRequest(TABLE, turnAfter(call, changes), 'w1', false).UpdateExpression,
    );
    expect(silent).not.toContain('#due');
    expect(telling).toContain('#due = :due, #dueAt = :dueAt');
  });

  it('gives each notice a place of its own, whatever its id holds', () => {
    const notices = [noticeOf('text.1'), noticeOf('size')];
    const request = commitRequest(TABLE, turnAfter(call, { notices }), 'w1', false);
    expect(request.UpdateExpression).toContain('#notices.#notice0 = :notice0, #notices.#notice1 = :notice1');
    expect(request.ExpressionAttributeNames).toMatchObject({ '#notice0': 'text.1', '#notice1': 'size' });
  });

  it.each([
    ['plain', {}, false],
    ['with everything', { notices: [noticeOf('a')], booking: bookingOf('CA1') }, false],
    ['the last', { finished: true }, true],
    ['the last, with something on its way', { finished: true }, false],
    ['for the sweep', { mayFollowEnd: true, mayUndo: true }, false],
  ])('uses every alias it defines and defines every alias it uses: %s', (_what, changes, leaveDue) => {
    const request = commitRequest(TABLE, turnAfter(call, changes), 'w1', leaveDue);
    const used = `${request.UpdateExpression} ${request.ConditionExpression}`;
    const aliases = { ...request.ExpressionAttributeNames, ...request.ExpressionAttributeValues };
    expect(new Set(used.match(/[#:]\w+/g))).toEqual(new Set(Object.keys(aliases)));
  });

  it('has no attribute that is not aliased', () => {
    const write = turnAfter(call, { booking: bookingOf('CA1'), notices: [noticeOf('a')] });
    const { UpdateExpression = '', ConditionExpression = '' } = commitRequest(TABLE, write, 'w1', false);
    const words = `${UpdateExpression} ${ConditionExpression}`.match(/(?<![#:\w])[A-Za-z_]\w*/g);
    const keywords = ['SET', 'AND', 'attribute_not_exists'];
    expect((words ?? []).filter((word) => !keywords.includes(word))).toEqual([]);
  });

  it.each([
    ['version 0', { version: 0 }],
    ['no predecessor', { predecessors: [] }],
    ['a move that the chart does not have', { predecessors: ['confirm.asking'] }],
    ['more notices than a turn gives', { notices: Array.from({ length: 11 }, (_, at) => noticeOf(`n${at}`)) }],
  ])('is not built with %s', (what, changes) => {
    const said = { 'version 0': 'created', 'more notices than a turn gives': 'more notices' }[what] ?? 'no such move';
    expect(() => commitRequest(TABLE, turnAfter(call, changes), 'w1', false)).toThrow(said);
  });
});

describe('the other requests of a call', () => {
  it('load reads what stands', () => {
    expect(loadRequest(TABLE, 'CA1')).toEqual({
      TableName: TABLE,
      Key: { pk: { S: 'CALL#CA1' }, sk: { S: 'CALL' } },
      ConsistentRead: true,
    });
  });

  it('create asks that there be no row', () => {
    expect(createRequest(TABLE, call, 'w1')).toMatchObject({
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ConditionExpression: 'attribute_not_exists(#pk)',
      Item: {
        turn: { S: expect.stringContaining('"writeId":"w1"') },
      },
    });
  });

  it('the end keeps the time that was reported first', () => {
    expect(markEndedRequest(TABLE, 'CA1', '2025-10-02T15:04:00.000Z').UpdateExpression).toBe(
      'SET #endedAt = if_not_exists(#endedAt, :endedAt), #due = if_not_exists(#due, :due), #dueAt = if_not_exists(#dueAt, :endedAt)',
    );
  });
});
