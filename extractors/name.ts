// Reads the caller's name from what a recogniser made of their words.
import type { NameReading, Strength } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';
import { PROVIDER_TITLES } from './lexicon/en/name-words.ts';
import { writeName } from './name-case.ts';
import { mergeHeard } from './name-heard.ts';
import { type Found, hear } from './name-hypothesis.ts';
import { best, type Candidate, scattered } from './name-rank.ts';

const MAX_HYPOTHESES = 8;
const MAX_READINGS = 3;
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
  const candidates = hearings.flatMap((hearing, rank) => {
    const found = mergeHeard(hearing, heardName, context);
    return found === null ? [] : [{ found, rank }];
  });
  const chosen = best(candidates);
  if (chosen === null) return asked && first?.unclear ? { kind: 'clarify' } : null;
  return scattered(chosen, candidates, hearings.length) ? unsure(candidates) : asReading(chosen.found);
};

function unsure(candidates: readonly Candidate[]): NameReading {
  const readings = [...new Set(candidates.map(({ found }) => writeName(found.tokens)))];
  return { kind: 'clarify', readings: readings.slice(0, MAX_READINGS) };
}

function asReading(found: Found): NameReading {
  const name = writeName(found.tokens);
  const reading = { kind: 'name' as const, name, strength: strengthOf(found) };
  return found.doubtful ? { ...reading, doubtful: true } : reading;
}

function strengthOf(found: Found): Strength {
  if (PROVIDER_TITLES.has(found.tokens[0]?.word ?? '')) return 'weak';
  if (found.carrier >= STRONG_CARRIER) return 'strong';
  return found.carrier > 0 && found.tokens.length > 1 && found.lean >= STRONG_LEAN ? 'strong' : 'weak';
}
