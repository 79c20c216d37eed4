// Cuts tokens into stretches of digits and notes what the words around each stretch do to it.
import type { Token } from './tokens.ts';
import type { CompiledWords, Mark, NumberWord, PhraseNode } from './words.ts';

/** One thing that may be digits: a number word, or digits as the recogniser wrote them. */
export interface Atom {
  word: NumberWord | null;
  /** Written digits; for a vanity word the keys of its letters. */
  written: string;
  style: 'spoken' | 'written' | 'plural' | 'clock' | 'vanity';
  pause: 0 | 1 | 2;
  hyphened: boolean;
  /** May be a short word before the number rather than a digit: "two" for "to". */
  noise: boolean;
  /** A vanity word in capitals. */
  capitals: boolean;
  /** May be an exclamation rather than a zero. */
  interjection: boolean;
}

/** `digit`: the one that `count` names, from the front. */
export type Position = 'area' | 'first' | 'middle' | 'last' | 'digit';

/** What was said since the stretch before. */
export interface Lead {
  repair: boolean;
  /** What was said before is taken back, and more is to come. */
  retract: boolean;
  restart: boolean;
  or: boolean;
  not: boolean;
  extension: boolean;
  plus: boolean;
  cue: boolean;
  notPhone: boolean;
  clock: boolean;
  position: Position | null;
  /** The position was named after the digits: "3313 at the end". */
  after: boolean;
  /** The four of "the last four are". */
  count: number | null;
  label: 'preferred' | 'other' | null;
  region: string | null;
  /** Words that mean nothing here. */
  unknown: number;
}

export interface Segment {
  atoms: Atom[];
  lead: Lead;
  /** The digits count something: "five dollars". */
  unit: boolean;
  /** Nothing but words that only sound like digits. */
  weak: boolean;
}

export interface Segmented {
  segments: Segment[];
  /** What was said after the last stretch. */
  trailing: Lead;
  /** "This number": the line the caller rings from, when that is known. */
  thisNumber: boolean;
}

/** Longest phrase that is looked up, in words. */
const MAX_PHRASE = 6;

const emptyLead = (): Lead => ({
  repair: false,
  retract: false,
  restart: false,
  or: false,
  not: false,
  extension: false,
  plus: false,
  cue: false,
  notPhone: false,
  clock: false,
  position: null,
  after: false,
  count: null,
  label: null,
  region: null,
  unknown: 0,
});

interface Cutter {
  tokens: readonly Token[];
  words: CompiledWords;
  out: Segment[];
  open: Atom[];
  lead: Lead;
  pause: 0 | 1 | 2;
  thisNumber: boolean;
  at: number;
}

/** Reads tokens left to right, longest phrase first. */
export function cutSegments(tokens: readonly Token[], words: CompiledWords): Segmented {
  const cutter: Cutter = { tokens, words, out: [], open: [], lead: emptyLead(), pause: 0, thisNumber: false, at: 0 };
  while (cutter.at < tokens.length) {
    const token = tokens[cutter.at];
    if (!token) break;
    if (token.pause > cutter.pause) cutter.pause = token.pause;
    cutter.at += token.kind === 'word' ? readWord(cutter, token) : readFigure(cutter, token);
  }
  close(cutter);
  const last = cutter.out.at(-1);
  if (last && last.lead.position === null && cutter.lead.position !== null) {
    last.lead.position = cutter.lead.position;
    last.lead.after = true;
  }
  return { segments: cutter.out, trailing: cutter.lead, thisNumber: cutter.thisNumber };
}

function readWord(cutter: Cutter, token: Token): number {
  const { tokens, words, at } = cutter;
  const number = words.numbers.get(token.text);
  const ordinal = words.ordinals.get(token.text);
  if (ordinal !== undefined && isCounted(words, tokens[at + 1])) {
    close(cutter);
    cutter.lead.position = 'digit';
    cutter.lead.count = ordinal;
    return 2;
  }
  if (isVanity(cutter, token, VANITY_GROUPS)) return addVanity(cutter, token);
  const phrase = matchPhrase(words.phrases, tokens, at);
  const zeroAfterDigits = number?.kind === 'zero' && cutter.open.length > 0 && cutter.pause === 0;
  if (phrase && (phrase.length > 1 || !number) && !(zeroAfterDigits && phrase.node.mark === 'filler')) {
    if (phrase.node.region) noteCountry(cutter, phrase.node.region);
    else if (phrase.node.mark) return phrase.length + note(cutter, phrase.node.mark, phrase.length);
    return phrase.length;
  }
  if (isGluedToDigits(cutter)) taint(cutter);
  else if (number && (number.kind !== 'slip' || cutter.open.length > 0)) addSpoken(cutter, token, number);
  else if (isVanity(cutter, token, null)) return addVanity(cutter, token);
  else unknownWord(cutter);
  return 1;
}

function addSpoken(cutter: Cutter, token: Token, word: NumberWord): void {
  const noise = cutter.words.noiseDigits.has(token.text);
  add(cutter, token, { word, noise, interjection: cutter.words.interjections.has(token.text) });
}

