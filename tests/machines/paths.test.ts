import { assign, createMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { booking } from '../../machines/actions.ts';
import { moveOf } from '../../machines/versions.ts';
import { filledOf, freeze, isGone, isListening, type Snapshot, stateOf, thaw } from '../../machines/step.ts';
import { EVENTS } from './events.ts';

const MOST_STEPS = 400_000; // the traversal ends by itself far below; an uncapped key would not

interface Json {
  [key: string]: unknown;
}
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The chart's literal with one more action on each transition, which says that it was taken. */
function instrumented(config: unknown, path = '', ids: string[] = []): { config: Json; ids: string[] } {
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

/** Walks everything that can be walked; returns the reached snapshots and the transitions taken. */
function walk(literal: unknown): { reached: Snapshot[]; taken: Set<string>; all: string[] } {
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
  const paths = getShortestPaths(machine, {
    events: EVENTS as never, // the rebuilt machine has lost its event type
    limit: MOST_STEPS,
    serializeState: (snapshot) => keyOf(snapshot as Snapshot),
    stopWhen: (snapshot) => isLeftAlone(snapshot as Snapshot),
  });
  return { reached: paths.map(({ state }) => state as unknown as Snapshot), taken, all: ids };
}

/** Ended, or on two ladders at once: what follows is what follows on one of them. */
function isLeftAlone(snapshot: Snapshot): boolean {
  const { tries, policy, callerIdOffered, slots } = snapshot.context;
  const ladders = [tries.noMatch, tries.noInput, tries.rejected].filter((count) => count > 0).length;
  const pastItsPoint =
    policy.callerIdOffer === 'later' && (callerIdOffered || slots.phone !== null || slots.time !== null);
  return isGone(snapshot) || ladders > 1 || pastItsPoint;
}

const FEW_TURNS = 2; // of the policy with the low turn cap in `events.ts`

/** What tells two situations apart: state, filled slots, ladders up to their last rung, and what a guard asks besides. */
function keyOf(snapshot: Snapshot): string {
  const { slots, tries, policy, offered, offers, callerIdOffered, turns, given } = snapshot.context;
  const filled = [slots.name, slots.phone, slots.time].map((slot) => slot !== null);
  const ladders = [
    Math.min(tries.noMatch, policy.misunderstandings),
    Math.min(tries.noInput, policy.silences),
    Math.min(tries.rejected, policy.rejections),
  ];
  const state = stateOf(snapshot);
  return JSON.stringify([
    state,
    filled,
    ladders,
    state === 'ask_time.offering' ? Math.min(offered.length, 2) : 0,
    state.startsWith('ask_time') && offers >= policy.offers,
    state.startsWith('ask_mobile') && callerIdOffered,
    policy.callerIdOffer,
    policy.turns <= FEW_TURNS ? turns : -1,
    ladders.every((count) => count === 0) ? given.at(-1) : '',
  ]);
}

const { reached, taken, all } = walk(booking.config);

describe('every path of the chart', () => {
  it('takes every transition', () => {
    expect(all.filter((id) => !taken.has(id))).toEqual([]);
    expect(reached.length).toBeGreaterThan(500);
  });

  it('rests only where it listens or has ended, and what rests thaws as it was frozen', () => {
    const resting = reached.filter((snapshot) => isListening(snapshot) || isGone(snapshot));
    for (const snapshot of resting) {
      const thawed = thaw(freeze(snapshot), stateOf(snapshot));
      expect(thawed).toMatchObject({ ok: true });
      if (thawed.ok) expect(freeze(thawed.snapshot)).toBe(freeze(snapshot));
    }
    expect(resting.length).toBeGreaterThan(100);
  });

  it('books only what has all its slots', () => {
    for (const snapshot of reached) {
      if (stateOf(snapshot).startsWith('complete')) expect(filledOf(snapshot)).toBe(3);
    }
  });

  it('never comes to the first question but from within it or by a confirmed start over', () => {
    const into = [
      'ask_mobile.asking',
      'ask_time.asking',
      'confirm.reading_back',
      'complete.booked',
      'handoff.connecting',
    ];
    for (const from of into)
      for (const { type } of EVENTS) expect(moveOf(type, from, 'ask_name.asking')).toBeUndefined();
  });
});
