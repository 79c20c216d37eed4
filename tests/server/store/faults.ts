// Faults between the store and its engine, injected inside the SDK's retries: each is one attempt that goes wrong.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const FAULT = 'fault-of-this-test';

export interface Fault {
  /** Attempts seen while the fault was on, the good ones included. */
  attempts(): number;
  /** Must be called before the client serves another test. */
  lift(): void;
}

interface FaultOptions {
  /** How many attempts go wrong. */
  times: number;
  /** How many go well before these; none when absent. */
  after?: number;
  /** Only these requests; all when absent. */
  command?: string;
  /** Runs after an answer is lost and before the SDK tries again. */
  beforeRetry?: () => Promise<void>;
}

/** The engine carries the request out; its answer never arrives. */
export function loseAnswers(client: DynamoDBClient, options: FaultOptions): Fault {
  return inject(client, options, async (send) => {
    // A refused condition is an answer too, and is lost like any other.
    await send().catch((error: unknown) => error);
    await options.beforeRetry?.();
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', name: 'TimeoutError' });
  });
}

/** The engine refuses for load and carries nothing out. */
export function throttle(client: DynamoDBClient, options: FaultOptions): Fault {
  return inject(client, options, async () => {
    throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException', $fault: 'client', $metadata: {} });
  });
}

/** Something else happens just before the first such request leaves. */
export function meanwhile(client: DynamoDBClient, command: string, happens: () => Promise<void>): Fault {
  let attempts = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === command) {
        attempts += 1;
        if (attempts === 1) await happens();
      }
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: FAULT },
  );
  return { attempts: () => attempts, lift: () => client.middlewareStack.remove(FAULT) };
}

type Misdeed = (send: () => Promise<unknown>) => Promise<never>;

function inject(client: DynamoDBClient, { times, after = 0, command }: FaultOptions, misdeed: Misdeed): Fault {
  let left = times;
  let attempts = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (command !== undefined && context.commandName !== command) return next(args);
      attempts += 1;
      if (attempts <= after || left === 0) return next(args);
      left -= 1;
      return misdeed(() => next(args));
    },
    // Lower than the SDK's retry, so that it runs once an attempt.
    { step: 'finalizeRequest', priority: 'low', name: FAULT },
  );
  return { attempts: () => attempts, lift: () => client.middlewareStack.remove(FAULT) };
}
