// The claims of a day row, read without the calendar's own code.
import type { Item } from './engine/evaluate.ts';

export interface PlainClaim {
  callId: string;
  state: string;
  fromMs: number;
  toMs: number;
  startsAtMs: number;
  heldUntilMs: number;
  bookingId: string;
}

export function claimsOf(item: Item): PlainClaim[] {
  return Object.values(item['claims']?.M ?? {}).map(({ M = {} }) => ({
    callId: M['callId']?.S ?? '',
    state: M['state']?.S ?? '',
    fromMs: Number(M['fromMs']?.N),
    toMs: Number(M['toMs']?.N),
    startsAtMs: Number(M['startsAtMs']?.N),
    heldUntilMs: Number(M['heldUntilMs']?.N),
    bookingId: M['bookingId']?.S ?? '',
  }));
}

/** Pairs of calls whose claims on one row share a minute. */
export function overlapsOn(item: Item): [string, string][] {
  const claims = claimsOf(item);
  return claims.flatMap((one, index) =>
    claims
      .slice(index + 1)
      .filter((other) => other.callId !== one.callId && one.fromMs < other.toMs && other.fromMs < one.toMs)
      .map((other): [string, string] => [one.callId, other.callId]),
  );
}
