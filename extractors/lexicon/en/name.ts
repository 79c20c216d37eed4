// English words around a person's name: what introduces one, what follows one, and what is never part of one.

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
  ...group('last', 7, 'is my last name', 'is my surname', 'is the surname', 'is the last name', 'is my family name'),
  ...group('first', 7, 'is my first name', 'is the first name', 'is my given name'),
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
export const BEFORE: Readonly<Record<string, number>> = {
  for: 2,
  by: 1.5,
  under: 5,
  to: 0.5,
  of: 0.5,
  and: -0.5,
  is: 1,
  pay: 0.5,
  paid: 0.5,
  as: 1,
  but: 0,
  not: -9,
  with: -2,
  from: -3.5,
  at: -2,
  in: -4,
  on: -2,
  near: -5,
  the: -2.5,
  a: -5,
  an: -5,
  my: -4,
  your: -4,
  our: -4,
  this: -4,
  that: -3,
  some: -4,
  any: -4,
  no: 0,
  about: -2,
  like: -1,
  called: 6,
  dear: 1,
  was: -1,
  what: -4,
  how: -5,
  every: -6,
};

/** Words that open the talk again after a name, so the name may end before them. */
export const OPENERS: ReadonlySet<string> = new Set(
  (
    "and i i'm i'd i'll i've im ive is was has had have will for at on in to from with about but because so that's that " +
    'this it its please thanks thank who which my we we our the a an if can could would should not no yes or by of as ' +
    'calling speaking here today tomorrow tonight some until some then there ok okay right from party also just ' +
    "do does did didn't doesn't isn't wasn't can't couldn't wants needs wanted next this last after before around " +
    "she he they she's he's they're you your sorry actually lately recently now again yeah"
  ).split(' '),
);

/** Words of small talk: they may stand anywhere around a name and tell nothing. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'uh um er ah oh hmm mm mhm erm well yeah yes yep yup sure okay ok so like hi hello hey good morning afternoon evening ' +
    'please thanks thank you right alright certainly actually again just basically probably maybe and no there sir ' +
    "ma'am madam of course absolutely"
  ).split(' '),
);

/** Never part of a name, whatever the lists say: grammar, answers, times, numbers, the line's own verbs. */
export const NEVER: ReadonlySet<string> = new Set(
  (
    "i i'm i'd i'll i've im ive id ill me my mine we we're we'd us our you your you're he she he's she's they them their " +
    "it it's its it'd that that's thats this these those there there's here here's what what's who who's whom which " +
    'where when why how is are was were be been being am has have had having does did done doing dont ' +
    "don't didn't doesn't isn't wasn't can't cannot couldn't won't wouldn't shouldn't haven't let's can could would " +
    'should shall might must the a and or but because if then than as at by for from in into of off on onto out over ' +
    'to up with without about after before under until till since during between not no nope yes yeah yep yup nah ' +
    'please thanks thank okay ok sorry pardon hello hi hey bye goodbye uh um er erm hmm mm mhm huh oh ah well just ' +
    'also too very really again already maybe probably actually basically some any every each all both none ' +
    'something anything nothing everything someone anyone nobody everybody another other more most less least much ' +
    'many few several lot lots same such only even still yet ever never always often sometimes now today tomorrow ' +
    'tonight yesterday morning afternoon evening night noon midnight week weeks weekend month months year years hour ' +
    'hours minute minutes second seconds monday tuesday wednesday thursday friday saturday sunday january february march ' +
    'july september october november december oclock am pm half quarter past ' +
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand third fourth fifth first ' +
    'last next book booking booked reserve reservation appointment appointments schedule reschedule cancel change call ' +
    'calling calls called speak speaking talk talking make making made get getting got give want wants wanted need ' +
    'needs needed like liked go going gone come coming think thinking know tell say says said asking ask asked wait ' +
    'waiting hold help      name names named surname forename number ' +
    'phone telephone mobile cell email address time date comma dot spell spelled spelt spelling letter letters ' +
    'question questions         checking sure wrong correct right ' +
    'good fine great nice bad able available unable cant late'
  ).split(' '),
);

/** What callers book; some are family names too, so a clear lead still lets them pass. */
export const SERVICES: ReadonlySet<string> = new Set(
  (
    'root canal cleaning filling crown whitening implant braces extraction trim cut colour color highlights blowout perm ' +
    'shave beard massage manicure pedicure facial waxing lashes brows nails tattoo consult consultation checkup physical ' +
    'vaccine vaccination shot flu tuneup brakes tires tyres oil inspection estimate quote repair viewing fitting session ' +
    'therapy physio exam teeth tooth hair walk walkin'
  ).split(' '),
);

/** Written with a capital like a name, yet hardly ever one: feasts, languages, peoples, brands of the line. */
export const PROPER: ReadonlySet<string> = new Set(
  (
    'christmas xmas easter thanksgiving halloween ramadan eid diwali passover hanukkah valentine valentines god christ ' +
    'english french spanish german italian chinese mandarin cantonese arabic hindi punjabi portuguese russian polish ' +
    'ukrainian tagalog vietnamese american canadian british european indian mexican america canada england usa uk ' +
    'google apple facebook instagram whatsapp covid internet'
  ).split(' '),
);

/** What people cry out; the same words one by one may be names. */
export const EXCLAMATIONS: ReadonlySet<string> = new Set([
  'jesus christ',
  'jesus',
  'holy cow',
  'good grief',
  'my goodness',
  'dear lord',
]);

/** Sounds of thinking; they are dropped wherever they stand. */
export const HESITATIONS: ReadonlySet<string> = new Set('uh um er erm ehm hmm hm mm mmm uhm umm uhh ah'.split(' '));

/** Written with a dot that ends no sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set('st mt ft jr sr'.split(' '));

/** Words that belong to a business, so that what they stand with is no person. */
export const COMPANY: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc ltd limited corp corporation company co plumbing dental dentistry clinic services service ' +
    'group solutions associates partners construction electric electrical heating cooling roofing landscaping motors ' +
    'automotive auto insurance realty properties bank credit hospital medical health healthcare pharmacy salon spa ' +
    'restaurant hotel bakery cafe studio studios agency consulting enterprises industries systems technologies ' +
    'technology software logistics transport trucking foods supply store shop centre center school university college ' +
    'church sons bros foundation institute office offices department plc gmbh law firm accounting'
  ).split(' '),
);

/** Forms of address before a name; they are dropped. */
export const TITLES: ReadonlySet<string> = new Set(
  'mr mister mrs missus ms miss mx dr doctor prof professor sir madam dame lord lady father sister brother rev reverend captain sergeant officer'.split(
    ' ',
  ),
);

/** What may close a name, and how it is written. */
export const SUFFIXES: Readonly<Record<string, string>> = {
  jr: 'Jr',
  junior: 'Jr',
  sr: 'Sr',
  senior: 'Sr',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
  esquire: 'Esq',
  esq: 'Esq',
};

/** Small words inside family names; written small unless heard with a capital. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de del della di da das dos du la le las los el al bin ibn bint ben ter ten zu zur vander y e ap nic ní st saint san santa abu mac mc o d'.split(
    ' ',
  ),
);

/** Prefixes that recognisers part from the family name, with the way they are joined. */
export const JOINED_PREFIXES: Readonly<Record<string, string>> = { mac: 'Mac', mc: 'Mc', o: "O'", d: "D'" };

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
