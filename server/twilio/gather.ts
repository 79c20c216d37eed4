// How `<Gather>` listens for each kind of answer: patience, keys, recogniser and the words it should expect.
import type { AnswerKind } from '../../machines/dialog.ts';

export interface Listening {
  /** Seconds of silence before the caller counts as silent; also the pause between two keys. */
  timeout: number;
  /** Seconds of silence that end an utterance. Always a number: with a named model Twilio refuses `auto` (13335). */
  speechTimeout: number;
  /** Keys after which the answer is complete at once. */
  numDigits?: number;
  hints?: string;
  speechModel?: string;
}

/** What callers may name, by each of its names. */
interface Spoken {
  spoken: readonly string[];
}

/** What the recogniser should expect of this business beside the words of every call: each a list with commas. */
export interface Vocabulary {
  /** Services, then people. */
  offered: string;
  people: string;
}

// Twilio takes 500 hints of 100 characters (13330); beside them the TwiML has to stay under 64 kB.
const MAX_NAMES = 400;
const MAX_NAME_CHARACTERS = 100;
const MAX_NAMES_CHARACTERS = 8_000;

/** How callers call what there is to choose from. */
export function vocabularyOf({ services, people }: Record<'services' | 'people', readonly Spoken[]>): Vocabulary {
  return { offered: listed([...services, ...people]), people: listed(people) };
}

function listed(choices: readonly Spoken[]): string {
  const names = new Set(choices.flatMap(({ spoken }) => spoken.map((name) => name.replaceAll(/[\s,]+/g, ' ').trim())));
  let list = '';
  for (const name of [...names].slice(0, MAX_NAMES)) {
    const longer = list === '' ? name : `${list}, ${name}`;
    if (name !== '' && name.length <= MAX_NAME_CHARACTERS && longer.length <= MAX_NAMES_CHARACTERS) list = longer;
  }
  return list;
}

// "Hold on, let me fetch my diary": long enough to fetch it, short enough to notice that the caller has left.
const LONG_PATIENCE_S = 30;

const YES_NO = 'yes, yeah, yep, correct, that is right, no, nope, not quite, wrong, change it';
const DAYS =
  'today, tomorrow, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, this week, next week, ' +
  'January, February, March, April, May, June, July, August, September, October, November, December';
const TIMES = 'morning, afternoon, evening, noon, o’clock, half past, quarter past, quarter to, a.m., p.m., earliest';
const DIGITS = 'zero, oh, one, two, three, four, five, six, seven, eight, nine, double, triple, area code, this number';
const PLACES = 'the first, the second, the third, none of them, what else, what do you offer, with, anybody';
const CHOICE = 'the first, the second, the third, either, neither, none of them, another day, earlier, later';

// A provider's own model does not fail over, and fails the whole gather in a language it lacks (13342, 13343):
// it is asked for only where it was made for, a telephone line in American English.
const TELEPHONE_MODEL = 'googlev2_telephony';
const TELEPHONE_MODEL_LOCALE = 'en-US';

// People pause between the groups of a number and between letters; a yes needs no such patience.
const TUNING: Record<AnswerKind, Listening> = {
  name: { timeout: 5, speechTimeout: 2, speechModel: TELEPHONE_MODEL },
  // The class token is Google's: any other recogniser would take it for a word.
  spelling: {
    timeout: 6,
    speechTimeout: 3,
    hints: '$OOV_CLASS_ALPHANUMERIC_SEQUENCE',
    speechModel: TELEPHONE_MODEL,
  },
  phone: { timeout: 8, speechTimeout: 3, hints: DIGITS, speechModel: 'numbers_and_commands' },
  service: { timeout: 6, speechTimeout: 2, numDigits: 1, hints: PLACES },
  time: { timeout: 6, speechTimeout: 2, hints: `${DAYS}, ${TIMES}` },
  choice: { timeout: 6, speechTimeout: 2, numDigits: 1, hints: `${CHOICE}, ${DAYS}, ${TIMES}` },
  yes_no: { timeout: 5, speechTimeout: 1, numDigits: 1, hints: YES_NO },
  anything: { timeout: 6, speechTimeout: 2 },
};

// Countries of the North American plan: there, and only there, ten keys are a whole number.
const TEN_DIGITS = /-(?:US|CA)$/;

/** Where callers name them: "a trim with Sam", "Thursday with Sam". */
const NAMED: Partial<Record<AnswerKind, keyof Vocabulary>> = { service: 'offered', time: 'people', choice: 'people' };

/** The settings of `<Gather>` for what the line expects to hear. */
export function listening(
  answer: AnswerKind,
  patience: 'normal' | 'long',
  locale: string,
  vocabulary?: Vocabulary,
): Listening {
  const { timeout, speechTimeout, numDigits, speechModel, hints } = TUNING[answer];
  const settings: Listening = { timeout: patience === 'long' ? LONG_PATIENCE_S : timeout, speechTimeout };
  if (numDigits !== undefined) settings.numDigits = numDigits;
  if (answer === 'phone' && TEN_DIGITS.test(locale)) settings.numDigits = 10;
  const telephone = speechModel !== TELEPHONE_MODEL || locale === TELEPHONE_MODEL_LOCALE;
  const kind = NAMED[answer];
  const names = kind === undefined ? '' : (vocabulary?.[kind] ?? '');
  if (names !== '') settings.hints = names;
  if (!locale.startsWith('en') || !telephone) return settings;
  if (hints !== undefined) settings.hints = names === '' ? hints : `${names}, ${hints}`;
  if (speechModel !== undefined) settings.speechModel = speechModel;
  return settings;
}
