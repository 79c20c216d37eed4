// A whole turn of the line beside its floor, alternating on one engine in one process: `npm run bench turn`.
import { booking, median, print, quantile, ring, take, talk, TALK, type Timed, wireTo } from './drive.ts';
import { type Counts, type Host, startHost } from './hosted.ts';

const full = process.argv.includes('--full');
const PAIRS = full ? 15 : 7;
const TURNS = full ? 600 : 200;
const CALLERS = [1, 8, 32];
const TYPICAL_TURN = 6;

const host = await startHost({ rowBytes: await typicalRow() });
print(`pairs of ${TURNS} turns; ms of p50 and p99, turns a second; floor, line, ratio pair by pair`);
for (const callers of CALLERS) await compare(callers);
await afterwards(host);
await host.close();

/** The bytes of a row in mid-call: the floor writes as many. */
async function typicalRow(): Promise<number> {
  const probe = await startHost();
  const wire = wireTo(probe.line, 1);
  const callId = await ring(wire);
  for (const [at, words] of TALK.slice(0, TYPICAL_TURN).entries()) await take(wire, callId, at + 1, words);
  const bytes = await probe.rowBytes(callId);
  wire.close();
  await probe.close();
  return bytes;
}

async function compare(callers: number): Promise<void> {
  for (const url of [host.floor, host.line]) await talk(url, callers, TURNS, () => TALK); // warm
  const floors: Measured[] = [];
  const lines: Measured[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const order = pair % 2 === 0 ? ['floor', 'line'] : ['line', 'floor'];
    for (const side of order) {
      (side === 'floor' ? floors : lines).push(await measured(side === 'floor' ? host.floor : host.line, callers));
    }
    print(
      `  ${callers} at once: ${shown(floors.at(-1))} | ${shown(lines.at(-1))} | ${ratio(floors.at(-1), lines.at(-1))}`,
    );
  }
  const p50 = floors.map((floor, pair) => median(lines[pair]?.turns ?? []) / median(floor.turns));
  const seconds = floors.map((floor, pair) => (lines[pair]?.seconds ?? 0) / floor.seconds);
  const cpu = floors.map((floor, pair) => (lines[pair]?.cpuMs ?? 0) / floor.cpuMs);
  print(
    `${callers} at once: median ratio ${median(p50).toFixed(2)} of p50, ${median(seconds).toFixed(2)} of seconds a turn, ${median(cpu).toFixed(2)} of processor a turn`,
  );
}

interface Measured extends Timed {
  /** Of the serving process, the calls' beginnings included. */
  cpuMs: number;
}

async function measured(url: string, callers: number): Promise<Measured> {
  const before = await host.cpuMs();
  const timed = await talk(url, callers, TURNS, () => TALK);
  return { ...timed, cpuMs: (await host.cpuMs()) - before };
}

function shown(timed: Measured | undefined): string {
  if (timed === undefined) return '';
  return `${median(timed.turns).toFixed(2)} ${quantile(timed.turns, 0.99).toFixed(2)} ${Math.round(timed.turns.length / timed.seconds)}/s ${(timed.cpuMs / timed.turns.length).toFixed(2)} cpu`;
}

function ratio(floor: Measured | undefined, line: Measured | undefined): string {
  if (!floor || !line) return '';
  return `${(median(line.turns) / median(floor.turns)).toFixed(2)} p50, ${(line.seconds / floor.seconds).toFixed(2)} s/turn, ${(line.cpuMs / floor.cpuMs).toFixed(2)} cpu`;
}

/** What a turn reads and writes, and how large its row becomes. */
async function afterwards({ line, rowBytes, count }: Host): Promise<void> {
  const wire = wireTo(line, 1);
  const callId = await ring(wire);
  await count(true);
  const twelve = [...TALK, 'Could you repeat that?', 'Repeat that please.'];
  let last: Counts = {};
  const sums: Record<string, number> = {};
  for (const [at, words] of twelve.entries()) {
    await take(wire, callId, at + 1, words);
    last = await count(true);
    for (const [command, { requests }] of Object.entries(last)) sums[command] = (sums[command] ?? 0) + requests;
  }
  print(`requests of ${twelve.length} turns: ${JSON.stringify(sums)}`);
  print(`turn ${twelve.length}: row of ${await rowBytes(callId)} bytes, ${JSON.stringify(last)}`);
  const booked = await ring(wire);
  await count(true);
  const perTurn: Counts[] = [];
  for (const [at, words] of booking().entries()) {
    await take(wire, booked, at + 1, words);
    perTurn.push(await count(true));
  }
  print(`a booking, turn by turn: ${perTurn.map((counts) => requestsOf(counts)).join(' | ')}`);
  await count(false);
  const whole = await talk(line, 1, 100, booking);
  print(`with the calendar: p50 ${median(whole.turns).toFixed(2)}, p99 ${quantile(whole.turns, 0.99).toFixed(2)} ms`);
  wire.close();
}

function requestsOf(counts: Counts): string {
  return Object.entries(counts)
    .map(([command, { requests }]) => `${requests} ${command.replace('Command', '')}`)
    .join(', ');
}
