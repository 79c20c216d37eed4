// A server that is killed between any two turns of a call, and started again on the same data.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { type Telephone, telephone } from '../support/telephone.ts';
import type { CallView } from './caller.ts';

const AUTH_TOKEN = 'the-token-of-the-kill-test';
const ADMIN_TOKEN = 'only-for-the-kill-test-of-the-line';
const LIMIT_MS = 240_000; // eight starts on a busy machine
const NEXT_WEEK = new Date(Date.now() + 9 * 86_400_000).toLocaleDateString('en-US', { weekday: 'long' });
const A_WORKING_DAY = /^S(?:atur|un)day$/.test(NEXT_WEEK) ? 'Tuesday' : NEXT_WEEK;

const SAYS = [
  'My name is Johnny Walker.',
  "It's 8153288957.",
  'Yes.', // the number is read back
  `Next week. ${A_WORKING_DAY} at 9:30 a.m.`,
  `Make it ${A_WORKING_DAY} next week, at 11 a.m.`,
  'Yes.', // everything is read back
];

let dataDir: string;
let server: ServerProcess;
let caller: Telephone;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'between-turns-'));
  server = await startServerProcess({ DATA_DIR: dataDir, TWILIO_AUTH_TOKEN: AUTH_TOKEN, ADMIN_TOKEN });
  caller = telephone({ url: server.url, publicUrl: server.url, authToken: AUTH_TOKEN, from: 'anonymous' });
}, LIMIT_MS);
afterEach(async () => {
  caller.close();
  await server.kill();
  rmSync(dataDir, { recursive: true });
});

async function view(): Promise<CallView> {
  const response = await fetch(`${server.url}/api/calls/${caller.callSid}`, {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, connection: 'close' },
  });
  return response.json() as Promise<CallView>; // our own API, whose shape another test holds
}

async function killBetweenTurns(): Promise<void> {
  await server.kill();
  caller.close();
  await server.start();
}

it(
  'goes on at the same question with the same slots, wherever the server was killed',
  async () => {
    await caller.calls();
    for (const words of SAYS) {
      const before = await view();
      const heard = caller.deliveries.at(-1)?.answers.at(-1)?.body;
      await killBetweenTurns();
      expect(await view()).toEqual(before);
      // The question itself is still the same: its delivery, once more, gets the same bytes.
      expect((await caller.repeatsLate(0)).body).toBe(heard);
      await caller.says(words);
      const after = await view();
      expect(after).toMatchObject({ version: before.version + 1 });
      expect(after.slots).toMatchObject(filledIn(before));
    }
    await killBetweenTurns();
    expect(await view()).toMatchObject({
      outcome: 'booked',
      slots: { name: 'Johnny Walker', phone: '+18153288957', time: expect.stringMatching(/T11:00$/) },
    });
    expect(caller.errors).toEqual([]);
    expect(caller.warnings).toEqual([]);
    expect(caller.sameAnswers).toBe(true);
    expect(server.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
  LIMIT_MS,
);

/** What must not be gone after the next turn; the time is what this caller changes his mind about. */
const filledIn = ({ slots: { name, phone } }: CallView) => ({
  ...(name === null ? {} : { name }),
  ...(phone === null ? {} : { phone }),
});
