// The DynamoDB client with its limits: how long a request may take, and how often it is tried within a turn.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

// A webhook has 15 s. At worst a write waits for three timeouts and two pauses of the SDK's full jitter: at most
// 0.05 + 0.1 s after a lost answer, 1 + 2 s when throttled (throttled answers come at once). Both stay below 5 s, which
// leaves a turn room for its read and for the calendar.
const MAX_ATTEMPTS = 3;
const CONNECTION_TIMEOUT_MS = 500;
const REQUEST_TIMEOUT_MS = 1_500; // DynamoDB answers in single milliseconds; a thousand times that is a lost answer
const MAX_SOCKETS = 64;

const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }; // a local engine signs but does not check

/** A client of DynamoDB, or of a compatible engine at `endpoint`, which takes any credentials. */
export function createClient(endpoint?: string): DynamoDBClient {
  return new DynamoDBClient({
    retryMode: 'standard',
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
    },
    ...(endpoint === undefined ? {} : { endpoint, region: 'local', credentials: ANY_CREDENTIALS }),
  });
}
