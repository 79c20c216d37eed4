// English phrases around a person's name: what introduces one, what follows one, what takes one back.

/** `first` and `last` label the part that follows; `person` may be the caller or somebody they call for. */
export type CarrierTag = 'person' | 'first' | 'last' | 'nickname';

export interface Carrier {
  words: string;
  weight: number;
  tag: CarrierTag;
}

const group = (tag: CarrierTag, weight: number, ...phrases: string[]): Carrier[] =>
  phrases.map((words) => ({ words, weight, tag }));

/** Phrases that stand right before a name. Weights are log-odds as judged from booking calls. */
export const LEADS: readonly Carrier[] = [
  ...group('person', 8, 'name is', "name's", 'names', 'name was', 'name would be', 'name will be', "name'll be"),
  ...group('person', 8, 'my name', 'the name of', 'under the name', 'in the name', 'on the name', 'use the name'),
  ...group('person', 8, 'named', 'name it is', 'name of', 'on name', 'with the name', 'by the name of', 'by the name'),
  ...group('person', 6, 'full name', 'legal name', 'name', 'name being', 'known as', 'name here is', 'i go by'),
  ...group('person', 8, 'name is actually', 'name is still', 'name for the booking is', 'name on the booking is'),
  ...group('person', 8, 'name for the appointment is', 'name on the appointment is', 'name for the reservation is'),
  ...group('person', 8, 'name on the account is', 'name on file is', 'name is for the reservation is'),
  ...group('person', 8, 'name to', 'name should be', 'name should say', 'name as', 'name is really', 'name down as'),
  ...group('person', 3, 'change it to', 'make that', 'should be', 'should say', 'it was', 'rather', 'actually'),
  ...group('first', 8, 'first name is', 'first name', "first name's", 'given name is', 'given name', 'forename is'),
  ...group('first', 8, 'forename', 'christian name is', 'christian name', 'first is', 'first name being'),
  ...group('last', 8, 'last name is', 'last name', "last name's", 'surname is', 'surname', 'family name is'),
  ...group('last', 8, 'family name', "surname's", 'second name is', 'second name', 'last is', 'last name being'),
  ...group('nickname', 5, 'call me', 'calls me', 'you can call me', 'people call me', 'goes by', 'go by'),
  ...group(
    'person',
    4,
    'this is',
    'this is just',
    'this here is',
    "this's",
    'speaking to',
    'speaking with',
    'i am called',
  ),
  ...group('person', 3, "i'm", 'i am', 'im', 'it is', "it's", 'its', "that's", 'that is', "that'd be", 'that would be'),
  ...group('person', 3, "it'd be", 'it would be', "it'll be", 'it will be', "i'm with", 'i am with', 'is it', 'i said'),
  ...group(
    'person',
    3,
    "who's",
    'meet',
    'her name is',
    'his name is',
    'their name is',
    'you have',
    "you're speaking to",
  ),
  ...group('person', 5, 'put me down as', 'put down', 'put it down as', 'put me under', 'put it under', 'write'),
  ...group('person', 5, 'under', 'listed under', 'booked under', 'booked in under', 'on behalf of', 'on behalf', 'put'),
  ...group(
    'person',
    5,
    'reservation for',
    'booking for',
    'appointment for',
    'table for',
    'booked for',
    'reservation by',
  ),
  ...group('person', 2, 'for', 'by', 'reservation is for', 'booking is for', 'appointment is for', 'attention'),
  ...group('person', 3, "wife's", "husband's", "son's", "daughter's", 'daughter', 'son', 'wife', 'husband', 'mother'),
  ...group('person', 2, 'father', 'mom', 'mum', 'dad', 'sister', 'brother', 'friend', 'colleague', 'patient', 'client'),
];

/** Phrases that stand right after a name. */
export const TAILS: readonly Carrier[] = [
  ...group('person', 5, 'here', 'speaking', 'calling', 'is calling', 'is speaking', 'on the line', 'over here'),
  ...group(
    'person',
    7,
    'is my name',
    'is the name',
    "that's my name",
    'that is my name',
    "that's the name",
    'is my full name',
  ),
  ...group('person', 7, 'is what they call me', 'is the reservation name', 'is the booking name', 'is the name on'),
  ...group(
    'last',
    7,
    'is my last name',
    'is the last',
    'is last',
    'is my last',
    'is my surname',
    'is the surname',
    'is the last name',
    'is my family name',
  ),
  ...group(
    'first',
    7,
    'is my first name',
    'is the first name',
    'is the first',
    'is first',
    'is my first',
    'is my given name',
  ),
  ...group('person', 3, 'name', 'party of', 'party', 'has a booking', 'has a reservation', 'has an appointment'),
  ...group(
    'person',
    3,
    'has booked',
    'has done',
    'has made',
    'has reserved',
    'booked',
    'reserved',
    'wants to',
    'would like',
  ),
];

/** How well a name stands after one of these words, when no lead does. */
export const BEFORE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    called: 6,
    under: 5,
    for: 2,
    by: 1.5,
    'is as dear': 1,
    'to of pay paid': 0.5,
    'but no': 0,
    and: -0.5,
    'like was': -1,
    'with at on about': -2,
    the: -2.5,
    that: -3,
    from: -3.5,
    'in my your our this some any what': -4,
    'near a an how': -5,
    every: -6,
    not: -9,
  }).flatMap(([words, score]) => words.split(' ').map((word): [string, number] => [word, score])),
);

/** Words that join two people. */
export const AND: ReadonlySet<string> = new Set(['and', 'or', '&']);

/** What takes back the name just said. */
export const RETRACTIONS: ReadonlySet<string> = new Set([
  'no',
  'sorry',
  'i mean',
  'i meant',
  'rather',
  'correction',
  'make that',
  'wait',
  'actually',
  'no wait',
  'no sorry',
  'sorry no',
  'excuse me',
  'i should say',
  'or rather',
  'no no',
  "no it's",
  "no i'm",
  "sorry it's",
  "i mean it's",
]);

/** What sets aside the name that follows. */
export const NEGATIONS: ReadonlySet<string> = new Set(['not', "isn't", "it's not", 'instead of', 'rather than']);
