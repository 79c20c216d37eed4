// The line as it is deployed: the bundle that `npm start` runs, in a process of its own, with its store on disk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AUTH_TOKEN } from './hosted.ts';

export interface Deployed {
  url: string;
  /** From the start of the process to its first words. */
  startedInMs: number;
  /** Resident memory, and what of it is the process's own: the rest are its program and the table's files, mapped. */
  residentMb(): { all: number; own: number };
  close(): Promise<void>;
}

/** As the start script has them: so much memory is kept for what a turn throws away, and no more. */
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=192'];
const PROGRAM = fileURLToPath(new URL('./main.js', import.meta.url));

/** Resolves when it listens. */
export async function startDeployed(dataDir: string): Promise<Deployed> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', ...MEMORY, '--no-warnings', PROGRAM], {
    env: { PORT: '0', DATA_DIR: dataDir, TWILIO_AUTH_TOKEN: AUTH_TOKEN },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  for await (const said of createInterface({ input: child.stdout })) {
    url = / answers at (\S+),/.exec(said)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('the line did not start');
  child.stdout.resume(); // its log goes nowhere
  const startedInMs = performance.now() - startedAt;
  return {
    url,
    startedInMs,
    residentMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
      return { all: mb('VmRSS'), own: mb('RssAnon') };
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
