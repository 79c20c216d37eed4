// The engine behind the real SDK without a socket: the requests and answers are the service's own JSON.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionFailed, createEngine, type Engine } from './engine.ts';
import { ValidationError } from './evaluate.ts';

const PREFIX = 'com.amazonaws.dynamodb.v20120810#';

/** A client of the SDK, with its retries and its middleware, whose requests the engine answers in this process. */
export function sdkClientOver(engine: Engine = createEngine()): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: 'http://memory.invalid',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 3,
    requestHandler: {
      handle: async ({ headers, body }: { headers: Record<string, string>; body?: unknown }) => {
        const command = headers['x-amz-target']?.split('.')[1] ?? '';
        const { status, answer } = answerOf(engine, command, JSON.parse(String(body)));
        const response = {
          statusCode: status,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Buffer.from(JSON.stringify(answer)),
        };
        return { response: response as never }; // the SDK takes any object of this shape; its class is not ours to import
      },
      destroy: () => {},
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
      metadata: { handlerProtocol: 'http/1.1' },
    },
  });
}

function answerOf(engine: Engine, command: string, request: object): { status: number; answer: object } {
  try {
    return { status: 200, answer: engine.carryOut(command, request) };
  } catch (error) {
    if (error instanceof ConditionFailed) {
      const answer = { __type: `${PREFIX}ConditionalCheckFailedException`, message: error.message, Item: error.item };
      return { status: 400, answer };
    }
    if (error instanceof ValidationError || error instanceof SyntaxError) {
      return {
        status: 400,
        answer: { __type: 'com.amazon.coral.validate#ValidationException', message: error.message },
      };
    }
    throw error;
  }
}
