// The faults of one world: which kinds may strike, how often, and whether one strikes here and now.
import { between, type Draw, pick } from './draw.ts';

/** What may go wrong with a request to the table. */
export const TABLE_FAULTS = [
  'throttled',
  'throttled_for_good',
  'unreachable',
  'answer_lost',
  'answer_lost_for_good',
  'late_copy',
  'crash_before',
  'crash_after',
  'stall',
] as const;

/** What may go wrong with a delivery, a message, a row or a process. */
export const OTHER_FAULTS = [
  'duplicate_at_once',
  'duplicate_later',
  'reply_lost',
  'status_lost',
  'status_twice',
  'hang_up_racing',
  'message_refused',
  'message_refused_for_good',
  'message_timeout_after_sending',
  'message_crash',
  'row_unreadable',
  'entry_lost',
  'entry_left_over',
  'forgetful_process',
  'forgets_slots',
  'clock_skew',
  'deploy',
] as const;

export type TableFault = (typeof TABLE_FAULTS)[number];
export type OtherFault = (typeof OTHER_FAULTS)[number];
export type FaultKind = TableFault | OtherFault;

/** How often, of a hundred occasions: rare enough that a call gets through, often enough that faults meet. */
const RATES = [0.003, 0.01, 0.04] as const;
/** One occasion a world or a call, not one a request. */
const RARE_OCCASIONS: ReadonlySet<FaultKind> = new Set([
  'duplicate_at_once',
  'duplicate_later',
  'status_lost',
  'status_twice',
  'hang_up_racing',
  'message_refused',
  'message_refused_for_good',
  'message_timeout_after_sending',
  'message_crash',
  'entry_lost',
  'entry_left_over',
  'forgetful_process',
  'clock_skew',
  'deploy',
]);

export interface Weather {
  /** True when this fault strikes at this place; it is then on record. */
  strikes(kind: FaultKind, key: string): boolean;
  /** The fault that strikes a request, if any. */
  onRequest(key: string): TableFault | null;
  /** From now on nothing goes wrong. */
  clears(): void;
  /** Every fault that struck, as `kind key`. */
  struck: string[];
}

/** `only`, when given, names the faults that strike, each as `kind key`; the seed then decides nothing. */
export function weatherOf(draw: Draw, only?: ReadonlySet<string>): Weather {
  const rates = new Map<FaultKind, number>();
  for (const kind of [...TABLE_FAULTS, ...OTHER_FAULTS]) rates.set(kind, rateOf(kind, draw));
  const calmDay = draw('calm') < 0.05; // without any fault all must be well too
  const struck: string[] = [];
  let cleared = false;
  const strikes = (kind: FaultKind, key: string): boolean => {
    const rate = calmDay ? 0 : (rates.get(kind) ?? 0);
    if (cleared || (!only && rate === 0)) return false;
    const does = only ? only.has(`${kind} ${key}`) : draw('strikes', kind, key) < rate;
    if (does) struck.push(`${kind} ${key}`);
    return does;
  };
  return {
    strikes,
    onRequest: (key) => TABLE_FAULTS.find((kind) => strikes(kind, key)) ?? null,
    clears: () => {
      cleared = true;
    },
    struck,
  };
}

/** Each world has some kinds of faults and not others, so that each also meets the rest alone. */
function rateOf(kind: FaultKind, draw: Draw): number {
  if (draw('kind', kind) < 0.5) return 0;
  const rate = pick(RATES, draw('rate', kind));
  return RARE_OCCASIONS.has(kind) ? Math.min(0.5, rate * between(4, 12, draw('more', kind))) : rate;
}
