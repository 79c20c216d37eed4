// Looks up how much a token weighs as a first name, as a family name and as an ordinary word.
import table from './lexicon/en/names.json' with { type: 'json' };

/** Levels on a logarithmic scale, 0 (not listed) to 15 (one token in fifty). */
export interface Weights {
  first: number;
  last: number;
  word: number;
}

const BLOCKS = table.blocks.split(' ');
const HEADS = BLOCKS.map(headOf);
const UNKNOWN: Weights = { first: 0, last: 0, word: 0 };
const CODE_OF = new Map([...table.codes].map((symbol, value): [string, number] => [symbol, value]));

/** The weights of a lower-case token of plain letters; all zero when no list holds it. */
export function weigh(token: string): Weights {
  const block = BLOCKS[blockFor(token)];
  return block === undefined ? UNKNOWN : decode(block, token);
}

function headOf(block: string): string {
  return block.slice(3, endOfEntry(block, 3));
}

/** An entry's letters run until the capital that opens the next one. */
function endOfEntry(block: string, from: number): number {
  let end = from;
  while (end < block.length && block.charCodeAt(end) >= 97) end++;
  return end;
}

function blockFor(token: string): number {
  let low = 0;
  let high = HEADS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((HEADS[middle] ?? '') <= token) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Walks the entries with `matched` letters of the token known to agree with the entry before: an entry that shares
 * more than these differs where that one did, one that shares fewer comes after the token.
 */
function decode(block: string, token: string): Weights {
  let matched = 0;
  for (let at = 0; at < block.length; ) {
    const end = endOfEntry(block, at + 3);
    const shared = block.charCodeAt(at) - 65;
    if (shared < matched) return UNKNOWN;
    if (shared === matched) {
      let next = at + 3;
      while (next < end && block.charCodeAt(next) === token.charCodeAt(matched)) {
        next++;
        matched++;
      }
      if (next === end && matched === token.length) return unpack(block[at + 1], block[at + 2]);
    }
    at = end;
  }
  return UNKNOWN;
}

function unpack(high = '0', low = '0'): Weights {
  const bits = (CODE_OF.get(high) ?? 0) * 64 + (CODE_OF.get(low) ?? 0);
  return { first: bits >> 8, last: (bits >> 4) & 15, word: bits & 15 };
}
