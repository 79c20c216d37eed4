// Reads which service a caller wants and with whom, and leaves the other words to the other readers.
import type { Asked, PersonReading, ServiceReading, Strength } from '../machines/dialog.ts';
import {
  ANOTHER_SERVICE,
  EMPTY_WORDS,
  NAME_FRAMES,
  OPENERS,
  PLACE_FILLERS,
  PLACE_NUMBERS,
  PLACE_WORDS,
  SERVICE_FOLLOWERS,
  SERVICE_LEADS,
  SOMETHING_ELSE,
  THE_SERVICE_ALONE,
  WHAT_IS_OFFERED,
  WHAT_IS_THERE,
} from './lexicon/en/service.ts';
import {
  type Match,
  nearMatch,
  partialMatch,
  type Spoken,
  textBefore,
  type Token,
  tokensOf,
  wholeMatches,
} from './service/matches.ts';
import { readPerson } from './service/person.ts';

export type { Spoken } from './service/matches.ts';

export interface Choices {
  asked: Asked;
  /** Empty where there is only one. */
  services: readonly Spoken[];
  people: readonly Spoken[];
  /** The ids that were read out, in that order. */
  offered?: readonly string[];
}

export interface ChoicesHeard {
  service?: ServiceReading;
  person?: PersonReading;
  /** The caller wants to hear what there is, or something else than was read out, or named what there is not. */
  asks?: 'asked' | 'more' | 'unknown';
  /** The service is to be another, and the words do not say which. */
  corrects?: true;
  /** The hypotheses without what was read here. */
  rest: string[];
}

const HYPOTHESES = 4; // those below are noise for a name as short as a service's

/** Reads a service and a person from the hypotheses, best first; null when there is nothing to choose. Never throws. */
export function readChoices(nBest: readonly string[], choices: Choices): ChoicesHeard | null {
  const { services, people, asked } = choices;
  if (services.length === 0 && people.length === 0) return null;
  const heard = nBest.slice(0, HYPOTHESES).map((text) => readOne(text, choices));
  const named = heard.filter(({ service, person }) => service || person);
  const service =
    firstOf(heard.map((each) => each.service)) ?? (asked === 'ask_service' ? guessed(nBest, choices) : null);
  const person = firstOf(heard.map((each) => each.person));
  const [best = ''] = nBest;
  const asks = services.length > 0 && !service ? asksIn(best, choices) : undefined;
  const corrects = services.length > 0 && !asks && wantsAnother(best, asked);
  const rest = named.length > 0 ? named.map((each) => each.rest) : service ? [] : [...nBest];
  return {
    ...(service && !corrects ? { service } : {}),
    ...(person ? { person } : {}),
    ...(asks ? { asks } : {}),
    ...(corrects ? { corrects } : {}),
    rest,
  };
}

const firstOf = <Reading>(readings: readonly (Reading | undefined)[]): Reading | null =>
  readings.find((reading) => reading !== undefined) ?? null;

interface One {
  service?: ServiceReading;
  person?: PersonReading;
  rest: string;
}

function readOne(text: string, choices: Choices): One {
  const tokens = tokensOf(text);
  const person = readPerson(tokens, choices.people, choices.asked);
  const matches = wholeMatches(tokens, choices.services)
    .filter((match) => !person || match.end <= person.match.start || match.start >= person.match.end)
    .filter((match) => isService(tokens, match, choices.asked));
  const part = matches.length > 0 ? null : partOf(tokens, choices);
  const found = part ? [part] : matches;
  const ids = [...new Set(found.flatMap((match) => match.ids))];
  const strength: Strength = found.every((match) => strengthOf(tokens, match, choices.asked) === 'strong')
    ? 'strong'
    : 'weak';
  const service = serviceOf(ids, strength);
  return {
    ...(service ? { service } : {}),
    ...(person ? { person: person.reading } : {}),
    rest: without(text, tokens, person ? [...found, person.match] : found),
  };
}

function serviceOf([id, ...others]: readonly string[], strength: Strength): ServiceReading | null {
  if (id === undefined) return null;
  return others.length === 0
    ? { kind: 'service', id, strength }
    : { kind: 'clarify', readings: [id, ...others], strength };
}

const ASKS_NAME: ReadonlySet<Asked> = new Set(['ask_name', 'confirm_name']);

