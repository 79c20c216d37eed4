// A call as the dialogue alone takes it: chart and readers, no wire and no store, and a calendar in which every time is free.
import { interpret, type Surroundings } from '../../extractors/interpret.ts';
import type { CallerInput, DialogEvent, LocalDateTime, Opening, Request, Wish } from '../../machines/dialog.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { expectationOf, replyFor } from '../../machines/reply.ts';
import { isGone, type Snapshot, start, stateOf, step, type Stepped } from '../../machines/step.ts';

const MOST_REQUESTS = 4; // as many as a turn of the line may make
const EVERY_MS = 75 * 60_000; // between two openings that are offered

export interface Dialogue {
  snapshot(): Snapshot;
  /** Takes one turn of the caller; nothing once the call is over. */
  takes(input: CallerInput): void;
  /** Each turn in a line, for a person who asks why. */
  readonly journal: string[];
}

/** Begins a call from a number that cannot be texted. */
export function beginDialogue(around: Surroundings): Dialogue {
  const journal: string[] = [];
  const settle = (first: Stepped): Snapshot => {
    let stepped = first;
    for (let rounds = 0; stepped.requests.length > 0 && rounds < MOST_REQUESTS; rounds++) {
      stepped = step(stepped.next, answered(stepped.requests[0], around.now));
    }
    return stepped.next;
  };
  let snapshot = settle(
    start({
      type: 'CALL_STARTED',
      locale: 'en',
      businessName: 'the office',
      caller: { number: null, textable: false },
      policy: DEFAULT_POLICY,
      resume: null,
    }),
  );
  return {
    journal,
    snapshot: () => snapshot,
    takes: (input) => {
      if (isGone(snapshot)) return;
      const { event, also } = interpret(input, expectationOf(snapshot), around);
      const stepped = step(snapshot, event);
      snapshot = settle(stepped);
      const said = input.kind === 'speech' ? input.nBest[0] : input.kind;
      journal.push(
        `${said} -> ${JSON.stringify(event)} (${also}) -> ${stateOf(snapshot)}: ${replyFor(snapshot).says[0]?.text}`,
      );
    },
  };
}

function answered(request: Request | undefined, now: LocalDateTime): DialogEvent {
  switch (request?.type) {
    case 'findOpenings':
      return { type: 'OPENINGS_FOUND', openings: openingsFor(request.wish, now) };
    case 'holdOpening':
      return { type: 'OPENING_HELD', opening: openingAt(request.startsAt) };
    case 'renewHold':
      return { type: 'HOLD_RENEWED' };
    default:
      return { type: 'PERSON_AWAY' };
  }
}

const openingAt = (startsAt: LocalDateTime): Opening => ({
  startsAt,
  endsAt: later(startsAt, 30 * 60_000),
  resource: 'office',
});
const later = (at: LocalDateTime, ms: number): LocalDateTime =>
  new Date(Date.parse(`${at}Z`) + ms).toISOString().slice(0, 16);
const STARTS = { morning: '09:00', afternoon: '13:00', evening: '17:30' } as const;

/** Three openings on the first day that the wish allows. */
function openingsFor(wish: Wish, now: LocalDateTime): Opening[] {
  const date = wish.date ?? wish.dateFrom ?? later(wish.after ?? now, wish.after ? 0 : 86_400_000).slice(0, 10);
  const from = wish.from ?? (wish.part ? STARTS[wish.part] : '09:00');
  const first = wish.after?.startsWith(date) ? later(wish.after, EVERY_MS) : `${date}T${from}`;
  return [0, 1, 2].map((place) => openingAt(later(first, place * EVERY_MS)));
}
