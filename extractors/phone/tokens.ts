// Cuts a hypothesis into words, digit groups and the few symbols that matter in a telephone number.

export interface Token {
  /** A lower-case word, a group of digits, or one symbol. */
  text: string;
  kind: 'word' | 'digits' | 'symbol';
  /** Nothing stands between this token and the one before. */
  glued: boolean;
  /** A hyphen alone stands between this token and the one before. */
  hyphened: boolean;
  /** How much of a break was written before it: 1 a comma or a dash, 2 a full stop. */
  pause: 0 | 1 | 2;
  /** Written in capitals throughout. */
  capitals: boolean;
}

const SYMBOLS = new Set(['+', '#', '*', ':', '/', '=', '$', '£', '€', '%', '(', ')', '@']);
const STRONG_BREAKS = new Set(['.', '!', '?', ';', '…']);
const WEAK_BREAKS = new Set([',', '-', '–', '—', '(', ')']);

/** Cuts a text of bounded length; the cost is linear in it. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let gap = '';
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const kind = kindOf(char);
    if (kind === null) {
      gap += char;
      at++;
      continue;
    }
    let end = at + 1;
    if (kind === 'digits') while (end < text.length && isDigit(text.charAt(end))) end++;
    if (kind === 'word') end = endOfWord(text, end);
    if (char === '-' && !isMinus(text, at, gap)) {
      gap += char;
      at++;
      continue;
    }
    tokens.push(tokenOf(kind, text.slice(at, end), gap, tokens.length === 0));
    gap = '';
    at = end;
  }
  return tokens;
}

function tokenOf(kind: Token['kind'], raw: string, gap: string, first: boolean): Token {
  const lower = kind === 'word' ? raw.toLowerCase().replaceAll('’', "'").replaceAll('.', '') : raw;
  return {
    text: lower,
    kind,
    glued: !first && (gap === '' || gap === "'" || gap === '’'),
    hyphened: gap === '-',
    pause: pauseOf(gap),
    capitals: kind === 'word' && raw.length > 1 && raw === raw.toUpperCase(),
  };
}

function pauseOf(gap: string): 0 | 1 | 2 {
  if (gap === '-') return 0; // it joins: "forty-nine", "204-774"
  let pause: 0 | 1 = 0;
  for (const char of gap) {
    if (STRONG_BREAKS.has(char)) return 2;
    if (WEAK_BREAKS.has(char)) pause = 1;
  }
  return pause;
}

function kindOf(char: string): Token['kind'] | null {
  if (isDigit(char)) return 'digits';
  if (isLetter(char)) return 'word';
  return SYMBOLS.has(char) || char === '-' ? 'symbol' : null;
}

/** An apostrophe inside belongs to the word, and so does the stop of an abbreviation such as "p.m.". */
function endOfWord(text: string, from: number): number {
  let end = from;
  for (;;) {
    const char = text.charAt(end);
    const next = text.charAt(end + 1);
    if (isLetter(char)) end++;
    else if ((char === "'" || char === '’') && isLetter(next)) end++;
    else if (char === '.' && isInitial(text, end) && isLetter(next) && !isLetter(text.charAt(end + 2))) end++;
    else return end;
  }
}

const isInitial = (text: string, end: number) => isLetter(text.charAt(end - 1)) && !isLetter(text.charAt(end - 2));

/** A dash that opens a number is a sign, as in "-2208960000", not a separator. */
const isMinus = (text: string, at: number, gap: string) =>
  isDigit(text.charAt(at + 1)) && (at === 0 || gap.endsWith(' ')) && !isDigit(text.charAt(at - 2));

const isDigit = (char: string) => char >= '0' && char <= '9' && char.length === 1;

function isLetter(char: string): boolean {
  if ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z')) return true;
  return char > '\u00bf' && char !== '×' && char !== '÷' && char < '\u2000';
}
