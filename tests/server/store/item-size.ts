// The size of an item by DynamoDB's published rules, to hold a row to its write units.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

const CONTAINER_BYTES = 3; // a list or a map
const ELEMENT_BYTES = 1; // each element of one

/** Bytes of a whole item: names and values. */
export function itemBytes(item: Record<string, AttributeValue>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  // Two digits a byte and one for the exponent; one more where the digits do not pair.
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 2;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) {
    return value.L.reduce((sum, element) => sum + ELEMENT_BYTES + valueBytes(element), CONTAINER_BYTES);
  }
  if (value.M !== undefined) {
    return itemBytes(value.M) + Object.keys(value.M).length * ELEMENT_BYTES + CONTAINER_BYTES;
  }
  throw new Error('an attribute of a type that no row has');
}
