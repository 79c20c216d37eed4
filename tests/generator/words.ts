// How callers put a name, a number, a day and a time into words; each in many styles, chosen by the seed.
import type { Choices } from '../support/random.ts';

type Table = readonly [string, ...string[]];

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = ['ten', 'eleven', 'twelve'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth ' +
  'twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
).split(' ');
const DAY_MS = 86_400_000;

/** Fills `{}` of a template. */
const fill = (template: string, value: string): string => template.replace('{}', value);

// ---------------------------------------------------------------- names

const NAMES: Table = [
  '{}',
  '{}.',
  'My name is {}.',
  "It's {}.",
  'This is {}.',
  "I'm {}.",
  '{} here.',
  'The name is {}.',
  "Hi, I'm {}.",
  'Hi, this is {} calling.',
  'Yes, my name is {}.',
  'Sure, {}.',
  '{} speaking.',
  "The name's {}.",
  "It's under {}.",
];
export const sayName = (random: Choices, name: string): string => fill(random.pick(NAMES), name);

const RADIO =
  'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );
export function spellName(random: Choices, name: string): string {
  const style = random.int(0, 3);
  const letter = (char: string): string => {
    const radio = RADIO[char.toUpperCase().charCodeAt(0) - 65] ?? char;
    return style === 2 ? `${char.toUpperCase()} as in ${radio}` : char.toUpperCase();
  };
  const words = name.split(' ').map((word) => [...word].map(letter).join(style === 0 ? '-' : style === 2 ? ', ' : ' '));
  return style === 3 ? `${name}, ${words.join(', ')}` : words.join(', ');
}

// ---------------------------------------------------------------- numbers

const PHONES: Table = [
  '{}',
  '{}.',
  "It's {}.",
  'My number is {}.',
  'Sure, {}.',
  "That's {}.",
  'You can reach me at {}.',
];
export const sayPhone = (random: Choices, e164: string): string =>
  fill(random.pick(PHONES), digits(random, e164.slice(2)));

/** The last digits of a number, as one goes on with them. */
export const sayDigits = (random: Choices, some: string): string =>
  random.chance(0.5) ? some : [...some].map((digit) => DIGITS[Number(digit)]).join(' ');

function digits(random: Choices, national: string): string {
  const groups = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  switch (random.int(0, 5)) {
    case 0:
      return national;
    case 1:
      return groups.join('-');
    case 2:
      return groups.join(' ');
    case 3:
      return `(${groups[0]}) ${groups[1]}-${groups[2]}`;
    case 4:
      return groups.map((group) => [...group].map((digit) => DIGITS[Number(digit)]).join(' ')).join(', ');
    default:
      return groups.map((group) => [...group].map((d) => (d === '0' ? 'oh' : DIGITS[Number(d)])).join(' ')).join(' ');
  }
}

// ---------------------------------------------------------------- days and times

export function sayDate(random: Choices, date: string, today: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = WEEKDAYS[at.getUTCDay()] ?? '';
  const month = MONTHS[at.getUTCMonth()] ?? '';
  const day = at.getUTCDate();
  const ahead = (at.getTime() - Date.parse(`${today}T00:00:00Z`)) / DAY_MS;
  const ordinal = random.chance(0.5) ? (ORDINALS[day - 1] ?? '') : `${day}${suffix(day)}`;
  const ways: [string, ...string[]] = [
    `${month} ${ordinal}`,
    `the ${ordinal} of ${month}`,
    `${weekday}, ${month} ${ordinal}`,
  ];
  if (ahead <= 25) ways.push(`${weekday} the ${ordinal}`, `the ${ordinal}`);
  if (ahead < 7) ways.push(weekday, `this ${weekday}`, `this coming ${weekday}`);
  return random.pick(ways);
}

const suffix = (day: number): string =>
  Math.trunc(day / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');

export function sayTime(random: Choices, time: string): string {
  const hour = Number(time.slice(0, 2));
  const half = time.endsWith('30');
  const twelve = hour > 12 ? hour - 12 : hour;
  const spoken = DIGITS[twelve] && twelve > 0 && twelve < 10 ? (DIGITS[twelve] ?? '') : (TEENS[twelve - 10] ?? '');
  const part = hour < 12 ? 'in the morning' : 'in the afternoon';
  const meridiem = hour < 12 ? 'a.m.' : 'p.m.';
  const clock = `${twelve}:${half ? '30' : '00'}`;
  const ways: [string, ...string[]] = [
    half ? `${spoken} thirty` : `${spoken} o'clock`,
    half ? `half past ${spoken}` : spoken,
    `${clock} ${meridiem}`,
    half ? `${clock} ${part}` : `${twelve} ${meridiem}`,
    half ? clock : `${spoken} ${part}`,
  ];
  if (!half && hour === 12) ways.push('noon');
  return random.pick(ways);
}

const TIMES: Table = [
  '{}',
  '{}, please.',
  "I'd like {}.",
  'How about {}?',
  'Can I come in {}?',
  'Do you have anything {}?',
  'Is {} free?',
  '{} would be great.',
  "Let's do {}.",
  'Could we do {}?',
  '{} works for me.',
  'Maybe {}.',
  "I'm looking for {}.",
];
/** Day, time or both, as an answer. */
export const sayWhen = (random: Choices, what: string): string => fill(random.pick(TIMES), what);

export function sayDayAndTime(random: Choices, { date, time }: { date: string; time: string }, today: string): string {
  const day = sayDate(random, date, today);
  const at = sayTime(random, time);
  return random.pick([`${day} at ${at}`, `${at} on ${day}`, `${day}, ${at}`, `${day} at around ${at}`]);
}

// ---------------------------------------------------------------- answers

export const YES: Table = [
  'Yes.',
  'Yeah.',
  'Yep.',
  "That's right.",
  'Correct.',
  'Yes, please.',
  'Sure.',
  "Yes, that's correct.",
  'Perfect.',
  'Sounds good.',
  'Yes it is.',
  'Uh-huh.',
  'Right.',
  'Yes, go ahead.',
  'Exactly.',
  "That's it.",
  'Okay.',
  'Yup, perfect.',
];
export const NO: Table = ['No.', 'Nope.', "No, that's wrong.", "That's not right.", 'No, sorry.', 'No it is not.'];
export const BYE: Table = [
  "No, that's all.",
  'No thanks.',
  "That's it, thank you.",
  'Thanks, bye.',
  "No, I'm good.",
  'Goodbye.',
  'Nothing else, thanks.',
];
export const OPENINGS: Table = [
  'What have you got?',
  'What times do you have?',
  "What's available?",
  'When are you free?',
  'What do you have open?',
];
export const LATER: Table = [
  'Something later?',
  'Do you have another day?',
  'Anything else?',
  'Neither.',
  'None of those.',
];
export const REPEAT: Table = [
  'Sorry, can you repeat that?',
  'Say that again?',
  'Pardon?',
  'What was that?',
  'Come again?',
];
export const PERSON: Table = [
  'Can I talk to a person?',
  'I want to speak to a human.',
  'Operator, please.',
  'A real person, please.',
];
export const FIRST: Table = ['The first one.', 'The first one, please.', 'Number one.', "I'll take the first."];
