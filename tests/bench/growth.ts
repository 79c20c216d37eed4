// The thirtieth turn of a call beside its second, in alternation: what a call has behind it must not slow it down.
import type { Extent } from './bench.ts';
import { median, print, ring, take, type Wire, wireTo } from './drive.ts';
import { startHost } from './hosted.ts';

const LATE_TURN = 30;
const SAME_WORDS = 'Could you repeat that?';

/** The bar: 1.15 times. */
export async function benchGrowth({ full }: Extent): Promise<void> {
  const host = await startHost();
  const wire = wireTo(host.line, 1);
  const [rounds, calls] = full ? [12, 20] : [6, 10];
  const ratios: { ms: number; cpu: number }[] = [];
  const timed = async (callIds: readonly string[], turn: number) => {
    const before = await host.cpuMs();
    const ms: number[] = [];
    for (const callId of callIds) ms.push(await take(wire, callId, turn, SAME_WORDS));
    return { ms: median(ms), cpu: ((await host.cpuMs()) - before) / callIds.length };
  };
  await Promise.all(Array.from({ length: calls }, () => callBefore(wire, LATE_TURN))); // warm
  for (let round = 0; round < rounds; round += 1) {
    const [late, early] = await Promise.all([callsBefore(wire, LATE_TURN, calls), callsBefore(wire, 2, calls)]);
    const first = round % 2 === 0 ? await timed(early, 2) : undefined;
    const thirtieth = await timed(late, LATE_TURN);
    const second = first ?? (await timed(early, 2));
    ratios.push({ ms: thirtieth.ms / second.ms, cpu: thirtieth.cpu / second.cpu });
    print(
      `  turn 2: ${second.ms.toFixed(2)} ms, ${second.cpu.toFixed(2)} cpu | turn 30: ${thirtieth.ms.toFixed(2)} ms, ${thirtieth.cpu.toFixed(2)} cpu`,
    );
  }
  const middle = (of: 'ms' | 'cpu') => median(ratios.map((ratio) => ratio[of])).toFixed(2);
  print(`turn ${LATE_TURN} takes ${middle('ms')} x the time of turn 2 and ${middle('cpu')} x its processor`);
  wire.close();
  await host.close();
}

const callsBefore = (wire: Wire, turn: number, calls: number): Promise<string[]> =>
  Promise.all(Array.from({ length: calls }, () => callBefore(wire, turn)));

/** A call whose next turn has this number; it rests at the same question from its first turn on. */
async function callBefore(wire: Wire, turn: number): Promise<string> {
  const callId = await ring(wire);
  await take(wire, callId, 1, 'My name is Johnny Walker.');
  for (let at = 2; at < turn; at += 1) await take(wire, callId, at, SAME_WORDS);
  return callId;
}
