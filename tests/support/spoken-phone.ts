// Renders random telephone numbers the way callers say them and recognisers write them.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

type Random = () => number;

export interface SpokenPhone {
  /** What the recogniser gives, turn by turn. */
  turns: string[];
  /** The digits read back before the first turn, for corrections. */
  heard?: string;
  region: string;
  e164: string;
  ext?: string;
  style: string;
}

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ZEROS = ['zero', 'oh', 'oh', 'o', 'nought'];
const TIMES = ['', '', 'double', 'triple', 'quadruple'];
const CALLING_CODES: Readonly<Record<string, string>> = { US: '1', CA: '1', GB: '44', IE: '353', AU: '61' };
const REGIONS = ['US', 'CA', 'GB', 'IE', 'AU'];
const OPENINGS = [
  '',
  '',
  '',
  "it's ",
  "It's ",
  'my number is ',
  'uh ',
  'um ',
  'yeah ',
  'okay so ',
  'sure, ',
  'you can reach me at ',
  "yes it's ",
  'my cell is ',
  'oh, ',
  'hi, ',
  'the number is ',
  'call me at ',
];
const ENDINGS = [
  '',
  '',
  '',
  '.',
  ' thanks',
  ', thank you',
  ' please',
  '. Thanks.',
  ', okay?',
  ' after five',
  ' and my name is Bob',
];
const PAUSES = [', ', '. ', '... ', ', uh, ', ', and then ', ' - ', ', then '];
const LINKS = [' ', ' ', ...PAUSES, ' dash ', ' uh ', ' um ', ' and then '];
const REPAIRS = [
  ' no wait ',
  ', no, ',
  ', sorry, ',
  ' I mean ',
  ', no sorry, ',
  ' oops ',
  ', scratch that, ',
  ' wait ',
  ', actually ',
];
const RESTARTS = [' start over ', ', let me start again, ', '. No wait. ', ', scratch that, ', ', let me try again. '];

const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};
const chance = (random: Random, share: number) => random() < share;
const digitsOf = (random: Random, count: number, from = '0123456789') =>
  Array.from({ length: count }, () => pick(random, [...from])).join('');

/** One random number in one random style. */
export function speakPhone(random: Random): SpokenPhone {
  const region = pick(random, REGIONS);
  const groups = randomGroups(random, region);
  const number = { random, region, groups, e164: e164Of(region, groups.join('')) };
  return pick(random, [
    plain,
    plain,
    plain,
    plain,
    abroad,
    repaired,
    repaired,
    restarted,
    inTurns,
    corrected,
    keypad,
    extended,
  ])(number);
}

interface Number {
  random: Random;
  region: string;
  /** As dialled in the country. */
  groups: string[];
  e164: string;
}

function randomGroups(random: Random, region: string): string[] {
  for (;;) {
    const groups = draft(random, region);
    if (groups[0] === groups[1]) continue; // in turns it sounds like the first group said twice
    if (/^\d11$/.test(groups[0] ?? '')) continue; // no area code: 911 alone is not the beginning of a number
    if (chance(random, 0.1) && CALLING_CODES[region] === '1') return groups;
    if (parsePhoneNumberFromString(e164Of(region, groups.join('')))?.isValid()) return groups;
  }
}

function draft(random: Random, region: string): string[] {
  switch (region) {
    case 'GB':
      if (chance(random, 0.3)) return ['020', pick(random, ['7', '8']) + digitsOf(random, 3), digitsOf(random, 4)];
      return [`07${digitsOf(random, 1, '45789')}${digitsOf(random, 2)}`, digitsOf(random, 3), digitsOf(random, 3)];
    case 'IE':
      return [`08${digitsOf(random, 1, '35679')}`, digitsOf(random, 3), digitsOf(random, 4)];
    case 'AU':
      if (chance(random, 0.3)) return [`0${digitsOf(random, 1, '2378')}`, digitsOf(random, 4), digitsOf(random, 4)];
      return [`04${digitsOf(random, 2)}`, digitsOf(random, 3), digitsOf(random, 3)];
    default:
      return [
        digitsOf(random, 1, '23456789') + digitsOf(random, 2),
        digitsOf(random, 1, '23456789') + digitsOf(random, 2),
        digitsOf(random, 4),
      ];
  }
}

