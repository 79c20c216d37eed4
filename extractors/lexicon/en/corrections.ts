// How English callers put something right: the words for a slot, for a change, and for a time or a number.
import type { SlotName } from '../../../machines/dialog.ts';
import { DIGIT_WORDS, TEEN_WORDS, TENS_WORDS } from './numbers.ts';

const list = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');
const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

/** The words that name a slot. */
export const SLOT_WORDS: ReadonlyMap<string, SlotName> = new Map<string, SlotName>([
  ...list(
    'name names surname lastname firstname spelling spelled spelt spell misspelled misspelt initial initials',
  ).map((word): [string, SlotName] => [word, 'name']),
  ...list('number numbers phone telephone mobile cell cellphone digit digits area landline extension').map(
    (word): [string, SlotName] => [word, 'phone'],
  ),
  ...list('time times date dates day days hour timing slot week month').map((word): [string, SlotName] => [
    word,
    'time',
  ]),
]);
/** "The number of people" names no slot. */
export const NOT_A_SLOT_BEFORE: ReadonlySet<string> = setOf('of');
/** "This time", "every time": no slot either. */
export const NOT_A_SLOT_AFTER: ReadonlySet<string> = setOf('every any whole long some all each same');

/** A word that says the read-back has to change, whatever it stands with. */
export const CHANGE_WORDS: ReadonlySet<string> =
  setOf(`change changed changing fix fixed fixing update updated edit modify
  amend alter switch adjust revise reschedule rescheduled move moved instead rather prefer preferred different another
  old typo misspelled misspelt mispronounced misheard supposed correction corrections earlier sooner later alternative
  other new outdated mistake error wrong incorrect mixed meant swap swapped replace missing missed push bring postpone delay`);
/** "Correct" and "right" are verbs when a thing follows: "correct my number". */
export const RIGHTING_VERBS: ReadonlySet<string> = setOf('correct');
export const THINGS: ReadonlySet<string> = setOf('the my a something some our an');
/** "I want it to be", "I thought it was", "better": with a value they change it. */
export const LEANING_WORDS: ReadonlySet<string> = setOf(
  'actually better should said meant say mean want need would like make put set schedule book try do can could may have has available possible open free anything something be is for',
);
/** "Make it eleven". */
export const MAKING_WORDS: ReadonlySet<string> = setOf('make');
/** "A bit later": a shift of the time. */
export const SHIFT_WORDS: ReadonlySet<string> = setOf('earlier later sooner');
/** "Too early". */
export const SHIFT_LEADS: ReadonlySet<string> = setOf('too');
export const SHIFTS_AFTER_LEADS: ReadonlySet<string> = setOf('early late soon');
export const SOMETHING: ReadonlySet<string> = setOf(
  'something thing things anything that it one part detail details this',
);
/** How a question about an opening begins; any other question is about something else. */
export const OPENING_QUESTIONS: readonly string[] = list(
  'is_there are_there do_you_have have_you have_got anything any can_we can_you can_i could_we could_you could_i may_i may_we would_you would_it will_you how_about can_it could_it may_it is_it what_else have_you_anything what_about what_if would_there might_i is_it_possible any_chance got_anything',
).map((phrase) => phrase.replaceAll('_', ' '));
export const QUESTION_WORDS: ReadonlySet<string> = setOf(
  'what where when who whom whose which why how is are am do does did can could would will shall should may has have was were',
);
/** "Is Friday available", "would Friday be possible": a wish for that time, though asked. */
export const AVAILABLE_WORDS: ReadonlySet<string> = setOf('available free possible doable okay ok alright better');
export const PERIOD_TAILS: ReadonlySet<string> = setOf('after before');
/** A question that begins with one of these asks for something. */
export const WH_WORDS: ReadonlySet<string> = setOf('what where when who whom whose which why how');
/** Words that lead up to a value and are no part of it. */
export const VALUE_LEADS: ReadonlySet<string> = setOf(
  `it is was that this the my name surname last first full number phone area code should be make i am said meant mean say
  actually no not at on for to change changed in fact called spelled spelt with please um uh well so and but it's can we you
  do could would like want need have real correct right under use put set date time day cell mobile ends ending starts
  starting ' supposed really just a an`,
);
/** Words that close a correction and are no part of its value. */
export const VALUE_TAILS: ReadonlySet<string> = setOf(
  'instead please thanks thank you rather better would be good great sorry actually though if possible works work is for me at in the end',
);
export const NOT: ReadonlySet<string> = setOf('not');
/** Words of a refusal that deny what follows in the same breath: "do not", "never", "no way", "under no circumstances". */
export const NEGATING: ReadonlySet<string> = setOf('not never way circumstances');
/** A clause that begins so makes the answer before it depend on something. */
export const CONDITIONS: ReadonlySet<string> = setOf('if unless provided assuming only');
export const BARE_NO: ReadonlySet<string> = setOf('no nope nah');
/** Whoever says that "yes" is said need not say it. */
export const REPORTING: ReadonlySet<string> = setOf('say saying');
/** What is right in part may be wrong in part. */
export const PARTIAL: ReadonlySet<string> = setOf('almost nearly mostly half part first last only except');
/** "Correct it", "correct that please": with nothing after it, it is to be changed. */
export const PRONOUNS: ReadonlySet<string> = setOf('it that this them');

