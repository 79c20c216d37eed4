// Reads whom a caller would like to come to: a person by name after "with" and the like, or anybody.
import type { Asked, PersonReading } from '../../machines/dialog.ts';
import { ANYBODY, AROUND_A_PERSON, FIRM_PERSON_LEADS, NAME_FRAMES, PERSON_LEADS } from '../lexicon/en/service.ts';
import { type Match, nearMatch, type Spoken, textBefore, type Token, wholeMatches } from './matches.ts';

/** The person, and the words that say so; null when nobody is named, or two are. */
export function readPerson(
  tokens: readonly Token[],
  people: readonly Spoken[],
  asked: Asked,
): { reading: PersonReading; match: Match } | null {
  if (people.length === 0) return null;
  const text = tokens.map((token) => token.text).join(' ');
  if (ANYBODY.test(text)) return { reading: { kind: 'person', id: null }, match: { ids: [], start: 0, end: 0 } };
  const match =
    wholeMatches(tokens, people).find((each) => isAskedFor(tokens, each, asked)) ?? afterLead(tokens, people);
  const [id, another] = match?.ids ?? [];
  if (!match || id === undefined || another !== undefined) return null;
  const lead = FIRM_PERSON_LEADS.exec(textBefore(tokens, match.start));
  const led = lead ? lead[0].trim().split(' ').length : 0;
  return { reading: { kind: 'person', id }, match: { ...match, start: match.start - led } };
}

/** A caller who says who they are asks for nobody. */
function isAskedFor(tokens: readonly Token[], { start, end }: Match, asked: Asked): boolean {
  const before = textBefore(tokens, start);
  if (FIRM_PERSON_LEADS.test(before)) return true;
  if (NAME_FRAMES.test(before) || (asked !== 'ask_service' && asked !== 'ask_time')) return false;
  if (PERSON_LEADS.test(before) || tokens[start]?.stem === 'doctor') return true;
  return tokens.every(({ text }, at) => (at >= start && at < end) || AROUND_A_PERSON.has(text));
}

/** "With Maria" where there is a Marta: the recogniser has never heard of her. */
function afterLead(tokens: readonly Token[], people: readonly Spoken[]): Match | null {
  const start = tokens.findIndex((_, at) => /\bwith $/.test(textBefore(tokens, at)));
  if (start < 0) return null;
  const near = nearMatch(tokens.slice(start, start + 3), people);
  return near && near.start === 0 ? { ...near, start, end: start + near.end } : null;
}
