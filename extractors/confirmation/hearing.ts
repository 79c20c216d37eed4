// Gathers from the segments of an utterance which sides were taken, what was put right, and what was asked for.
import type { Context } from '../extractor.ts';
import { AND, BARE_NO, CONDITIONS, NEGATING } from '../lexicon/en/corrections.ts';
import { againstReadBack, type Correction, correctionIn, isQuestion, slotOf, splitAt } from './correction.ts';
import { type Judgement, judgementIn } from './judgement.ts';
import type { Segment } from './segments.ts';
import type { Side } from './side.ts';
import type { Word } from './words.ts';

type Ask = 'unsure' | 'repeat' | 'wait' | 'other' | 'thanks';

export interface Hearing {
  sides: Side[];
  correction?: Correction;
  asks: Set<Ask>;
  /** Something after "but" or "except" was not understood. */
  reserved: boolean;
  /** Segments that neither a phrase nor a correction explains. */
  rest: Segment[];
  /** Such a segment came before any answer. */
  restFirst: boolean;
  /** Words beside the answer deny it, or make it depend on something. */
  doubted: boolean;
}
interface Progress extends Hearing {
  before?: Segment;
  /** What follows replaces what was said. */
  repaired: boolean;
  /** What follows stands after "but" or "except". */
  pivoted: boolean;
}

// An answer has five; what comes after these is a speech.
const SEGMENT_LIMIT = 24;

/** Goes through the segments in the order they were spoken. */
export function hear(segments: readonly Segment[], context: Context): Hearing {
  const heard: Progress = {
    sides: [],
    asks: new Set(),
    reserved: segments.at(-1)?.kind === 'pivot',
    rest: [],
    restFirst: false,
    doubted: false,
    repaired: false,
    pivoted: false,
  };
  for (const segment of segments.slice(0, SEGMENT_LIMIT)) {
    take(segment, heard, context);
    heard.before = segment;
    if (!KEEPS_REPAIR.has(segment.kind)) heard.repaired = false;
  }
  return heard;
}

const KEEPS_REPAIR: ReadonlySet<Segment['kind']> = new Set([
  'repair',
  'sorry',
  'wait',
  'filler',
  'polite',
  'opinion',
  'thanks',
]);

function take(segment: Segment, heard: Progress, context: Context): void {
  const { kind, words } = segment;
  switch (kind) {
    case 'yes':
    case 'brief':
    case 'no':
      return takeSide(heard, (kind !== 'no') !== (context.polarity === 'negative'), 'reply');
    case 'good':
    case 'order':
      return takeSide(heard, !isNegated(heard), 'judgement');
    case 'okay':
      return takeSide(heard, true, 'nod');
    case 'bad':
      blame(heard, { slot: slotOf(words) });
      return takeSide(heard, false, 'judgement');
    case 'amiss':
      heard.correction ??= { force: 'plain' };
      return;
    case 'nothing':
      // "Is anything wrong?" - "Nothing." To another question it is no answer.
      if (context.polarity === 'negative') takeSide(heard, true, 'reply');
      else heard.asks.add('unsure');
      return;
    case 'pivot':
      heard.pivoted = true;
      return;
    case 'repair':
    case 'sorry':
      heard.repaired = true;
      return;
    case 'wait':
      heard.repaired = true;
      heard.asks.add('wait');
      return;
    case 'unsure':
    case 'repeat':
    case 'other':
    case 'thanks':
      heard.asks.add(kind);
      return;
    case 'rest':
      return takeRest(segment, heard, context);
    case 'head':
    case 'filler':
    case 'polite':
    case 'opinion':
      return;
    default:
      kind satisfies never;
  }
}

/** "Don't book the appointment", "no way that's right": what would agree stands in the clause of a negation. */
const isNegated = ({ before }: Progress): boolean =>
  before?.kind === 'no' && before.words.at(-1)?.stop === '' && before.words.some(({ text }) => NEGATING.has(text));

