// Finds "the number I'm calling from" among the words.
import { matchPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { CompiledWords } from './words.ts';

/** Words between the noun and the verb: "the number that I am currently calling from". */
const MAX_BETWEEN = 5;
/** How far before the phrase a word may turn it down: "don't use the number I'm calling from". */
const REFUSAL_REACH = 5;

/** Whether the caller offers the line they ring from, turns it down, or says nothing of it. */
export function ownLineOf(tokens: readonly Token[], words: CompiledWords): 'offered' | 'refused' | null {
  for (let at = 0; at < tokens.length; at++) {
    if (!isOwnLineAt(tokens, at, words)) continue;
    for (let before = Math.max(0, at - REFUSAL_REACH); before < at; before++) {
      if (words.refusals.has(tokens[before]?.text ?? '')) return 'refused';
    }
    return 'offered';
  }
  return null;
}

function isOwnLineAt(tokens: readonly Token[], at: number, words: CompiledWords): boolean {
  if (matchPhrase(words.ownLinePhrases, tokens, at)) return true;
  const { nouns, selves, verbs, pastVerbs, purposes, from } = words.ownLine;
  if (!nouns.has(tokens[at]?.text ?? '')) return false;
  let self = false;
  for (let ahead = at + 1; ahead <= at + MAX_BETWEEN; ahead++) {
    const token = tokens[ahead];
    if (!token || token.pause === 2) return false;
    if (selves.has(token.text)) self = true;
    else if (self && verbs.has(token.text)) return !purposes.has(tokens[ahead + 1]?.text ?? '');
    else if (self && pastVerbs.has(token.text) && from.has(tokens[ahead + 1]?.text ?? '')) return true;
  }
  return false;
}
