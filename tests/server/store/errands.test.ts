import type { TextReport } from '../../../server/ports.ts';
import { createErrands } from '../../../server/store/errands.ts';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';
import { seeded } from '../../support/random.ts';

const CLAIMERS = 10;
const MANY = 100;

let opened: OpenStore;
beforeAll(async () => {
  opened = await openStore({});
});
afterAll(() => opened.close());

let bookings = 0;
const planned = (change: object = {}) => ({
  bookingId: `BK${(bookings += 1)}`,
  revision: 5,
  from: '+12045550000',
  dueAtEpochMs: 1_000_000,
  startsAtEpochMs: 87_400_000,
  ...change,
});
const keyOf = (bookingId: string) => ({ pk: `BOOKING#${bookingId}`, sk: 'REMINDER' });

describe('a reminder', () => {
  it('is due from its time on and not before, oldest first', async () => {
    const errands = createErrands(opened);
    const later = planned({ dueAtEpochMs: 2_000_000 });
    const sooner = planned();
    await errands.planReminder(later);
    await errands.planReminder(sooner);
    expect(await errands.due('reminder', 999_999, MANY)).toEqual([]);
    expect(await errands.due('reminder', 1_000_000, MANY)).toEqual([keyOf(sooner.bookingId)]);
    expect(await errands.due('reminder', 3_000_000, MANY)).toEqual([keyOf(sooner.bookingId), keyOf(later.bookingId)]);
    expect(await errands.due('reminder', 3_000_000, 1)).toEqual([keyOf(sooner.bookingId)]);
    expect(await errands.due('undelivered', 3_000_000, MANY)).toEqual([]);
  });

  it(`is claimed by one of ${CLAIMERS}, and again when the claim has run out`, async () => {
    const errands = createErrands(opened);
    const reminder = planned();
    const key = keyOf(reminder.bookingId);
    await errands.planReminder(reminder);
    const claims = await Promise.all(Array.from({ length: CLAIMERS }, () => errands.claim(key, 1_000_000, 1_060_000)));
    expect(claims.filter((claim) => claim !== null)).toEqual([
      {
        key,
        kind: 'reminder',
        id: reminder.bookingId,
        revision: 5,
        from: '+12045550000',
        attempts: 1,
        firstDueEpochMs: 1_000_000,
      },
    ]);
    expect(await errands.claim(key, 1_059_999, 1_120_000)).toBeNull();
    expect(await errands.claim(key, 1_060_000, 1_120_000)).toMatchObject({ attempts: 2 });
  });

  it('is planned once, and neither again nor claimed when it is done', async () => {
    const errands = createErrands(opened);
    const reminder = planned();
    const key = keyOf(reminder.bookingId);
    await errands.planReminder(reminder);
    await errands.settle({ key, revision: 5 });
    await errands.planReminder(reminder);
    expect(await errands.claim(key, 9_000_000, 9_060_000)).toBeNull();
  });

  it('of a later revision replaces the earlier, done or not, and is not struck with it', async () => {
    const errands = createErrands(opened);
    const reminder = planned();
    const key = keyOf(reminder.bookingId);
    await errands.planReminder(reminder);
    await errands.planReminder({ ...reminder, revision: 8, dueAtEpochMs: 5_000_000 });
    await errands.planReminder({ ...reminder, revision: 7, dueAtEpochMs: 1_000_000 });
    await errands.settle({ key, revision: 5 });
    expect(await errands.claim(key, 4_999_999, 9_000_000)).toBeNull();
    expect(await errands.claim(key, 5_000_000, 9_000_000)).toMatchObject({ revision: 8, attempts: 1 });
  });
});

const STEPS = ['queued', 'sending', 'sent', 'undelivered'] as const;
const report = (messageId: string, status: TextReport['status']): TextReport => ({
  messageId,
  status,
  from: '+12045550000',
  to: '+12048694905',
  textId: 'CA1-7-1',
  about: 'textConfirmation',
});

describe('what became of a text', () => {
  it('only goes forward, in whatever order it is reported, and its end is news once', async () => {
    const errands = createErrands(opened);
    const random = seeded(7);
    for (let text = 0; text < 12; text += 1) {
      const messageId = `SM${text}`;
      const twice = [...STEPS, ...STEPS].toSorted(() => random() - 0.5);
      const note = async (status: (typeof STEPS)[number]) => {
        const rank = STEPS.indexOf(status) + 1;
        const followUp = status === 'undelivered';
        return (await errands.noteStatus({ report: report(messageId, status), rank, followUp, nowEpochMs: text + 1 }))
          ? status
          : null;
      };
      const inOrder: (string | null)[] = [];
      for (const status of twice.slice(0, 4)) inOrder.push(await note(status));
      const atOnce = await Promise.all(twice.slice(4).map(note));
      const news = [...inOrder, ...atOnce].filter((status) => status !== null);
      expect(news.filter((status) => status === 'undelivered')).toHaveLength(1);
      expect(news.length).toBe(new Set(news).size);
    }
    expect(await errands.due('undelivered', 1_000, MANY)).toHaveLength(12);
  });
});

const entry = (dueAt: string) => ({ Items: [{ dueAt: { S: dueAt }, pk: { S: dueAt }, sk: { S: 's' } }] });
const saying = (...answers: object[]) => {
  const send = async () => {
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return createErrands({ client: { send } as never, tableName: 'a-table' }); // of the client only this is used
};

describe('a table that answers oddly', () => {
  const key = keyOf('BK0');
  const row = {
    id: { S: 'BK0' },
    revision: { N: '5' },
    from: { S: '+1' },
    firstDue: { N: '10' },
    attempts: { N: '1' },
  };

  it('is asked for at least one errand', async () => {
    await expect(saying().due('reminder', 1, 0)).rejects.toThrow('at least one errand');
  });
  it('may have nothing to list, or an entry without its keys', async () => {
    expect(await saying({}, { Items: [{}] }).due('reminder', 1, MANY)).toEqual([{ pk: '', sk: '' }]);
  });
  it('lists the longest due first, wherever they lie', async () => {
    const due = await saying(entry('2'), entry('1'), entry('3')).due('reminder', 1, MANY);
    expect(due.map(({ pk }) => pk)).toEqual(['1', '2', '3']);
  });
  it('cannot be reached', async () => {
    await expect(saying(new Error('down')).claim(key, 1, 2)).rejects.toThrow('down');
  });
  it('hands over an errand as it was claimed', async () => {
    expect(await saying({ Attributes: row }).claim(key, 1, 2)).toMatchObject({ id: 'BK0', firstDueEpochMs: 10 });
  });
  it.each(['-5', '5.5', 'five', '5 ', ''])('hands over no errand of revision %j', async (N) => {
    await expect(saying({ Attributes: { ...row, revision: { N } } }).claim(key, 1, 2)).rejects.toThrow('revision');
  });
  it.each(Object.keys(row))('hands over no errand without its %s', async (name) => {
    await expect(saying({ Attributes: { ...row, [name]: { BOOL: true } } }).claim(key, 1, 2)).rejects.toThrow(name);
  });
});
