// English words around services and people: what leads to one, what asks for the list, what is no service.
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** A service's name after one of these is a service, not the name of a person. */
export const SERVICE_LEADS = setOf(`a an the my for need needs want wants like get getting book booking have having some
  another do doing your just this that about`);
/** What may follow a service's name that stands alone where a name was asked for. */
export const SERVICE_FOLLOWERS = setOf(`please on at with for tomorrow today tonight next this monday tuesday wednesday
  thursday friday saturday sunday appointment`);
/** What may stand before a service's name at the head of an utterance. */
export const OPENERS = setOf('yes yeah no just um uh er please okay ok actually so maybe hi hello well oh sorry only');
/** "My name is Beard", "this is Tom Beard". */
export const NAME_FRAMES =
  /\b(?:name is|name's|names|i'm|i am|this is|it's|called|call me|speaking for)(?: [a-z'-]+){0,2} $/;
/** What follows is what the caller does not want. */
export const NOT_THAT = /\b(?:not|instead of|rather than|don't want|without)(?: (?:a|an|the|my))? $/;

/** Words that tell no service from another. */
export const EMPTY_WORDS =
  setOf(`a an the my i i'd i'll we you your it is it's that's that this for to of on at in with and
  or need want would like get book have some please just um uh one ones do can could let me us be so well first second
  third last next other another new full regular normal quick usual same thing things something anything appointment
  appointments booking time times day today tomorrow morning afternoon evening service services treatment treatments
  call phone number name names person people somebody someone minute minutes hour hours question questions none
  message reservation slot visit session thank thanks yes no yeah okay ok hello hi what which how about make made come
  monday tuesday wednesday thursday friday saturday sunday because think really maybe probably going go see know sure
  am are was not don't didn't all any more than else help again repeat say said not's there here lot bit little while`);
/** A part of a name that is also said of the appointment: "change", "check the time". */
export const TOO_COMMON = setOf('change check call phone time number name cut book full first up in on off work visit');
/** How words are spelled on the two sides of the ocean, and short for what. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['tire', 'tyre'],
  ['color', 'colour'],
  ['coloring', 'colouring'],
  ['dr', 'doctor'],
  ['doc', 'doctor'],
  ['mister', 'mr'],
  ['missus', 'mrs'],
]);

export const WHAT_IS_OFFERED =
  /\b(?:what (?:services|treatments|kinds?|types?|sorts?)|which (?:services|treatments)|what (?:do|can|else do) you (?:offer|provide)|what you offer|services do you|what can i (?:book|get|have|choose)|(?:list|menu) of (?:services|treatments)|your services)\b/;
/** The same once the service is asked for. */
export const WHAT_IS_THERE =
  /\b(?:what (?:do|have|else do|can) you (?:have|got|do|recommend|suggest)|what have you|what is there|what's there|what are (?:my|the|your) (?:options|choices)|i (?:don't|do not) know|i dunno|not sure|no idea|i'm unsure|what do people|what options|you tell me|read them|list them)\b/;
export const SOMETHING_ELSE =
  /\b(?:what else|anything else|something else|something different|none of (?:those|these|them)|neither|not (?:those|these)|other (?:options|services|ones)|any others?|go on|read on|more|next)\b/;
export const ANOTHER_SERVICE =
  /\b(?:(?:change|switch|fix|correct|wrong|different|another|other) (?:the |my )?(?:service|treatment)|(?:service|treatment) is (?:wrong|not right|incorrect))\b/;
export const THE_SERVICE_ALONE = /^(?:(?:it's|change|no) )?(?:the |my )?(?:service|treatment)$/;

export const PERSON_LEADS =
  /\b(?:with|see|seeing|by|prefer|ask for|want|have|is|if|try|does|book)(?: (?:my|the|mr|mrs|ms|miss))? $/;
/** Enough even where the caller's own name was asked for. */
export const FIRM_PERSON_LEADS = /\b(?:with|see|seeing|by|prefer)(?: (?:my|the|mr|mrs|ms|miss))? $/;
export const ANYBODY =
  /\b(?:(?:with )?(?:anyone|any one|anybody|whoever|everyone)(?: of them| else)?(?: is|'s| would be| will| that's)? (?:fine|ok|okay|good|works|do|free|available|great|can do it)|with (?:anyone|any one|anybody|whoever)|no preference|(?:don't|doesn't|does not|do not) (?:mind|matter|care) (?:who|which (?:one|person))|whoever you have|whoever is (?:free|available))\b/;
/** What else may be said where a person's name is the whole answer. */
export const AROUND_A_PERSON = setOf('please just um uh yes yeah okay ok thanks thank you');

/** Places in what was read out; -1 is the last. */
export const PLACE_WORDS: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['1st', 0],
  ['second', 1],
  ['2nd', 1],
  ['third', 2],
  ['3rd', 2],
  ['fourth', 3],
  ['fifth', 4],
  ['last', -1],
]);
export const PLACE_NUMBERS: readonly string[] = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
];
export const PLACE_FILLERS = setOf('the one number option press please um uh i would like want take key a');
