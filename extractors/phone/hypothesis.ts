// Reads one hypothesis: all readings of its stretches, put together and ranked by cost.
import type { PhoneReading, Strength } from '../../machines/dialog.ts';
import type { Context } from '../extractor.ts';
import { assemble } from './assemble.ts';
import type { Assembly, Given, SpokenNumber } from './draft.ts';
import { accumulate, correct } from './edit.ts';
import { type Reading, readLattice } from './lattice.ts';
import { ownLineOf } from './own-line.ts';
import { nationalOf, type Plan, type Shape, shapeOf, startsAfresh } from './plan.ts';
import type { Segmented } from './segment.ts';
import { cutSegments } from './segments.ts';
import { tokenize } from './tokens.ts';
import type { CompiledWords } from './words.ts';

type PlanOf = (region: string) => Plan;

export interface Outcome {
  reading: PhoneReading | null;
  cost: number;
}

/** Characters of an earlier value that are looked at. */
const MAX_GIVEN = 40;
const READINGS_OF_ONE = 14;
const READINGS_OF_SEVERAL = 6;
/** Combinations of readings that are put together. */
const MAX_COMBINATIONS = 20;
/** Above this a number is too far-fetched to be read back. */
const MAX_COST = 5;
/** Two whole numbers closer than this are both possible. */
const MARGIN = 0.35;
const UNCLEAR = 3;
/** Digits from which a far-fetched number is asked for again rather than passed over. */
/** Digits among words that are too many to be a time or a count. */
const ENOUGH_TO_ASK = 7;
const WORTH_ASKING = 3;

/** The best reading of one hypothesis, or a clarify where two are as good. */
export function readHypothesis(text: string, context: Context, words: CompiledWords, planOf: PlanOf): Outcome {
  const tokens = tokenize(text);
  const segmented = cutSegments(tokens, words);
  const outcome = segmented.segments.length > 0 ? readDigits(segmented, context, planOf) : null;
  if (outcome?.reading && outcome.reading.kind !== 'clarify') return outcome;
  const line = ownLineOf(tokens, words);
  if (line === 'offered') return { reading: { kind: 'callerid', strength: 'strong' }, cost: 0 };
  if (
    line === null &&
    outcome === null &&
    isThisNumber(segmented, context) &&
    !tokens.some(({ text: word }) => words.refusals.has(word))
  ) {
    return { reading: { kind: 'callerid', strength: 'weak' }, cost: 0 };
  }
  return outcome ?? { reading: null, cost: 0 };
}

/** "This one's fine" means the line only where that is known and little else is said. */
const isThisNumber = ({ thisNumber, trailing }: Segmented, context: Context) =>
  thisNumber && context.callerId !== undefined && trailing.unknown <= 2 && !trailing.not;

function readDigits(segmented: Segmented, context: Context, planOf: PlanOf): Outcome | null {
  const named = namedRegion(segmented);
  const plan = planOf(named ?? context.region);
  const home = named === null ? plan : planOf(context.region);
  const given = givenBy(context, home);
  const outcomes: Outcome[] = [];
  let least = Infinity;
  for (const { digits, cost } of combinations(segmented)) {
    if (cost > least + MARGIN) break; // costs only grow, and the combinations come cheapest first
    const assembly = assemble(segmented, digits, plan, given);
    const outcome = conclude(assembly, { plan, home, given, context });
    if (!outcome) continue;
    const total = outcome.cost + cost + assembly.cost;
    outcomes.push({ reading: outcome.reading, cost: total });
    least = Math.min(least, total);
  }
  return choose(outcomes, segmented);
}

function namedRegion({ segments, trailing }: Segmented): string | null {
  for (const { lead } of segments) if (lead.region) return lead.region;
  return trailing.region;
}

function givenBy(context: Context, plan: Plan): Given {
  const heard = dialled(context.heard);
  if (heard.length > 3) return { digits: nationalOf(plan, heard), from: 'heard' };
  const prior = dialled(context.prior);
  return prior === '' ? { digits: '', from: 'nothing' } : { digits: nationalOf(plan, prior), from: 'prior' };
}

/** Digits and plus of a value that may be a name or a time. */
const dialled = (value: unknown) =>
  typeof value === 'string' ? value.slice(0, MAX_GIVEN).replaceAll(/[^\d+]/g, '') : '';

interface Combination {
  digits: string[];
  cost: number;
}

/** The cheapest choices of a reading for each stretch. */
function combinations({ segments }: Segmented): Combination[] {
  const limit = segments.length === 1 ? READINGS_OF_ONE : READINGS_OF_SEVERAL;
  let beam: Combination[] = [{ digits: [], cost: 0 }];
  for (const segment of segments) {
    const readings: Reading[] = readLattice(segment.atoms, limit);
    if (readings.length === 0) readings.push({ digits: '', cost: UNCLEAR });
    beam = beam.flatMap((head) =>
      readings.map(({ digits, cost }) => ({ digits: [...head.digits, digits], cost: head.cost + cost })),
    );
    if (segments.length > 1) beam = beam.toSorted((a, b) => a.cost - b.cost).slice(0, MAX_COMBINATIONS);
  }
  return beam;
}

interface Setting {
  plan: Plan;
  home: Plan;
  given: Given;
  context: Context;
}

