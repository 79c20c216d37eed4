// The owner's own calendar over HTTP: what it takes from the line's openings, and that no fault of it gives them back.
import type { ServerResponse } from 'node:http';
import { DEFAULT_BUSINESS } from '../../../../server/business.ts';
import { createBusyCalendars } from '../../../../server/calendar/busy/busy-calendars.ts';
import { packed, unpacked } from '../../../../server/calendar/busy/feed-row.ts';
import { openStore } from '../../../../server/store/open-store.ts';
import { calendarWith, type FeedServer, startFeedServer } from '../../../support/feed-server.ts';
import { startLine, type TestLine } from '../../../support/line.ts';

const MINUTE_MS = 60_000;
const THURSDAY_AT_TEN = '20251002T150000Z'; // in Winnipeg
const TWO_DESKS = [
  { id: 'sam', spoken: ['Sam'], closures: [] },
  { id: 'alex', spoken: ['Alex'], closures: [] },
];

let feeds: FeedServer;
let line: TestLine | undefined;
beforeEach(async () => {
  feeds = await startFeedServer();
  feeds.answer = (_request, response) => void response.setHeader('etag', '"one"').end(calendarWith(THURSDAY_AT_TEN));
});
afterEach(async () => {
  await line?.close();
  await feeds.close();
  line = undefined;
});

const start = async (path = '/secret-address.ics', more = {}) => {
  line = await startLine('2025-09-29T15:00:00Z', { busyCalendars: [{ url: feeds.url + path }], ...more });
  await line.server.lookAtBusyCalendars();
  return line;
};

/** The next look after so long finds the calendar due. */
async function later(minutes = 7): Promise<void> {
  if (line) line.clock.nowMs += minutes * MINUTE_MS;
  await line?.server.lookAtBusyCalendars();
}

/** Who is offered at this time of that Thursday. */
async function openAt(time: string, resource?: string): Promise<string[]> {
  const wish = {
    date: '2025-10-02',
    from: time,
    to: time.replace(':00', ':29').replace(':30', ':59'),
    ...(resource ? { resource } : {}),
  };
  const found = (await line?.server.shell.calendar.findOpenings('CA1', wish)) ?? [];
  return found.filter(({ startsAt }) => startsAt === `2025-10-02T${time}`).map((each) => each.resource);
}

it('takes what is busy from the openings, until the calendar gives it back', async () => {
  await start();
  expect([await openAt('10:00'), await openAt('10:30'), await openAt('11:00')]).toEqual([[], [], ['office']]);
  feeds.answer = (_request, response) => void response.end(calendarWith('20251002T160000Z'));
  await later(1);
  expect(feeds.asked).toHaveLength(1);
  await later();
  expect(feeds.asked).toHaveLength(2);
  expect([await openAt('10:00'), await openAt('11:00')]).toEqual([['office'], []]);
  feeds.answer = (_request, response) => void response.end(calendarWith());
  await later();
  expect(await openAt('11:00')).toEqual(['office']);
});

it('takes it from those whose calendar it is', async () => {
  await start('/sam.ics', {
    resources: TWO_DESKS,
    busyCalendars: [{ url: `${feeds.url}/sam.ics`, resources: ['sam'] }],
  });
  expect([await openAt('10:00'), await openAt('10:00', 'sam')]).toEqual([['alex'], []]);
});

it('loses a held time to the calendar', async () => {
  feeds.answer = (_request, response) => void response.end(calendarWith());
  const { server } = await start();
  const held = await server.shell.calendar.hold('CA2', '2025-10-02T10:00');
  if (held.kind !== 'held') throw new Error('not held');
  expect(await server.shell.calendar.lostTo(held.opening)).toBeNull();
  feeds.answer = (_request, response) => void response.end(calendarWith(THURSDAY_AT_TEN));
  await later();
  expect(await server.shell.calendar.lostTo(held.opening)).toBe('taken');
});

const redirect = (response: ServerResponse, location: string) => void response.writeHead(302, { location }).end();
const FAULTS: [string, FeedServer['answer']][] = [
  ['is broken', (_request, response) => void response.writeHead(500).end('oops')],
  ['is gone', (_request, response) => void response.writeHead(404).end()],
  ['hangs up', (request) => void request.socket.destroy()],
  ['sends a page for a calendar', (_request, response) => void response.end('<title>Sign in</title>')],
  ['sends nothing', (_request, response) => void response.end()],
  ['sends half a calendar', (_request, response) => void response.end(calendarWith(THURSDAY_AT_TEN).slice(0, 120))],
  [
    'is cut off within the calendar',
    (_request, response) => {
      response.writeHead(200, { 'content-length': 10_000 }).write(calendarWith().slice(0, 50));
      setImmediate(() => response.destroy());
    },
  ],
  ['is too large', (_request, response) => void response.end('X'.repeat(17 * 1024 * 1024))],
  ['redirects in a circle', (_request, response) => redirect(response, '/secret-address.ics')],
  ['redirects to a file', (_request, response) => redirect(response, 'file:///etc/passwd')],
  ['redirects to nowhere', (_request, response) => redirect(response, 'http://')],
  ['says unchanged when it was not asked', (_request, response) => void response.writeHead(304).end()],
];

