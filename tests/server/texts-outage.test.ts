// Twilio's Messages API is down for an hour: everything promised meanwhile goes out afterwards, once each, within the cap.
import { allowancesFor, allowing, cappedMessenger } from '../../server/allowances.ts';
import { DEFAULT_BUSINESS } from '../../server/business.ts';
import { createLine } from '../../server/line.ts';
import { createTwilioMessenger } from '../../server/messenger/twilio-messenger.ts';
import { createMeter } from '../../server/store/meter.ts';
import { type OpenStore, openStore } from '../../server/store/open-store.ts';
import { sweep } from '../../server/sweep.ts';
import { startLine, type TestLine } from '../support/line.ts';
import { type MessagesApi, startMessagesApi } from '../support/messages-api.ts';

const MONDAY_10_AM = '2025-09-29T15:00:00Z'; // in Winnipeg
const MINUTE_MS = 60_000;
const OUTAGE_MINUTES = 60;
const CAP = 2;
const BUSY = '+12045550199'; // the number that has more texts coming than a day allows
const LIMIT_MS = 60_000;

let line: TestLine;
let api: MessagesApi;
let counts: OpenStore;
beforeEach(async () => {
  line = await startLine(MONDAY_10_AM);
  api = await startMessagesApi(() => line.clock.nowMs);
  counts = await openStore({});
});
afterEach(async () => {
  await line.close();
  await api.close();
  await counts.close();
});

it(
  'an hour without the API costs no text and doubles none',
  async () => {
    const messenger = createTwilioMessenger({
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: 'a-token',
      httpClient: api.httpClient,
    });
    const allowances = { ...allowancesFor(DEFAULT_BUSINESS), texts: { limit: CAP, per: 'day' as const } };
    const allow = allowing(createMeter(counts), allowances, () => line.clock.nowMs);
    // The server's own sweeps, which come by the machine's clock, send by it too.
    const shell = Object.assign(line.server.shell, {
      wakeOutbox: () => {},
      messenger: cappedMessenger(messenger, allow, undefined),
    });
    const voice = createLine(shell);
    let calls = 0;
    const books = async (from: string, time: string) => {
      calls += 1;
      const callId = `CA${String(calls).padStart(32, '0')}`;
      await voice.start({ callId, from, to: '+12045550000' });
      for (const [at, said] of ['my name is Ada Byron', 'yes', time, 'yes', 'goodbye'].entries()) {
        await voice.turn({ callId, number: at + 1, input: { kind: 'speech', nBest: [said] } });
      }
    };
    api.mood = 'mute'; // the last text before the outage goes out, and nobody learns of it
    await books('+12045550101', 'thursday at nine am');
    await sweep(shell);
    api.mood = 'down';
    await books('+12045550102', 'thursday at ten am');
    for (const time of ['thursday at one pm', 'thursday at two pm', 'thursday at three pm']) await books(BUSY, time);
    for (let minute = 0; minute < OUTAGE_MINUTES; minute += 1) {
      line.clock.nowMs += MINUTE_MS;
      await sweep(shell);
    }
    expect(api.sent).toHaveLength(1);
    api.mood = 'well';
    await books('+12045550103', 'thursday at four pm');
    for (let minute = 0; minute < OUTAGE_MINUTES; minute += 1) {
      line.clock.nowMs += MINUTE_MS;
      await sweep(shell);
    }
    const to = (number: string) => api.sent.filter((text) => text.to === number).map(({ body }) => body);
    expect(to('+12045550101')).toEqual([expect.stringContaining('9 a.m.')]);
    expect(to('+12045550102')).toEqual([expect.stringContaining('10 a.m.')]);
    expect(to('+12045550103')).toEqual([expect.stringContaining('4 p.m.')]);
    expect(to(BUSY)).toHaveLength(CAP);
    expect(new Set(to(BUSY)).size).toBe(CAP);
    expect(await shell.store.due(line.clock.nowMs, 10)).toEqual([]);
  },
  LIMIT_MS,
);
