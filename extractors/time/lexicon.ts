// What a locale's time lexicon must hold, and its compilation into tables of phrases by first word.
import type { PartOfDay } from '../../machines/dialog.ts';
import type { Minute } from './calendar.ts';
import type { Token } from './tokens.ts';

/** `night` is late for a clock and the evening for a caller. */
export type Part = PartOfDay | 'night';
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'fortnight' | 'month' | 'year';
export type Step = 'this' | 'coming' | 'next' | 'following' | 'last';
export type Edge = 'start' | 'middle' | 'end';
export type Span = 'week' | 'month' | 'year' | 'weekend';
/** `either`: half of the two letters was heard. */
export type Meridiem = 'am' | 'pm' | 'either';
type Way = 1 | -1;

/** Where a holiday falls in a year: a fixed date, a weekday of a month, or days from Easter Sunday, Western or Orthodox. */
export type HolidayRule = { regions?: readonly string[] } & (
  | { month: number; day: number }
  | { month: number; weekday: number; nth: number; plus?: number }
  | { month: number; weekday: number; onOrBefore: number }
  | { easter: number }
  | { orthodoxEaster: number }
);

type Phrases<Value> = Readonly<Record<string, Value>>;

export interface TimeLexicon {
  numbers: {
    units: Phrases<number>;
    teens: Phrases<number>;
    tens: Phrases<number>;
    ordinals: Phrases<number>;
    ordinalSuffixes: readonly string[];
    looseSuffix: string;
    nought: readonly string[];
    hundred: readonly string[];
    thousand: readonly string[];
    /** Words that sound like a digit and stand for it only where a clock must follow. */
    soundsLike: Phrases<number>;
  };
  values: {
    weekday: Phrases<number>;
    /** Words that name a weekday or month only in a date's company. */
    shyWeekday: Phrases<number>;
    month: Phrases<number>;
    shyMonth: Phrases<number>;
    dayWord: Phrases<number>;
    unit: Phrases<Unit>;
    amount: Phrases<number>;
    part: Phrases<Part>;
    dayPart: Phrases<{ days: number; part: Part }>;
    meridiem: Phrases<Meridiem>;
    slippedMeridiem: Phrases<Meridiem>;
    namedClock: Phrases<Minute>;
    step: Phrases<Step>;
    span: Phrases<Span>;
    edge: Phrases<Edge>;
    relation: Phrases<Way>;
    shiftWay: Phrases<Way>;
    /** Before the amount: "push it back an hour". */
    shiftLead: Phrases<Way>;
    minuteWay: Phrases<Way>;
    quarter: Phrases<number>;
    quarterWay: Phrases<Way>;
    refersBack: Phrases<BackReference>;
  };
  marks: Readonly<Record<Mark, readonly string[]>>;
  /** Names parted by `|`. */
  holidays: Readonly<Record<string, readonly HolidayRule[]>>;
}

/** What a phrase such as "the day after" or "same time" takes over from what was said or given before. */
export type BackReference = { keeps: 'time' | 'date' } | { movesDays: number };

export type Mark =
  | 'at'
  | 'weakAt'
  | 'on'
  | 'the'
  | 'of'
  | 'partLead'
  | 'within'
  | 'fromNow'
  | 'unitsTime'
  | 'from'
  | 'beforeDate'
  | 'ago'
  | 'and'
  | 'more'
  | 'or'
  | 'rangeFrom'
  | 'rangeTo'
  | 'rangeAnd'
  | 'before'
  | 'after'
  | 'until'
  | 'onwards'
  | 'onwardsAtEnd'
  | 'orBefore'
  | 'afterDate'
  | 'untilDate'
  | 'byDate'
  | 'fromDate'
  | 'fuzzy'
  | 'afterThat'
  | 'beforeThat'
  | 'busy'
  | 'oclock'
  | 'ish'
  | 'hours'
  | 'zone'
  | 'afterNext'
  | 'lastDay'
  | 'last'
  | 'weekOf'
  | 'dayAfter'
  | 'dayBefore'
  | 'now'
  | 'earliest'
  | 'opening'
  | 'closing'
  | 'lunch'
  | 'vague'
  | 'not'
  | 'notThat'
  | 'repair'
  | 'contrast'
  | 'noise'
  | 'filler'
  | 'counted'
  | 'countedBefore'
  | 'pronounNumber'
  | 'pronounBefore';