const e164Of = (region: string, dialled: string) => `+${CALLING_CODES[region]}${dialled.replace(/^0/, '')}`;

// ---------------------------------------------------------------- one group of digits

type Manner = 'units' | 'mixed' | 'written';

function sayGroup(random: Random, group: string, manner: Manner): { text: string; open: boolean } {
  if (manner === 'written') return { text: group, open: false };
  if (manner === 'mixed') {
    if (/^\d00$/.test(group) && group[0] !== '0') return { text: `${unit(random, group[0])} hundred`, open: true };
    if (/^\d000$/.test(group) && group[0] !== '0') return { text: `${unit(random, group[0])} thousand`, open: true };
    if (/^[1-9]\d00$/.test(group)) return { text: `${pair(random, group.slice(0, 2))} hundred`, open: true };
    if (/^(\d)\1{3}$/.test(group) && chance(random, 0.5)) return { text: `four ${plural(group)}`, open: false };
    if (/^[1-9]\d{2}$/.test(group) && group[1] !== '0' && chance(random, 0.5)) {
      return { text: `${unit(random, group[0])} ${pair(random, group.slice(1))}`, open: group.endsWith('0') };
    }
    if (group.length === 4 && chance(random, 0.5)) {
      return { text: `${pair(random, group.slice(0, 2))} ${pair(random, group.slice(2))}`, open: group.endsWith('0') };
    }
  }
  return { text: sayUnits(random, group), open: false };
}

const plural = (group: string) => (group[0] === '6' ? 'sixes' : `${UNITS[Number(group[0])]}s`);

function unit(random: Random, digit: string | undefined): string {
  return digit === '0' ? pick(random, ZEROS) : (UNITS[Number(digit)] ?? '');
}

/** "oh five", "twelve", "forty", "twenty-four", "twenty four". */
function pair(random: Random, two: string): string {
  const value = Number(two);
  if (value < 10) return `${unit(random, '0')} ${unit(random, two[1])}`;
  if (value < 20) return TEENS[value - 10] ?? '';
  const tens = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens : `${tens}${pick(random, ['-', ' '])}${UNITS[value % 10]}`;
}

function sayUnits(random: Random, group: string): string {
  const words: string[] = [];
  for (let at = 0; at < group.length; at++) {
    let run = 1;
    while (run < 4 && group[at + run] === group[at]) run++;
    if (run > 1 && chance(random, 0.4)) {
      words.push(`${TIMES[run]} ${unit(random, group[at])}`);
      at += run - 1;
    } else words.push(unit(random, group[at]));
  }
  return words.join(' ');
}

/** Groups with breaks between them; a break is heard wherever two groups could run together. */
function sayGroups(random: Random, groups: readonly string[], manner: Manner): string {
  let said = '';
  let open = false;
  groups.forEach((group, at) => {
    const one = sayGroup(random, group, manner);
    if (at > 0)
      said += manner === 'written' ? pick(random, ['-', ' ', '.', ', ', '. ']) : pick(random, open ? PAUSES : LINKS);
    said += one.text;
    open = one.open;
  });
  return said;
}

const manners: readonly Manner[] = ['units', 'units', 'mixed', 'mixed', 'written'];

// ---------------------------------------------------------------- styles

function plain({ random, region, groups, e164 }: Number): SpokenPhone {
  const manner = pick(random, manners);
  let said = sayGroups(random, groups, manner);
  const american = CALLING_CODES[region] === '1';
  if (american && chance(random, 0.15)) said = manner === 'written' ? `1-${said}` : `one, ${said}`;
  else if (american && chance(random, 0.18)) said = `area code ${said}`;
  return { turns: [pick(random, OPENINGS) + said + pick(random, ENDINGS)], region, e164, style: `plain ${manner}` };
}

