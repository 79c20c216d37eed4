// JSON inside an attribute: what is none is undefined, and never quoted in an error, for it is what the caller said.

export function parsedJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isWord = (value: unknown): value is string => typeof value === 'string';

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NOTHING: Json = {};

/** An object to look into; an empty one when it is none. */
export const recordIn = (value: unknown): Json => (isRecord(value) ? value : NOTHING);