function readFigure(cutter: Cutter, token: Token): number {
  if (token.kind === 'symbol') return readSymbol(cutter, token);
  const { tokens, words, at } = cutter;
  const next = tokens[at + 1];
  if (next?.kind === 'word' && next.glued && !next.hyphened) {
    if (words.pluralEndings.has(next.text)) {
      add(cutter, token, { style: 'plural', written: token.text });
      return 2;
    }
    if (!isMarked(words, next.text)) {
      taint(cutter);
      return 2;
    }
  }
  const after = tokens[at + 2];
  if (next?.text === ':' && next.glued && after?.kind === 'digits' && after.glued) {
    add(cutter, token, { style: 'clock', written: token.text + after.text });
    return 3;
  }
  add(cutter, token, { style: 'written', written: token.text, noise: words.noiseDigits.has(token.text) });
  return 1;
}

function readSymbol(cutter: Cutter, token: Token): number {
  const { tokens, at } = cutter;
  const next = tokens[at + 1];
  if (token.text === '(' && next?.text === '0' && tokens[at + 2]?.text === ')' && endsNumberStart(cutter)) return 3;
  if (token.text === '+') note(cutter, 'plus', 1);
  if (token.text === '#' && cutter.open.length > 0 && next?.kind === 'digits') note(cutter, 'extension', 1);
  if (token.text === '%') note(cutter, 'unit', 1);
  if (token.text === '$' || token.text === '£' || token.text === '€' || token.text === '-') note(cutter, 'notPhone', 1);
  if ((token.text === '=' || token.text === '/') && token.glued) taint(cutter);
  return 1;
}

/** "+44 (0) 161": the bracketed zero is dialled only from inside the country. */
const endsNumberStart = (cutter: Cutter) => cutter.lead.plus && cutter.open.length > 0;

function add(cutter: Cutter, token: Token, atom: Partial<Atom>): void {
  if (cutter.lead.not && cutter.open.length > 0 && cutter.pause > 0) close(cutter);
  cutter.open.push({
    word: null,
    written: '',
    style: 'spoken',
    pause: cutter.open.length === 0 ? 0 : cutter.pause,
    hyphened: token.hyphened,
    noise: false,
    capitals: token.capitals,
    interjection: false,
    ...atom,
  });
  cutter.pause = 0;
}

/** Notes a mark; returns how many further tokens it consumed. */
function note(cutter: Cutter, mark: Mark, length: number): number {
  if (mark === 'filler') return 0;
  if (mark === 'extension' && !isNumberAt(cutter, cutter.at + length)) return 0;
  close(cutter, mark === 'unit');
  const lead = cutter.lead;
  switch (mark) {
    case 'retract':
      lead.retract = true;
      lead.repair = true;
      return 0;
    case 'repair':
    case 'restart':
    case 'or':
    case 'not':
    case 'extension':
    case 'plus':
    case 'notPhone':
    case 'clock':
      lead[mark] = true;
      return 0;
    case 'cue':
      lead.cue = true;
      lead.notPhone = false;
      lead.clock = false;
      return 0;
    case 'preferred':
    case 'other':
      lead.label = mark;
      lead.clock = false;
      return 0;
    case 'area':
    case 'first':
    case 'middle':
    case 'last':
      lead.position = mark;
      return mark === 'last' || mark === 'first' || mark === 'middle' ? noteCount(cutter, length) : 0;
    case 'thisNumber':
      cutter.thisNumber = true;
      return 0;
    case 'unit':
      lead.unknown++;
      return 0;
    default:
      return mark satisfies never;
  }
}

/** "The last four digits": the four is no digit of the number. */
function noteCount(cutter: Cutter, length: number): number {
  const { tokens, words } = cutter;
  const token = tokens[cutter.at + length];
  if (!token || !words.counting.has(tokens[cutter.at + length - 1]?.text ?? '')) return 0;
  if (words.counted.has(token.text)) return 1;
  const word = words.numbers.get(token.text);
  const value =
    word?.kind === 'digit' ? word.value : token.kind === 'digits' && token.text.length === 1 ? Number(token.text) : 0;
  if (value === 0) return 0;
  const noun = tokens[cutter.at + length + 1];
  const counted = noun !== undefined && words.counted.has(noun.text);
  const linked = matchPhrase(words.phrases, tokens, cutter.at + length + 1)?.node.mark === 'filler';
  if (!counted && !linked && digitsAhead(cutter, cutter.at + length + 1) < value) return 0;
  cutter.lead.count = value;
  return counted ? 2 : 1;
}

/** How many digits follow, at least, before anything that is neither digit nor filler. */
function digitsAhead(cutter: Cutter, from: number): number {
  let digits = 0;
  for (let at = from; at < cutter.tokens.length; at++) {
    const token = cutter.tokens[at];
    if (!token) break;
    if (token.kind === 'digits') digits += token.text.length;
    else if (cutter.words.numbers.has(token.text)) digits += widthOf(cutter.words.numbers.get(token.text));
    else if (!isFiller(cutter.words, token.text)) break;
  }
  return digits;
}

