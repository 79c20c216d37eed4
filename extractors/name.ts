// Reads the caller's name from what a recogniser made of their words.
import type { NameReading, Strength } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';
import { writeName } from './name-case.ts';
import { mergeHeard } from './name-heard.ts';
import { type Found, hear } from './name-hypothesis.ts';

const MAX_HYPOTHESES = 12;
const RANK_COST = 0.5; // What a hypothesis has to be better by, for each place further down.
const ASKED_FLOOR = 2.5;
const UNASKED_FLOOR = 5;
const STRONG_CARRIER = 4;
const STRONG_LEAN = 9; // Two names that are both common as names and rare as words.

/** Reads a name; weak evidence counts when a name was asked. */
export const readName: Reader<NameReading> = (nBest, context) => {
  const heardName = context.heard !== undefined && /\p{L}/u.test(context.heard) ? context.heard : null;
  const asked = context.asked === 'ask_name' || context.asked === 'confirm_name' || heardName !== null;
  const floor = asked ? ASKED_FLOOR : UNASKED_FLOOR;
  const hearings = nBest.slice(0, MAX_HYPOTHESES).map((hypothesis) => hear(hypothesis, floor));
  const first = hearings[0];
  if (first?.unclear && first.found === null) return { kind: 'clarify' };
  const best = hearings
    .map((hearing, rank) => ranked(mergeHeard(hearing, heardName, context), rank))
    .reduce<Ranked | null>(
      (one, other) => (one === null || (other !== null && other.score > one.score) ? other : one),
      null,
    );
  return best === null ? null : asReading(best.found);
};

interface Ranked {
  found: Found;
  score: number;
}

const ranked = (found: Found | null, rank: number): Ranked | null =>
  found === null ? null : { found, score: found.score - RANK_COST * rank };

function asReading(found: Found): NameReading {
  const name = writeName(found.tokens);
  const reading = { kind: 'name' as const, name, strength: strengthOf(found) };
  return found.doubtful ? { ...reading, doubtful: true } : reading;
}

function strengthOf(found: Found): Strength {
  if (found.carrier >= STRONG_CARRIER) return 'strong';
  return found.carrier > 0 && found.tokens.length > 1 && found.lean >= STRONG_LEAN ? 'strong' : 'weak';
}
