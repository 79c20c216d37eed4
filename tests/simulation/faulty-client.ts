// The way from a process to the table, with the SDK's retries and everything that goes wrong on it.
import { ConditionalCheckFailedException, type DynamoDBClient, type ScanCommand } from '@aws-sdk/client-dynamodb';
import { ConditionFailed, type Request, type Response } from './engine/engine.ts';
import { asOlderRelease } from './older-release.ts';
import { alive, crash, never, type Visit } from './process.ts';

const TIMEOUT_MS = 1_500; // the client's own, see server/store/client.ts
const ATTEMPTS = 3;

export function clientOf(visit: Visit): Pick<DynamoDBClient, 'send'> {
  // The SDK's client has an overload a command; this one answers whatever the line sends.
  const send = (command: ScanCommand) =>
    request(visit, command.constructor.name.replace('Command', ''), command.input as Request);
  return { send } as unknown as Pick<DynamoDBClient, 'send'>;
}

/** One request with the SDK's retries, and with what may go wrong on the way. */
async function request(visit: Visit, command: string, input: Request): Promise<Response> {
  const { world, process } = visit;
  const key = `${visit.key} ${visit.requests++}`;
  if (process.life !== visit.life) return never;
  const { timeline, draw } = world;
  const attempt = () => attempted(visit, command, input, key);
  const fault = world.weather.onRequest(key);
  switch (fault) {
    case null:
      return attempt();
    case 'throttled':
      await alive(visit, timeline.sleep(1_000 * draw('pause', key)));
      return attempt();
    case 'throttled_for_good':
      await alive(visit, timeline.sleep(3_000 * draw('pause', key)));
      throw named('ThrottlingException');
    case 'unreachable':
      await alive(visit, timeline.sleep(TIMEOUT_MS * ATTEMPTS));
      throw named('TimeoutError');
    case 'answer_lost':
      await attempt().catch(ignored);
      await alive(visit, timeline.sleep(TIMEOUT_MS));
      return attempt();
    case 'answer_lost_for_good':
      for (let tries = 0; tries < ATTEMPTS; tries += 1) {
        await attempt().catch(ignored);
        await alive(visit, timeline.sleep(TIMEOUT_MS));
      }
      throw named('TimeoutError');
    case 'late_copy':
      world.background(timeline.sleep(60_000 * draw('late', key) ** 3).then(() => apply(visit, command, input)));
      await alive(visit, timeline.sleep(TIMEOUT_MS));
      return attempt();
    case 'crash_before':
      crash(process);
      return never;
    case 'crash_after':
      world.background(timeline.sleep(1).then(() => apply(visit, command, input)));
      crash(process);
      return never;
    case 'stall': {
      const response = await attempt();
      await alive(visit, timeline.sleep(5_000 + 400_000 * draw('stall', key) ** 3));
      return response;
    }
    default:
      return fault satisfies never;
  }
}

const named = (name: string) => Object.assign(new Error(name), { name });
const ignored = () => ({});

async function attempted(visit: Visit, command: string, input: Request, key: string): Promise<Response> {
  const { timeline, draw } = visit.world;
  // Most requests take a millisecond or two, a few take fifty: enough to overtake another.
  const thereMs = 0.3 + 50 * draw('there', key, timeline.nowMs()) ** 8;
  const backMs = 0.3 + 50 * draw('back', key, timeline.nowMs()) ** 8;
  await timeline.sleep(thereMs);
  const outcome = await apply(visit, command, input).then(
    (response) => ({ response }),
    (error: unknown) => ({ error }),
  );
  await alive(visit, timeline.sleep(backMs));
  if ('error' in outcome) throw outcome.error;
  return outcome.response;
}

/** The request arrives, whatever has become of its sender. */
async function apply(visit: Visit, command: string, input: Request): Promise<Response> {
  const { engine, wrong, ledger } = visit.world;
  const sent = visit.process.isOlderRelease ? asOlderRelease(input) : input;
  ledger.writes(visit);
  try {
    return engine.carryOut(command, wrong?.request?.(command, sent) ?? sent);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const item = error.item === undefined ? {} : { Item: { ...error.item } };
    throw new ConditionalCheckFailedException({ message: error.message, $metadata: {}, ...item });
  }
}
