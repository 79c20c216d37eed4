// Far more callers than openings, over two real servers on one engine: each opening is booked once, nobody is told otherwise.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Balancer, GIVES_UP_AFTER_MS, startBalancer } from '../support/balancer.ts';
import { startEngineProcess } from '../support/dynalite-process.ts';
import { seeded } from '../support/random.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { telephone } from '../support/telephone.ts';
import { type CallView, lookingAt } from './caller.ts';
import { openFire } from './fire.ts';

const CALLERS = Number(process.env.RACE_CALLERS ?? 20); // `npm run race` sends 500 after 40 openings
const OPENINGS = Number(process.env.RACE_OPENINGS ?? 6); // half of them with each of two people
const SEED = Number(process.env.RACE_SEED ?? Date.now() % 1_000_000);
const AT_ONCE = Math.min(32, CALLERS / 2);
const MOST_TURNS = 24;
const MOST_ASKED = 3; // times for another day
const ANSWER_WITHIN_MS = 15_000; // Twilio's limit
const LATECOMERS_MS = 100_000; // longer than a hold that a lost answer left behind
const KEPT_WITHIN_MS = 90_000; // a claim on a notice lasts a minute, a sweep comes every ten seconds
const LATECOMER_EVERY_MS = 3_000;
const LIMIT_MS = 900_000;
const PUBLIC_URL = 'https://line.example.test';
const AUTH_TOKEN = 'the-token-of-the-race-test';
const ADMIN_TOKEN = 'only-for-the-race-test-of-the-line';
const SOMETHING_ELSE = /^(?:ask_time\.offer|handoff|voicemail)/; // other times, or a person
const BOOKED = "You're booked"; // as the telephone hears it, whatever the row says
const DAY_MS = 86_400_000;
const DAY = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Open on one day only, for as many half hours as there are openings for two people. */
function businessFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'race-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const minutes = 8 * 60 + (OPENINGS / 2) * 30;
  const close = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const business = {
    name: 'the office',
    zone: 'America/Winnipeg',
    region: 'CA',
    hours: {},
    specialOpenings: [{ date: DAY, open: '08:00', close }],
    services: [{ id: 'visit', spoken: ['visit'], minutes: 30 }],
    resources: [
      { id: 'ann', spoken: ['Ann'] },
      { id: 'bob', spoken: ['Bob'] },
    ],
    gridMinutes: 30,
    policies: { holdMinutes: 1 },
  };
  const path = join(folder, 'business.json');
  writeFileSync(path, JSON.stringify(business));
  return path;
}

/** What this caller says to a question; null when there is nothing to be had and the caller hangs up. */
function answerTo(prompts: readonly string[], at: number): string | null {
  const prompt = prompts.at(-1) ?? 'ask_name';
  // Nothing is left, said more than once: then a person.
  if (prompts.filter((each) => each === 'ask_time').length > MOST_ASKED) return 'Can I speak to a person?';
  if (prompt.startsWith('ask_name')) return `My name is ${at % 2 === 0 ? 'Ada Byron' : 'Johnny Walker'}.`;
  if (prompt === 'ask_mobile.caller_id' || prompt === 'confirm_mobile' || prompt === 'confirm_name') return 'Yes.';
  if (prompt === 'ask_time.offer') return at % 3 === 0 ? 'The second one.' : 'The first one.';
  if (prompt.startsWith('ask_time')) return 'The earliest you have.';
  if (prompt === 'confirm') return 'Yes.';
  return null;
}

interface Played {
  views: CallView[];
  /** Calls whose caller heard that the appointment is booked. */
  toldBooked: string[];
  balancer: Balancer;
  kills: number;
}

