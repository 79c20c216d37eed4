// Fits what was heard now to the name that was read back: a corrected part, a last name, a remark on its spelling.
import type { Context } from './extractor.ts';
import { applyHint, type Hint } from './name-hints.ts';
import { type Found, type Hearing, replaceAlike } from './name-hypothesis.ts';
import { similarity } from './name-similarity.ts';
import { makeToken, type Token, tokenise } from './name-tokens.ts';

const NEARLY_ALIKE = 0.4; // "Craig" for "Greg": beside a name that was read back, little likeness is enough.
const HINTED = { score: 8, carrier: 0, tag: 'person', lean: 8, doubtful: true } as const;

/** The whole name once `heard` is taken into account, or null. */
export function mergeHeard(hearing: Hearing, heard: string | null, context: Context): Found | null {
  if (heard === null) return hearing.found;
  const before = tokenise(heard);
  const found = hearing.found;
  if (found === null) return swapped(before, hearing.ruledOut) ?? hinted(before, hearing.hints);
  return { ...found, tokens: fit(before, found, hearing.ruledOut, context) };
}

function fit(
  before: readonly Token[],
  found: Found,
  ruledOut: readonly Token[] | null,
  context: Context,
): readonly Token[] {
  const [word, ...rest] = found.tokens;
  if (word === undefined || rest.length > 0) return found.tokens;
  if (found.tag === 'last') return before.length > 1 ? [...before.slice(0, -1), word] : [...before, word];
  if (found.tag === 'first') return before.length > 1 ? [word, ...before.slice(1)] : [word];
  const replaced = before.findIndex((token) => token.word === ruledOut?.[0]?.word);
  if (replaced >= 0) return before.map((token, at) => (at === replaced ? word : token));
  if (before.some((token) => similarity(token.word, word.word) >= NEARLY_ALIKE))
    return replaceAlike(before, found.tokens);
  if (before.length === 1) return context.asked === 'confirm_name' ? found.tokens : [...before, word];
  const { first, last } = word.weights;
  if (first === last) return found.tokens;
  return first > last ? [word, ...before.slice(1)] : [...before.slice(0, -1), word];
}

/** "Not Johnny Jonny", in one breath: the second word takes the place of the first. */
function swapped(before: readonly Token[], ruledOut: readonly Token[] | null): Found | null {
  const [wrong, right, ...more] = ruledOut ?? [];
  if (right === undefined || more.length > 0 || !before.some((token) => token.word === wrong?.word)) return null;
  return { ...HINTED, tokens: before.map((token) => (token.word === wrong?.word ? right : token)) };
}

/** "With a K": the word of the name that the remark changes. */
function hinted(before: readonly Token[], hints: readonly Hint[]): Found | null {
  if (hints.length === 0) return null;
  let tokens = [...before];
  for (const hint of hints) {
    const place = tokens.findIndex((token) => applyHint(token.word, hint) !== token.word);
    tokens = tokens.map((token, at) => (at === place ? makeToken(applyHint(token.word, hint)) : token));
  }
  return { ...HINTED, tokens };
}
