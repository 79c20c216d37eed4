// English words for choosing among two or three things that were read out.

/** Words of a place in the list; -1 is the last. */
export const PLACES: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  former: 0,
  earliest: 0,
  soonest: 0,
  second: 1,
  '2nd': 1,
  middle: 1,
  third: 2,
  '3rd': 2,
  last: -1,
  latter: -1,
  latest: -1,
};

/** Comparatives: with an article ("the later one") they choose, without ("something later") they move the offer. */
export const COMPARATIVES: Readonly<Record<string, 'earlier' | 'later'>> = {
  earlier: 'earlier',
  sooner: 'earlier',
  before: 'earlier',
  later: 'later',
  after: 'later',
};

export const DEFINITE: ReadonlySet<string> = new Set(['the', 'that']);
export const INDEFINITE: ReadonlySet<string> = new Set([
  'about',
  'something',
  'anything',
  'any',
  'a',
  'bit',
  'little',
  'much',
  'more',
  'else',
  'there',
  'have',
  'got',
]);

/** Whole phrases, each a run of words. */
export const EITHER: readonly string[] = [
  'either',
  'any of them',
  'any one',
  'whichever',
  'whatever',
  "doesn't matter",
  'does not matter',
  "don't mind",
  'up to you',
  'you choose',
  'you pick',
  'both work',
  'both are fine',
];
export const NEITHER: readonly string[] = [
  'neither',
  'none of those',
  'none of them',
  'none of these',
  'not any of those',
  "those don't work",
  'none work',
  'none',
];
export const OTHER_DAY: readonly string[] = [
  'another day',
  'a different day',
  'different day',
  'some other day',
  'other day',
  'other days',
  'next day',
  'another date',
  'different date',
];
export const MORE: readonly string[] = [
  'anything else',
  'something else',
  'what else',
  'other times',
  'another time',
  'different time',
  'more times',
  'more options',
  'other options',
  'any others',
  'other openings',
];
export const WHAT_IS_OPEN: readonly string[] = [
  'what have you got',
  'what do you have',
  'what have you',
  "what's available",
  'what is available',
  "what's open",
  'what is open',
  'what times',
  'which times',
  'when are you free',
  'when are you open',
  'when can you',
  'what can you offer',
  'any openings',
  'any availability',
  'your availability',
  'your next opening',
  'what days',
  'which days',
  'when do you have',
  'do you have anything',
  'you got anything',
  'anything available',
  'anything free',
  'anything open',
  'anything in the',
  'anything on',
];
/** The caller wonders what the answer is for. */
export const WHAT_FOR: readonly string[] = [
  'why do you need',
  'why do you want',
  'why do you ask',
  'why are you asking',
  'what for',
  'what do you need it for',
  'what do you need that for',
];
/** Courtesies that sound like a day: "how are you today". */
export const COURTESIES =
  /\bhow(?: are|'re) (?:you|things|we)(?: all)?(?: doing| going| keeping)?(?: today| tonight| this \w+)?/gi;

/** Said to "is the number you are calling from the best one?", these take it. */
export const TAKES_NUMBER =
  /^(?:(?:yes|yeah|yep|sure|ok|okay|just|please|you can|you may|well|um|uh) )*(?:mine|my own number|that (?:one|number)|(?:use )?the (?:one|number) you (?:have|see)|(?:use|take|keep|have) (?:mine|my (?:own |phone |current |usual )?number|(?:it|that|this)(?: one| number)?)|(?:call|text|reach) me (?:on|at) (?:it|that|this)(?: one| number)?)(?: please| then| thanks| thank you| is fine)*$/;
