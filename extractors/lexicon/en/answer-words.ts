// English words of an answer: which mean the same, how contractions are written out, what may stand in between.

const list = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

/** Words that mean the same for an answer; phrases below are written with the names on the left. */
const CLASSES: Readonly<Record<string, string>> = {
  yes: 'yea ye yeah yep yup yeap yeh ya yah yass yess yessir yuh aye affirmative affirm roger si oui ja hai uhhuh mhm mmhmm yeahh yesss',
  no: 'nope nah naw nay noo nooo nop negative negatory nuhuh uhuh nein non nyet nien',
  surely:
    'absolutely definitely certainly totally exactly precisely indeed completely entirely obviously naturally deffo undoubtedly unquestionably positively',
  good: `great fine perfect lovely excellent wonderful ideal amazing awesome brilliant fantastic cool super splendid grand
    dandy acceptable suitable convenient agreeable terrific marvelous marvellous nice beautiful fabulous sweet swell
    peachy`,
  okay: 'ok alright kay okey okie alrighty okeydoke',
  right: 'correct accurate true valid correctly corect spot-on factual rite write',
  wrong: `incorrect false inaccurate untrue mistaken invalid bad terrible awful horrible bogus fake erroneous inconvenient
    unacceptable impossible incorrectly mistake error messed mixed rubbish nonsense unsuitable wrongly`,
  it: 'that this',
  is: 'was are were sounds looks seems feels appears r',
  would: 'will should shall',
  can: 'could',
  do: 'does did',
  have: 'has had',
  i: 'we',
  me: 'us',
  my: 'our',
  want: 'wanted need needed wish wanna',
  work: 'works suit suits fit fits worked working',
  book: 'schedule reserve arrange',
  confirm: 'confirmed confirming',
  change: 'fix update edit modify amend alter switch adjust revise reschedule move changed fixed moved',
  not: 'never',
  all: 'everything',
  hear: 'heard catch caught get understand follow',
  repeat: 'reiterate repeated',
  thanks: 'thank thankyou cheers ta thx',
  second: 'sec minute min moment mo mins seconds minutes tick',
};
export const CLASS_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([name, words]) => list(words).map((word): [string, string] => [word, name])),
);

/** Contractions, as written and as recognisers write them without the apostrophe. */
export const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "can't": 'can not',
    cant: 'can not',
    cannot: 'can not',
    "won't": 'will not',
    wont: 'will not',
    "shan't": 'shall not',
    "ain't": 'is not',
    aint: 'is not',
    dont: 'do not',
    "don't": 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    wasnt: 'was not',
    arent: 'are not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    havent: 'have not',
    hasnt: 'has not',
    thats: 'that is',
    whats: 'what is',
    wheres: 'where is',
    its: 'it is',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    youve: 'you have',
    theyre: 'they are',
    thatll: 'that will',
    itll: 'it will',
    lets: 'let us',
    "let's": 'let us',
    gonna: 'going to',
    gotta: 'got to',
    wanna: 'want to',
    lemme: 'let me',
    gimme: 'give me',
    dunno: 'do not know',
    idk: 'i do not know',
    ill: 'i will',
    "o'clock": 'oclock',
    "ma'am": 'madam',
    whaddya: 'what do you',
    cuz: 'because',
    cause: 'because',
    mmhmm: 'mhm',
  }).map(([short, long]) => [short, long.split(' ')]),
);
export const SUFFIXES: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'s", 'is'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'ve", 'have'],
];
/** What a recogniser writes when it hears an answer as another word. */
export const SOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '%': 'percent', knope: 'nope', yess: 'yes', yer: 'yeah' }),
);

/** Sounds of two words that answer as one. */
export const JOINED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'uh huh': 'uhhuh',
    'mm hmm': 'mhm',
    'mm hm': 'mhm',
    'mmm hmm': 'mhm',
    'm hm': 'mhm',
    'uh uh': 'uhuh',
    'nuh uh': 'nuhuh',
    'unh unh': 'uhuh',
    'ah ha': 'uhhuh',
  }),
);

/** Words that may stand inside a phrase without changing it. */
export const PASSED: ReadonlySet<string> = new Set(
  list(`uh um er erm just really very so quite pretty actually perfectly completely entirely like all indeed also still
    now surely exactly absolutely definitely certainly totally honestly probably both then well sure too super perfectly
    sorry please basically simply mostly kinda afraid fully okay about though`),
);

/** After these no word may be passed over: "no, please change it" is not "no change". */
export const STIFF: ReadonlySet<string> = new Set(['no']);

/** After a complete answer these begin something new; any other word means that it was the head of a sentence. */
export const CLOSERS: ReadonlySet<string> = new Set(
  list(`what where when who whom whose which why how please thanks thank and or so but yes no yeah yep nope okay ok right sure
    great perfect fine correct sir madam miss mate man buddy bye goodbye i you we they let except however although though only
    apart besides unless excluding give tell then also mhm um uh oh well if actually sorry absolutely definitely exactly
    wonderful lovely excellent cool alright good because go book confirm dear honey guys folks hey anyway`),
);
/** After an answer as short as "I do" only these. */
export const ENDERS: ReadonlySet<string> = new Set(
  list('please thanks thank and but though except yes yeah sir madam what where who when bye goodbye then if'),
);
/** After a complete judgement ("that works") these begin something new too. */
export const STARTERS: ReadonlySet<string> = new Set([
  ...CLOSERS,
  ...list(`is are am do does did can could would will shall should may might have he she it that this the your for with to by
    there now not send on at though in today just make use from be since as take leave until aside other get`),
]);

/** Without a word of these classes nothing is guessed to be a yes. */
export const ASSENT: ReadonlySet<string> = new Set(
  list(`yes surely good okay right work confirm all agree agreed agrees consent assent approve approved approval accept accepted
    granted happy glad desire satisfied pleased affirm fact facts truth order objection objections permission exact sure
    spot concur suffice fits like love`),
);
