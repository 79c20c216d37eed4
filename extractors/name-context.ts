// Says how well a name may begin or end at a place in the utterance, by the words around that place.
import { AND, BEFORE, type Carrier, type CarrierTag, LEADS, TAILS } from './lexicon/en/name.ts';
import { COMPANY, FILLERS, NEVER, NOT_CALLERS, OF, OPENERS, POSSESSIVE } from './lexicon/en/name-words.ts';
import type { Token } from './name-tokens.ts';

export interface Edge {
  score: number;
  tag: CarrierTag;
  /** A phrase that introduces or closes a name stands here. */
  carried: boolean;
}

const EDGE_OF_UTTERANCE = 2;
const AFTER_STOP = 1.5;
const AFTER_COMMA = 0.5;
const BEFORE_COMMA = 1;
const BEFORE_OPENER = 0.5;
const AMID_TALK = -3; // Right beside a word that neither introduces a name nor opens the talk again.
const COMPANY_NAME = -8;
const ANOTHERS_NAME = -9;
const COMPANY_WORDS = 3;
const MAX_FILLERS = 3; // "my name is, uh, well, Mike"

interface Phrase extends Carrier {
  parts: readonly string[];
}

function index(carriers: readonly Carrier[], key: (parts: readonly string[]) => string | undefined) {
  const table = new Map<string, Phrase[]>();
  for (const carrier of carriers) {
    const parts = carrier.words.split(' ');
    const list = table.get(key(parts) ?? '') ?? [];
    list.push({ ...carrier, parts });
    table.set(key(parts) ?? '', list);
  }
  for (const list of table.values()) list.sort((one, other) => other.parts.length - one.parts.length);
  return table;
}

const LEADS_BY_LAST = index(LEADS, (parts) => parts.at(-1));
const TAILS_BY_FIRST = index(TAILS, (parts) => parts[0]);

/** The evidence to the left of the token at `start`. */
export function leftEdge(tokens: readonly Token[], start: number): Edge {
  let at = start;
  while (at > 0 && start - at < MAX_FILLERS && FILLERS.has(tokens[at - 1]?.word ?? '')) at--;
  if (companyBehind(tokens, start)) return plain(COMPANY_NAME);
  const lead = phraseEndingAt(tokens, at) ?? phraseEndingAt(tokens, start);
  if (lead !== null && isAnothers(tokens, at, lead)) return plain(ANOTHERS_NAME);
  if (lead !== null) return { score: lead.weight, tag: lead.tag, carried: true };
  if (at === 0 || onlyFillers(tokens, start)) return plain(EDGE_OF_UTTERANCE);
  const pause = tokens[start]?.pause ?? 0;
  const before = BEFORE.get(tokens[start - 1]?.word ?? '');
  if (pause === 2) return plain(AFTER_STOP);
  if (before !== undefined) return plain(before);
  return plain(pause === 1 ? AFTER_COMMA : AMID_TALK);
}

/** "The dentist's name is": somebody the caller wants to see. */
function isAnothers(tokens: readonly Token[], end: number, lead: Phrase): boolean {
  const owner = tokens[end - lead.parts.length - 1]?.word ?? '';
  return NOT_CALLERS.has(owner.endsWith(POSSESSIVE) ? owner.slice(0, -POSSESSIVE.length) : owner);
}

const plain = (score: number): Edge => ({ score, tag: 'person', carried: false });

function onlyFillers(tokens: readonly Token[], end: number): boolean {
  for (let at = 0; at < end; at++) if (!FILLERS.has(tokens[at]?.word ?? '')) return false;
  return true;
}

function phraseEndingAt(tokens: readonly Token[], end: number): Phrase | null {
  for (const phrase of LEADS_BY_LAST.get(tokens[end - 1]?.word ?? '') ?? []) {
    const from = end - phrase.parts.length;
    if (from >= 0 && phrase.parts.every((part, offset) => tokens[from + offset]?.word === part)) return phrase;
  }
  return null;
}

/** "University of Manitoba". */
function companyBehind(tokens: readonly Token[], start: number): boolean {
  return OF.has(tokens[start - 1]?.word ?? '') && COMPANY.has(tokens[start - 2]?.word ?? '');
}

/** The evidence to the right of a name that ends before the token at `end`. */
export function rightEdge(tokens: readonly Token[], end: number): Edge {
  const next = tokens[end];
  if (next === undefined) return plain(EDGE_OF_UTTERANCE);
  const tail = phraseStartingAt(tokens, end);
  if (companyAhead(tokens, end)) return plain(COMPANY_NAME);
  if (tail !== null) return { score: tail.weight, tag: tail.tag, carried: true };
  if (next.pause === 2) return plain(AFTER_STOP);
  if (next.pause === 1) return plain(BEFORE_COMMA);
  if (isClosingCapital(tokens, end)) return plain(AMID_TALK);
  const opens = OPENERS.has(next.word) || FILLERS.has(next.word) || NEVER.has(next.word) || /\d/.test(next.word);
  return plain(opens ? BEFORE_OPENER : AMID_TALK);
}

/** "Nguyen Van An": a capital at the very end opens no talk. */
function isClosingCapital(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && at === tokens.length - 1 && /^\p{Lu}\p{L}/u.test(token.text) && token.weights.last > 0;
}

/** "Smith & Sons Plumbing": the name belongs to a business. */
function companyAhead(tokens: readonly Token[], end: number): boolean {
  for (const token of tokens.slice(end, end + COMPANY_WORDS)) {
    if (token.pause > 0) return false;
    if (COMPANY.has(token.word)) return true;
    if (NEVER.has(token.word) && !AND.has(token.word)) return false;
  }
  return false;
}

function phraseStartingAt(tokens: readonly Token[], start: number): Phrase | null {
  for (const phrase of TAILS_BY_FIRST.get(tokens[start]?.word ?? '') ?? []) {
    if (phrase.parts.every((part, offset) => tokens[start + offset]?.word === part)) return phrase;
  }
  return null;
}