export type ValueTag = keyof TimeLexicon['values'] | 'holiday';
export type TagValue<Tag extends ValueTag> = Tag extends keyof TimeLexicon['values']
  ? TimeLexicon['values'][Tag] extends Phrases<infer Value>
    ? Value
    : never
  : readonly HolidayRule[];

export interface Found<Value> {
  end: number;
  value: Value;
}

interface Phrase {
  words: readonly string[];
  value: unknown;
}
/** The phrases of one tag that begin with the same word, the longest first. */
interface TaggedPhrases {
  tag: string;
  phrases: readonly Phrase[];
}

export type Words = ReturnType<typeof compileWords>;

/** Compiles a lexicon; done once for each locale, when its module is loaded. */
export function compileWords({ numbers, values, marks, holidays }: TimeLexicon) {
  const index = new Map<string, Map<string, Phrase[]>>();
  const add = (tag: string, phrase: string, value: unknown): void => {
    const words = phrase.split(' ');
    const byTag = index.get(words[0] ?? '') ?? new Map<string, Phrase[]>();
    index.set(words[0] ?? '', byTag);
    byTag.set(tag, [...(byTag.get(tag) ?? []), { words, value }]);
  };
  for (const [tag, phrases] of Object.entries(values)) {
    for (const [phrase, value] of Object.entries(phrases)) add(tag, phrase, value);
  }
  for (const [mark, phrases] of Object.entries(marks)) for (const phrase of phrases) add(mark, phrase, true);
  for (const [names, rules] of Object.entries(holidays))
    for (const name of names.split('|')) add('holiday', name, rules);
  return {
    numbers: {
      units: new Map(Object.entries(numbers.units)),
      teens: new Map(Object.entries(numbers.teens)),
      tens: new Map(Object.entries(numbers.tens)),
      ordinals: new Map(Object.entries(numbers.ordinals)),
      soundsLike: new Map(Object.entries(numbers.soundsLike)),
      ordinalSuffixes: new Set(numbers.ordinalSuffixes),
      /** Every word a number may begin with. */
      all: new Set([
        ...[numbers.units, numbers.teens, numbers.tens, numbers.ordinals].flatMap((each) => Object.keys(each)),
        ...numbers.nought,
      ]),
      looseSuffix: numbers.looseSuffix,
      nought: new Set(numbers.nought),
      hundred: new Set(numbers.hundred),
      thousand: new Set(numbers.thousand),
    },
    index: new Map([...index].map(([word, byTag]) => [word, longestFirst(byTag)] as const)),
  };
}

function longestFirst(byTag: ReadonlyMap<string, readonly Phrase[]>): readonly TaggedPhrases[] {
  return [...byTag].map(([tag, phrases]) => ({
    tag,
    phrases: phrases.toSorted((a, b) => b.words.length - a.words.length),
  }));
}

const NOTHING: ReadonlyMap<string, Found<unknown>> = new Map();

/** For each tag, the longest of its phrases that starts at a token. */
export function phrasesAt(tokens: readonly Token[], at: number, words: Words): ReadonlyMap<string, Found<unknown>> {
  const first = tokens[at];
  const tagged = first && words.index.get(first.text);
  if (!tagged) return NOTHING;
  const found = new Map<string, Found<unknown>>();
  for (const { tag, phrases } of tagged) {
    const phrase = phrases.find((each) => startsHere(tokens, at, each.words));
    if (phrase) found.set(tag, { end: at + phrase.words.length, value: phrase.value });
  }
  return found;
}

function startsHere(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let i = 1; i < words.length; i += 1) if (tokens[at + i]?.text !== words[i]) return false;
  return true;
}
