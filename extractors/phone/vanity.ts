// Letters in place of digits, as in 1-800-FLOWERS.
import type { Cutter } from './cutter.ts';
import { add } from './cutter.ts';
import type { Token } from './tokens.ts';

/** Letters that complete a North American number: the last four, or all seven. */
export const VANITY_GROUPS: ReadonlySet<number> = new Set([4, 7]);

/** The letters of a number such as 1-800-FLOWERS: in capitals after digits, or seven of them. */
export function isVanity({ open, tokens, at }: Cutter, token: Token, groups: ReadonlySet<number> | null): boolean {
  const { text, capitals } = token;
  if (open.length === 0 || text.length > 7 || keysOf(text).length !== text.length) return false;
  if (groups) {
    if (!capitals) return false;
    return open.at(-1)?.style === 'vanity' || (groups.has(text.length) && tokens[at - 1]?.kind === 'digits');
  }
  return capitals || text.length === 7;
}

export function addVanity(cutter: Cutter, token: Token): number {
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
