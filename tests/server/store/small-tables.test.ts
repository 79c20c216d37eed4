// Opt-outs, the links to appointments and the look at the live calls: what is asked of the table and what comes of it.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { createAppointmentLinks, linkRequest } from '../../../server/store/appointment-links.ts';
import { liveRows } from '../../../server/store/live-rows.ts';
import { createOptOuts } from '../../../server/store/opt-outs.ts';
import { sdkClientOver } from '../../simulation/engine/client.ts';

const tableName = 'a-table';
const [ADA, LINE] = ['+12045550143', '+12045550100'];
const NOW_MS = Date.parse('2025-10-02T15:00:00.900Z');

/** A client that answers in this order, an error by throwing it, and what was sent through it. */
function saying(...answers: object[]) {
  const sent: object[] = [];
  const send = async ({ input }: { input: object }) => {
    sent.push(input);
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { sent, client: { send } as never }; // of the client only this is used
}
const linksSaying = (...answers: object[]) => createAppointmentLinks({ ...saying(...answers), tableName });
const refusal = () => new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });

describe('an opt-out', () => {
  const Key = { pk: { S: `CALLER#${ADA}` }, sk: { S: `OPTOUT#${LINE}` } };

  it('holds for one number and one line until it is taken back', async () => {
    const optOuts = createOptOuts({ client: sdkClientOver(), tableName });
    const at = '2025-10-02T15:00:00.000Z';
    expect(await optOuts.has(ADA, LINE)).toBe(false);
    await optOuts.note(ADA, LINE, true, at);
    expect([await optOuts.has(ADA, LINE), await optOuts.has(ADA, '+12045550101')]).toEqual([true, false]);
    expect(await optOuts.has('+12045550144', LINE)).toBe(false);
    await optOuts.note(ADA, LINE, false, at);
    expect(await optOuts.has(ADA, LINE)).toBe(false);
  });

  it('is none where a row says nothing of it', async () => {
    const { client } = saying({ Item: {} });
    expect(await createOptOuts({ client, tableName }).has(ADA, LINE)).toBe(false);
  });

  it('is asked for as it stands, and written without a condition', async () => {
    const { sent, client } = saying();
    const optOuts = createOptOuts({ client, tableName });
    await optOuts.has(ADA, LINE);
    await optOuts.note(ADA, LINE, true, '2025-10-02T15:00:00.000Z');
    const row = { ...Key, optedOut: { BOOL: true }, at: { S: '2025-10-02T15:00:00.000Z' } };
    expect(sent).toEqual([
      { TableName: tableName, Key, ConsistentRead: true },
      { TableName: tableName, Item: row },
    ]);
  });
});

describe('the link to an appointment', () => {
  it('is the same for a booking whichever process makes it, another for each, and leads back', async () => {
    const client = sdkClientOver();
    const [one, other] = [0, 1].map(() => createAppointmentLinks({ client, tableName }));
    const token = (await one?.tokenFor('BK1', NOW_MS)) ?? '';
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await one?.tokenFor('BK1', NOW_MS)).toBe(token);
    expect(await other?.tokenFor('BK1', NOW_MS)).toBe(token);
    expect(await other?.tokenFor('BK2', NOW_MS)).not.toBe(token);
    expect(await other?.bookingOf(token)).toBe('BK1');
    expect(await other?.bookingOf('A'.repeat(22))).toBeNull();
  });

  it('is kept as its hash for four hundred days', () => {
    const { Item, TableName } = linkRequest(tableName, 'A'.repeat(22), 'BK1', NOW_MS);
    expect(TableName).toBe(tableName);
    expect(Item).toEqual({
      pk: { S: 'LINK#8a5bdb4cc15164126c6ef2668de9dd240d299ce6397a42c95a9411b93d080ed8' },
      sk: { S: 'LINK' },
      bookingId: { S: 'BK1' },
      expiresAt: { N: String(Date.parse('2026-11-06T15:00:00Z') / 1_000) },
    });
  });

  it.each(['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}!`, ` ${'A'.repeat(22)}`])(
    'is none that nobody can have been given: %j',
    async (token) => {
      const { sent, client } = saying();
      expect(await createAppointmentLinks({ client, tableName }).bookingOf(token)).toBeNull();
      expect(sent).toEqual([]);
    },
  );

  it('takes the secret that another process wrote, as it stands, and draws one of 32 bytes', async () => {
    const { sent, client } = saying(refusal(), { Item: { secret: { S: 's' } } });
    await createAppointmentLinks({ client, tableName }).tokenFor('BK1', NOW_MS);
    const secret = { pk: { S: 'SECRET#appointment-links' }, sk: { S: 'SECRET' } };
    expect(sent).toMatchObject([
      {
        TableName: tableName,
        Item: { ...secret, secret: { S: expect.stringMatching(/^[\w-]{43}$/) } },
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      },
      { TableName: tableName, Key: secret, ConsistentRead: true },
      { Item: { sk: { S: 'LINK' } } },
    ]);
  });

  it('is not made without the secret', async () => {
    await expect(linksSaying(new Error('down')).tokenFor('BK1', NOW_MS)).rejects.toThrow('down');
    await expect(linksSaying(refusal(), {}).tokenFor('BK1', NOW_MS)).rejects.toThrow(
      'the secret of the links is not in its row',
    );
    await expect(linksSaying(refusal(), { Item: {} }).tokenFor('BK1', NOW_MS)).rejects.toThrow('not in its row');
  });

  it('leads nowhere from a row without a booking', async () => {
    const { client } = saying({ Item: {} });
    expect(await createAppointmentLinks({ client, tableName }).bookingOf('A'.repeat(22))).toBeNull();
  });
});

it('the live calls are read two hundred rows at a time, as they stand, over pages that hold none', async () => {
  const client = sdkClientOver();
  const requests: object[] = [];
  client.middlewareStack.add(
    (next) => async (args) => {
      requests.push(args.input);
      const last = requests.length < 3 ? { LastEvaluatedKey: { pk: { S: String(requests.length) } } } : {};
      const Items = requests.length === 2 ? undefined : [{ pk: { S: `CALL#${requests.length}` } }];
      const { response } = await next(args);
      return { response, output: { $metadata: {}, ...last, ...(Items ? { Items } : {}) } as never }; // of a scan
    },
    { step: 'initialize' },
  );
  const shown: unknown[] = [];
  for await (const row of liveRows({ client, tableName })) shown.push(row['pk']?.S);
  expect(shown).toEqual(['CALL#1', 'CALL#3']);
  expect(requests).toHaveLength(3);
  expect(requests[0]).toMatchObject({
    TableName: tableName,
    Limit: 200,
    ConsistentRead: true,
    FilterExpression: '#sk = :call AND NOT #finished = :true',
    ExpressionAttributeValues: { ':call': { S: 'CALL' }, ':true': { BOOL: true } },
  });
});
