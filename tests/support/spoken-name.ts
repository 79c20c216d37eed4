// Names as callers spell them on the telephone, made from a seeded generator.

export interface SpokenName {
  utterance: string;
  /** The name's letters in order, without spaces. */
  letters: string;
}

const GIVEN = 'anna priya tomasz aaliyah joan matteo hannah wiremu olga yusuf brigitte kwabena lili ines'.split(' ');
const FAMILY = 'okafor lindqvist wójcik sato mbeki pellegrini nguyen harrison tafoya zimmermann hoang ferreira'.split(
  ' ',
);
const SYLLABLES = 'ba ke li mo nu ra sho ti ve wa xi yo za gre plo dri'.split(' ');
const RADIO: Readonly<Record<string, readonly string[]>> = {
  a: ['alpha', 'alfa'],
  b: ['bravo'],
  c: ['charlie'],
  d: ['delta'],
  e: ['echo'],
  f: ['foxtrot', 'fox trot'],
  g: ['golf'],
  h: ['hotel'],
  i: ['india'],
  j: ['juliet', 'juliett'],
  k: ['kilo'],
  l: ['lima'],
  m: ['mike'],
  n: ['november'],
  o: ['oscar'],
  p: ['papa'],
  q: ['quebec'],
  r: ['romeo'],
  s: ['sierra'],
  t: ['tango'],
  u: ['uniform'],
  v: ['victor'],
  w: ['whiskey', 'whisky'],
  x: ['x-ray', 'x ray', 'xray'],
  y: ['yankee'],
  z: ['zulu'],
};
const EXAMPLES: Readonly<Record<string, string>> = {
  a: 'apple',
  b: 'boy',
  c: 'cat',
  d: 'dog',
  e: 'edward',
  f: 'frank',
  g: 'george',
  h: 'henry',
  i: 'ink',
  j: 'jack',
  k: 'king',
  l: 'lemon',
  m: 'mary',
  n: 'nancy',
  o: 'orange',
  p: 'peter',
  q: 'queen',
  r: 'robert',
  s: 'sam',
  t: 'tom',
  u: 'umbrella',
  v: 'victor',
  w: 'william',
  x: 'xylophone',
  y: 'yellow',
  z: 'zebra',
};

type Random = () => number;
const pick = <Item>(random: Random, items: readonly Item[], otherwise: Item): Item =>
  items[Math.floor(random() * items.length)] ?? otherwise;

/** One spelled name, plain or dressed up, with or without the name spoken first. */
export function spokenName(random: Random): SpokenName {
  const words = [...new Set(random() < 0.5 ? [oneName(random)] : [oneName(random), oneName(random)])];
  const spelled = words.map((word) => spell(random, word)).join(pick(random, [', ', ' space ', ', and then '], ', '));
  const lead = pick(random, ['', '', "it's ", 'my name is ', 'sure, ', "that's "], '');
  const spoken = words.length === 1 && random() < 0.4 ? `${misheard(random, words[0] ?? '')}, ` : '';
  return { utterance: `${lead}${spoken}${spelled}`, letters: words.join('') };
}

function oneName(random: Random): string {
  const kind = random();
  if (kind < 0.4) return plain(pick(random, GIVEN, 'anna'));
  if (kind < 0.7) return plain(pick(random, FAMILY, 'sato'));
  return [0, 1, 2].map(() => pick(random, SYLLABLES, 'ba')).join('');
}

const plain = (name: string) => name.normalize('NFD').replace(/[^a-z]/g, '');

/** The recogniser got one letter in the middle wrong. */
function misheard(random: Random, name: string): string {
  const at = 1 + Math.floor(random() * Math.max(1, name.length - 2));
  return name.slice(0, at) + pick(random, ['e', 'o', 'n', ''], 'e') + name.slice(at + 1);
}

function spell(random: Random, name: string): string {
  const letters = [...name];
  switch (Math.floor(random() * 6)) {
    case 0:
      return letters.join(' ').toUpperCase();
    case 1:
      return letters.join('-').toUpperCase();
    case 2:
      return `${letters.join('. ').toUpperCase()}.`;
    case 3:
      return letters.map((letter) => pick(random, RADIO[letter] ?? [], letter)).join(' ');
    case 4:
      return withDoubles(letters);
    default:
      return letters.map((letter) => (random() < 0.3 ? `${letter} as in ${EXAMPLES[letter]}` : letter)).join(' ');
  }
}

function withDoubles(letters: readonly string[]): string {
  const said: string[] = [];
  for (let at = 0; at < letters.length; at++) {
    const doubled = letters[at] === letters[at + 1];
    said.push(doubled ? `double ${letters[at]}` : (letters[at] ?? ''));
    if (doubled) at++;
  }
  return said.join(' ');
}
