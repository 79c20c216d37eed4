import { type Kind, KINDS } from './caller.ts';
import { medianTurns, type Outcome, playCalls, tableOf } from './calls.ts';

const CALLS = Number(process.env['GENERATED_CALLS'] ?? 300); // the gate plays 2,000, about ten minutes of one core
const ABREAST = 8;
const PATIENCE_MS = 2_400_000; // of a slow machine that plays all 2,000

describe('simulated callers over the real edge', () => {
  let outcomes: Outcome[] = [];
  beforeAll(async () => {
    const seeds = Array.from({ length: CALLS }, (_, at) => at + 1);
    outcomes = await playCalls(seeds, KINDS, ABREAST);
    process.stdout.write(`${tableOf(outcomes)}\n`);
  }, PATIENCE_MS);

  const of = (kind: Kind) => outcomes.filter((each) => each.kind === kind);
  const bookedShare = (kind: Kind) => of(kind).filter(({ outcome }) => outcome === 'booked').length / of(kind).length;

  it('nobody is booked wrong, hears a sentence twice in a row, or talks beyond the cap', () => {
    const faulty = outcomes.filter(({ faults }) => faults.length > 0);
    expect(
      faulty.map(({ seed, kind, faults, transcript }) => [`seed ${seed}`, kind, ...faults, ...transcript]),
    ).toEqual([]);
  });

  it('books at least 97 % of the clean callers and 85 % of the noisy', () => {
    expect(bookedShare('clean')).toBeGreaterThanOrEqual(0.97);
    expect(bookedShare('noisy')).toBeGreaterThanOrEqual(0.85);
  });

  it('leaves everybody else with a person or a message', () => {
    const left = outcomes.filter(({ outcome }) => outcome === 'abandoned' || outcome === 'open');
    expect(left.map(({ seed, kind, transcript }) => [`seed ${seed}`, kind, ...transcript])).toEqual([]);
  });

  it('books a clean caller within six turns after the greeting, by the median', () => {
    expect(medianTurns(of('clean'))).toBeLessThanOrEqual(6);
  });
});
