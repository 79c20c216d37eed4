// The embedded engine: dynalite in this process, on loopback, on disk or in memory.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { type InProcessClientOptions, inProcessOptions } from './in-process.ts';
import { letQueriesClose } from './iterators.ts';
import { lockDirectory } from './lock.ts';

/** Longer than any pause between two turns, so that a socket is not closed under a request. */
const KEEP_ALIVE_MS = 120_000;

export interface EmbeddedEngine {
  endpoint: string;
  /** For a client in this process: its requests need no socket. */
  clientOptions: InProcessClientOptions;
  close(): Promise<void>;
}

/**
 * Starts the engine on a free port of loopback; without a directory it forgets everything when it closes.
 * Throws an error that names the directory when another process has it. An error of its database afterwards is thrown
 * where nobody can catch it and ends the process, as it should: what was acknowledged is on disk, and the next start
 * repairs the index.
 */
export async function startEmbedded(dataDir?: string): Promise<EmbeddedEngine> {
  const unlock = dataDir === undefined ? () => {} : lockDirectory(dataDir);
  try {
    const server = await listen(createEngine(dataDir === undefined ? undefined : join(dataDir, 'table')));
    return {
      endpoint: `http://127.0.0.1:${portOf(server)}`,
      clientOptions: inProcessOptions(server),
      close: async () => {
        await closeServer(server);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The engine's HTTP server, not yet listening; `path` is its LevelDB directory. */
function createEngine(path?: string): Server {
  letQueriesClose();
  const server = dynalite({ createTableMs: 0, ...(path === undefined ? {} : { path }) });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // The engine throws when a client drops its request, which would end this process; it may as well go on.
  server.on('request', (request) => {
    request.removeAllListeners('error');
    request.on('error', () => request.destroy());
  });
  return server;
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening'); // rejects on 'error'
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the engine listens on no port');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}
