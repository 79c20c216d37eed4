// What errands send, as data: plans, notes, claims and strikes.
import {
  claimErrandRequest,
  kindOf,
  noteStatusRequest,
  planReminderRequest,
  settleErrandRequest,
} from '../../../server/store/errand-requests.ts';
import type { TextReport } from '../../../server/ports.ts';

const TABLE = 'a-table';
const key = { pk: 'BOOKING#BK1', sk: 'REMINDER' };
const Key = { pk: { S: 'BOOKING#BK1' }, sk: { S: 'REMINDER' } };
const NOW_MS = Date.parse('2025-10-02T15:00:00.900Z');

it('a reminder is planned unless this revision or a later one is', () => {
  const startsAtEpochMs = Date.parse('2025-10-03T15:00:00.900Z');
  const reminder = { bookingId: 'BK1', revision: 5, from: '+1', dueAtEpochMs: NOW_MS, startsAtEpochMs };
  expect(planReminderRequest(TABLE, reminder)).toEqual({
    TableName: TABLE,
    Item: {
      ...Key,
      id: { S: 'BK1' },
      revision: { N: '5' },
      from: { S: '+1' },
      firstDue: { N: String(NOW_MS) },
      attempts: { N: '0' },
      due: { S: 'REMINDER#6' },
      dueAt: { S: '2025-10-02T15:00:00.900Z' },
      expiresAt: { N: String(Date.parse('2025-10-05T15:00:00Z') / 1_000) },
    },
    ConditionExpression: 'attribute_not_exists(#pk) OR #revision < :revision',
    ExpressionAttributeNames: { '#pk': 'pk', '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': { N: '5' } },
  });
});

describe('what is reported of a text', () => {
  const report: TextReport = { messageId: 'SM1', status: 'sent', from: '+1', to: '+2', textId: 'CA1-7-1', about: 'x' };
  const note = { report, rank: 3, followUp: false, nowEpochMs: NOW_MS };

  it('is noted when it is further than what is known', () => {
    expect(noteStatusRequest(TABLE, note)).toEqual({
      TableName: TABLE,
      Key: { pk: { S: 'TEXT#SM1' }, sk: { S: 'TEXT' } },
      UpdateExpression:
        'SET #status = :status, #rank = :rank, #id = :id, #revision = :revision, #from = :from, #expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(#rank) OR #rank < :rank',
      ExpressionAttributeNames: {
        '#status': 'status',
        '#rank': 'rank',
        '#id': 'id',
        '#revision': 'revision',
        '#from': 'from',
        '#expiresAt': 'expiresAt',
      },
      ExpressionAttributeValues: {
        ':status': { S: 'sent' },
        ':rank': { N: '3' },
        ':id': { S: 'CA1-7-1' },
        ':revision': { N: '0' },
        ':from': { S: '+1' },
        ':expiresAt': { N: String(Date.parse('2025-11-01T15:00:00Z') / 1_000) },
      },
    });
  });

  it('is noted with its reason, and becomes an errand of its own', () => {
    const failed = { ...note, report: { ...report, code: 30_007 }, followUp: true };
    const { UpdateExpression, ExpressionAttributeValues } = noteStatusRequest(TABLE, failed);
    expect(UpdateExpression).toContain('#code = :code');
    expect(UpdateExpression).toContain('#due = :due, #dueAt = :dueAt');
    expect(ExpressionAttributeValues).toMatchObject({
      ':code': { N: '30007' },
      ':firstDue': { N: String(NOW_MS) },
      ':attempts': { N: '0' },
      ':due': { S: expect.stringMatching(/^UNDELIVERED#[0-7]$/) },
      ':dueAt': { S: '2025-10-02T15:00:00.900Z' },
    });
  });
});

it('an errand is claimed while it is due, until a time after now', () => {
  expect(claimErrandRequest(TABLE, key, NOW_MS, NOW_MS + 1)).toEqual({
    TableName: TABLE,
    Key,
    UpdateExpression: 'SET #dueAt = :until, #attempts = #attempts + :one',
    ConditionExpression: 'attribute_exists(#due) AND #dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#attempts': 'attempts' },
    ExpressionAttributeValues: {
      ':until': { S: '2025-10-02T15:00:00.901Z' },
      ':now': { S: '2025-10-02T15:00:00.900Z' },
      ':one': { N: '1' },
    },
    ReturnValues: 'ALL_NEW',
  });
  expect(() => claimErrandRequest(TABLE, key, NOW_MS, NOW_MS)).toThrow('claims nothing');
});

it('an errand is struck unless it was planned anew', () => {
  expect(settleErrandRequest(TABLE, key, 5)).toEqual({
    TableName: TABLE,
    Key,
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': { N: '5' } },
  });
});

it('the kind of an errand is told by its row', () => {
  expect([kindOf('REMINDER'), kindOf('TEXT')]).toEqual(['reminder', 'undelivered']);
});
