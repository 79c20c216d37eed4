// Chooses among the names of several hypotheses: the recogniser's order against how common the names are.
import type { Found } from './name-hypothesis.ts';
import type { Token } from './name-tokens.ts';

export interface Candidate {
  found: Found;
  /** Place in the recogniser's list. */
  rank: number;
}

const RANK_COST = 1; // A recogniser's first choice is right twice as often as all its others together.
const LEVEL_WORTH = 0.2; // A level is a factor of two in frequency; worth little, since callers vary more than lists.
const LEVEL_CAP = 11; // Being more common than one in a thousand tells nothing more.
const SPELLED_LEVEL = 5;
const WORD_COST = 0.2;
const WORD_FREE = 4;
const SINGLE_COST = 2; // Most callers give both names when others of the hypotheses have both.
const EXTRA_COST = 1.5; // A third name is more often a word cut in two.
const CROSS_COST = 0.8;
const CROSS_FIRST = 0.45; // The given name's place tells more than
const CROSS_LAST = 0.15; // the family name's, which is longer and varies at its end.
const CROSS_RANKS = 6;
const SPREAD = 3; // With so many hypotheses, names that differ say that the recogniser guesses.

interface Ranked {
  candidate: Candidate;
  score: number;
}

/** The best of the names, or null when there are none. */
export function best(candidates: readonly Candidate[]): Candidate | null {
  const whole = candidates.map((candidate) => ({
    candidate,
    score: frequencyOf(candidate.found.tokens) - RANK_COST * candidate.rank,
  }));
  const ranked = [...whole, ...crossed(candidates)];
  return (
    ranked.reduce<Ranked | null>((one, other) => (one === null || other.score > one.score ? other : one), null)
      ?.candidate ?? null
  );
}

const cost = (rank: number, each: number) => each * Math.min(rank, CROSS_RANKS);

/** A given name of one hypothesis with the family name of another: recognisers often get each right, yet not together. */
function crossed(candidates: readonly Candidate[]): Ranked[] {
  const pairs = candidates.filter(
    ({ found }) => found.tokens.length === 2 && !found.tokens.some((token) => token.spelled),
  );
  return pairs.flatMap((one) =>
    pairs.flatMap((other) => {
      const tokens = [...one.found.tokens.slice(0, 1), ...other.found.tokens.slice(1)];
      const score = frequencyOf(tokens) - CROSS_COST - cost(one.rank, CROSS_FIRST) - cost(other.rank, CROSS_LAST);
      return [{ candidate: { found: { ...one.found, tokens, doubtful: one !== other }, rank: one.rank }, score }];
    }),
  );
}

function frequencyOf(tokens: readonly Token[]): number {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return 0;
  if (tokens.length === 1 && first.spelled) return LEVEL_WORTH * Math.max(level(first, 'first'), level(first, 'last'));
  if (tokens.length === 1) {
    return (LEVEL_WORTH * Math.max(level(first, 'first'), level(first, 'last'))) / 2 - SINGLE_COST;
  }
  const both = LEVEL_WORTH * (level(first, 'first') + level(last, 'last'));
  return both - wordCost(first, 'first') - wordCost(last, 'last') - EXTRA_COST * (tokens.length - 2);
}

/** Letters that the caller spelled need no list to be a name. */
const level = (token: Token, part: 'first' | 'last') =>
  Math.max(token.spelled ? SPELLED_LEVEL : 0, Math.min(LEVEL_CAP, token.weights[part]));

const wordCost = (token: Token, part: 'first' | 'last') =>
  token.spelled ? 0 : WORD_COST * Math.max(0, token.weights.word - Math.max(WORD_FREE, token.weights[part]));

/** True when the hypotheses scatter and the best of them is half a name or an unlisted one: asking beats guessing. */
export function scattered(chosen: Candidate, candidates: readonly Candidate[], hypotheses: number): boolean {
  if (hypotheses < SPREAD) return false;
  const names = new Set(candidates.map(({ found }) => found.tokens.map((token) => token.word).join(' ')));
  if (names.size < 2 && candidates.length === hypotheses) return false;
  const { tokens, carrier } = chosen.found;
  if (carrier > 0) return false;
  return (
    tokens.length === 1 || tokens.some((token) => !token.spelled && token.weights.first + token.weights.last === 0)
  );
}
