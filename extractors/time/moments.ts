// Minutes and hours from now, and what was given before moved by an amount: in an hour, half an hour earlier.
import { MINUTES_A_DAY } from './calendar.ts';
import { addUnits, type Duration, durationAt, minutesOf } from './durations.ts';
import { type Grammar, skip } from './grammar.ts';
import { type Piece, piece } from './pieces.ts';

/** Minutes and hours from now, and what is moved by an amount: "in an hour", "half an hour earlier". */
export function momentPieces(grammar: Grammar, at: number): Piece[] {
  const lead = grammar.mark(at, 'within');
  const led = lead === undefined ? undefined : durationAt(grammar, lead);
  const plain = durationAt(grammar, at);
  const pieces: Piece[] = [];
  // "Come in twenty minutes past eleven" counts from eleven, not from now.
  if (led && minutesOf(led) !== undefined && !grammar.value(led.end, 'minuteWay')) {
    pieces.push(moment(grammar, at, skip(grammar, led.end, 'fromNow'), minutesOf(led) ?? 0));
  }
  const shiftLead = grammar.value(at, 'shiftLead');
  const shift = shiftLead && durationAt(grammar, skip(grammar, shiftLead.end, 'within'));
  if (shiftLead && shift) pieces.push(movedPiece(at, shift, shiftLead.value));
  if (!plain) return pieces;
  const minutes = minutesOf(plain);
  const fromNow = grammar.mark(plain.end, 'fromNow');
  const ago = grammar.mark(plain.end, 'ago');
  const way = grammar.value(plain.end, 'shiftWay');
  if (minutes !== undefined) {
    if (fromNow !== undefined) pieces.push(moment(grammar, at, fromNow, minutes));
    if (ago !== undefined) pieces.push(moment(grammar, at, ago, -minutes));
  }
  if (way) pieces.push(movedPiece(at, { ...plain, end: way.end }, way.value));
  return pieces;
}

/** What was given before, moved by a duration. */
function movedPiece(at: number, duration: Duration, way: number): Piece {
  const minutes = minutesOf(duration);
  if (minutes !== undefined) return piece({ kind: 'shift', minutes: minutes * way }, at, duration.end, 0.1);
  const days = addUnits(0, duration.count, duration.unit) ?? 0;
  return piece({ kind: 'back', reference: { movesDays: days * way } }, at, duration.end, 0.1);
}

function moment(grammar: Grammar, at: number, end: number, minutes: number): Piece {
  const { today, now } = grammar.setting;
  const total = now + minutes;
  const days = Math.floor(total / MINUTES_A_DAY);
  return piece({ kind: 'moment', day: today + days, minute: total - days * MINUTES_A_DAY }, at, end, 0.2);
}
