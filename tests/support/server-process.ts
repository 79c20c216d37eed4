// Runs the line as an operator does, in a process of its own that a test may kill and start again on the same port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  url: string;
  /** False from the kill until it listens again. */
  alive(): boolean;
  /** Every line that it logged, over all its lives. */
  lines: string[];
  /** Kills it as the kernel does: no handler runs. Resolves when it is dead. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data; resolves when it listens. */
  start(): Promise<void>;
}

/** What is run: the sources, or what `SERVER_PROGRAM` names: a build starts in a tenth of the time. */
const PROGRAM = process.env.SERVER_PROGRAM ? [process.env.SERVER_PROGRAM] : ['--import', 'tsx', 'server/main.ts'];

/** Starts the server with these variables and nothing of this process's but the path. */
export async function startServerProcess(variables: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  let running: { child: ChildProcess; ended: Promise<unknown> } | undefined;
  const server: ServerProcess = {
    url: `http://127.0.0.1:${port}`,
    alive: () => running !== undefined,
    lines: [],
    kill: async () => {
      const dying = running;
      running = undefined;
      dying?.child.kill('SIGKILL');
      await dying?.ended;
    },
    start: async () => {
      running = await launch({ ...variables, PORT: String(port) }, server.lines);
    },
  };
  await server.start();
  return server;
}

/** Rejects with what the process complained of when it ends before it listens. */
async function launch(variables: Record<string, string>, lines: string[]) {
  const child = spawn(process.execPath, PROGRAM, {
    env: { PATH: process.env.PATH ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const ended = once(child, 'exit');
  const output = createInterface({ input: child.stdout });
  const listening = new Promise<void>((resolve) => {
    output.on('line', (line) => {
      if (line.startsWith('{')) lines.push(line);
      else if (line.includes(' answers at ')) resolve();
    });
  });
  await Promise.race([
    listening,
    once(child, 'close').then(() => Promise.reject(new Error(`the server did not start: ${complaint}`))),
  ]);
  return { child, ended };
}

/** A port that was free a moment ago: it has to be the same after every restart. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