function takeSide(heard: Progress, agrees: boolean, how: Side['how']): void {
  // "It sounds good, but no": what comes after "but" stands.
  heard.sides.push({ agrees, how, repaired: heard.repaired || (heard.pivoted && !agrees) });
}

function blame(heard: Progress, { slot }: { slot: Correction['slot'] | undefined }): void {
  if (slot) heard.correction ??= { slot, force: 'plain' };
}

function takeRest(segment: Segment, heard: Progress, context: Context): void {
  const parts = splitAt(segment.words, AND);
  if (parts.some((part) => judgementIn(part)))
    for (const words of parts) takeClause({ ...segment, words }, heard, context);
  else takeClause(segment, heard, context);
}

function takeClause(segment: Segment, heard: Progress, context: Context): void {
  if (takeJudgement(judgementIn(segment.words), heard, context)) return;
  heard.doubted ||= isCondition(segment, heard);
  const blamed = heard.pivoted || heard.repaired || heard.sides.some((side) => isAgainst(side, context));
  const found = correctionIn(segment.words, { blamed, context });
  if (!found) {
    heard.restFirst ||= heard.sides.length === 0;
    heard.rest.push(segment);
    heard.reserved ||= heard.pivoted && !isQuestion(segment.words);
    heard.doubted ||= isDoubt(segment, heard);
    return;
  }
  // "Book it" alone agrees; "book it for Friday" does not.
  if (found.value && heard.before?.kind === 'order' && heard.before.words.at(-1)?.stop === '') heard.sides.pop();
  heard.pivoted ||= found.denies ?? false;
  heard.correction =
    joined(heard, found) ?? (!heard.correction || isBetter(found, heard.correction) ? found : heard.correction);
}

/** "Yes, if it's before noon"; "no change the time", which a recogniser writes without its comma. */
function isCondition({ words }: Segment, { before, sides }: Progress): boolean {
  if (sides.length === 0 || before?.kind === 'filler') return false;
  return CONDITIONS.has(words[0]?.text ?? '') || (before?.words.at(-1)?.stop === '' && isNo(before.words[0]));
}

/** "Fine, whatever, no", "book it for someone else", "okay so the thing is", "good grief". */
function isDoubt({ words }: Segment, { before, sides }: Progress): boolean {
  if (isNo(words.at(-1))) return true;
  if (before?.words.at(-1)?.stop !== '') return false;
  const isLoose = before.kind === 'okay' || (before.kind === 'good' && before.words.length === 1);
  return before.kind === 'order' || (isLoose && !sides.some(({ how }) => how === 'reply'));
}

const isNo = (word: Word | undefined): boolean => BARE_NO.has(word?.text ?? '');

/** Takes a judgement of one slot or value; false when it is none, or praises another value than the one read back. */
function takeJudgement(judgement: Judgement | undefined, heard: Progress, context: Context): boolean {
  if (!judgement) return false;
  const { agrees, slot, value } = judgement;
  if (!agrees) {
    blame(heard, { slot });
    takeSide(heard, false, 'judgement');
    return true;
  }
  const echo = value && againstReadBack({ slot, value, force: 'bare' }, context);
  if (echo === 'other' || (echo === 'unknown' && context.prompt !== undefined)) return false;
  takeSide(heard, true, 'judgement');
  return true;
}

function isAgainst(side: Side, context: Context): boolean {
  return !side.agrees || (context.polarity === 'negative' && side.how === 'reply');
}

/** "Walker, W A L K E R": one value in two clauses. */
function joined({ correction, before }: Progress, found: Correction): Correction | undefined {
  if (!correction?.value || !found.value || correction.slot !== found.slot || before?.kind !== 'rest') return undefined;
  return { ...correction, value: [...correction.value, ...found.value] };
}

function isBetter(found: Correction, before: Correction): boolean {
  if (found.value !== undefined && before.value === undefined) return true;
  return (
    found.force === 'plain' && before.force !== 'plain' && (found.value === undefined) === (before.value === undefined)
  );
}
