// What is said in every situation that a walk over the chart reaches; `paths.test.ts` takes the walk.
import { isGone, isListening, type Snapshot, stateOf, step } from '../../machines/step.ts';
import { replyFor } from '../../machines/reply.ts';
import { EVENTS } from '../support/events.ts';
import { inBrackets } from '../support/sentences.ts';

export function describeSentences(reached: readonly Snapshot[]): void {
  const resting = reached.filter((snapshot) => isListening(snapshot) || isGone(snapshot));

  it('are written in the locale and nowhere else', () => {
    for (const snapshot of resting) {
      const { says, next } = replyFor(snapshot, { en: inBrackets });
      for (const { text } of says) expect(text).toMatch(/^\[.*\]$/s);
      if (next.kind === 'dial') expect(next.whisper).toMatch(/^\[.*\]$/s);
    }
  });

  it('never says the same words twice in a row, unless asked to repeat', () => {
    const listening = resting.filter((snapshot) => replyFor(snapshot).next.kind === 'listen');
    const stride = Math.max(1, Math.floor(listening.length / SAMPLE));
    const repeated = new Set<string>();
    for (const before of listening.filter((_, index) => index % stride === 0)) {
      for (const event of fromCaller) {
        if (event.type === 'REPEAT') continue;
        for (const after of endsOf(step(before, event).next)) {
          if (textOf(after) === textOf(before))
            repeated.add(`${stateOf(before)} ${event.type} ${stateOf(after)}: ${textOf(after)}`);
        }
      }
    }
    expect([...repeated]).toEqual([]);
  });
}

const SHELL_EVENTS = new Set([
  'CALL_STARTED',
  'PERSON_FOUND',
  'PERSON_AWAY',
  'CALENDAR_DOWN',
  'DIAL_ENDED',
  'RECORDED',
]);
const FOUND_OR_HELD = /^(?:OPENING|HOLD_|PERSON_|CALENDAR_|BOOKINGS?_)/;
const fromCaller = EVENTS.filter(
  ({ type }) => !SHELL_EVENTS.has(type) && !/^(?:OPENINGS_FOUND|OPENING_|HOLD_|BOOKINGS?_)/.test(type),
);
const fromShell = EVENTS.filter(({ type }) => FOUND_OR_HELD.test(type) && type !== 'OPENINGS_ASKED');
const MOST_DEPTH = 4; // requests in one turn
const SAMPLE = 250; // situations, spread over the walk: all of them take a minute

/** Where a turn may end, whatever the shell answers. */
function endsOf(snapshot: Snapshot, depth = 0): Snapshot[] {
  if (isListening(snapshot) || isGone(snapshot)) return [snapshot];
  if (depth === MOST_DEPTH) return [];
  return fromShell
    .filter((event) => snapshot.can(event))
    .flatMap((event) => endsOf(step(snapshot, event).next, depth + 1));
}

const textOf = (snapshot: Snapshot): string =>
  replyFor(snapshot)
    .says.map(({ text }) => text)
    .join(' ');
