// Adapters that are wrong on purpose, each in one way that has cost somebody a night: the simulation must catch them all.
import type { Request } from './engine/engine.ts';
import type { Wrong } from './world.ts';

const isTurn = (command: string, { UpdateExpression = '' }: Request) =>
  command === 'UpdateItem' && UpdateExpression.includes('#t=:t');
const isDayRow = ({ Key }: Request) => Key?.['pk']?.S?.startsWith('CALENDAR#') === true;

/** The request without its condition, or with what is left of it, and without the aliases that only that used. */
function conditionedBy(request: Request, condition: string | undefined): Request {
  const { ConditionExpression: _gone, ...rest } = request;
  const text = `${request.UpdateExpression} ${condition ?? ''}`;
  const used = new Set(text.match(/[#:]\w+/g));
  const kept = <Value>(aliases: Record<string, Value> | undefined) =>
    Object.fromEntries(Object.entries(aliases ?? {}).filter(([alias]) => used.has(alias)));
  return {
    ...rest,
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ExpressionAttributeNames: kept(request.ExpressionAttributeNames),
    ExpressionAttributeValues: kept(request.ExpressionAttributeValues),
  };
}

/** The turn that asks only about the first words of the position: its version, or its version and its state. */
function positionedBy(request: Request, words: number): Request {
  const position = request.ExpressionAttributeValues?.[':p0']?.S ?? '';
  const asked = position.split(' ').slice(0, words).concat('').join(' ');
  return {
    ...request,
    ConditionExpression: (request.ConditionExpression ?? '').replace('#p=:p0', 'begins_with(#p,:p0)'),
    ExpressionAttributeValues: { ...request.ExpressionAttributeValues, ':p0': { S: asked } },
  };
}

const MOST_REMEMBERED = 3;

export const WRONG_ADAPTERS: readonly Wrong[] = [
  {
    name: 'a store in which the last writer wins',
    request: (command, request) =>
      isTurn(command, request) ? conditionedBy(request, 'attribute_exists(#t)') : request,
  },
  {
    name: 'a store that writes from any state',
    request: (command, request) => (isTurn(command, request) ? positionedBy(request, 1) : request),
  },
  {
    name: 'a store that does not count what is agreed',
    request: (command, request) => (isTurn(command, request) ? positionedBy(request, 2) : request),
  },
  {
    name: 'a store that forgets all but the latest calls',
    store: (store, process) => ({
      ...store,
      create: async (call) => {
        process.memory.set(call.callId, { kind: 'missing' });
        return store.create(call);
      },
      load: async (callId) => {
        const remembered = [...process.memory.keys()].slice(-MOST_REMEMBERED);
        return process.memory.has(callId) && !remembered.includes(callId) ? { kind: 'missing' } : store.load(callId);
      },
    }),
  },
  {
    name: 'a process that answers from memory',
    store: (store, process) => ({
      ...store,
      load: async (callId) => {
        const known = process.memory.get(callId) ?? (await store.load(callId));
        process.memory.set(callId, known);
        return known;
      },
      commit: async (write) => {
        const written = await store.commit(write);
        process.memory.set(write.callId, await store.load(write.callId));
        return written;
      },
    }),
  },
  {
    name: 'an outbox that does not claim',
    store: (store) => ({ ...store, claimNotice: async () => true }),
  },
  {
    name: 'a calendar without its condition',
    request: (command, request) => {
      if (command !== 'UpdateItem' || !isDayRow(request)) return request;
      const isPut = request.UpdateExpression?.includes('#stamps') === true;
      return isPut && request.UpdateExpression?.includes('#claims.#id') === true
        ? conditionedBy(request, 'attribute_exists(#claims)')
        : request;
    },
  },
];
