// The view the rules have of one hypothesis: its tokens, the locale's words, and the setting it was said in.
import { type Found, type Mark, phrasesAt, type TagValue, type ValueTag, type Words } from './lexicon.ts';
import type { ClockFound, DateFound } from './pieces.ts';
import type { Setting } from './setting.ts';
import { type Stop, STOP, type Token } from './tokens.ts';

export interface Grammar {
  tokens: readonly Token[];
  words: Words;
  setting: Setting;
  /** The end of the longest phrase of a mark that starts at a token. */
  mark(at: number, mark: Mark): number | undefined;
  /** The longest phrase of a tag that starts at a token, with its value. */
  value<Tag extends ValueTag>(at: number, tag: Tag): Found<TagValue<Tag>> | undefined;
  /** Whether a phrase that can begin a piece starts at a token, or only words that stand around pieces. */
  begins(at: number): boolean;
  /** Whether a number, in words or digits, may start at a token. */
  numeric(at: number): boolean;
  /** What several rules ask of the same place is read once. */
  memo: {
    clocks: (ClockFound[] | undefined)[];
    simpleDates: (DateFound[] | undefined)[];
    dates: (DateFound[] | undefined)[];
  };
}

export function grammarOf(tokens: readonly Token[], words: Words, setting: Setting): Grammar {
  const phrases = tokens.map((_token, at) => phrasesAt(tokens, at, words));
  const numeric = tokens.map(({ groups, text }) => groups !== undefined || words.numbers.all.has(text));
  return {
    tokens,
    words,
    setting,
    mark: (at, mark) => phrases[at]?.get(mark)?.end,
    value: <Tag extends ValueTag>(at: number, tag: Tag) =>
      // The lexicon's types hold each tag to its own values; the common table cannot say so.
      phrases[at]?.get(tag) as Found<TagValue<Tag>> | undefined,
    begins: (at) => beginsPiece(phrases[at]),
    numeric: (at) => numeric[at] === true,
    memo: { clocks: [], simpleDates: [], dates: [] },
  };
}

/** Marks that vouch for their neighbours and are themselves no piece. */
const BYSTANDERS: ReadonlySet<string> = new Set<Mark>(['filler', 'counted', 'countedBefore', 'pronounBefore']);

function beginsPiece(phrases: ReadonlyMap<string, unknown> | undefined): boolean {
  if (!phrases) return false;
  for (const tag of phrases.keys()) if (!BYSTANDERS.has(tag)) return true;
  return false;
}

/** The end of the phrase when it is there, else the same place. */
export function skip(grammar: Grammar, at: number, mark: Mark): number {
  return grammar.mark(at, mark) ?? at;
}

/** What parts a token from the one before it; the ends of the utterance part fully. */
export function stopBefore(grammar: Grammar, at: number): Stop {
  return at === 0 ? STOP.sentence : (grammar.tokens[at]?.stop ?? STOP.sentence);
}
