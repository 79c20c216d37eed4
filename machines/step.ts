// One step of the dialogue as a function of data: start, step, freeze and thaw; the only file that knows XState's persistence.
import { type ActorLogic, type AnyActorScope, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { booking } from './actions.ts';
import type { StateMeta } from './booking.ts';
import type { DialogContext, DialogEvent, EarlierBooking, Notice, Request } from './dialog.ts';
import { searchedNumber } from './errand.ts';
import { leavesOf, pathOf, valueOf } from './moves.ts';

/** A call at rest or between two settling steps. Deep-frozen data once restored; never an actor. */
export type Snapshot = SnapshotFrom<typeof booking>;

export interface Stepped {
  next: Snapshot;
  /** The event that was applied: an answer that nobody awaits becomes NO_MATCH. */
  event: DialogEvent;
  /** What the shell is to answer before the row is written. */
  requests: Request[];
  /** What the shell is to do after the row is written. */
  notices: Notice[];
}

/** Events of the caller that mean nothing where they are not awaited. */
const ANSWERS = new Set<DialogEvent['type']>([
  'SLOTS_HEARD',
  'YES',
  'NO',
  'CORRECT',
  'CHOSEN',
  'OPENINGS_ASKED',
  'SERVICES_ASKED',
]);

const [FIRST] = initialTransition(booking);

/**
 * What XState calls the scope of an actor, of one that is never started: `transition()` would make another for every event,
 * and with it a whole actor.
 */
const SCOPE = inertScope();

function inertScope(): AnyActorScope {
  let made: AnyActorScope | undefined;
  const logic: ActorLogic<Snapshot, DialogEvent> = {
    transition: (snapshot, _event, scope) => {
      made = scope as AnyActorScope; // of any logic, so also of the chart's
      return snapshot;
    },
    getInitialSnapshot: () => FIRST,
    getPersistedSnapshot: (snapshot) => snapshot,
  };
  transition(logic, FIRST, { type: 'NO_INPUT' });
  if (!made) throw new Error('XState made no scope');
  return made;
}

/** The context of a call that nothing has happened in. */
export const freshContext = (): DialogContext => FIRST.context;

/** Begins a call: the chart's first state, then the event that brings the caller and the policy. */
export function start(event: Extract<DialogEvent, { type: 'CALL_STARTED' }>): Stepped {
  return step(FIRST, event);
}

/** Applies one event. Pure: the same snapshot and event give the same result; throws only when a guard does. */
export function step(snapshot: Snapshot, heard: DialogEvent): Stepped {
  const stepped = applied(snapshot, heard);
  const isVoid = stepped.next === snapshot && stepped.requests.length + stepped.notices.length === 0;
  return isVoid && ANSWERS.has(heard.type) ? applied(snapshot, { type: 'NO_MATCH' }) : stepped;
}

function applied(snapshot: Snapshot, event: DialogEvent): Stepped {
  const names: string[] = [];
  const actionExecutor = ({ type }: { type: string }) => void names.push(type);
  const next = booking.transition(snapshot, event, { ...SCOPE, actionExecutor });
  return {
    next,
    event,
    // A settling state on the way may have asked for something; what the last one asks for is awaited.
    requests: names.flatMap((name) => requestOf(name, next.context)).slice(-1),
    notices: names.flatMap((name) => noticeOf(name, snapshot.context, next.context)),
  };
}

function requestOf(action: string, context: DialogContext): Request[] {
  const { pending, hold, slots, preferred, errand } = context;
  const wish = pending.wish ?? {};
  const person = preferred === null ? {} : { resource: preferred };
  const preference = { ...(slots.service === null ? {} : { service: slots.service }), ...person };
  switch (action) {
    case 'findOpenings': {
      const { open: _open, time, ...rest } = wish;
      const from = time === undefined ? {} : { from: time };
      return [{ type: 'findOpenings', wish: { ...rest, ...from, ...preference } }];
    }
    case 'holdOpening':
      return [{ type: 'holdOpening', startsAt: `${wish.date}T${wish.time}`, ...preference }];
    case 'renewHold':
      return hold
        ? [{ type: 'renewHold', opening: hold, ...(slots.phone ? { phone: slots.phone.e164 } : {}), ...person }]
        : [];
    case 'findBookings': {
      const number = searchedNumber(context);
      return number ? [{ type: 'findBookings', number, detail: errand.detail }] : [];
    }
    case 'leaseBooking':
      return [{ type: 'leaseBooking', booking: errand.booking }];
    case 'findPerson':
      return [{ type: 'findPerson' }];
    default:
      return [];
  }
}

function noticeOf(action: string, before: DialogContext, after: DialogContext): Notice[] {
  switch (action) {
    case 'promoteBooking':
    case 'textConfirmation':
    case 'textChange':
    case 'messageForOwner':
      return [{ type: action }];
    case 'textCutOff':
      return after.slots.phone && !after.slots.time && isNewBooking(after) ? [{ type: 'textCutOff' }] : [];
    case 'releaseBooked':
      return after.errand.booking ? [placeLeft(after.errand.booking)] : [];
    case 'cancelBooking':
      return after.errand.booking ? [{ type: 'cancelBooking', booking: after.errand.booking }] : [];
    case 'textCancellation': {
      // Who cancels by text reads it in the answer.
      const { booking: cancelled, byText } = after.errand;
      return cancelled && !byText ? [{ type: 'textCancellation', booking: cancelled }] : [];
    }
    case 'releaseHold': {
      // Leaving for good gives back what is held; taking another opening gives back the one before.
      const given = before.hold;
      const replaced = given && (after.hold?.startsAt !== given.startsAt || after.hold.resource !== given.resource);
      const left = given && after.hold === given && after.booked === null;
      return given && (replaced || left) ? [{ type: 'releaseHold', opening: given }] : [];
    }
    default:
      return [];
  }
}

const placeLeft = ({ startsAt, endsAt, resource, callId }: EarlierBooking): Notice => ({
  type: 'releaseBooked',
  opening: { startsAt, endsAt, resource },
  holder: callId,
});

/** The call is about nothing that was booked before. */
export const isNewBooking = ({ errand }: DialogContext): boolean =>
  errand.purpose === null && errand.booking === null && !errand.byText;

// ---------------------------------------------------------------- what the shell may ask of a snapshot

const leafOf = (snapshot: Snapshot) => {
  // oxlint-disable-next-line no-underscore-dangle -- XState's own name
  const leaf = snapshot._nodes.find((node) => Object.keys(node.states).length === 0);
  if (!leaf) throw new Error('a snapshot without a leaf state');
  return leaf;
};

/** The dotted path of the state: `ask_mobile.reading_back`. */
export const stateOf = (snapshot: Snapshot): string => pathOf(leafOf(snapshot));

export const metaOf = (snapshot: Snapshot): StateMeta | undefined => leafOf(snapshot).meta;

/** The caller is being listened to: the only kind of state, beside the last ones, in which a turn may end. */
export const isListening = (snapshot: Snapshot): boolean => snapshot.hasTag('listening');

/** The call is over as far as the dialogue is concerned. */
export const isGone = (snapshot: Snapshot): boolean => snapshot.hasTag('gone');

/** How many slots are agreed; only the caller's word lowers it. */
export const filledOf = ({ context: { slots } }: Snapshot): number =>
  [slots.name, slots.phone, slots.service, slots.time].filter((slot) => slot !== null).length;

export type Outcome = 'booked' | 'handoff' | 'message' | 'abandoned';
const OUTCOMES = ['booked', 'handoff', 'message', 'abandoned'] as const satisfies readonly Outcome[];

/** What became of the call, or null while it is open. */
export const outcomeOf = (snapshot: Snapshot): Outcome | null =>
  OUTCOMES.find((outcome) => snapshot.hasTag(outcome)) ?? null;

// ---------------------------------------------------------------- freezing and thawing

/** The JSON text of a snapshot at rest: its state and its context, nothing of the library's. */
export function freeze(snapshot: Snapshot): string {
  return JSON.stringify({ value: snapshot.value, context: snapshot.context });
}

export type Thawed = { ok: true; snapshot: Snapshot } | { ok: false; reason: string };

/** What XState restores of every resting state, once: from call to call only the context is another. */
const RESTING: ReadonlyMap<string, { at: Snapshot; value: string }> = new Map(
  leavesOf(booking.root).flatMap((leaf) => {
    const at = restored(valueOf(pathOf(leaf)));
    return isListening(at) || isGone(at) ? [[stateOf(at), { at, value: JSON.stringify(at.value) }]] : [];
  }),
);

function restored(value: unknown): Snapshot {
  const persisted = { status: 'active', value, context: {}, children: {}, historyValue: {} };
  // The persisted shape is XState's own; it has no public type for plain JSON.
  return booking.restoreSnapshot(persisted as never, {} as never) as Snapshot;
}

/**
 * Restores a frozen snapshot, on the state that its row names and no other: XState lands on the first state when the value
 * is empty, which is how sessions were reset; here whatever is not as it was stored is refused with its reason.
 */
export function thaw(frozen: string, storedState: string): Thawed {
  try {
    const { value, context } = JSON.parse(frozen);
    const lacking = lackingIn(context, SHAPE);
    if (lacking) return { ok: false, reason: `context lacks ${lacking}` };
    const resting = RESTING.get(storedState);
    if (!resting) return { ok: false, reason: `${storedState} is not a resting state` };
    if (JSON.stringify(value) !== resting.value)
      return { ok: false, reason: `state is ${storedState}, snapshot another` };
    return { ok: true, snapshot: { ...resting.at, context } };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'unreadable' };
  }
}

/** What a context has to be like: the kind of a value, a list, anything at all, or keys and what they hold. */
type Shape = string | readonly (readonly [key: string, shape: Shape, path: string])[];

const ANYTHING = 'anything';
const LIST = 'list';

/** Read once off the chart's own context, where null leaves open what will stand there. */
const SHAPE = shapeOf(booking.config.context);

function shapeOf(model: unknown, path = ''): Shape {
  if (model === null) return ANYTHING;
  if (typeof model !== 'object') return typeof model;
  if (Array.isArray(model)) return LIST;
  return Object.entries(model).map(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return [key, shapeOf(value, at), at] as const;
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The path of the first key of the chart's own context that is missing or of another kind, or null. */
function lackingIn(context: unknown, shape: Shape, path = ''): string | null {
  if (shape === ANYTHING) return null;
  if (shape === LIST) return Array.isArray(context) ? null : path;
  if (typeof shape === 'string') return typeof context === shape ? null : path;
  if (!isRecord(context)) return path || 'everything';
  for (const [key, inner, at] of shape) {
    if (!Object.hasOwn(context, key)) return at;
    const lacking = lackingIn(context[key], inner, at);
    if (lacking) return lacking;
  }
  return null;
}
