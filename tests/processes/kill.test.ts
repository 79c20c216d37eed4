// Calls over real processes that are killed at random moments: two servers on one engine, and one on its own data.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Balancer, GIVES_UP_AFTER_MS, startBalancer } from '../support/balancer.ts';
import { startEngineProcess } from '../support/dynalite-process.ts';
import { seeded } from '../support/random.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { telephone } from '../support/telephone.ts';
import { book, type CallView, lookingAt, type Outcome, type Wanted } from './caller.ts';
import { openFire } from './fire.ts';

const CALLS = Number(process.env.KILL_CALLS ?? 12); // `npm run kill-test` makes 200
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const AT_ONCE = 8;
const LIMIT_MS = 600_000;
const SLOW_MS = Number(process.env.KILL_SLOW_MS ?? 15_000); // 2 s in `npm run kill-test`; Twilio's limit where others use the machine
const PUBLIC_URL = 'https://line.example.test';
const AUTH_TOKEN = 'the-token-of-the-kill-test';
const ADMIN_TOKEN = 'only-for-the-kill-test-of-the-line';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe(`kill -9 at random moments, ${CALLS} calls, seed ${SEED}`, () => {
  it(
    'two servers on one engine finish every call between them',
    async () => {
      const engine = await startEngineProcess();
      closing.push(() => engine.kill());
      const variables = { DYNAMODB_ENDPOINT: engine.endpoint };
      await expectAllBooked(await underFire(variables, 2, SEED));
    },
    LIMIT_MS,
  );

  it(
    'one server on its own data goes on where it was killed',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
      closing.push(() => rmSync(dataDir, { recursive: true }));
      await expectAllBooked(await underFire({ DATA_DIR: dataDir }, 1, SEED + 1));
    },
    LIMIT_MS,
  );
});

interface Played {
  outcomes: Outcome[];
  balancer: Balancer;
  kills: number;
  /** How long the slowest start took, from the kill to the first connection. */
  longestRestartMs: number;
  errors: number;
  /** Incidents and failures that the servers reported. */
  complaints: string[];
}

/** Plays all calls, `AT_ONCE` at a time, while servers die and come back. */
async function underFire(variables: Record<string, string>, servers: number, seed: number): Promise<Played> {
  const random = seeded(seed);
  const backends: ServerProcess[] = [];
  const balancer = await startBalancer(
    await Promise.all(
      Array.from({ length: servers }, async () => {
        const server = await startServerProcess({
          ...variables,
          TWILIO_AUTH_TOKEN: AUTH_TOKEN,
          ADMIN_TOKEN,
          PUBLIC_URL,
        });
        closing.push(() => server.kill());
        backends.push(server);
        return server.url;
      }),
    ),
  );
  closing.push(() => balancer.close());
  const fire = openFire(backends, random);
  const wishes = Array.from({ length: CALLS }, (_, at) => wish(at, random));
  const outcomes: Outcome[] = [];
  let errors = 0;
  const ringOneByOne = async () => {
    for (let wanted = wishes.pop(); wanted !== undefined; wanted = wishes.pop()) {
      const from = `+1204555${String(1000 + wishes.length)}`;
      const { url } = balancer;
      const options = { url, publicUrl: PUBLIC_URL, authToken: AUTH_TOKEN, from, limitMs: GIVES_UP_AFTER_MS };
      const caller = telephone(options);
      outcomes.push(await book(caller, wanted, lookingAt(url, ADMIN_TOKEN)).finally(() => caller.close()));
      errors += caller.errors.length + caller.warnings.length;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, ringOneByOne));
  } finally {
    await fire.cease();
  }
  const complaints = backends.flatMap(({ lines }) => lines.filter((line) => line.includes('"level":"error"')));
  return { outcomes, balancer, ...fire.seen(), errors, complaints };
}

