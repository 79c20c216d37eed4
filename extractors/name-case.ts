// Writes a name the way people write names, whatever case the recogniser gave it.
import { CAPITAL_AFTER, JOINED_PREFIXES, PARTICLES, POSSESSIVE, SUFFIXES, TITLES } from './lexicon/en/name-words.ts';
import { MARKS } from './lexicon/en/name-spelling.ts';
import type { Token } from './name-tokens.ts';

/** The tokens of a name as one cased string, titles dropped and parted prefixes joined. */
export function writeName(tokens: readonly Token[]): string {
  return joinTokens(dropTitles(tokens)).join(' ');
}

function dropTitles(tokens: readonly Token[]): readonly Token[] {
  let from = 0;
  while (from < tokens.length - 1 && TITLES.has(tokens[from]?.word ?? '')) from++;
  return tokens.slice(from);
}

function joinTokens(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  let glue = '';
  tokens.forEach((token, at) => {
    const follows = at < tokens.length - 1;
    const prefix = JOINED_PREFIXES.get(token.word);
    const mark = MARKS.get(token.word);
    if (glue === '-' || glue === "'") {
      words.push(`${words.pop() ?? ''}${glue}${caseToken(token, false)}`);
      glue = '';
    } else if (follows && words.length > 0 && mark !== undefined) glue = mark;
    else if (follows && prefix !== undefined && glue === '' && words.length > 0) glue = prefix;
    else {
      words.push(glue === '' ? caseToken(token, words.length > 0 && follows) : glue + capitalise(token.word));
      glue = '';
    }
  });
  return words;
}

function caseToken(token: Token, inside: boolean): string {
  const text = withoutPossessive(token.text.replace(/[\u2018\u2019`]/g, "'"));
  const suffix = SUFFIXES.get(token.word);
  if (suffix !== undefined && !inside) return suffix;
  if (/^\p{Lu}/u.test(text) && /\p{Ll}/u.test(text)) return text;
  if (inside && PARTICLES.has(token.word)) return text.toLowerCase();
  return text.toLowerCase().split('-').map(capitaliseTwice).join('-');
}

const withoutPossessive = (text: string) =>
  text.toLowerCase().endsWith(POSSESSIVE) ? text.slice(0, -POSSESSIVE.length) : text;

/** `o'brien` and `mcbride` have a second capital. */
function capitaliseTwice(part: string): string {
  const prefix = CAPITAL_AFTER.find((start) => part.startsWith(start) && part.length > start.length + 1) ?? '';
  return capitalise(prefix) + capitalise(part.slice(prefix.length));
}

const capitalise = (part: string) => part.slice(0, 1).toUpperCase() + part.slice(1);