it('keeps what the calendar said when it was last read whole, whatever becomes of it', async () => {
  feeds.answer = (_request, response) => void response.end(calendarWith(THURSDAY_AT_TEN));
  const { logged } = await start();
  let ageMinutes = 0;
  for (const [what, answer] of FAULTS) {
    feeds.answer = answer;
    feeds.asked.length = 0;
    ageMinutes += 7;
    await later(7);
    const level = ageMinutes > 60 ? 'warn' : 'info';
    const said = { level, message: 'busy calendar not read', fields: { feed: 'busyCalendars[0]', ageMinutes } };
    expect([what, logged.at(-1)]).toMatchObject([what, said]);
    expect([what, await openAt('10:00'), await openAt('11:00')]).toEqual([what, [], ['office']]);
    expect(feeds.asked.length).toBeLessThan(10);
  }
  expect(JSON.stringify(logged)).not.toMatch(/secret-address|private/);
  feeds.answer = (_request, response) => void response.end(calendarWith());
  await later();
  expect(await openAt('10:00')).toEqual(['office']);
});

it('a caller does not wait for a calendar that hangs', async () => {
  await start();
  const hanging = new Promise<void>((resolve) => {
    feeds.answer = () => resolve();
  });
  const look = later();
  await hanging;
  const beganMs = performance.now();
  expect([await openAt('10:00'), await openAt('11:00')]).toEqual([[], ['office']]);
  expect(performance.now() - beganMs).toBeLessThan(1_000);
  await line?.close(); // and closing the line does not wait for it either
  await look;
  line = undefined;
  expect(performance.now() - beganMs).toBeLessThan(5_000);
});

it('a caller waits two seconds at most for a calendar that was never read', async () => {
  feeds.answer = () => {};
  line = await startLine('2025-09-29T15:00:00Z', { busyCalendars: [{ url: feeds.url }] });
  const beganMs = performance.now();
  expect(await openAt('10:00')).toEqual(['office']);
  expect(performance.now() - beganMs).toBeLessThan(3_000);
  const againMs = performance.now();
  await openAt('10:00');
  expect(performance.now() - againMs).toBeLessThan(1_000);
});

it('knows after a restart what it knew, without asking', async () => {
  await start();
  feeds.answer = (_request, response) => void response.writeHead(500).end();
  await line?.restart();
  expect(await openAt('10:00')).toEqual([]);
  expect(feeds.asked).toHaveLength(1);
});

it('asks whether it changed, and for all of it before the days that were read run out', async () => {
  const { clock, logged } = await start();
  feeds.answer = (request, response) => {
    if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else response.setHeader('etag', '"one"').end(calendarWith(THURSDAY_AT_TEN));
  };
  await later();
  expect(feeds.asked.at(-1)?.ifNoneMatch).toBe('"one"');
  expect(logged.at(-1)).toMatchObject({ level: 'info', message: 'busy calendar read' });
  expect(await openAt('10:00')).toEqual([]);
  clock.nowMs += 15 * 86_400_000;
  await later();
  expect(feeds.asked.at(-1)?.ifNoneMatch).toBeUndefined();
});

it('is fetched by one of several processes on one table', async () => {
  const store = await openStore({});
  const business = { ...DEFAULT_BUSINESS, busyCalendars: [{ url: feeds.url }] };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const clock = { nowMs: Date.parse('2025-09-29T15:00:00Z'), epochMs: () => clock.nowMs };
  const processes = Array.from({ length: 3 }, () => createBusyCalendars({ ...store, business, clock, log }));
  const lookAll = () => Promise.all(processes.map(({ lookOnce }) => lookOnce()));
  await lookAll();
  expect(feeds.asked).toHaveLength(1);
  clock.nowMs += 7 * MINUTE_MS;
  await lookAll();
  expect(feeds.asked).toHaveLength(2);
  await lookAll();
  const tenMs = Date.parse('2025-10-02T15:00:00Z');
  for (const { busyTimes } of processes) expect(await busyTimes('office', tenMs, tenMs + 1)).toHaveLength(1);
  for (const each of processes) await each.close();
  await store.close();
});

it('sends the name and password of its address as such, and not to where it is sent on', async () => {
  const other = await startFeedServer();
  other.answer = (_request, response) => void response.end(calendarWith(THURSDAY_AT_TEN));
  feeds.answer = (_request, response) => redirect(response, `${other.url}/elsewhere.ics`);
  const url = `${feeds.url.replace('//', '//sam:se%20cret@')}/calendar.ics`;
  const { logged } = await start('', { busyCalendars: [{ url }] });
  const busy = await openAt('10:00');
  await other.close();
  expect(busy).toEqual([]);
  expect(feeds.asked[0]?.authorization).toBe(`Basic ${Buffer.from('sam:se cret').toString('base64')}`);
  expect(other.asked[0]?.authorization).toBeUndefined();
  expect(JSON.stringify(logged)).not.toMatch(/cret/);
});

it('packs busy times small enough for a row, and loses none of them', () => {
  const spans = Array.from({ length: 20_000 }, (_, index) => {
    const startMs = Date.parse('2025-10-01T00:00:00Z') + index * 3_155_000;
    return { startMs, endMs: startMs + 899_000 };
  });
  expect(packed(spans).length).toBeLessThan(300_000);
  expect(unpacked(packed(spans))).toEqual(spans);
  expect(unpacked(packed([]))).toEqual([]);
  expect(unpacked(packed([{ startMs: 1_500, endMs: 2_500 }]))).toEqual([{ startMs: 1_000, endMs: 3_000 }]);
});
