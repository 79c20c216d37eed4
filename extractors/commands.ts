// Reads what a caller says to the line itself, not to the question: help, again, back, a person, wait, goodbye.
import type { Command, CommandReading } from '../machines/dialog.ts';
import { ABUSE, CLOSING, COMMANDS } from './commands-phrases.ts';
import { clauseEnd, PASSING, type Segment, segmentsOf } from './confirmation/segments.ts';
import type { Word } from './confirmation/words.ts';
import type { Context, Reader } from './extractor.ts';
import {
  AFTER_COMMAND,
  AFTER_ERRAND,
  AFTER_STRICT_COMMAND,
  COMMAND_TAILS,
  HESITATIONS,
  JOINTS,
  MASK,
  STRICT_COMMANDS,
  SWEAR_WORDS,
  WHO_IS_THERE,
} from './lexicon/en/commands.ts';

interface Heard {
  command: Command;
  /** The words that say it. */
  start: number;
  end: number;
}
/** When several are heard the first of these counts: what ends or leaves the dialogue before what goes on with it. */
const BY_WEIGHT: readonly Command[] = [
  'swearing',
  'operator',
  'start_over',
  'cancel_booking',
  'change_booking',
  'go_back',
  'hang_up',
  'drop',
  'help',
  'repeat',
  'wait',
];
const ERRANDS: ReadonlySet<Command> = new Set(['change_booking', 'cancel_booking']);
// Segments that carry nothing of their own: a command among them alone is the whole utterance.
const LIGHT: ReadonlySet<Segment['kind']> = new Set([
  'filler',
  'polite',
  'thanks',
  'sorry',
  'opinion',
  'repair',
  'okay',
  'yes',
  'no',
  'wait',
  'pivot',
  'head',
]);

/** Reads a command; `strong` when the utterance is nothing else, `weak` when it stands in other words. */
export const readCommands: Reader<CommandReading> = (nBest, context) => {
  const utterance = nBest[0] ?? '';
  const segments = segmentsOf(utterance);
  const words = segments.flatMap((segment) => segment.words);
  if (words.length === 0) return null;
  const classes = words.map((word) => PASSING.classOf(word.text));
  const heard = [
    ...spoken(words, classes, segments, context),
    ...aside(segments, context),
    ...swearing(utterance, words, classes),
  ];
  if (heard.length === 0) return null;
  const allowed = heard.filter(({ command }) => appliesAt(command, context));
  const command = BY_WEIGHT.find((name) => allowed.some((item) => item.command === name));
  if (!command) return null;
  const strength = isWhole(command, allowed, segments, context) ? 'strong' : 'weak';
  // "I don't want an appointment, but a question" is no wish to leave.
  return command === 'drop' && strength === 'weak' ? null : { command, strength };
};

/** Commands said in so many words, at the head of a clause. */
function spoken(
  words: readonly Word[],
  classes: readonly string[],
  segments: readonly Segment[],
  context: Context,
): Heard[] {
  const heard: Heard[] = [];
  for (const start of headsOf(words, segments)) {
    const limit = clauseEnd(words, start);
    const found = COMMANDS(classes, start, limit).find(({ kind, end }) => mayEnd(kind, words, end));
    if (found) heard.push({ command: found.kind, start, end: politeEnd(words, found.end) });
    const closing =
      context.asked === 'other' && CLOSING(classes, start, limit).find(({ end }) => mayEnd('hang_up', words, end));
    if (closing) heard.push({ command: 'hang_up', start, end: politeEnd(words, closing.end) });
  }
  return heard;
}

function politeEnd(words: readonly Word[], from: number): number {
  let end = from;
  while (COMMAND_TAILS.has(words[end]?.text ?? '')) end += 1;
  return end;
}

function headsOf(words: readonly Word[], segments: readonly Segment[]): Set<number> {
  const heads = new Set<number>();
  let index = 0;
  for (const segment of segments) {
    heads.add(index);
    index += segment.words.length;
  }
  for (const [at, word] of words.entries()) if (JOINTS.has(word.text)) heads.add(at + 1);
  return heads;
}

function mayEnd(command: Command, words: readonly Word[], end: number): boolean {
  const next = words[end];
  if (!next || words[end - 1]?.stop !== '') return true;
  if (ERRANDS.has(command) && AFTER_ERRAND.has(next.text)) return true;
  return (STRICT_COMMANDS.has(command) ? AFTER_STRICT_COMMAND : AFTER_COMMAND).has(next.text);
}

/** Asking again and hesitating, which the answers know too, and a caller who wonders whether anybody is there. */
function aside(segments: readonly Segment[], { asked }: Context): Heard[] {
  const heard: Heard[] = [];
  let index = 0;
  const isPlain = segments.every(({ kind }) => kind === 'sorry' || kind === 'filler' || kind === 'other');
  for (const { kind, words } of segments) {
    const place = { start: index, end: index + words.length };
    index = place.end;
    const asksWho = kind === 'other' && words.some(({ text }) => WHO_IS_THERE.has(text));
    if (isPlain && asksWho) heard.push({ command: 'help', ...place });
    else if (kind === 'repeat' || (isPlain && (kind === 'sorry' || kind === 'other')))
      heard.push({ command: 'repeat', ...place });
    if (kind === 'wait') heard.push({ command: 'wait', ...place });
  }
  const hesitates =
    segments.every(({ words }) => words.every(({ text }) => HESITATIONS.has(text))) && asked !== 'other';
  return hesitates ? [{ command: 'wait', start: 0, end: 0 }] : heard;
}

function swearing(utterance: string, words: readonly Word[], classes: readonly string[]): Heard[] {
  const heard = words.flatMap((word, start): Heard[] => {
    if (SWEAR_WORDS.has(word.text)) return [{ command: 'swearing', start, end: start + 1 }];
    const abuse = ABUSE(classes, start, clauseEnd(words, start))[0];
    return abuse ? [{ command: 'swearing', start, end: abuse.end }] : [];
  });
  return utterance.includes(MASK) ? [...heard, { command: 'swearing', start: 0, end: 0 }] : heard;
}

/** After a read-back, "cancel my appointment" and "change my appointment" speak of the one that was just read. */
function appliesAt(command: Command, { asked }: Context): boolean {
  if (command === 'drop') return asked !== 'other'; // once it is booked it is cancelled, not dropped
  const isReadBack = asked.startsWith('confirm');
  return !isReadBack || (command !== 'change_booking' && command !== 'cancel_booking');
}

/** Whether nothing but politeness is said beside the commands. "Yes, bye" is first a yes. */
function isWhole(command: Command, heard: readonly Heard[], segments: readonly Segment[], context: Context): boolean {
  const covered = (at: number): boolean => heard.some(({ start, end }) => at >= start && at < end);
  const answers = command === 'hang_up' && context.asked !== 'other';
  let index = 0;
  for (const { kind, words } of segments) {
    const light = LIGHT.has(kind) && !(answers && (kind === 'yes' || kind === 'no'));
    if (!light && words.some((_, offset) => !covered(index + offset))) return false;
    index += words.length;
  }
  return heard.some(({ start, end }) => end > start);
}
