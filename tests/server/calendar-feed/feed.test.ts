// The owner's calendar over HTTP: who may read it, and what a call puts into it.
import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import { startLine, ADMIN_TOKEN, type TestLine } from '../../support/line.ts';
import { settled } from '../../support/earlier.ts';
import { readIcs } from '../../support/ics.ts';
import { textTo } from '../../support/texting.ts';

const TWO_DESKS = [
  { id: 'sam', spoken: ['Sam'], closures: [] },
  { id: 'alex', spoken: ['Alex'], closures: [] },
];

let line: TestLine;
beforeEach(async () => {
  line = await startLine('2025-09-29T15:00:00Z', { name: 'Portage Barbers', resources: TWO_DESKS });
});
afterEach(() => line.close());

const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };
const password = (token: string) => ({ authorization: `Basic ${Buffer.from(`anybody:${token}`).toString('base64')}` });
const get = (path: string, headers: Record<string, string> = {}) => fetch(line.server.url + path, { headers });
/** The status alone, and not by `fetch`: that would ask for no stored copy. */
const statusOf = async (path: string, headers: Record<string, string>): Promise<number | undefined> => {
  const [response] = await once(httpGet(line.server.url + path, { headers, agent: false }), 'response');
  response.resume();
  return response.statusCode;
};
const feeds = async () => (await line.api('/api/calendar-feeds')) as { resource: string | null; subscribe: string }[]; // our own API

async function books(): Promise<ReturnType<TestLine['telephone']>> {
  const caller = line.telephone();
  await caller.calls();
  for (const words of ['my name is Ada Byron', 'yes', 'thursday at ten am', 'yes']) await caller.says(words);
  await delivered(caller);
  return caller;
}

/** Waits for what happens after a turn is written: the appointment is entered, the texts go out. */
async function delivered({ callSid }: { callSid: string }): Promise<void> {
  while ((await line.row(callSid)).notices.length > 0) {
    await line.server.sweepOnce();
    line.clock.nowMs += 60_000; // what failed is tried again a minute later
  }
}

const shown = async () => readIcs(await (await get('/calendar.ics', bearer)).text());

it('shows an appointment that was made by a call, moved by a second one, and cancelled by a text', async () => {
  const first = await books();
  const [made] = await shown();
  expect(made).toMatchObject({
    startsAt: '2025-10-02T15:00:00.000Z',
    endsAt: '2025-10-02T15:30:00.000Z',
    summary: 'Ada Byron: appointment',
    description: expect.stringMatching(/^\+12048694905\n(Sam|Alex)$/),
    status: 'CONFIRMED',
  });
  await first.hangsUp();
  const second = line.telephone();
  await second.calls();
  const moving = ['I need to move my appointment', 'Ada Byron', 'thursday at eleven am', 'yes'];
  for (const words of moving) await second.says(words);
  await delivered(second);
  const moved = await shown();
  expect(moved).toMatchObject([{ uid: made?.uid, startsAt: '2025-10-02T16:00:00.000Z', status: 'CONFIRMED' }]);
  expect(moved[0]?.sequence).toBeGreaterThan(made?.sequence ?? Infinity);
  await second.hangsUp();
  expect(await textTo(line, '+12048694905', 'C')).toContain('Cancel your appointment');
  expect(await textTo(line, '+12048694905', 'yes')).toContain('is cancelled');
  await settled(line);
  const cancelled = await shown();
  expect(cancelled).toMatchObject([{ uid: made?.uid, status: 'CANCELLED' }]);
  expect(cancelled[0]?.sequence).toBeGreaterThan(moved[0]?.sequence ?? Infinity);
});

it('gives each of the people their own', async () => {
  await books();
  const [all] = await line.server.shell.calendar.bookings('2025-10-02', '2025-10-02');
  const [his, others] = all?.resource === 'sam' ? ['sam', 'alex'] : ['alex', 'sam'];
  expect(readIcs(await (await get(`/calendar/${his}.ics`, bearer)).text())).toHaveLength(1);
  expect(readIcs(await (await get(`/calendar/${others}.ics`, bearer)).text())).toEqual([]);
  expect((await get('/calendar/nobody.ics', bearer)).status).toBe(404);
  const [everybody, ...single] = await feeds();
  expect(everybody?.resource).toBeNull();
  for (const { resource, subscribe } of single) {
    const events = readIcs(await (await fetch(subscribe)).text());
    expect(events).toHaveLength(resource === his ? 1 : 0);
  }
});

it('is a file that programs may keep until it changes', async () => {
  const before = await get('/calendar.ics', bearer);
  expect(Object.fromEntries(before.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': 'attachment; filename="calendar.ics"',
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex, nofollow',
  });
  const tag = before.headers.get('etag') ?? '';
  line.clock.nowMs += 60_000;
  expect(await statusOf('/calendar.ics', { ...bearer, 'if-none-match': tag })).toBe(304);
  await books();
  expect(await statusOf('/calendar.ics', { ...bearer, 'if-none-match': tag })).toBe(200);
});

it('opens to who holds the token, as a header or as a password, and to nobody else', async () => {
  const tried: [string, Record<string, string>, number][] = [
    ['/calendar.ics', bearer, 200],
    ['/calendar.ics', password(ADMIN_TOKEN), 200],
    ['/calendar/sam.ics', password(ADMIN_TOKEN), 200],
    ['/calendar.ics', password('a-guess-of-the-token'), 401],
    ['/calendar.ics', {}, 401],
    ['/calendar/sam.ics', {}, 401],
    ['/api/calendar-feeds', {}, 401],
    ['/api/bookings?from=2025-10-01&to=2025-10-01', password(ADMIN_TOKEN), 401],
    ['/calendar/subscribed/AAAAAAAAAAAAAAAAAAAAAA.ics', {}, 404],
    [`/calendar/subscribed/${ADMIN_TOKEN}.ics`, {}, 404],
  ];
  for (const [path, headers, status] of tried) expect([path, await statusOf(path, headers)]).toEqual([path, status]);
  expect((await get('/calendar.ics')).headers.get('www-authenticate')).toContain('Basic realm="calendar"');
});

it('an address opens that calendar alone, and only while the token stands', async () => {
  const addresses = (await feeds()).map(({ subscribe }) => subscribe);
  expect(new Set(addresses).size).toBe(3);
  for (const address of addresses) {
    expect(address).toMatch(/\/calendar\/subscribed\/[\w-]{22}\.ics$/);
    expect((await fetch(address)).status).toBe(200);
  }
  const other = await startLine(
    '2025-09-29T15:00:00Z',
    { resources: TWO_DESKS },
    { adminToken: 'another-admin-token' },
  );
  const elsewhere = addresses.map((address) => address.replace(line.server.url, other.server.url));
  const statuses = await Promise.all(elsewhere.map(async (address) => (await fetch(address)).status));
  await other.close();
  expect(statuses).toEqual([404, 404, 404]);
});

it('says nothing of its address in the log when the store is away', async () => {
  const [everybody] = await feeds();
  line.server.shell.calendar.bookings = () => Promise.reject(new Error('the store is away'));
  const answer = await fetch(everybody?.subscribe ?? '');
  expect(answer.status).toBe(503);
  expect(line.logged.at(-1)).toMatchObject({ level: 'error', message: 'calendar not served' });
  expect(JSON.stringify(line.logged)).not.toContain('subscribed');
});
