// What the index of due things is asked and told, as data.
import { dueRequest, leaveDueRequest, unwatchRequest, watchRequest } from '../../../server/store/due-requests.ts';

const TABLE = 'a-table';
const Key = { pk: { S: 'CALL#CA1' }, sk: { S: 'WATCH' } };
const NOW_MS = Date.parse('2025-10-02T15:00:00.900Z');

it('a partition is asked for what is due by now, longest due first', () => {
  expect(dueRequest(TABLE, 'DUE#3', NOW_MS, 7)).toEqual({
    TableName: TABLE,
    IndexName: 'due-index',
    KeyConditionExpression: '#due = :partition AND #dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
    ExpressionAttributeValues: { ':partition': { S: 'DUE#3' }, ':now': { S: '2025-10-02T15:00:00.900Z' } },
    ScanIndexForward: true,
    Limit: 7,
  });
});

it('a call is watched four hours after it began, and its watch kept no longer than its row', () => {
  expect(watchRequest(TABLE, 'CA1', '2025-10-02T15:00:00.900Z')).toEqual({
    TableName: TABLE,
    Item: {
      ...Key,
      due: { S: expect.stringMatching(/^WATCH#[0-7]$/) },
      dueAt: { S: '2025-10-02T19:00:00.900Z' },
      expiresAt: { N: String(Date.parse('2025-12-31T15:00:00Z') / 1_000) },
    },
  });
});

it('a watch ends once it is due', () => {
  expect(unwatchRequest(TABLE, 'CA1', NOW_MS)).toEqual({
    TableName: TABLE,
    Key,
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#dueAt <= :now',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
    ExpressionAttributeValues: { ':now': { S: '2025-10-02T15:00:00.900Z' } },
  });
});

it('a finished call without notices leaves the index', () => {
  expect(leaveDueRequest(TABLE, 'CA1')).toEqual({
    TableName: TABLE,
    Key: { pk: { S: 'CALL#CA1' }, sk: { S: 'CALL' } },
    UpdateExpression: 'REMOVE #due, #dueAt',
    ConditionExpression: '#finished = :true AND size(#notices) = :none AND attribute_exists(#due)',
    ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt', '#finished': 'finished', '#notices': 'notices' },
    ExpressionAttributeValues: { ':true': { BOOL: true }, ':none': { N: '0' } },
  });
});
