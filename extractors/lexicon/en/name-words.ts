// English words that are never, hardly ever or only at certain places part of a person's name.

/** A set from words parted by white space. */
const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Never part of a name, whatever the lists say: grammar, answers, times, numbers, the line's own verbs. */
export const NEVER = wordSet(`
  i i'm i'd i'll i've im ive id ill me my mine we we're we'd us our you your you're he she he's she's they them their
  it it's its it'd that that's thats this these those there there's here here's what what's who who's whom which
  where when why how is are was were be been being am has have had having does did done doing dont
  don't didn't doesn't isn't wasn't can't cannot couldn't won't wouldn't shouldn't haven't let's can could would
  should shall might must the a and or but because if then than as at by for from in into of off on onto out over
  to up with without about after before under until till since during between not no nope yes yeah yea ya yep yup nah
  please thanks thank okay ok sorry pardon hello hi hey bye goodbye huh oh well just nuh ma'am madam
  also too very really again already maybe probably actually basically some any every each all both none
  something anything nothing everything someone anyone nobody everybody another other more most less least much
  many few several lot lots same such only even still yet ever never always often sometimes now today tomorrow
  tonight yesterday morning afternoon evening night noon midnight week weeks weekend month months year years hour
  hours minute minutes second seconds monday tuesday wednesday thursday friday saturday sunday january february march
  july september october november december oclock o'clock am pm half quarter past
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand third fourth fifth first
  last next book booking booked reserve reservation appointment appointments schedule reschedule cancel change call
  calling calls called speak speaking talk talking make making made get getting got give want wants wanted need
  needs needed like liked go going gone come coming think thinking know tell say says said asking ask asked wait
  waiting hold help name names named surname forename number phone telephone mobile cell email address time date
  comma dot spell spelled spelt spelling letter letters question questions checking sure wrong correct right
  good fine great nice bad able available unable cant late do hard difficult complicated bingo important private confidential
  urgent tricky menu around louder
`);

/** Endings of words that no list holds and that are yet no names. */
export const WORD_ENDINGS: readonly string[] =
  'ation ition ction ment ness ing able ible ology therapy scribe tional ically ized ised fully less ously'.split(' ');

/** Endings that only verbs and pronouns have. */
export const CLITICS: readonly string[] = ["'ll", "'d", "'ve", "'re", "n't", "'m"];

/** Sounds of thinking, doubled letters undone; they are dropped wherever they stand. */
export const HESITATIONS = wordSet('uh um er erm ehm hm uhm ah eh');

/** Words of small talk: they may stand anywhere around a name and tell nothing. */
export const FILLERS = wordSet(`
  oh mhm well yeah yes yea yep yup sure okay ok so like hi hello hey good morning afternoon evening please thanks thank
  you right alright certainly actually again just basically probably maybe and no there sir ma'am madam of course
  absolutely
`);

/** Words that open the talk again after a name, so the name may end before them. */
export const OPENERS = wordSet(`
  and i i'm i'd i'll i've im ive is was has had have will for at on in to from with about but because so that's that
  this it its please thanks thank who which my we we our the a an if can could would should not no yes or by of as
  calling speaking here today tomorrow tonight some until then there ok okay right party also just do does did didn't
  doesn't isn't wasn't can't couldn't wants needs wanted next last after before around she he they she's he's they're
  you your sorry actually lately recently now again yeah
`);

/** Months and days that are names too; beside a number or another day they are dates. */
export const CALENDAR = wordSet(`
  april may june august jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun eve
`);

/** Words that make a date of a month beside them. */
export const DATE_WORDS = wordSet(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth monday tuesday wednesday
  thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat of this next last until till since
  before during in around by late early mid christmas year's years new jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** Letters that are an hour's half, however they are dotted. */
export const HALVES_OF_DAY = wordSet('am pm');

/** What callers book; some are family names too, so a clear lead still lets them pass. */
export const SERVICES = wordSet(`
  root canal cleaning filling crown whitening implant braces extraction trim cut colour color highlights blowout perm
  shave beard massage manicure pedicure facial waxing lashes brows nails tattoo consult consultation checkup physical
  vaccine vaccination shot flu tuneup brakes tires tyres oil inspection estimate quote repair viewing fitting session
  therapy physio exam teeth tooth hair haircut walk walkin party table lunch dinner breakfast brunch
`);

/** Written with a capital like a name, yet hardly ever one: feasts, languages, peoples, big brands. */
export const PROPER = wordSet(`
  christmas xmas easter thanksgiving halloween ramadan eid diwali passover hanukkah valentine valentines god christ
  english french spanish german italian chinese mandarin cantonese arabic hindi punjabi portuguese russian polish
  ukrainian tagalog vietnamese american canadian british european indian mexican america canada england usa uk
  google apple facebook instagram whatsapp covid internet
`);

/** What people cry out; the same words one by one may be names. */
export const EXCLAMATIONS: ReadonlySet<string> = new Set([
  'jesus christ',
  'jesus',
  'holy cow',
  'good grief',
  'my goodness',
  'dear lord',
]);

/** Words that belong to a business, so that what they stand with is no person. */
export const COMPANY = wordSet(`
  inc incorporated llc ltd limited corp corporation company co plumbing dental dentistry clinic services service
  group solutions associates partners construction electric electrical heating cooling roofing landscaping motors
  automotive auto insurance realty properties bank credit hospital medical health healthcare pharmacy salon spa
  restaurant hotel bakery cafe studio studios agency consulting enterprises industries systems technologies
  technology software logistics transport trucking foods supply store shop centre center school university college
  church sons bros foundation institute office offices department plc gmbh law firm accounting radiology
`);

/** Between a business and what it is named after. */
export const OF = wordSet('of');

/** Whose name is not the caller's: "the dentist's name is". */
export const NOT_CALLERS = wordSet(`
  dentist doctor dr stylist hairdresser barber therapist physician provider practitioner hygienist nurse vet technician
  mechanic salon clinic shop company business office place restaurant hotel street road dog cat pet event product
  pharmacy hospital user file domain
`);

/** Forms of address before a name; they are dropped. */
export const TITLES = wordSet(`
  mr mister mrs missus ms miss mx dr doctor prof professor sir madam dame lord lady father sister brother rev reverend
  captain sergeant officer
`);

/** Titles that at another prompt than the name's stand before the one to be seen, not before the caller. */
export const PROVIDER_TITLES = wordSet('dr doctor');

/** Written with a dot that ends no sentence. */
export const ABBREVIATIONS = wordSet('st mt ft jr sr');

/** What may close a name, and how it is written. */
export const SUFFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jr: 'Jr',
    junior: 'Jr',
    sr: 'Sr',
    senior: 'Sr',
    ii: 'II',
    iii: 'III',
    iv: 'IV',
    esquire: 'Esq',
    esq: 'Esq',
  }),
);

/** Small words inside family names; written small unless heard with a capital. */
export const PARTICLES = wordSet(`
  van von der den de del della di da das dos du la le las los el al bin ibn bint ben ter ten zu zur vander y e ap nic ní
  st saint san santa abu mac mc o d
`);

/** Prefixes that recognisers part from the family name, with the way they are joined. */
export const JOINED_PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({ mac: 'Mac', mc: 'Mc', o: "O'", d: "D'" }),
);

/** Beginnings of one word after which a capital stands again. */
export const CAPITAL_AFTER: readonly string[] = ["o'", "d'", 'mc'];

/** What makes a name a possessive. */
export const POSSESSIVE = "'s";