/** "With a K", "without an H", "two Ns": a letter beside these is spelling. */
export const SPELLING_LEADS: ReadonlySet<string> = setOf(
  'a with without no double an one two letter silent extra missing add remove drop',
);
export const AND = 'and';

const TENS = Object.keys(TENS_WORDS);
/** Words that alone show that a time is meant. */
export const TIME_WORDS: ReadonlySet<string> =
  setOf(`monday tuesday wednesday thursday friday saturday sunday mon tue tues
  wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april
  june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow
  tonight noon midday midnight morning afternoon evening oclock weekend lunchtime`);
export const WEEKDAYS: readonly (readonly string[])[] = [
  list('monday mon mondays'),
  list('tuesday tue tues tuesdays'),
  list('wednesday wed wednesdays'),
  list('thursday thu thur thurs thursdays'),
  list('friday fri fridays'),
  list('saturday sat saturdays'),
  list('sunday sun sundays'),
];
export const MONTH_WORDS: ReadonlySet<string> =
  setOf(`january february march april may june july august september october
  november december jan feb mar apr jun jul aug sep sept oct nov dec`);
/** Words that belong to a time when one of the words above, or a number, stands with them. */
export const TIME_GLUE: ReadonlySet<string> = setOf(
  `at on the of in past to after before next this week by around about between and for from until till half quarter a
  later earlier early late day sharp month o clock may possibly maybe say like`,
);
/** Words that are a time after "next" and "this". */
export const PERIODS: ReadonlySet<string> = setOf('week month');
/** "In five days". */
export const DURATIONS: ReadonlySet<string> = setOf('day days week weeks month months hour hours minute minutes');
export const PERIOD_LEADS: ReadonlySet<string> = setOf('next this following');
/** Glue that carries meaning at the head of a time. */
export const TIME_HEADS: ReadonlySet<string> = setOf('next this half quarter after before between from early late a');
export const CLOCK_UNITS: ReadonlySet<string> = setOf('am pm oclock');
export const PAST: ReadonlySet<string> = setOf('past after');
export const TO: ReadonlySet<string> = setOf('to before till of');
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 30],
  ['quarter', 15],
]);
/** "One" after these is a pronoun. */
export const PRONOUN_LEADS: ReadonlySet<string> = setOf(
  'a by a by have has had the that this another new got which no any book need want each every only make take',
);
/** Words that stand before a slot's name. */
export const DETERMINERS: ReadonlySet<string> = setOf('the my that this our your');
export const SLOT_MODIFIERS: ReadonlySet<string> = setOf(
  'first last full phone mobile cell area code family home work new appointment contact',
);
export const TIME_LEADS: ReadonlySet<string> = setOf('at on the for in by to');
/** Stands for any thing when a clause is judged. */
export const PRONOUN_FOR_ALL = 'it';
/** The keypad is mentioned in the question. */
export const KEYPAD_WORDS: ReadonlySet<string> = setOf('press pressed push key dial');
/** Number words, by what they add. "Oh" is a digit only beside another. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(DIGIT_WORDS),
  ...Object.entries(TEEN_WORDS),
  ...Object.entries(TENS_WORDS),
  ['oh', 0],
  ['o', 0],
]);
export const TENS_ONLY: ReadonlySet<string> = new Set(TENS);
export const DIGIT_REPEATS: ReadonlySet<string> = setOf('double triple');
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  list(
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth`,
  )
    .map((word, index): [string, number] => [word, index + 1])
    .concat([['thirtieth', 30]]),
);
/** Words that are never a name after "it is". */
export const NO_NAME: ReadonlySet<string> =
  setOf(`a an the my your our his her their i you we they he she it that this for to
  about on at in of not too very so just really what who where when why how if because and or but as all some any no yes
  me him them us there here now then only also still one okay from by with been being going getting getting's up down out confirmed
  booked booking appointment reservation is are was were be do does did have has had can could would will should want need
  like get got make made go went come came know think see said tell ask asked help please thanks thank sorry hello hi well
  good fine great right wrong correct name number time date phone call calling again new old different something nothing
  everything anything today tomorrow busy available free sure late early more less much many`);
