// The shape of a locale's words for telephone numbers, and how they are compiled for look-up.

/** What a word or phrase does to the digits around it. */
export type Mark =
  | 'filler' // stands between digits and means nothing
  | 'cue' // a telephone number follows
  | 'repair' // what follows replaces what was said
  | 'retract' // the same, and left hanging at the end it still takes back what was said
  | 'restart' // what was said before no longer counts
  | 'or'
  | 'not'
  | 'area'
  | 'first'
  | 'middle'
  | 'last'
  | 'extension'
  | 'plus'
  | 'preferred' // the number that follows, or came before, is the caller's own or mobile
  | 'other' // … is another one: home, work, somebody else's
  | 'thisNumber' // means the line the caller rings from only when that is known
  | 'notPhone' // the digits that follow are something else: an account, a birthday, a price
  | 'clock' // short digits that follow are a time
  | 'unit'; // the digits before count something

export interface PhoneWords {
  digits: Readonly<Record<string, number>>;
  zeros: readonly string[];
  teens: Readonly<Record<string, number>>;
  tens: Readonly<Record<string, number>>;
  hundreds: readonly string[];
  thousands: readonly string[];
  /** Joins hundreds to what follows: "two hundred and four". */
  ands: readonly string[];
  /** "double", "triple". */
  times: Readonly<Record<string, number>>;
  /** "fives", as in "four fives". */
  plurals: Readonly<Record<string, number>>;
  /** The endings that make a plural of written digits: "four 5s". */
  pluralEndings: readonly string[];
  /** Words that sound like a digit, and as often are noise. */
  homophones: Readonly<Record<string, number>>;
  /** Words that a recogniser writes for a digit it did not catch. */
  slips: Readonly<Record<string, number>>;
  /** Digits that a recogniser writes for a short word before the number: "to", "for". */
  noiseDigits: readonly string[];
  /** Zeros that are as often an exclamation. */
  interjections: readonly string[];
  /** The nouns of "the last four digits". */
  counted: readonly string[];
  /** The last words of phrases that a count may follow: "the last four", but not "ends in four". */
  counting: readonly string[];
  /** "The third digit": the place an ordinal names. */
  ordinals: Readonly<Record<string, number>>;
  /** Words that turn "the number I'm calling from" down. */
  refusals: readonly string[];
  ownLine: OwnLineWords;
  phrases: Readonly<Record<Mark, readonly string[]>>;
  /** Names of countries and the region they stand for. */
  countries: Readonly<Record<string, string>>;
}

/** "The number I am calling from": a noun, then the caller, then a verb; or a fixed phrase. */
interface OwnLineWords {
  nouns: readonly string[];
  selves: readonly string[];
  verbs: readonly string[];
  /** Verbs that need one of `from` after them: "called from", for "the one I called" is another number. */
  pastVerbs: readonly string[];
  /** Words that make it a reason for the call: "what I'm calling about". */
  purposes: readonly string[];
  from: readonly string[];
  phrases: readonly string[];
}

export type NumberWord =
  | { kind: 'digit' | 'zero' | 'teen' | 'tens' | 'times' | 'plural' | 'homophone' | 'slip'; value: number }
  | { kind: 'hundred' | 'thousand' | 'and' };

export interface PhraseNode {
  next: Map<string, PhraseNode>;
  mark?: Mark;
  region?: string;
}

export interface CompiledWords {
  numbers: ReadonlyMap<string, NumberWord>;
  phrases: PhraseNode;
  noiseDigits: ReadonlySet<string>;
  interjections: ReadonlySet<string>;
  counted: ReadonlySet<string>;
  counting: ReadonlySet<string>;
  ordinals: ReadonlyMap<string, number>;
  refusals: ReadonlySet<string>;
  ownLine: Readonly<Record<'nouns' | 'selves' | 'verbs' | 'pastVerbs' | 'purposes' | 'from', ReadonlySet<string>>>;
  ownLinePhrases: PhraseNode;
  pluralEndings: ReadonlySet<string>;
}

/** Compiles a locale's words once, for look-ups in constant time. */
export function compileWords(words: PhoneWords): CompiledWords {
  const numbers = new Map<string, NumberWord>();
  const add = (
    table: Readonly<Record<string, number>>,
    kind: 'digit' | 'teen' | 'tens' | 'times' | 'plural' | 'homophone' | 'slip',
  ) => {
    for (const [word, value] of Object.entries(table)) numbers.set(word, { kind, value });
  };
  add(words.slips, 'slip');
  add(words.homophones, 'homophone');
  add(words.digits, 'digit');
  add(words.teens, 'teen');
  add(words.tens, 'tens');
  add(words.times, 'times');
  add(words.plurals, 'plural');
  for (const word of words.zeros) numbers.set(word, { kind: 'zero', value: 0 });
  for (const word of words.hundreds) numbers.set(word, { kind: 'hundred' });
  for (const word of words.thousands) numbers.set(word, { kind: 'thousand' });
  for (const word of words.ands) numbers.set(word, { kind: 'and' });
  return {
    numbers,
    phrases: compilePhrases(words),
    noiseDigits: new Set(words.noiseDigits),
    interjections: new Set(words.interjections),
    counted: new Set(words.counted),
    counting: new Set(words.counting),
    ordinals: new Map(Object.entries(words.ordinals)),
    refusals: new Set(words.refusals),
    ownLine: {
      nouns: new Set(words.ownLine.nouns),
      selves: new Set(words.ownLine.selves),
      verbs: new Set(words.ownLine.verbs),
      pastVerbs: new Set(words.ownLine.pastVerbs),
      purposes: new Set(words.ownLine.purposes),
      from: new Set(words.ownLine.from),
    },
    ownLinePhrases: compileOwnLine(words.ownLine.phrases),
    pluralEndings: new Set(words.pluralEndings),
  };
}

function compilePhrases(words: PhoneWords): PhraseNode {
  const root: PhraseNode = { next: new Map() };
  for (const mark of MARKS) for (const phrase of words.phrases[mark]) nodeAt(root, phrase).mark = mark;
  for (const [name, region] of Object.entries(words.countries)) nodeAt(root, name).region = region;
  return root;
}

function compileOwnLine(phrases: readonly string[]): PhraseNode {
  const root: PhraseNode = { next: new Map() };
  for (const phrase of phrases) nodeAt(root, phrase).mark = 'thisNumber';
  return root;
}

function nodeAt(root: PhraseNode, phrase: string): PhraseNode {
  let node = root;
  for (const word of phrase.split(' ')) {
    let next = node.next.get(word);
    if (!next) node.next.set(word, (next = { next: new Map() }));
    node = next;
  }
  return node;
}

const MARKS: readonly Mark[] = [
  'filler',
  'cue',
  'repair',
  'retract',
  'restart',
  'or',
  'not',
  'area',
  'first',
  'middle',
  'last',
  'extension',
  'plus',
  'preferred',
  'other',
  'thisNumber',
  'notPhone',
  'clock',
  'unit',
];
