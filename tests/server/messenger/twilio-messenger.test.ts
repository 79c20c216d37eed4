import { createTwilioMessenger } from '../../../server/messenger/twilio-messenger.ts';
import { type MessagesApi, startMessagesApi } from '../../support/messages-api.ts';

const NOW_MS = Date.parse('2026-11-25T12:00:00Z');
const TEXT = {
  id: 'CA1-7-1',
  about: 'textConfirmation' as const,
  from: '+12045550000',
  to: '+12048694905',
  body: 'booked & done',
};

let api: MessagesApi;
let nowMs = NOW_MS;
beforeEach(async () => {
  nowMs = NOW_MS;
  api = await startMessagesApi(() => nowMs);
});
afterEach(() => api.close());

const messenger = (statusUrl?: string) =>
  createTwilioMessenger({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'a-token',
    statusUrl,
    httpClient: api.httpClient,
  });

it('sends a text and asks for reports under its own id', async () => {
  const sent = await messenger('https://line.example.test/sms/status').send(TEXT);
  expect(sent).toEqual({ ok: true, id: api.sent[0]?.sid });
  expect(api.sent).toMatchObject([
    {
      to: TEXT.to,
      from: TEXT.from,
      body: TEXT.body,
      statusCallback: 'https://line.example.test/sms/status?text=CA1-7-1&about=textConfirmation',
    },
  ]);
  expect(api.requests).toBe(1);
});

it('asks for no reports where it cannot be reached', async () => {
  await messenger().send(TEXT);
  expect(api.sent[0]?.statusCallback).toBeUndefined();
});

it.each([
  [21_610, true],
  [21_614, true],
  [20_429, false],
])('takes error %i for permanent: %s', async (code, permanent) => {
  api.mood = code;
  expect(await messenger().send(TEXT)).toEqual({ ok: false, permanent, reason: String(code) });
});

it('does not send again what went out although the answer never came', async () => {
  api.mood = 'mute';
  expect(await messenger().send(TEXT)).toMatchObject({ ok: false, permanent: false });
  api.mood = 'well';
  nowMs += 120_000;
  expect(await messenger().send({ ...TEXT, triedSinceEpochMs: NOW_MS })).toEqual({ ok: true, id: api.sent[0]?.sid });
  expect(api.sent).toHaveLength(1);
});

it('sends again what did not go out, and what only an earlier text or another number said', async () => {
  await messenger().send(TEXT);
  await messenger().send({ ...TEXT, to: '+12048694906' });
  nowMs += 3_600_000;
  await messenger().send({ ...TEXT, body: 'something else' });
  expect(await messenger().send({ ...TEXT, triedSinceEpochMs: nowMs })).toMatchObject({ ok: true });
  expect(api.sent.filter(({ to, body }) => to === TEXT.to && body === TEXT.body)).toHaveLength(2);
});

it('sends nothing again while it cannot be looked up', async () => {
  api.mood = 'down';
  expect(await messenger().send({ ...TEXT, triedSinceEpochMs: NOW_MS })).toMatchObject({ ok: false, permanent: false });
  expect(api.sent).toEqual([]);
});
