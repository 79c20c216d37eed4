// The release before the present one, as far as its rows show it.
import { CURRENT } from '../../machines/versions.ts';
import type { Request } from './engine/engine.ts';

const OLDER_HASH = '00000000feedf00d';
/** What the release before did not keep yet. */
const LATER_KEYS = ['numbersHeard', 'callerIdOffered'];

/** A row as the release before would have written it: its hash, and a context that lacks what came since. */
export function asOlderRelease(input: Request): Request {
  const values = input.ExpressionAttributeValues;
  const snapshot = (input.Item?.['snapshot'] ?? values?.[':snapshot'])?.S;
  if (snapshot === undefined) return input;
  const stored = JSON.parse(snapshot);
  for (const key of LATER_KEYS) delete stored.context[key];
  const older = { S: JSON.stringify(stored) };
  const turn = JSON.parse((input.Item?.['turn'] ?? values?.[':turn'])?.S ?? '');
  const machine = { id: CURRENT.id, hash: OLDER_HASH };
  const changed = { S: JSON.stringify({ ...turn, machine }) };
  if (input.Item) return { ...input, Item: { ...input.Item, snapshot: older, turn: changed } };
  return { ...input, ExpressionAttributeValues: { ...values, ':snapshot': older, ':turn': changed } };
}