function conclude(assembly: Assembly, setting: Setting): Outcome | null {
  if (assembly.unclear) return { reading: { kind: 'clarify' }, cost: UNCLEAR };
  if (assembly.numbers.length === 0) {
    return assembly.passedOver < ENOUGH_TO_ASK ? null : { reading: { kind: 'clarify' }, cost: UNCLEAR };
  }
  const number = preferred(assembly.numbers);
  if (number === null) return { reading: { kind: 'clarify' }, cost: 0 };
  const { given } = setting;
  if (number.basis === 'said' && !assembly.restarted && !number.plus) {
    if (given.from === 'prior') return withPrior(number, assembly, setting);
    if (given.from === 'heard') return withHeard(number, assembly, setting);
  }
  const strength: Strength = number.basis === 'said' ? 'strong' : assembly.cued ? 'strong' : 'weak';
  return readingOf(number, number.digits, strength, assembly, setting);
}

/** Of several numbers the one the caller prefers; null when nothing tells. */
function preferred(numbers: readonly SpokenNumber[]): SpokenNumber | null {
  const distinct = numbers.filter(
    (number, at) => !numbers.slice(0, at).some((other) => other.digits === number.digits),
  );
  const [only] = distinct;
  if (distinct.length === 1 && only) return only;
  const marked = distinct.filter((number) => number.label === 'preferred');
  const unmarked = distinct.filter((number) => number.label !== 'other');
  const [choice] = marked.length > 0 ? marked : unmarked;
  return (marked.length > 0 ? marked : unmarked).length === 1 ? (choice ?? null) : null;
}

function withPrior(number: SpokenNumber, assembly: Assembly, setting: Setting): Outcome | null {
  const { plan, given } = setting;
  const joined = accumulate(plan, given.digits, number.digits, assembly.repaired);
  if (joined === null) return { reading: { kind: 'clarify' }, cost: UNCLEAR };
  if (joined.startsWith('+')) return readingOf({ ...number, plus: true }, joined.slice(1), 'weak', assembly, setting);
  return readingOf(number, joined, joined === number.digits ? 'strong' : 'weak', assembly, setting);
}

function withHeard(number: SpokenNumber, assembly: Assembly, setting: Setting): Outcome | null {
  const { plan, given, context } = setting;
  if (startsAfresh(plan, given.digits, number.digits))
    return readingOf(number, number.digits, 'strong', assembly, setting);
  if (!assembly.cued && context.asked !== 'confirm_mobile' && context.asked !== 'ask_mobile') return null;
  if (given.digits.includes(number.digits)) {
    return number.digits.length > 2 && !assembly.repaired ? null : { reading: { kind: 'clarify' }, cost: UNCLEAR };
  }
  const corrected = correct(plan, given.digits, number.digits);
  if (corrected === null) return { reading: { kind: 'clarify' }, cost: UNCLEAR };
  return readingOf(number, corrected, 'weak', assembly, setting);
}

function readingOf(
  number: SpokenNumber,
  digits: string,
  strength: Strength,
  assembly: Assembly,
  { plan, home }: Setting,
): Outcome {
  let shape: Shape = shapeOf(plan, digits, number.plus);
  if (shape.kind !== 'full' && home !== plan) shape = shapeOf(home, digits, number.plus);
  const { cost } = shape;
  switch (shape.kind) {
    case 'over':
      return { reading: { kind: 'clarify' }, cost };
    case 'partial':
      return { reading: partialOf(shape.digits, assembly), cost };
    case 'full': {
      if (/^0+$/.test(digits)) return { reading: { kind: 'clarify' }, cost };
      const { e164, valid } = shape;
      const ext = number.ext === null ? {} : { ext: number.ext };
      return { reading: { kind: 'full', e164, valid, ...ext, strength }, cost };
    }
    default:
      return shape satisfies never;
  }
}

/** One or two digits, or an emergency number, are nothing to go on with. */
function partialOf(digits: string, assembly: Assembly): PhoneReading {
  if (digits.length < 2 || EMERGENCY.has(digits)) return { kind: 'clarify' };
  return { kind: 'partial', digits, strength: assembly.cued ? 'strong' : 'weak' };
}

const EMERGENCY: ReadonlySet<string> = new Set(['911', '999', '112', '000', '411', '811', '211', '311', '511', '611']);

function choose(outcomes: Outcome[], segmented: Segmented): Outcome | null {
  const ranked = outcomes.toSorted((a, b) => a.cost - b.cost);
  const [first] = ranked;
  if (!first) return null;
  if (first.reading?.kind === 'full') {
    const { e164 } = first.reading;
    const rival = ranked.find(({ reading }) => reading?.kind === 'full' && reading.e164 !== e164);
    if (rival?.reading?.kind === 'full' && rival.cost - first.cost < MARGIN) {
      return { reading: { kind: 'clarify', readings: [e164, rival.reading.e164] }, cost: first.cost };
    }
  }
  if (first.cost <= MAX_COST || first.reading === null || first.reading.kind === 'clarify') return first;
  const atoms = segmented.segments.reduce((count, segment) => count + segment.atoms.length, 0);
  return { reading: atoms >= WORTH_ASKING ? { kind: 'clarify' } : null, cost: first.cost };
}
