// DynamoDB's attribute values to plain data and back; no more types than the calendar's rows have.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export function toAttribute(value: Plain): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  return { M: toAttributes(value) };
}

export function toAttributes(value: { [key: string]: Plain }): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toAttribute(each)]));
}

/** Unknown kinds of attributes come out as null: the zod schema of the row refuses them. */
export function toPlain(attribute: AttributeValue): Plain {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.L !== undefined) return attribute.L.map(toPlain);
  if (attribute.M !== undefined) return fromAttributes(attribute.M);
  return null;
}

export function fromAttributes(attributes: Record<string, AttributeValue>): { [key: string]: Plain } {
  return Object.fromEntries(Object.entries(attributes).map(([key, each]) => [key, toPlain(each)]));
}
