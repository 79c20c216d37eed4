// The release before the present one, as far as its rows show it.
import { CURRENT } from '../../machines/versions.ts';
import type { Request } from './engine/engine.ts';

const OLDER_HASH = '00000000feedf00d';
/** What the release before did not keep yet. */
const LATER_KEYS = ['numbersHeard', 'callerIdOffered'];

/** A row as the release before would have written it: its hash, and a context that lacks what came since. */
export function asOlderRelease(input: Request): Request {
  const values = input.ExpressionAttributeValues;
  const written = (input.Item?.['turn'] ?? values?.[':t'])?.S;
  if (written === undefined) return input;
  const [first = '', second = '', ...journal] = written.split('\n');
  const [snapshot, turn] = [JSON.parse(first), JSON.parse(second)];
  for (const key of LATER_KEYS) delete snapshot.context[key];
  const older = { ...turn, machine: { id: CURRENT.id, hash: OLDER_HASH } };
  const changed = { S: [JSON.stringify(snapshot), JSON.stringify(older), ...journal].join('\n') };
  if (input.Item) return { ...input, Item: { ...input.Item, turn: changed } };
  return { ...input, ExpressionAttributeValues: { ...values, ':t': changed } };
}
