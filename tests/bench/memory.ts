// Resident memory of the deployed line after many calls; its store is on disk, so that what grows would be a leak.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extent } from './bench.ts';
import { startDeployed } from './deployed.ts';
import { median, newCallId, print, take, type Wire, wireTo } from './drive.ts';

const CALLERS = 16;
const SAMPLES = 5;

/** The bar: at most 180 MB, and no growth with the calls served. `--full` serves 20,000, else 3,000. */
export async function benchMemory({ full }: Extent): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-memory-'));
  const line = await startDeployed(dataDir);
  const wire = wireTo(line.url, CALLERS);
  let served = 0;
  const marks = full ? [0, 1_000, 5_000, 10_000, 15_000, 20_000] : [0, 1_000, 2_000, 3_000];
  for (const mark of marks) {
    // Several looks within the last calls: between two collections memory goes up and down.
    const looks: ReturnType<typeof line.residentMb>[] = [];
    for (let sample = SAMPLES; sample > 0; sample -= 1) {
      const until = mark - Math.round((sample - 1) * (mark / 100));
      await serve(wire, until - served);
      served = until;
      looks.push(line.residentMb());
    }
    print(
      `after ${mark} calls: ${median(looks.map(({ all }) => all)).toFixed(0)} MB resident (${looks.map(({ all }) => all.toFixed(0)).join(' ')}), ${median(looks.map(({ own }) => own)).toFixed(0)} MB its own`,
    );
  }
  wire.close();
  await line.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Whole calls: a greeting, a turn, a goodbye, the report of its end. */
async function serve(wire: Wire, calls: number): Promise<void> {
  let left = calls;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await serveOne(wire);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

async function serveOne(wire: Wire): Promise<void> {
  const CallSid = newCallId();
  // Numbers of their own: one number may not ring as often as this.
  const From = `+1204${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
  const call = { CallSid, From, To: '+12045550000' };
  await wire.send('/voice', { ...call, CallStatus: 'ringing' });
  await take(wire, CallSid, 1, 'My name is Johnny Walker.');
  await take(wire, CallSid, 2, 'Goodbye.');
  await wire.send('/voice/status', { ...call, CallStatus: 'completed' });
}
