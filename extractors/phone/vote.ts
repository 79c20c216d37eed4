// Ranks the readings of several hypotheses together: what they agree on counts, what they contradict is asked again.
import type { FullPhone, PhoneReading } from '../../machines/dialog.ts';
import type { Outcome } from './hypothesis.ts';

/** How much less each further hypothesis weighs than the one before. */
const DECAY = 0.75;
/** Of the weight of all whole numbers, how much the best one needs. */
const MAJORITY = 0.55;
/** Of the weight of all hypotheses, how much the best whole number needs. */
const SUPPORT = 0.3;

/** One reading from one outcome a hypothesis, best first. */
export function vote(outcomes: readonly Outcome[]): PhoneReading | null {
  const [first] = outcomes;
  if (!first) return null;
  if (outcomes.length === 1) return first.reading;
  const tally = new Map<string, { reading: FullPhone; weight: number }>();
  let all = 0;
  let whole = 0;
  outcomes.forEach(({ reading, cost }, at) => {
    const rank = DECAY ** at;
    all += rank;
    if (reading?.kind !== 'full') return;
    const weight = rank * Math.exp(-cost / 2);
    whole += weight;
    if (!reading.valid) return;
    const known = tally.get(reading.e164);
    if (known) known.weight += weight;
    else tally.set(reading.e164, { reading, weight });
  });
  const [best] = [...tally.values()].toSorted((a, b) => b.weight - a.weight);
  if (best && best.weight >= whole * MAJORITY && best.weight >= all * SUPPORT) return best.reading;
  return agreed(outcomes, first.reading);
}

/** Anything but a valid number stands only when no hypothesis contradicts it. */
function agreed(outcomes: readonly Outcome[], first: PhoneReading | null): PhoneReading | null {
  const heard = outcomes.map(({ reading }) => reading).filter((reading) => reading !== null);
  const [one] = heard;
  if (!one) return null;
  if (heard.length * 2 < outcomes.length) return first === null ? null : { kind: 'clarify' };
  return heard.every((reading) => isSame(reading, one)) ? one : { kind: 'clarify' };
}

function isSame(one: PhoneReading, other: PhoneReading): boolean {
  if (one.kind === 'full' && other.kind === 'full') return one.e164 === other.e164;
  if (one.kind === 'partial' && other.kind === 'partial') return one.digits === other.digits;
  return one.kind === other.kind;
}
