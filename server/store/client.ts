// The DynamoDB client with its limits: how long a request may take, and how often it is tried within a turn.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

interface Limits {
  attempts: number;
  connectMs: number;
  answerMs: number;
}

// A webhook has 15 s. At worst a write waits for three timeouts and two pauses of the SDK's full jitter: at most 0.05 +
// 0.1 s after a lost answer, 1 + 2 s when throttled (throttled answers come at once). Both stay below 5 s, which leaves a
// turn room for its read and for the calendar. DynamoDB answers in single milliseconds: after 1.5 s an answer is lost.
const DYNAMODB_LIMITS: Limits = { attempts: 3, connectMs: 500, answerMs: 1_500 };

// An engine on this machine loses no answers but may be busy, and asking again makes it busier: with the limits above,
// fifty writers on a quarter of a core timed out together, asked again and used up the client's allowance of retries.
const LOCAL_LIMITS: Limits = { attempts: 2, connectMs: 5_000, answerMs: 5_000 };

const MAX_SOCKETS = 64;

const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }; // a local engine signs but does not check

/**
 * A client of DynamoDB, or of a compatible engine at `endpoint`, which takes any credentials.
 * `overrides` is how an engine of this process is reached without a socket.
 */
export function createClient(endpoint?: string, overrides: DynamoDBClientConfig = {}): DynamoDBClient {
  const limits = endpoint === undefined ? DYNAMODB_LIMITS : LOCAL_LIMITS;
  return new DynamoDBClient({
    retryMode: 'standard',
    maxAttempts: limits.attempts,
    requestHandler: {
      connectionTimeout: limits.connectMs,
      requestTimeout: limits.answerMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
    },
    ...(endpoint === undefined ? {} : { endpoint, region: 'local', credentials: ANY_CREDENTIALS }),
    ...overrides,
  });
}
