// A call that began on an older chart, brought onto the present one with everything the caller has given, or not at all.
import { booking } from './actions.ts';
import type { AgreedPhone, E164, Opening, Slots } from './dialog.ts';
import { valueOf } from './moves.ts';
import { type Thawed, thaw } from './step.ts';

interface Json {
  [key: string]: unknown;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Restores a snapshot that another release of the chart wrote.
 * What its context did not have yet comes from the chart's own beginning; its state must still be one in which a call
 * rests, under its name or under the one that `renamed` gives it.
 */
export function carryOver(frozen: string, state: string, renamed: Readonly<Record<string, string>> = {}): Thawed {
  const stored = parsed(frozen);
  if (!isJson(stored) || !isJson(stored['context'])) return { ok: false, reason: 'a snapshot that is none' };
  const target = renamed[state];
  const value = target === undefined ? stored['value'] : valueOf(target);
  const context = completed(stored['context'], booking.config.context);
  const thawed = thaw(JSON.stringify({ value, context }), target ?? state);
  if (!thawed.ok) return { ok: false, reason: `cannot be carried over: ${thawed.reason}` };
  const before = slotsIn(frozen);
  const isKept = JSON.stringify(before) === JSON.stringify(thawed.snapshot.context.slots);
  return isKept ? thawed : { ok: false, reason: 'cannot be carried over: a slot would be lost' };
}

/** What the caller has given, as far as it can be read out of a snapshot that cannot be placed: for the person who takes over. */
export function slotsIn(frozen: string): Slots | null {
  const stored = parsed(frozen);
  const slots = isJson(stored) && isJson(stored['context']) ? stored['context']['slots'] : null;
  if (!isJson(slots)) return null;
  const { name, phone, time, service } = slots;
  return {
    name: typeof name === 'string' ? name : null,
    phone: isPhone(phone) ? phone : null,
    time: isOpening(time) ? time : null,
    service: typeof service === 'string' ? service : null,
  };
}

const isE164 = (value: unknown): value is E164 => typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);
const isPhone = (value: unknown): value is AgreedPhone =>
  isJson(value) && isE164(value['e164']) && typeof value['verified'] === 'boolean';

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const isLocal = (value: unknown): boolean => typeof value === 'string' && LOCAL.test(value);
const isOpening = (value: unknown): value is Opening =>
  isJson(value) && isLocal(value['startsAt']) && isLocal(value['endsAt']) && typeof value['resource'] === 'string';

function parsed(frozen: string): unknown {
  try {
    return JSON.parse(frozen);
  } catch {
    return null; // what cannot be read has no slots and no place
  }
}

/** The context with every key that the model has and it lacks. */
function completed(context: Json, model: object): Json {
  const known = { ...context };
  for (const [key, value] of Object.entries(model)) {
    const own = known[key];
    if (own === undefined) known[key] = value;
    else if (isJson(own) && isJson(value)) known[key] = completed(own, value);
  }
  return known;
}
