// Looks phrases up, longest first.
import type { Token } from './tokens.ts';
import type { PhraseNode } from './words.ts';

/** Longest phrase that is looked up, in words. */
const MAX_PHRASE = 6;

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
