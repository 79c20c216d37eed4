// How English callers answer: the kinds of phrase and the phrases, over the word classes of answer-words.ts.
import { AGREEING } from './answers-agreeing.ts';
import { ASIDES } from './answers-asides.ts';
import { REFUSING } from './answers-refusing.ts';

export type SegmentKind =
  | 'head'
  | 'yes'
  | 'brief'
  | 'nothing'
  | 'no'
  | 'good'
  | 'bad'
  | 'amiss'
  | 'order'
  | 'okay'
  | 'unsure'
  | 'repeat'
  | 'wait'
  | 'repair'
  | 'sorry'
  | 'pivot'
  | 'polite'
  | 'filler'
  | 'opinion'
  | 'thanks'
  | 'other';

export type Phrases = readonly (readonly [SegmentKind, readonly string[]])[];

/** Sets of words that the templates name. */
export const SETS: Readonly<Record<string, string>> = {
  IT: '(it|all|it all|all of it|all it|it one|it time|it date|it day|it slot|it appointment|it number|the {DETAIL}|my {DETAIL}|it information|it statement|they|(all|the information|what) (|that |it )(you|i) (just |)(said|read|have|got|read out|told me)(| there| down)|these|those|the above)',
  DETAIL:
    '(details|information|info|rest|whole thing|appointment|booking|time|date|day|slot|number|phone number|name|spelling|statement|above)',
  GOOD: '(good|right|okay|confirm|spot on|on point|no problem|all right|all good|a okay|the one|a right|all set|in order|as it would be)',
  TAIL: '(|for me|with me|to me|by me|then|thanks|thanks you|enough|as well)',
  BOOKIT:
    '(|please )(book|confirm|do|keep|take|submit|finalize|finalise|save|lock|process) (it|me|me in|one|the (appointment|booking|slot|time|reservation)|an appointment|my (appointment|booking|spot)|it in|it (appointment|booking|time|slot)|me an appointment|me one|so|in)',
};

// The head of a sentence that only begins like an answer, and answers too short to stand before anything but a full stop.
const SHORT: Phrases = [
  [
    'head',
    [
      'no (one|body|matter|longer (have|work|live|at))',
      '(right|good) (now|away|here|there|after|before|around|until|from|up|luck|question|point)',
      'sure (enough|about)',
      'okay google',
      'it is (all|not) (about|for)',
    ],
  ],
  [
    'brief',
    [
      'i (do|would|am|can)',
      '(it|they) (is|do|would|can)',
      'you (do|is|have|got|can|would)',
      'we (do|is|would)',
      'confirm(| it| them| the (booking|appointment|details)| my (booking|appointment))',
      'do (it|so)',
      'please do',
      '(i|we) (would|can) (love|like) (it|to|it one|it very much|it a lot|it please|nothing more)',
      'k',
      '(agreed|deal|done|accepted|approved|granted|bingo|ditto|understood|noted|facts|bueno|claro|fabuloso|vale|jawohl|genau|bien sur|permission granted|consider it done|word|true that|amen|hear hear|you know it|legit|works|settled|done deal)',
    ],
  ],
];

/** `yes` and `no` answer the question; `good` and `bad` judge what was read back. The first that claims a phrase has it. */
export const PHRASES: Phrases = [
  ...SHORT,
  ...AGREEING.slice(0, 1),
  ...REFUSING.slice(0, 1),
  ...AGREEING.slice(1),
  ...REFUSING.slice(1),
  ...ASIDES,
];
