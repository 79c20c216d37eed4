// The line in a terminal, as a caller hears it: `npm run call`, or `npm run call -- a-script.txt`.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startServer } from '../../server/assemble.ts';
import { DEFAULT_BUSINESS, parseBusiness } from '../../server/business.ts';
import type { Log } from '../../server/ports.ts';
import { type Telephone, telephone } from './telephone.ts';

const USAGE = `npm run call -- [script] [--from +12048694905] [--at 2025-09-30T15:00:00Z] [--business file.json]
  One line an utterance; an empty line is silence, #123 presses keys, "hang up" ends the call; # alone is the pound key.
  Without a script the lines are read from the terminal. --from anonymous withholds the number.
`;
const STANDARD_INPUT = 0;
const LONGEST_CALL = 200; // lines; the line itself ends a call far earlier

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '+12048694905' },
    at: { type: 'string' },
    business: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const print = (who: string, words: string) => process.stdout.write(`${who.padStart(7)}: ${words}\n`);
const quiet = () => {};
const log: Log = {
  info: quiet,
  warn: (message, fields = {}) => print('warning', `${message} ${JSON.stringify(fields)}`),
  error: (message, fields = {}) => print('error', `${message} ${JSON.stringify(fields)}`),
};

function businessFor(path: string | undefined) {
  if (path === undefined) return { ...DEFAULT_BUSINESS, handoffNumber: '+12045550100' };
  const parsed = parseBusiness(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  return parsed.business;
}

/** Does what one line of the script says. */
async function act(caller: Telephone, line: string): Promise<void> {
  const words = line.trim();
  if (words === 'hang up') await caller.hangsUp();
  else if (words === '') await caller.staysSilent();
  else if (/^#[0-9*#]*$/.test(words)) await caller.presses(words.length > 1 ? words.slice(1) : words);
  else await caller.says(words);
}

const listens = ({ listensTo }: Telephone): string => (listensTo?.kind === 'record' ? '(beep)' : '');

async function converse(caller: Telephone, lines: AsyncIterable<string>, echo: boolean): Promise<void> {
  let dialled = 0;
  let heard = 0;
  const tell = () => {
    const fresh = caller.heard.slice(heard).map(({ text }) => text);
    heard = caller.heard.length;
    // What comes after the ringing was said once the person had put down, or had not answered.
    const before = caller.dialled.length > dialled ? fresh.slice(0, -1) : fresh;
    if (before.length > 0) print('line', `${before.join(' ')} ${listens(caller)}`.trim());
    for (const number of caller.dialled.slice(dialled)) print('', `(rings ${number})`);
    for (const words of caller.whispered.slice(dialled)) print('', `(whispers: ${words})`);
    if (caller.dialled.length > dialled) print('line', `${fresh.at(-1)} ${listens(caller)}`.trim());
    dialled = caller.dialled.length;
  };
  await caller.calls();
  tell();
  let taken = 0;
  for await (const line of lines) {
    if (caller.ended !== undefined || ++taken > LONGEST_CALL) break;
    if (echo) print('caller', line.trim() === '' ? '(silence)' : line.trim());
    await act(caller, line);
    tell();
  }
  if (caller.ended === undefined) await caller.hangsUp();
  print('', `(${caller.ended})`);
  for (const { what } of [...caller.errors, ...caller.warnings]) print('fault', what);
}

if (values.help) {
  process.stdout.write(USAGE);
} else {
  const [script] = positionals;
  const authToken = randomBytes(16).toString('hex');
  const startedMs = Date.now();
  const atMs = values.at === undefined ? startedMs : Date.parse(values.at);
  const clock = { epochMs: () => atMs + Date.now() - startedMs };
  const config = {
    port: 0,
    twilioAuthTokens: [authToken],
    business: businessFor(values.business),
    logPersonalData: false,
  };
  const server = await startServer(config, clock, log);
  const caller = telephone({ url: server.url, publicUrl: server.publicUrl, authToken, from: values.from });
  const interactive = script === undefined && process.stdin.isTTY;
  // What is piped in has ended before the line has started: it is read whole, for a readline would lose it.
  const terminal = interactive ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  const lines = terminal ?? linesOf(script ?? STANDARD_INPUT);
  await converse(caller, lines, !interactive);
  terminal?.close();
  const loaded = await server.shell.store.load(caller.callSid);
  if (loaded.kind === 'found') print('', `(${loaded.call.state}, ${loaded.call.version} turns)`);
  caller.close();
  await server.close();
}

async function* linesOf(path: string | number): AsyncIterable<string> {
  yield* readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
}
