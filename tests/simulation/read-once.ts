// Reads a row of the table once: an item is never changed, a write makes another.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Loaded } from '../../server/ports.ts';
import { readRow } from '../../server/store/read-row.ts';
import type { Item } from './engine/evaluate.ts';

const read = new WeakMap<Item, Loaded>(); // a memory of what was parsed, not of what is so

export function readOnce(item: Item | undefined): Loaded {
  const known = item && read.get(item);
  if (known) return known;
  const loaded = readRow(item as Record<string, AttributeValue> | undefined); // read-only there
  if (item) read.set(item, loaded);
  return loaded;
}
