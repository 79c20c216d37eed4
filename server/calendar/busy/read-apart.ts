// Has a calendar read in a thread of its own, which is ended when it takes too long.
import { Worker } from 'node:worker_threads';
import type { FeedRead, FeedToRead } from './read-feed.ts';

const DEADLINE_MS = 30_000;
const MEMORY_MB = 256;

// From the sources the thread registers the loader of TypeScript itself, for it takes none from the command line;
// the build lays its file beside the main one.
const FILE = import.meta.url.endsWith('.ts')
  ? new URL(
      `data:text/javascript,import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();
      await import(${JSON.stringify(new URL('./feed-worker.ts', import.meta.url).href)});`,
    )
  : new URL('./feed-worker.js', import.meta.url);

/** Never throws; a thread that dies, runs out of memory or is stopped by the signal has read nothing. */
export function readApart(feed: FeedToRead, signal: AbortSignal): Promise<FeedRead> {
  const worker = new Worker(FILE, {
    workerData: feed,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    const end = (read: FeedRead) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stopped);
      resolve(read);
      void worker.terminate();
    };
    const failed = (reason: string) => () => end({ ok: false, reason });
    const stopped = failed('the server is closing');
    const timer = setTimeout(failed(`not read within ${DEADLINE_MS} ms`), DEADLINE_MS);
    signal.addEventListener('abort', stopped);
    worker.once('message', (read: FeedRead) => end(read));
    worker.once('error', (error) => end({ ok: false, reason: `the reader failed: ${error.message}` }));
    worker.once('exit', failed('the reader ended without a word'));
  });
}
