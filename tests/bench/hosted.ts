// Starts the process under measurement and talks to it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const AUTH_TOKEN = 'the-token-of-the-bench-of-the-line';

export interface Hosted {
  line: string;
  floor: string;
}

export type Asked = { what: 'row'; callId: string } | { what: 'cpu' } | { what: 'count'; on: boolean };

export type Counts = Record<string, { requests: number; units: number }>;

export interface Host extends Hosted {
  pid: number;
  /** Milliseconds of processor that the process has used: what else runs on the machine is not in it. */
  cpuMs(): Promise<number>;
  rowBytes(callId: string): Promise<number>;
  /** Begins or ends counting and gives what was counted until now. */
  count(on: boolean): Promise<Counts>;
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./host.js', import.meta.url)); // bundled, as the line is deployed

/** `filling` is the number of calls that are in the table already. */
export async function startHost({ filling = 0, rowBytes = 2_000 } = {}): Promise<Host> {
  const child = fork(PROGRAM, [String(filling), String(rowBytes)], {
    execArgv: ['--enable-source-maps', '--no-warnings'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = async () => (await once(child, 'message'))[0];
  const hosted: Hosted = await answer();
  const ask = async (asked: Asked) => {
    const answered = answer();
    child.send(asked);
    return answered;
  };
  return {
    ...hosted,
    pid: child.pid ?? 0,
    cpuMs: () => ask({ what: 'cpu' }),
    rowBytes: (callId) => ask({ what: 'row', callId }),
    count: (on) => ask({ what: 'count', on }),
    close: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
