// Finds the spoken names of services and people in an utterance, whole, in part, or nearly.
import { EMPTY_WORDS, NOT_THAT, SPELLINGS, TOO_COMMON } from '../lexicon/en/service.ts';

/** What a caller may say, and the id of what is meant. */
export interface Spoken {
  id: string;
  spoken: readonly string[];
}

export interface Token {
  text: string;
  /** Without the ending of a plural, in one spelling. */
  stem: string;
  /** Where it stands in the utterance. */
  from: number;
  to: number;
}

/** A stretch of tokens, `end` exclusive, that names one thing or several. */
export interface Match {
  ids: string[];
  start: number;
  end: number;
}

const LONGEST_UTTERANCE = 400; // characters; a longer one is no choice
const MOST_JOINED = 2; // "hair cut" for "haircut", "check up" for "checkup"

export const tokensOf = (utterance: string): Token[] =>
  [
    ...utterance
      .slice(0, LONGEST_UTTERANCE)
      .toLowerCase()
      .replaceAll('’', "'")
      .matchAll(/[a-z0-9]+(?:'[a-z]+)?/g),
  ].map(({ 0: text, index }) => ({ text, stem: stemOf(text), from: index, to: index + text.length }));

function stemOf(text: string): string {
  const owner = text.replace(/'s$/, '');
  const single = /(?:[sx]|ch|sh)es$/.test(owner)
    ? owner.slice(0, -2)
    : /[^aeious]ies$/.test(owner)
      ? `${owner.slice(0, -3)}y`
      : /[^siu]s$/.test(owner) && owner.length > 3
        ? owner.slice(0, -1)
        : owner;
  return SPELLINGS.get(single) ?? single;
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ stem }) => stem).join('');

/** The words before a stretch, for what leads to it. */
export const textBefore = (tokens: readonly Token[], start: number): string =>
  `${tokens
    .slice(0, start)
    .map(({ text }) => text)
    .join(' ')} `;

/** Whole names, the longest first choice where two overlap; what the caller does not want is left out. */
export function wholeMatches(tokens: readonly Token[], named: readonly Spoken[]): Match[] {
  const found: Match[] = [];
  for (const { id, spoken } of named) {
    for (const form of spoken) {
      const wanted = tokensOf(form);
      for (const match of placesOf(tokens, wanted)) found.push({ ...match, ids: [id] });
    }
  }
  const longest = found.toSorted((one, other) => other.end - other.start - (one.end - one.start));
  const kept: Match[] = [];
  for (const match of longest) {
    const same = kept.find(({ start, end }) => start === match.start && end === match.end);
    if (same) same.ids = [...new Set([...same.ids, ...match.ids])];
    else if (!kept.some(({ start, end }) => start < match.end && match.start < end)) kept.push(match);
  }
  return kept
    .filter(({ start }) => !NOT_THAT.test(textBefore(tokens, start)))
    .toSorted((one, other) => one.start - other.start);
}

function placesOf(tokens: readonly Token[], wanted: readonly Token[]): Omit<Match, 'ids'>[] {
  const name = joined(wanted);
  const places: Omit<Match, 'ids'>[] = [];
  for (const start of tokens.keys()) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + wanted.length + MOST_JOINED); end += 1) {
      if (name !== '' && joined(tokens.slice(start, end)) === name) places.push({ start, end });
    }
  }
  return places;
}

const SHORTEST_PART = 4; // letters

/** A word of a name where only that was said: "a cleaning" for one of two cleanings. */
export function partialMatch(tokens: readonly Token[], named: readonly Spoken[], isAsked: boolean): Match | null {
  const parts = tokens.flatMap((token, start) => {
    if (EMPTY_WORDS.has(token.text) || (!isAsked && TOO_COMMON.has(token.stem))) return [];
    if (token.stem.length < SHORTEST_PART && !TOO_COMMON.has(token.stem)) return [];
    const ids = named.filter(({ spoken }) => spoken.some((form) => holds(form, token, isAsked))).map(({ id }) => id);
    return ids.length > 0 && !NOT_THAT.test(textBefore(tokens, start)) ? [{ ids, start, end: start + 1 }] : [];
  });
  const [first] = parts;
  if (!first) return null;
  const common = first.ids.filter((id) => parts.every(({ ids }) => ids.includes(id)));
  return { ...first, ids: common.length > 0 ? common : [...new Set(parts.flatMap(({ ids }) => ids))] };
}

/** Anywhere in the name when a service was asked for, else only as its last word. */
function holds(form: string, { stem }: Token, isAsked: boolean): boolean {
  const words = tokensOf(form);
  return isAsked ? words.some((word) => word.stem === stem) : words.at(-1)?.stem === stem;
}

const NEAR = 5; // letters from which one may be wrong
const FAR = 9; // letters from which two may be wrong

/** The one name that sounds nearly so; null when none does, or two do alike. */
export function nearMatch(tokens: readonly Token[], named: readonly Spoken[]): Match | null {
  let best: (Match & { distance: number }) | null = null;
  for (const { id, spoken } of named) {
    for (const form of spoken) {
      const wanted = tokensOf(form);
      const name = joined(wanted);
      const most = name.length >= FAR ? 2 : name.length >= NEAR ? 1 : 0;
      for (const start of tokens.keys()) {
        for (let end = start + 1; end <= Math.min(tokens.length, start + wanted.length + 1); end += 1) {
          const distance = distanceOf(joined(tokens.slice(start, end)), name, most);
          if (most === 0 || distance > most || (best && distance > best.distance)) continue;
          const ids: string[] = best && distance === best.distance ? [...new Set([...best.ids, id])] : [id];
          best = { ids, start, end, distance };
        }
      }
    }
  }
  return best && best.ids.length === 1 ? best : null;
}

/** Letters to change, add or drop; more than `most` is not counted on. */
function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [place, wanted] of [...other].entries()) {
      const kept = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(kept, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? most + 1;
}