async function expectAllBooked({
  outcomes,
  balancer,
  kills,
  longestRestartMs,
  errors,
  complaints,
}: Played): Promise<void> {
  const views = outcomes.map(({ view }) => view);
  const openings = views.map(({ slots }) => slots.time);
  const answers = balancer.answers.filter(({ path }) => path.startsWith('/voice'));
  const slow = answers.filter(({ ms, broken }) => ms > SLOW_MS && broken === 0);
  const unbroken = answers.filter(({ broken }) => broken === 0);
  const summary = [
    `seed ${SEED}: ${outcomes.length} calls, ${views.filter(({ outcome }) => outcome === 'booked').length} booked`,
    `${answers.length} webhooks, ${kills} kills (slowest restart ${Math.round(longestRestartMs)} ms)`,
    `${answers.length - unbroken.length} webhooks met a dead server`,
    `${outcomes.flatMap(({ backwardMoves }) => backwardMoves).length} backward moves`,
    `${outcomes.flatMap(({ lostSlots }) => lostSlots).length} lost slots`,
    `${openings.length - new Set(openings).size} double bookings`,
    `${slow.length} answers over ${SLOW_MS} ms (slowest ${slowest(answers)} with the restarts, ${slowest(unbroken)} without)`,
  ];
  process.stderr.write(`${summary.join(', ')}\n`);
  expect(kills).toBeGreaterThan(0);
  expect(views.filter(({ outcome }) => outcome !== 'booked')).toEqual([]);
  expect(outcomes.flatMap(({ backwardMoves }) => backwardMoves)).toEqual([]);
  expect(outcomes.flatMap(({ lostSlots }) => lostSlots)).toEqual([]);
  expect(new Set(openings).size).toBe(CALLS);
  for (const { journal, version } of views) expect(journal.map(({ turn }) => turn)).toEqual(countTo(version));
  expect({ errors, complaints, slow: slow.map((answer) => withOwnTime(answer, views)) }).toEqual({
    errors: 0,
    complaints: [],
    slow: [],
  });
  expect(answers.filter(({ status }) => status !== 200 && status !== 204)).toEqual([]);
  await expectBookings(balancer.url, views);
}

/** With what the line itself took for the turn, by its journal: the rest is what the machine took. */
function withOwnTime({ path, ms }: Balancer['answers'][number], views: readonly CallView[]) {
  const [, callId, turn] = /calls\/(\w+)\/turns\/(\d+)/.exec(path) ?? [];
  const entry = views.find((view) => view.callId === callId)?.journal.find((each) => each.turn === Number(turn));
  return { path, ms, ownMs: entry?.ms };
}

const slowest = (of: Balancer['answers']): string => `${Math.round(Math.max(...of.map(({ ms }) => ms)))} ms`;

const countTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** What is in the calendar is what was promised; a promise whose deliverer was killed is kept by a later sweep. */
async function expectBookings(url: string, views: readonly CallView[]): Promise<void> {
  const promised = new Set(views.map(({ slots }) => slots.time));
  const response = await fetch(`${url}/api/bookings?from=${dayAhead(0)}&to=${dayAhead(120)}`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  const bookings = (await response.json()) as { startsAt: string; callId: string }[]; // as above
  const starts = bookings.map(({ startsAt }) => startsAt.slice(0, 16));
  expect(starts.filter((start) => !promised.has(start))).toEqual([]);
  expect(new Set(starts).size).toBe(starts.length);
  expect(bookings.length).toBeGreaterThan(0);
}

// ---------------------------------------------------------------- what callers want

const DAY_MS = 86_400_000;
const FIRST_NAMES = ['Johnny', 'Rocky', 'Ada', 'Grace', 'Alan', 'Maria', 'Peter', 'Susan'];
const LAST_NAMES = ['Walker', 'Jonathan', 'Johnson', 'Hopper', 'Miller', 'Garcia', 'Parker', 'Anderson'];

/** Wishes meet on purpose: twice as many callers as openings that are wished for, so half get another one. */
function wish(at: number, random: () => number): Wanted {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const number = `204555${String(2000 + at)}`;
  const ahead = 4 + Math.floor(random() * Math.max(4, CALLS / 8));
  const hour = 9 + Math.floor(random() * 8);
  return {
    name: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
    phone: `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`,
    time: `${spokenDay(ahead)} at ${hour > 12 ? hour - 12 : hour} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  };
}

/** The day so many days ahead, or the Monday after it when that is a weekend: "December 3rd". */
function spokenDay(ahead: number): string {
  const day = new Date(Date.now() + ahead * DAY_MS);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
}
