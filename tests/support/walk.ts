// A walk over the whole chart, one event for each side of each guard: what it reaches and which transitions it takes.
import { assign, createMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { booking } from '../../machines/actions.ts';
import type { DialogContext, DialogEvent } from '../../machines/dialog.ts';
import { movesEarlier } from '../../machines/errand.ts';
import { isGone, type Snapshot, stateOf } from '../../machines/step.ts';
import { eventsFor } from './events.ts';

const MOST_STEPS = 400_000; // the traversal ends by itself far below; an uncapped key would not

interface Json {
  [key: string]: unknown;
}
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The chart's literal with one more action on each transition, which says that it was taken. */
export function instrumented(config: unknown, path = '', ids: string[] = []): { config: Json; ids: string[] } {
  const node = isJson(config) ? config : {};
  const marked = (value: unknown, at: string): unknown =>
    [value].flat().map((transition, index) => {
      const id = `${at}[${index}]`;
      ids.push(id);
      const plain = isJson(transition) ? transition : { target: transition };
      return { ...plain, actions: [[plain['actions'] ?? []].flat(), { type: 'took', params: { id } }].flat() };
    });
  const on = isJson(node['on'])
    ? Object.fromEntries(
        Object.entries(node['on']).map(([event, value]) => [event, marked(value, `${path}.on.${event}`)]),
      )
    : undefined;
  const states = isJson(node['states'])
    ? Object.fromEntries(
        Object.entries(node['states']).map(([name, child]) => [
          name,
          instrumented(child, `${path}.${name}`, ids).config,
        ]),
      )
    : undefined;
  return {
    config: {
      ...node,
      ...(on ? { on } : {}),
      ...(node['always'] ? { always: marked(node['always'], `${path}.always`) } : {}),
      ...(states ? { states } : {}),
    },
    ids,
  };
}

export interface Walk {
  /** One snapshot of every situation. */
  reached: Snapshot[];
  /** Every step from one state to another, as `from event to`, where there is one service; and where there are several. */
  steps: string[];
  stepsWithServices: string[];
  /** The transitions of the literal by their place in it, and those that were taken. */
  all: string[];
  taken: Set<string>;
}

/** Walks everything that the events can bring about. */
export function walkChart(literal: unknown = booking.config): Walk {
  const taken = new Set<string>();
  const { config, ids } = instrumented(literal);
  const took = assign((_: unknown, { id }: { id: string }) => {
    taken.add(id);
    return {};
  });
  const machine = createMachine(config).provide({
    ...booking.implementations,
    actions: { ...booking.implementations.actions, took },
  } as never); // the implementations are the chart's own; only the literal was rebuilt
  const map = getAdjacencyMap(machine, {
    // The rebuilt machine has lost its event type.
    events: ((snapshot: Snapshot) => eventsFor(snapshot.context)) as never,
    limit: MOST_STEPS,
    serializeState: (snapshot) => keyOf(snapshot as unknown as Snapshot),
    stopWhen: (snapshot) => isLeftAlone(snapshot as unknown as Snapshot),
  });
  // The graph speaks of any snapshot; these are the chart's.
  const nodes = Object.values(map) as unknown as {
    state: Snapshot;
    transitions: Record<string, { event: DialogEvent; state: Snapshot }>;
  }[];
  const stepsOf = (several: boolean): string[] => {
    const steps = nodes
      .filter(({ state }) => several === state.context.services.length > 0)
      .flatMap(({ state, transitions }) =>
        Object.values(transitions).map(({ event, state: next }) => [stateOf(state), event.type, stateOf(next)]),
      )
      .filter(([from, , to]) => from !== to)
      .map((step) => step.join(' '));
    return [...new Set(steps)].toSorted();
  };
  return {
    reached: nodes.map(({ state }) => state),
    steps: stepsOf(false),
    stepsWithServices: stepsOf(true),
    taken,
    all: ids,
  };
}

/** Ended, or on two ladders at once: what follows is what follows on one of them. */
function isLeftAlone(snapshot: Snapshot): boolean {
  const { tries, policy, callerIdOffered, slots, booked, errand } = snapshot.context;
  const ladders = [tries.noMatch, tries.noInput, tries.rejected].filter((count) => count > 0).length;
  const pastItsPoint =
    policy.callerIdOffer === 'later' && (callerIdOffered || slots.phone !== null || slots.time !== null);
  const isOnTheWay = (booked && !stateOf(snapshot).startsWith('complete')) || movesEarlier(snapshot.context);
  const isSideTrack = (isOnTheWay || errand.failed > 0) && !stateOf(snapshot).startsWith('find_booking.not_found');
  return isGone(snapshot) || isBesideTheService(snapshot) || ladders > (isSideTrack ? 0 : 1) || pastItsPoint;
}

/** Where there are several services, only what has to do with them is walked: the rest is as with a single one. */
function isBesideTheService(snapshot: Snapshot): boolean {
  const { services, tries, booked, slots } = snapshot.context;
  const state = stateOf(snapshot);
  if (services.length === 0) return false;
  const climbs = tries.noMatch + tries.noInput + tries.rejected > 0;
  const mayClimb = state.startsWith('ask_service') && slots.name !== null && slots.phone !== null && !slots.time;
  const elsewhere = /^(?:handoff|voicemail|start_over|resume_offer|find_booking|cancel_booking)/.test(state);
  const phoneFirst = slots.name === null && slots.phone !== null;
  return (climbs && !mayClimb) || elsewhere || phoneFirst || (booked !== null && !state.startsWith('complete'));
}

/** What a guard asks about services. */
function choicesOf(snapshot: Snapshot): unknown[] {
  const { slots, servicePage } = snapshot.context;
  return [
    slots.service !== null,
    slots.time !== null && slots.time.service === slots.service,
    stateOf(snapshot).startsWith('ask_service') && servicePage,
  ];
}

const FEW_TURNS = 2; // of the policy with the low turn cap in `events.ts`

/** What tells two situations apart: state, filled slots, ladders up to their last rung, and what a guard asks besides. */
function keyOf(snapshot: Snapshot): string {
  const { slots, tries, policy, offered, offers, callerIdOffered, turns, given, services } = snapshot.context;
  const state = stateOf(snapshot);
  const isErrand = /^(?:find|cancel)_booking/.test(state);
  // What was asked before an errand is no matter within it.
  const filled = [slots.name, slots.phone, slots.time].map((slot) => slot !== null && !isErrand);
  const ladders = [
    Math.min(tries.noMatch, policy.misunderstandings),
    Math.min(tries.noInput, policy.silences),
    Math.min(tries.rejected, policy.rejections),
  ];
  return JSON.stringify([
    state,
    isErrand && errandKeyOf(state, snapshot.context),
    movesEarlier(snapshot.context),
    filled,
    ladders,
    state === 'ask_time.offering' ? Math.min(offered.length, 2) : 0,
    state.startsWith('ask_time') && offers >= policy.offers,
    state.startsWith('ask_mobile') && callerIdOffered,
    isErrand || policy.callerIdOffer,
    snapshot.context.booked !== null,
    policy.turns <= FEW_TURNS ? Math.min(turns, FEW_TURNS) : -1,
    ladders.every((count) => count === 0) && services.length === 0 && !isErrand ? given.at(-1) : '',
    ...(services.length > 0 ? choicesOf(snapshot) : []),
  ]);
}

/** What the states of an errand ask besides; what only matters in one of them is looked at there. */
function errandKeyOf(state: string, { errand, caller, policy }: DialogContext): unknown {
  const leaf = state.split('.').at(-1);
  return [
    errand.purpose,
    leaf === 'kept' || leaf === 'cancelled' || Math.min(errand.failed, policy.searches),
    leaf === 'confirming' || leaf === 'which' || leaf === 'texted' ? Math.min(errand.found.length, 2) : 0,
    leaf === 'asking_number' && [Object.keys(errand.detail).length > 0, (errand.number ?? caller.number) !== null],
  ];
}
