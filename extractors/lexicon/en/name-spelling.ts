// English ways of spelling a name aloud, and what recognisers make of them.

/** Words that are a letter and little else. */
export const LETTER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ay: 'a',
    bee: 'b',
    cee: 'c',
    dee: 'd',
    ee: 'e',
    ef: 'f',
    eff: 'f',
    gee: 'g',
    aitch: 'h',
    haitch: 'h',
    jay: 'j',
    kay: 'k',
    el: 'l',
    ell: 'l',
    em: 'm',
    en: 'n',
    pee: 'p',
    cue: 'q',
    queue: 'q',
    ar: 'r',
    ess: 's',
    tee: 't',
    vee: 'v',
    ex: 'x',
    wye: 'y',
    zed: 'z',
    zee: 'z',
    'double-u': 'w',
    dubya: 'w',
  }),
);

/** Everyday words that recognisers write for a letter; they count only between letters. */
export const LETTER_SOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    be: 'b',
    see: 'c',
    sea: 'c',
    eye: 'i',
    aye: 'i',
    eh: 'a',
    oh: 'o',
    are: 'r',
    you: 'u',
    why: 'y',
    tea: 't',
    pea: 'p',
    and: ' ',
  }),
);

/** The radio alphabet with its usual misspellings. */
export const RADIO: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alpha: 'a',
    alfa: 'a',
    bravo: 'b',
    charlie: 'c',
    charley: 'c',
    delta: 'd',
    echo: 'e',
    foxtrot: 'f',
    golf: 'g',
    gulf: 'g',
    hotel: 'h',
    india: 'i',
    indigo: 'i',
    juliet: 'j',
    juliett: 'j',
    juliette: 'j',
    kilo: 'k',
    keelo: 'k',
    lima: 'l',
    leema: 'l',
    mike: 'm',
    november: 'n',
    oscar: 'o',
    papa: 'p',
    quebec: 'q',
    romeo: 'r',
    sierra: 's',
    tango: 't',
    uniform: 'u',
    victor: 'v',
    whiskey: 'w',
    whisky: 'w',
    xray: 'x',
    'x-ray': 'x',
    yankee: 'y',
    yankees: 'y',
    zulu: 'z',
  }),
);

/** Radio words that are given names too; alone they are the name. */
export const RADIO_NAMES: ReadonlySet<string> = new Set(
  'charlie charley juliet juliett juliette mike oscar romeo victor india indigo sierra echo'.split(' '),
);

/** Two words a recogniser writes for one radio word. */
export const RADIO_PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'x ray': 'x',
    'fox trot': 'f',
    'li mo': 'l',
    'key lo': 'k',
  }),
);

/** Words that repeat the letter after them. */
export const REPEATS: ReadonlyMap<string, number> = new Map(
  Object.entries({ double: 2, triple: 3, treble: 3, two: 2, three: 3 }),
);

/** Between a letter and the word that stands for it; the loose ones need a word that begins with the letter. */
export const AS_IN: ReadonlySet<string> = new Set(['as in', 'as an', 'as and', 'is in', 'like in', 'as for', 'as']);
export const AS_IN_LOOSE: ReadonlySet<string> = new Set(['for', 'like', 'in']);

export const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ apostrophe: "'", hyphen: '-', dash: '-', space: ' ' }),
);

/** Said among letters, and worth nothing. */
export const LETTER_FILLERS: ReadonlySet<string> = new Set(
  'capital uppercase lowercase letter then uh um er'.split(' '),
);

/** Said before a spelling. */
export const SPELLING_LEADS: readonly string[] = [
  "that's spelled",
  "that's spelt",
  'that is spelled',
  'that is',
  "that's",
  'spelled',
  'spelt',
  'spelling',
  'spell it',
  'spelled as',
  "it's spelled",
  'it is spelled',
  'which is',
  'so',
  "i'll spell it",
  'i spell it',
  'spelling is',
  "and that's",
  'the spelling is',
  "and it's spelled",
  'you spell it',
  'you spell that',
  "that's with",
  'written',
  'as in',
];

export const WITH: ReadonlySet<string> = new Set(['with', 'has', 'having', 'using']);
export const WITHOUT: ReadonlySet<string> = new Set(['no', 'without', 'minus', 'not']);
export const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'any', 'one', 'single', 'just', 'only']);
export const AT_THE_END: readonly string[] = ['at the end', 'on the end', 'in the end'];

/** Spellings of one sound, so that "with a K" finds the letters it replaces. */
export const SOUND_ALIKES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: ['e', 'o'],
    c: ['k', 's', 'ck'],
    ch: ['k', 'c', 'sh'],
    e: ['a', 'i', 'y'],
    f: ['ph', 'v'],
    g: ['j'],
    i: ['y', 'ie', 'ee', 'e', 'ey'],
    ie: ['y', 'i', 'ey'],
    ey: ['y', 'ie', 'i'],
    j: ['g'],
    k: ['c', 'ck', 'ch', 'q'],
    o: ['a', 'u', 'e'],
    ph: ['f', 'v'],
    q: ['k', 'c'],
    s: ['c', 'z'],
    u: ['o', 'oo', 'ew'],
    v: ['ph', 'f', 'w'],
    w: ['v', 'u'],
    x: ['ks', 'cks'],
    y: ['i', 'ie', 'e', 'ey'],
    z: ['s'],
    ck: ['k', 'c'],
  }),
);

/** Letters that are taken for one another on a telephone line. */
export const RHYMES: readonly string[] = ['bcdegptvz', 'mn', 'fsx', 'ajkh', 'iy', 'quw'];

export const VOWELS: ReadonlySet<string> = new Set('aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý');

/** Letters that names end in without their being heard. */
export const SILENT_ENDINGS: ReadonlySet<string> = new Set('e');

/** Two words that are one letter, though the first looks like a repetition. */
export const DOUBLE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['double u', 'w'],
  ['double you', 'w'],
]);

/** Words that say that a letter stands once. */
export const ONCE: ReadonlySet<string> = new Set(['one', 'single']);

/** Letters that are words too, so that they may stand in any sentence. */
export const WORD_LETTERS: ReadonlySet<string> = new Set(['a', 'i']);

/** What makes a letter plural: "two Ns", "two N's". */
export const PLURALS: readonly string[] = ["'s", 's'];