function abroad({ random, region, groups, e164 }: Number): SpokenPhone {
  const manner = pick(random, manners);
  const code = CALLING_CODES[region] ?? '';
  const [first = '', ...rest] = groups;
  const national = [first.replace(/^0/, ''), ...rest];
  const opening = manner === 'written' ? `+${code} ` : `plus ${sayUnits(random, code)}, `;
  const said = opening + sayGroups(random, national, manner);
  return { turns: [pick(random, OPENINGS) + said], region: pick(random, REGIONS), e164, style: `abroad ${manner}` };
}

/** One group goes wrong and is said again, alone if it was the last, else with what follows. */
function repaired({ random, region, groups, e164 }: Number): SpokenPhone {
  const manner = pick(random, manners);
  const at = Math.floor(random() * groups.length);
  const wrong = [...groups.slice(0, at), misheard(random, groups[at] ?? '')];
  const said = sayGroups(random, wrong, manner) + pick(random, REPAIRS) + sayGroups(random, groups.slice(at), manner);
  return { turns: [pick(random, OPENINGS) + said], region, e164, style: `repaired ${manner}` };
}

/** The same group with one digit changed, never the first of the number. */
function misheard(random: Random, group: string): string {
  const at = group.length - 1;
  const digit = (Number(group[at]) + 1 + Math.floor(random() * 9)) % 10;
  return group.slice(0, at) + String(digit);
}

function restarted({ random, region, groups, e164 }: Number): SpokenPhone {
  const manner = pick(random, manners);
  const begun = groups.slice(0, 1 + Math.floor(random() * groups.length));
  const said = sayGroups(random, begun, manner) + pick(random, RESTARTS) + sayGroups(random, groups, manner);
  return { turns: [pick(random, OPENINGS) + said], region, e164, style: `restarted ${manner}` };
}

function inTurns({ random, region, groups, e164 }: Number): SpokenPhone {
  const turns = groups.map((group) => {
    const manner = pick(random, manners);
    return (
      pick(random, ['', '', 'okay ', 'then ', 'and ', 'yeah ']) +
      sayGroup(random, group, manner).text +
      pick(random, ['', '.'])
    );
  });
  return { turns, region, e164, style: 'in turns' };
}

function corrected({ random, region, groups, e164 }: Number): SpokenPhone {
  const last = groups.at(-1) ?? '';
  const wrong = misheard(random, last);
  const heard = groups.slice(0, -1).join('') + wrong;
  const manner = pick(random, ['units', 'written'] as const);
  const say = (group: string) => sayGroup(random, group, manner).text;
  const count = UNITS[last.length] ?? '';
  const whole = sayGroups(random, groups, manner);
  const turn = pick(random, [
    `the last ${count} are ${say(last)}`,
    `no, the last ${count} digits are ${say(last)}`,
    `no, it ends in ${say(last)}`,
    `no it's ${say(last)} at the end`,
    `the last digit is ${say(last.slice(-1))}`,
    `no, it's ${whole}`,
    `that's wrong, ${whole}`,
  ]);
  return { turns: [turn], heard, region, e164, style: 'corrected' };
}

function keypad({ random, region, groups, e164 }: Number): SpokenPhone {
  return { turns: [groups.join('') + pick(random, ['', '#', '*'])], region, e164, style: 'keypad' };
}

function extended({ random, region, groups, e164 }: Number): SpokenPhone {
  const manner = pick(random, ['units', 'written'] as const);
  const ext = digitsOf(random, 1, '123456789') + digitsOf(random, 2);
  const opening = pick(random, [' extension ', ', extension ', ' ext. ']);
  const said = sayGroups(random, groups, manner) + opening + sayGroup(random, ext, manner).text;
  return { turns: [pick(random, OPENINGS) + said], region, e164, ext, style: `extended ${manner}` };
}
