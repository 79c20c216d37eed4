// Cuts an utterance into lower-case words and numbers, in one pass over its characters.

/** How strongly a token is parted from the one before it. */
export const STOP = { none: 0, comma: 1, sentence: 2 } as const;
export type Stop = (typeof STOP)[keyof typeof STOP];

export interface Token {
  /** The word without apostrophes, or the number as written. */
  text: string;
  /** A number's groups of digits, such as `9` and `30` of `9:30`; absent for a word. */
  groups?: readonly string[];
  /** The characters between the groups. */
  joints: string;
  /** Nothing lies between this token and the one before it. */
  glued: boolean;
  stop: Stop;
  /** Written with a currency or percent sign, or as part of a longer code. */
  coded: boolean;
}

/** A caller's sentence is shorter; the rest of a longer one is not read. */
const UTTERANCE_LIMIT = 600;
const TOKEN_LIMIT = 120;

const JOINTS = ':/.-h';
const COMMAS = ',;()[]{}"–—…';
const SENTENCES = '.?!\n';
const APOSTROPHES = "'’`´‘";
const CURRENCY = '$€£%#¥';

export function tokenize(utterance: string): Token[] {
  const lower = utterance.slice(0, UTTERANCE_LIMIT).toLowerCase();
  const text = isAscii(lower) ? lower : lower.normalize('NFKC');
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  let stop: Stop = STOP.none;
  let coded = false;
  while (at < text.length && tokens.length < TOKEN_LIMIT) {
    const char = text.charAt(at);
    if (isDigit(char)) {
      const number = scanNumber(text, at);
      const after = text.charAt(number.end);
      // A digit written onto a lone letter is of a code: `R3C 1A5`.
      const ofCode = glued && tokens.at(-1)?.text.length === 1 && !tokens.at(-1)?.groups;
      coded ||= ofCode || (after !== '' && CURRENCY.includes(after));
      tokens.push({ ...number.token, glued, stop, coded });
      at = number.end;
    } else if (isLetter(char)) {
      const word = scanWord(text, at);
      tokens.push({ text: word.text, joints: '', glued, stop, coded: false });
      at = word.end;
    } else {
      // A currency sign and a plus belong to the number they lead.
      coded = CURRENCY.includes(char) || char === '+';
      glued = false;
      stop = laterStop(stop, char);
      at += 1;
      continue;
    }
    glued = true;
    stop = STOP.none;
    coded = false;
  }
  return joinInitials(tokens);
}

function laterStop(stop: Stop, char: string): Stop {
  if (SENTENCES.includes(char)) return STOP.sentence;
  if (COMMAS.includes(char) && stop === STOP.none) return STOP.comma;
  return stop;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char > '\u00bf' && char.toUpperCase() !== char);
}

function scanNumber(
  text: string,
  start: number,
): { end: number; token: { text: string; groups: string[]; joints: string } } {
  const groups: string[] = [];
  let joints = '';
  let at = start;
  for (;;) {
    const from = at;
    while (isDigit(text.charAt(at))) at += 1;
    groups.push(text.slice(from, at));
    const joint = text.charAt(at);
    if (joint === '' || !JOINTS.includes(joint) || !isDigit(text.charAt(at + 1))) break;
    joints += joint;
    at += 1;
  }
  return { end: at, token: { text: text.slice(start, at), groups, joints } };
}

const LETTER_A = 97;
const LETTER_Z = 122;

function scanWord(text: string, start: number): { end: number; text: string } {
  let word = '';
  let from = start;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= LETTER_A && code <= LETTER_Z) continue;
    const char = text.charAt(at);
    if (isLetter(char)) continue;
    if (!(APOSTROPHES.includes(char) && isLetter(text.charAt(at + 1)))) break;
    word += text.slice(from, at);
    from = at + 1;
  }
  return { end: at, text: word + text.slice(from, at) };
}

/** `a.m.` comes as two letters parted by a full stop, which ends no sentence. */
function joinInitials(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    const initials = before !== undefined && before.text.length === 1 && token.text.length === 1;
    return initials && !token.groups && token.stop === STOP.sentence ? { ...token, stop: STOP.none } : token;
  });
}

/** Parts a suffix from the words it is written onto, such as "noonish", where what is left is a word that counts. */
export function splitSuffix(tokens: readonly Token[], suffix: string, counts: (word: string) => boolean): Token[] {
  const ends = ({ text, groups }: Token): boolean => !groups && text.length > suffix.length && text.endsWith(suffix);
  if (!tokens.some(ends)) return [...tokens];
  return tokens.flatMap((token) => {
    const stem = token.text.slice(0, -suffix.length);
    if (!ends(token) || !counts(stem)) return [token];
    return [
      { ...token, text: stem },
      { ...token, text: suffix, glued: true, stop: STOP.none },
    ];
  });
}
