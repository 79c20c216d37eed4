// Starts the engine in a process of its own and hands back its endpoint and its death.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface EngineProcess {
  endpoint: string;
  /** Kills it as the kernel does: no handler runs. Resolves when it is dead. */
  kill(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./dynalite-server.ts', import.meta.url));

/** Rejects with what the process wrote to its standard error when it ends before it listens. */
export async function startEngineProcess(dataDir?: string): Promise<EngineProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...(dataDir === undefined ? [] : [dataDir])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const ended = once(child, 'exit');
  const endpoint = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    once(child, 'close').then(() => Promise.reject(new Error(complaint))),
  ]);
  return { endpoint, kill: () => kill(child, ended) };
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
