// A whole turn of the line beside its floor, alternating on one engine in one process; what a turn reads, writes and weighs.
import type { Extent } from './bench.ts';
import { booking, median, print, quantile, ring, take, talk, TALK, wireTo } from './drive.ts';
import { type Counts, type Host, startHost } from './hosted.ts';
import { comparePairs } from './pairs.ts';

const CALLERS = [1, 8, 32];
const TYPICAL_TURN = 6;

/** The bar: at most 1.3 times the floor, by p50 at one call and by seconds a turn at 8 and 32. */
export async function benchTurn({ full }: Extent): Promise<void> {
  const host = await startHost({ rowBytes: await typicalRow() });
  print('a side: ms of p50 and p99, turns a second, ms of processor a turn; first the floor, then the line');
  const floor = { name: 'the floor', host, url: host.floor };
  const line = { name: 'a whole turn', host, url: host.line };
  for (const callers of CALLERS) await comparePairs(floor, line, full ? 15 : 7, callers, full ? 600 : 200);
  await countRequests(host);
  await host.close();
}

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

const WRITE_UNIT_BYTES = 1_024;

/** What a turn reads and writes as the engine counts it, and how large its row becomes. */
async function countRequests({ line, rowBytes, count }: Host): Promise<void> {
  const wire = wireTo(line, 1);
  const callId = await ring(wire);
  await count(true);
  const twelve = [...TALK, 'Could you repeat that?', 'Repeat that please.'];
  let last: Counts = {};
  const requests: string[] = [];
  for (const [at, words] of twelve.entries()) {
    await take(wire, callId, at + 1, words);
    last = await count(true);
    requests.push(requestsOf(last));
  }
  const bytes = await rowBytes(callId);
  print(`requests of a turn: ${[...new Set(requests)].join(' or ')}`);
  print(`turn ${twelve.length}: a row of ${bytes} bytes, ${Math.ceil(bytes / WRITE_UNIT_BYTES)} write units`);
  print(`  as the engine charges the turn: ${JSON.stringify(last)}`);
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
