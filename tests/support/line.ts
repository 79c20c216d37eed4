// A whole line for a test: the real server on a real embedded store, with a clock that the test sets.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../../server/assemble.ts';
import { type Business, DEFAULT_BUSINESS } from '../../server/business.ts';
import type { Config } from '../../server/config.ts';
import type { Call, Log } from '../../server/ports.ts';
import { type Telephone, telephone, type TelephoneOptions } from './telephone.ts';

export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const ADMIN_TOKEN = 'only-for-the-tests-of-the-line';

export interface TestLine {
  server: Server;
  clock: { nowMs: number };
  /** What was logged, newest last. */
  logged: { level: string; message: string; fields: Record<string, unknown> }[];
  /** A telephone that has not rung yet. */
  telephone(options?: Partial<TelephoneOptions>): Telephone;
  row(callId: string): Promise<Call>;
  /** Fetches from the API as the business would. */
  api(path: string): Promise<unknown>;
  /** The line again on the same data, as after a crash or a deploy, or with another business file. */
  restart(changed?: Partial<Business>): Promise<void>;
  close(): Promise<void>;
}

/** Starts a line whose clock stands at `now`, an instant in ISO 8601. */
export async function startLine(
  now: string,
  business: Partial<Business> = {},
  settings: Partial<Config> = {},
): Promise<TestLine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'line-'));
  const clock = { nowMs: Date.parse(now) };
  const logged: TestLine['logged'] = [];
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}) =>
      void logged.push({ level, message, fields });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error') };
  const config = {
    port: 0,
    twilioAuthTokens: [AUTH_TOKEN],
    business: { ...DEFAULT_BUSINESS, ...business },
    dataDir,
    adminToken: ADMIN_TOKEN,
    logPersonalData: false,
    ...settings,
  };
  const open = (changed: Partial<Business> = {}) =>
    startServer({ ...config, business: { ...config.business, ...changed } }, { epochMs: () => clock.nowMs }, log);
  const telephones: Telephone[] = [];
  const line: TestLine = {
    server: await open(),
    clock,
    logged,
    telephone: (options = {}) => {
      const { url, publicUrl } = line.server;
      const made = telephone({ url, publicUrl, authToken: AUTH_TOKEN, ...options });
      telephones.push(made);
      return made;
    },
    row: async (callId) => {
      const loaded = await line.server.shell.store.load(callId);
      if (loaded.kind !== 'found') throw new Error(`the row is ${loaded.kind}`);
      return loaded.call;
    },
    api: async (path) => {
      const response = await fetch(line.server.url + path, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
      return response.json();
    },
    restart: async (changed) => {
      await line.server.close();
      line.server = await open(changed);
    },
    close: async () => {
      for (const each of telephones) each.close();
      await line.server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return line;
}
