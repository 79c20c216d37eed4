// Cuts tokens into stretches of digits and notes what the words around each stretch do to it.
import { add, close, type Cutter, noteCountry, taint, unknownWord } from './cutter.ts';
import { isCounted, note } from './marks.ts';
import { matchPhrase } from './phrases.ts';
import { emptyLead, type Segmented } from './segment.ts';
import type { Token } from './tokens.ts';
import { addVanity, isVanity, VANITY_GROUPS } from './vanity.ts';
import type { CompiledWords, NumberWord } from './words.ts';

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

function isGluedToDigits({ tokens, at }: Cutter): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'digits' && next.glued && tokens[at]?.kind === 'word';
}

const isMarked = (words: CompiledWords, text: string) => words.phrases.next.get(text)?.mark !== undefined;
