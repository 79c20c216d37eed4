// Notes what a word or phrase does to the digits around it.
import { close, type Cutter } from './cutter.ts';
import { matchPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { CompiledWords, Mark, NumberWord } from './words.ts';

/** Notes a mark; returns how many further tokens it consumed. */
export function note(cutter: Cutter, mark: Mark, length: number): number {
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

export const isCounted = (words: CompiledWords, token: Token | undefined) =>
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

function isNumberAt({ tokens, words }: Cutter, at: number): boolean {
  for (let ahead = at; ahead < at + 3; ahead++) {
    const token = tokens[ahead];
    if (!token) return false;
    if (token.kind === 'digits' || words.numbers.has(token.text)) return true;
  }
  return false;
}
