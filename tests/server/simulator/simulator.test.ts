/* oxlint-disable unicorn/no-thenable -- what a Reply does then; it is never a function */
import type { Reply } from '../../../machines/dialog.ts';
import type { View } from '../../../server/simulator/caller.ts';
import { farewell, question } from '../twilio/scripted-line.ts';
import { lineOnAPort } from './line-on-a-port.ts';

const SCRIPT = [
  question('Your name?'),
  question('Your number?', 'phone'),
  question('Which day?', 'time'),
  farewell('Booked. Goodbye.'),
];
const HAND_OVER: Reply = { locale: 'en-US', says: [], next: { kind: 'dial', whisper: 'Johnny.' } };
const MESSAGE: Reply = {
  locale: 'en-US',
  says: [{ prompt: 'voicemail', text: 'Leave a message.' }],
  next: { kind: 'record' },
};

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(script: readonly Reply[] = SCRIPT) {
  const server = await lineOnAPort(script);
  opened.push(server);
  const post = async (
    path: string,
    body: unknown,
  ): Promise<{ status: number; view: View; error: string | undefined }> => {
    const response = await fetch(`${server.url}/simulator/api/calls${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as View & { error?: string }; // what the API answers, a view or an error
    return { status: response.status, view: answer, error: answer.error };
  };
  const ring = async () => {
    const { view } = await post('', { from: '+18153288957' });
    const act = async (what: unknown, fault?: string) => (await post(`/${view.callId}`, { act: what, fault })).view;
    return { view, act };
  };
  return { server, post, ring };
}

const words = (view: View, who: 'line' | 'note') =>
  view.happened.filter((entry) => entry.who === who).map((entry) => entry.text);

test('a call goes through the signed webhooks, word, keys and silence alike', async () => {
  const { server, ring } = await open();
  const { view, act } = await ring();
  expect(view).toMatchObject({ waits: 'gather', row: { version: 0, state: 'ask_name.asking' } });
  expect(words(view, 'line')).toEqual(['Your name?']);
  expect(words(await act({ kind: 'say', words: 'Johnny <b>' }), 'line')).toEqual(['Your number?']);
  expect(words(await act({ kind: 'press', keys: '8153288957#' }), 'line')).toEqual(['Which day?']);
  const last = await act({ kind: 'silence' });
  expect(last).toMatchObject({ waits: 'ended', row: { version: 3 } });
  expect(words(last, 'line')).toEqual(['Booked. Goodbye.']);
  expect(server.line.asked).toMatchObject([
    { asked: 'start', from: '+18153288957' },
    { number: 1, input: { kind: 'speech', nBest: ['Johnny <b>'] } },
    { number: 2, input: { kind: 'keys', digits: '8153288957' } },
    { number: 3, input: { kind: 'silence' } },
    { asked: 'ended', status: 'completed' },
  ]);
});

test.each([
  ['twice', 'Delivered twice: same answer, byte for byte. One step, to version 2.'],
  ['at_once', 'Delivered 5 times at once: same answer, byte for byte. One step, to version 2.'],
  ['late', 'The turn before was delivered once more, late. One step, to version 2.'],
])('a fault is played and what it did is said: %s', async (fault, said) => {
  const { ring } = await open();
  const { act } = await ring();
  await act({ kind: 'say', words: 'Johnny' });
  const view = await act({ kind: 'say', words: '8153288957' }, fault);
  expect(words(view, 'note')).toEqual([said]);
  expect(words(view, 'line')).toEqual(['Which day?']);
});

test('a hand-over waits for the person at the page', async () => {
  const { ring } = await open([question('?'), HAND_OVER, MESSAGE, farewell('Bye.')]);
  const { act } = await ring();
  expect(await act({ kind: 'say', words: 'operator' })).toMatchObject({ waits: 'dial' });
  const unanswered = await act({ kind: 'dial', status: 'no-answer' });
  expect(unanswered).toMatchObject({ waits: 'record' });
  expect(await act({ kind: 'say', words: 'call me back' })).toMatchObject({ waits: 'ended' });
});

test('the person who answers hears who is calling', async () => {
  const { ring } = await open([question('?'), HAND_OVER, farewell('Bye.')]);
  const { act } = await ring();
  await act({ kind: 'say', words: 'operator' });
  expect(words(await act({ kind: 'dial', status: 'completed' }), 'note')).toEqual(['The person hears: Johnny.']);
});

test('hanging up ends the call, and nothing more is heard', async () => {
  const { server, ring } = await open();
  const { act } = await ring();
  expect(await act({ kind: 'hang_up' })).toMatchObject({ waits: 'ended' });
  const asked = server.line.asked.length;
  expect(await act({ kind: 'say', words: 'hello?' })).toMatchObject({ waits: 'ended', happened: [] });
  expect(server.line.asked).toHaveLength(asked);
});

test('a call goes on though this process was started again', async () => {
  const { server, ring } = await open();
  const { act } = await ring();
  await act({ kind: 'say', words: 'Johnny' });
  server.restart();
  const view = await act({ kind: 'say', words: '8153288957' });
  expect(words(view, 'line')).toEqual(['Which day?']);
  expect(words(view, 'note')).toEqual(['The server was started again. The call goes on from its row.']);
});

test.each<[string, string, unknown, number]>([
  ['a number that is none', '', { from: '<script>' }, 400],
  ['no body', '', undefined, 400],
  ['a real call', `/CA${'0'.repeat(32)}`, { act: { kind: 'silence' } }, 404],
  ['an act that is none', `/CA51b051b0${'0'.repeat(24)}`, { act: { kind: 'shout' } }, 400],
  ['too many words', `/CA51b051b0${'0'.repeat(24)}`, { act: { kind: 'say', words: 'x'.repeat(1_001) } }, 400],
  ['too large a body', '', { from: 'x'.repeat(10_000) }, 413],
])('refuses %s and says why', async (_what, path, body, status) => {
  const { post, server } = await open();
  const answer = await post(path, body);
  expect(answer).toMatchObject({ status, error: expect.any(String) });
  expect(server.line.asked).toEqual([]);
});

test('the page is strict about what runs, and escapes the name of the business', async () => {
  const { server } = await open();
  const response = await fetch(`${server.url}/simulator`);
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page).toContain('Riverside &lt;Dental&gt;');
  expect(page).not.toMatch(/<script>|\sstyle=|\son[a-z]+=/);
  for (const [path, type] of [
    ['simulator.css', 'text/css'],
    ['simulator.js', 'text/javascript'],
  ]) {
    expect((await fetch(`${server.url}/simulator/${path}`)).headers.get('content-type')).toContain(type);
  }
});

test('elsewhere the page and its API need the token', async () => {
  const { server } = await open();
  const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
  expect((await fetch(`${server.url}/simulator`, { headers: elsewhere })).status).toBe(403);
  const api = await fetch(`${server.url}/simulator/api/calls`, { method: 'POST', headers: elsewhere });
  expect(api.status).toBe(403);
  expect(server.line.asked).toEqual([]);
});
