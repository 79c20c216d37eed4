// The thread in which a calendar from elsewhere is read: a rule in it may have no end, and the callers do not wait for it.
import { createContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { type Bounded, type FeedToRead, readFeed } from './read-feed.ts';

const LONGEST_EVENT_MS = 3_000; // a daily one of twenty years takes a tenth of it on a cold, busy machine

const script = new Script('work()');
const context = createContext({});

/** `vm` is the one way to stop work that does not give up the thread. */
const bounded: Bounded = (work) => {
  Object.assign(context, { work });
  return script.runInContext(context, { timeout: LONGEST_EVENT_MS });
};

const read = readFeed(workerData as FeedToRead, bounded); // what `readApart` hands over
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(read);