/** "Mary Beard" and "this is Tom Wheels" are people; where a service was asked for, a name in front decides. */
function isService(tokens: readonly Token[], match: Match, asked: Asked): boolean {
  if (NAME_FRAMES.test(textBefore(tokens, match.start)) && !SERVICE_LEADS.has(tokens[match.start - 1]?.text ?? ''))
    return false;
  return asked === 'ask_service' || strengthOf(tokens, match, asked) === 'strong' || !ASKS_NAME.has(asked);
}

function strengthOf(tokens: readonly Token[], { start, end }: Match, asked: Asked): Strength {
  const before = tokens[start - 1]?.text;
  if (before !== undefined && SERVICE_LEADS.has(before)) return 'strong';
  const opens = tokens.slice(0, start).every(({ text }) => OPENERS.has(text));
  if (!opens) return 'weak';
  const after = tokens[end]?.text ?? '';
  return !ASKS_NAME.has(asked) || SERVICE_FOLLOWERS.has(after) ? 'strong' : 'weak';
}

/** A word of a service's name, where the words lead to a service. */
function partOf(tokens: readonly Token[], { services, asked }: Choices): Match | null {
  const isAsked = asked === 'ask_service';
  const part = partialMatch(tokens, services, isAsked);
  if (!part || isAsked) return part;
  const before = tokens[part.start - 1]?.text ?? '';
  return before === 'a' || before === 'an' ? part : null;
}

/** The utterance without these stretches; a comma stands in their place. */
function without(text: string, tokens: readonly Token[], matches: readonly Match[]): string {
  let left = text;
  for (const { start, end } of matches.toSorted((one, other) => other.start - one.start)) {
    if (end <= start) continue;
    const article = /^(?:an?|some|the)$/.test(tokens[start - 1]?.text ?? '') ? 1 : 0;
    const from = tokens[start - article]?.from ?? 0;
    left = `${left.slice(0, from)},${left.slice(tokens[end - 1]?.to ?? left.length)}`;
  }
  return left;
}

/** Once a service was asked for: a place in what was read out, or a name that sounds nearly so. */
function guessed(nBest: readonly string[], { services, offered = [] }: Choices): ServiceReading | null {
  for (const text of nBest.slice(0, HYPOTHESES)) {
    const tokens = tokensOf(text);
    const id = placeIn(tokens, offered) ?? nearMatch(tokens, services)?.ids[0];
    if (id !== undefined) return { kind: 'service', id, strength: 'weak' };
  }
  return null;
}

function placeIn(tokens: readonly Token[], offered: readonly string[]): string | undefined {
  const [place, another] = tokens.flatMap(({ text }) => PLACE_WORDS.get(text) ?? []);
  if (place !== undefined && another === undefined) return offered.at(place);
  const numbers = tokens.filter(({ text }) => !PLACE_FILLERS.has(text) || text === 'one');
  const [only] = numbers.length > 1 ? numbers.filter(({ text }) => text !== 'one') : numbers;
  if (!only || numbers.length > 2 || tokens.some(({ text }) => !PLACE_FILLERS.has(text) && text !== only.text)) return;
  const index = PLACE_NUMBERS.indexOf(only.text);
  return offered[index >= 0 ? index : Number(only.text) - 1];
}

function asksIn(text: string, { asked, services, offered = [] }: Choices): ChoicesHeard['asks'] {
  const words = tokensOf(text);
  const spoken = words.map((word) => word.text).join(' ');
  if (WHAT_IS_OFFERED.test(spoken)) return 'asked';
  if (asked !== 'ask_service') return undefined;
  if (offered.length > 0 && SOMETHING_ELSE.test(spoken)) return 'more';
  if (WHAT_IS_THERE.test(spoken)) return 'asked';
  return namesAThing(words) && services.length > 0 ? 'unknown' : undefined;
}

const THING_WITHIN = 3; // words after the article: "a new front windscreen"
const LEADS_TO_A_THING = /^(?:an?|some|my|need|want|for)$/;

/** "I need a root canal": something after an article that no service is. */
const namesAThing = (words: readonly Token[]): boolean =>
  words.some(
    ({ text }, at) =>
      !EMPTY_WORDS.has(text) &&
      words.slice(Math.max(0, at - THING_WITHIN), at).some((before) => LEADS_TO_A_THING.test(before.text)),
  );

function wantsAnother(text: string, asked: Asked): boolean {
  const spoken = tokensOf(text)
    .map((word) => word.text)
    .join(' ');
  return ANOTHER_SERVICE.test(spoken) || (asked === 'confirm' && THE_SERVICE_ALONE.test(spoken));
}