async function race(kills: boolean): Promise<Played> {
  const engine = await startEngineProcess();
  closing.push(() => engine.kill());
  const variables = { DYNAMODB_ENDPOINT: engine.endpoint, BUSINESS_FILE: businessFile(), PUBLIC_URL };
  const servers: ServerProcess[] = [];
  for (let at = 0; at < 2; at += 1) {
    const server = await startServerProcess({ ...variables, TWILIO_AUTH_TOKEN: AUTH_TOKEN, ADMIN_TOKEN });
    closing.push(() => server.kill());
    servers.push(server);
  }
  const balancer = await startBalancer(servers.map(({ url }) => url));
  closing.push(() => balancer.close());
  const fire = kills ? openFire(servers, seeded(SEED)) : undefined;
  const look = lookingAt(balancer.url, ADMIN_TOKEN);
  const views: CallView[] = [];
  const toldBooked = new Set<string>();
  const ring = async (at: number) => {
    const from = `+1204555${String(1_000 + at)}`;
    const { url } = balancer;
    const caller = telephone({ url, publicUrl: PUBLIC_URL, authToken: AUTH_TOKEN, from, limitMs: GIVES_UP_AFTER_MS });
    await caller.calls();
    let view = await look(caller.callSid);
    for (let turn = 1; turn <= MOST_TURNS && caller.ended === undefined; turn += 1) {
      const words = answerTo(
        view.journal.map(({ prompt }) => prompt),
        at,
      );
      await (words === null ? caller.hangsUp() : caller.says(words));
      view = await look(caller.callSid);
      if (caller.lastHeard.includes(BOOKED)) toldBooked.add(caller.callSid);
    }
    await caller.close();
    views.push(view);
  };
  const waiting = Array.from({ length: CALLERS }, (_, at) => at);
  const ringOneByOne = async () => {
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) await ring(at);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, ringOneByOne));
  } finally {
    await fire?.cease();
  }
  // What the crowd left, because the machine was too slow for some of them, is still there to be had: nothing is lost.
  const givesUpAt = performance.now() + LATECOMERS_MS;
  for (let at = CALLERS; toldBooked.size < OPENINGS && performance.now() < givesUpAt; at += 1) {
    if (at > CALLERS) await pause(LATECOMER_EVERY_MS);
    await ring(at);
  }
  return { views, toldBooked: [...toldBooked], balancer, kills: fire?.seen().kills ?? 0 };
}

interface Booking {
  callId: string;
  startsAt: string;
  resource: string;
  status: string;
}

/** A promise whose deliverer was killed is kept by a sweep: as soon as all are there, or when it should have been. */
async function bookingsOf(url: string, wanted: number): Promise<Booking[]> {
  const day = `from=${DAY}&to=${DAY}`;
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const givesUpAt = performance.now() + KEPT_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${url}/api/bookings?${day}`, { headers });
    const bookings = (await response.json()) as Booking[]; // our own API, whose shape another test holds
    if (bookings.length >= wanted || performance.now() > givesUpAt) return bookings;
    await pause(250);
  }
}

it.each([
  ['while both servers live', false],
  ['while servers are killed and started again', true],
])(
  `${CALLERS} callers after ${OPENINGS} openings, %s: each opening is one booking, everybody else hears of something else`,
  async (_how, kills) => {
    const startedAt = performance.now();
    const played = await race(kills);
    const { views, toldBooked, balancer } = played;
    const heardAt = performance.now();
    const bookings = await bookingsOf(balancer.url, OPENINGS);
    const keptMs = Math.round(performance.now() - heardAt);
    const places = bookings.map(({ startsAt, resource }) => `${startsAt} ${resource}`);
    const others = views.filter(({ callId }) => !toldBooked.includes(callId));
    const unanswered = others.filter(({ journal }) => !journal.some(({ prompt }) => SOMETHING_ELSE.test(prompt)));
    const answers = balancer.answers.filter(({ path }) => path.startsWith('/voice'));
    const late = answers.filter(({ ms, broken }) => ms > ANSWER_WITHIN_MS && broken === 0);
    process.stderr.write(
      `seed ${SEED}: ${CALLERS} callers and ${views.length - CALLERS} latecomers, ${OPENINGS} openings, ${played.kills} kills, ${bookings.length} bookings (the last ${keptMs} ms after), ` +
        `${places.length - new Set(places).size} double, ${toldBooked.length} told "booked", ` +
        `${others.length} others of whom ${others.length - unanswered.length} heard of another time or a person, ` +
        `${answers.length} webhooks in ${Math.round((performance.now() - startedAt) / 1_000)} s, ${late.length} late\n`,
    );
    expect(views.length).toBeGreaterThanOrEqual(CALLERS);
    expect(new Set(places).size).toBe(OPENINGS);
    expect(bookings).toHaveLength(OPENINGS);
    expect(bookings.map(({ callId }) => callId).toSorted()).toEqual(toldBooked.toSorted());
    expect(unanswered).toEqual([]);
    expect(late).toEqual([]);
    expect(answers.filter(({ status }) => status !== 200 && status !== 204)).toEqual([]);
    if (kills) expect(played.kills).toBeGreaterThan(0);
  },
  LIMIT_MS,
);