const isCounted = (words: CompiledWords, token: Token | undefined) =>
  token !== undefined && words.counted.has(token.text);

const isFiller = (words: CompiledWords, text: string) => words.phrases.next.get(text)?.mark === 'filler';

function widthOf(word: NumberWord | undefined): number {
  switch (word?.kind) {
    case 'teen':
    case 'tens':
    case 'hundred':
      return 2;
    case 'thousand':
      return 3;
    case 'times':
      return word.value - 1;
    default:
      return 1;
  }
}

function noteCountry(cutter: Cutter, region: string): void {
  close(cutter);
  cutter.lead.region = region;
}

function unknownWord(cutter: Cutter): void {
  close(cutter);
  cutter.lead.not = false; // it was about that word
  cutter.lead.unknown++;
}

/** Letters and digits in one word, or a sum: nothing next to it is a telephone number. */
function taint(cutter: Cutter): void {
  close(cutter, true);
  const last = cutter.out.at(-1);
  if (last?.unit && cutter.lead.unknown === 0) last.lead.notPhone = true;
  cutter.lead.notPhone = true;
  cutter.lead.unknown++;
}

function close(cutter: Cutter, unit = false): void {
  if (cutter.open.length === 0) return;
  const weak = !cutter.open.some(isEvidence);
  if (!weak || cutter.open.some((atom) => atom.word?.kind === 'homophone' || atom.interjection)) {
    const cut = unit ? countedFrom(cutter.open) : 0;
    if (cut > 0) {
      cutter.out.push({ atoms: cutter.open.slice(0, cut), lead: cutter.lead, unit: false, weak: false });
      cutter.lead = emptyLead();
    }
    cutter.out.push({ atoms: cutter.open.slice(cut), lead: cutter.lead, unit, weak });
    cutter.lead = emptyLead();
  }
  cutter.open = [];
}

/** "416 555 0134 for two people": where the counted words begin after a number; 0 when all are counted. */
function countedFrom(atoms: readonly Atom[]): number {
  for (let at = atoms.length - 1; at > 0 && at >= atoms.length - 3; at--) {
    const atom = atoms[at];
    if (atom && (atom.word?.kind === 'homophone' || atom.pause > 0)) return at;
  }
  return 0;
}

/** Homophones and joiners alone are no digits. */
function isEvidence({ word, interjection }: Atom): boolean {
  if (interjection) return false;
  return (
    word === null || (word.kind !== 'homophone' && word.kind !== 'slip' && word.kind !== 'and' && word.kind !== 'times')
  );
}

function isGluedToDigits({ tokens, at }: Cutter): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'digits' && next.glued && tokens[at]?.kind === 'word';
}

function isNumberAt({ tokens, words }: Cutter, at: number): boolean {
  for (let ahead = at; ahead < at + 3; ahead++) {
    const token = tokens[ahead];
    if (!token) return false;
    if (token.kind === 'digits' || words.numbers.has(token.text)) return true;
  }
  return false;
}

const isMarked = (words: CompiledWords, text: string) => words.phrases.next.get(text)?.mark !== undefined;

/** Letters that complete a North American number: the last four, or all seven. */
const VANITY_GROUPS: ReadonlySet<number> = new Set([4, 7]);

/** The letters of a number such as 1-800-FLOWERS: in capitals after digits, or seven of them. */
function isVanity({ open, tokens, at }: Cutter, token: Token, groups: ReadonlySet<number> | null): boolean {
  const { text, capitals } = token;
  if (open.length === 0 || text.length > 7 || keysOf(text).length !== text.length) return false;
  if (groups) {
    if (!capitals) return false;
    return open.at(-1)?.style === 'vanity' || (groups.has(text.length) && tokens[at - 1]?.kind === 'digits');
  }
  return capitals || text.length === 7;
}

function addVanity(cutter: Cutter, token: Token): number {
  add(cutter, token, { style: 'vanity', written: keysOf(token.text) });
  return 1;
}

// The keys of the letters, ITU E.161.
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

function keysOf(word: string): string {
  let keys = '';
  for (const letter of word) {
    const key = KEYS.findIndex((letters) => letters.includes(letter));
    if (key >= 0) keys += String(key + 2);
  }
  return keys;
}

/** The longest phrase that starts at a token. */
export function matchPhrase(
  root: PhraseNode,
  tokens: readonly Token[],
  at: number,
): { node: PhraseNode; length: number } | null {
  let node = root;
  let found: { node: PhraseNode; length: number } | null = null;
  for (let length = 1; length <= MAX_PHRASE; length++) {
    const token = tokens[at + length - 1];
    const next = token && node.next.get(token.text);
    if (!next) break;
    if (length > 1 && token.pause > 0) break;
    node = next;
    if (node.mark || node.region) found = { node, length };
  }
  return found;
}
