// `npm run mutate-chart`: takes a transition, a guard, a target or an action out of the chart and sees whether the steps
// that were agreed on (`tests/fixtures/steps.txt`) miss it. That the literal changed at all, its hash says anyway.
import { readFileSync } from 'node:fs';
import { type AnyStateMachine, assign, createMachine, transition } from 'xstate';
import { booking } from '../../machines/actions.ts';
import type { DialogEvent } from '../../machines/dialog.ts';
import { isGone, type Snapshot, stateOf } from '../../machines/step.ts';
import { STEPS_FILE } from '../support/chart-files.ts';
import { EVENTS } from '../support/events.ts';
import { instrumented, walkChart } from '../support/walk.ts';

const SAMPLES_A_STATE = 6; // a change is seen by the first turn that it concerns; twelve saw no more
const MOST_FOLLOWED = 15; // turns that end elsewhere in memory, whose every next step is taken

interface Transition {
  target?: string;
  guard?: string;
  actions?: string | string[];
}
interface Node {
  on?: Record<string, Transition | string | Transition[]>;
  always?: Transition | Transition[];
  entry?: string | string[];
  states?: Record<string, Node>;
}

interface Mutant {
  where: string;
  what: string;
  chart: Node;
  /** Whether a turn that went that way can be another on this chart. */
  concerns(turn: Turn): boolean;
}

/** One event in one situation: where it led, and over which transitions. */
interface Turn {
  snapshot: Snapshot;
  event: DialogEvent;
  over: ReadonlySet<string>;
  step: string;
  ended: string;
}

/** A copy of the chart with one change in it, for every change that can be made. */
function mutantsOf(literal: string): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: Node, path: readonly string[]) => {
    const own = (chart: Node) => path.reduce((at, key) => at.states?.[key] ?? at, chart);
    const place = path.map((key) => `.${key}`).join('');
    const add = (where: string, what: string, concerns: Mutant['concerns'], change: (own: Node) => void) => {
      const chart: Node = JSON.parse(literal);
      change(own(chart));
      mutants.push({ where, what, chart, concerns });
    };
    if (node.entry) {
      const enters = ({ step }: Turn) => `.${step.split(' ')[2]}` === place;
      add(place, `without its entry ${node.entry}`, enters, (at) => void delete at.entry);
    }
    for (const key of [...Object.keys(node.on ?? {}), ...(node.always ? ['always'] : [])]) {
      const id = key === 'always' ? `${place}.always` : `${place}.on.${key}`;
      const passes = ({ over }: Turn) => [...over].some((taken) => taken.startsWith(`${id}[`));
      const mayPass: Mutant['concerns'] =
        key === 'always'
          ? (turn) => passes(turn) || place === ''
          : ({ step, event }) => event.type === key && `.${step}`.startsWith(place);
      const list = listIn(node, key);
      list.forEach((each, index) => {
        const where = `${id}[${index}]`;
        const takes = ({ over }: Turn) => over.has(where);
        const put = (changed: Transition[]) => (at: Node) => {
          if (key === 'always') at.always = changed;
          else at.on = { ...at.on, [key]: changed };
        };
        const altered = (one: Transition) => put(list.map((other, at) => (at === index ? one : other)));
        const { guard, target, ...open } = each;
        add(where, 'is gone', takes, put(list.filter((_, at) => at !== index)));
        if (guard) add(where, `without ${guard}`, mayPass, altered({ ...open, ...(target ? { target } : {}) }));
        if (target && key !== 'always')
          add(where, `not to ${target}`, takes, altered({ ...open, ...(guard ? { guard } : {}) }));
        for (const action of [each.actions ?? []].flat()) {
          const actions = [each.actions ?? []].flat().filter((other) => other !== action);
          add(where, `without ${action}`, takes, altered({ ...each, actions }));
        }
      });
    }
    for (const [key, child] of Object.entries(node.states ?? {})) visit(child, [...path, key]);
  };
  visit(JSON.parse(literal), []);
  return mutants;
}

const listIn = (node: Node, key: string): Transition[] =>
  [key === 'always' ? (node.always ?? []) : (node.on?.[key] ?? [])]
    .flat()
    .map((each) => (typeof each === 'string' ? { target: each } : each));

const machineOf = (chart: unknown, actions: object = {}): AnyStateMachine =>
  createMachine({ ...(chart as object), options: { maxIterations: 40 } } as never).provide({
    ...booking.implementations,
    actions: { ...booking.implementations.actions, ...actions },
  } as never); // as `walk.ts` rebuilds it

/** The situation on another chart: XState's own shape, for which it has no public type. */
const restored = (machine: AnyStateMachine, { value, context }: Snapshot): Snapshot =>
  machine.restoreSnapshot(
    { status: 'active', value, context, children: {}, historyValue: {} } as never,
    {} as never,
  ) as Snapshot;

function applied(machine: AnyStateMachine, snapshot: Snapshot, event: DialogEvent) {
  const [next] = transition(machine, snapshot, event) as unknown as [Snapshot]; // the machine has lost its types
  return { next, step: `${stateOf(snapshot)} ${event.type} ${stateOf(next)}` };
}
const endOf = (next: Snapshot) => `${stateOf(next)} ${JSON.stringify(next.context)}`;

/** Every event in every situation of the sample, on the chart as it is. */
function turnsOf(samples: readonly Snapshot[]): Turn[] {
  const over = new Set<string>();
  const took = assign((_: unknown, { id }: { id: string }) => {
    over.add(id);
    return {};
  });
  const machine = machineOf(instrumented(booking.config).config, { took });
  return samples.flatMap((sample) => {
    const snapshot = restored(machine, sample);
    return EVENTS.map((event) => {
      over.clear();
      const { next, step } = applied(machine, snapshot, event);
      return { snapshot: sample, event, over: new Set(over), step, ended: endOf(next) };
    });
  });
}

/** The same number of situations of every state, spread over all that the walk reached. */
function sampled(reached: readonly Snapshot[]): Snapshot[] {
  const byState = grouped(reached);
  return [...byState.values()].flatMap((all) => {
    const every = Math.max(1, all.length / SAMPLES_A_STATE);
    const count = Math.min(SAMPLES_A_STATE, all.length);
    return Array.from({ length: count }, (_, at) => all[Math.floor(at * every)] ?? []).flat();
  });
}

function grouped(reached: readonly Snapshot[]): Map<string, Snapshot[]> {
  const groups = new Map<string, Snapshot[]>();
  for (const snapshot of reached) groups.set(stateOf(snapshot), [...(groups.get(stateOf(snapshot)) ?? []), snapshot]);
  return groups;
}

/** Whether the steps tell the mutant from the chart: one is taken that was not agreed on, or one is not taken any more. */
function isSeen({ chart, concerns }: Mutant, turns: readonly Turn[], agreed: ReadonlySet<string>): boolean {
  try {
    const machine = machineOf(chart);
    const concerned = turns.filter(concerns);
    const taken = new Set<string>();
    let followed = 0;
    for (const { snapshot, event, ended } of concerned) {
      const { next, step } = applied(machine, restored(machine, snapshot), event);
      taken.add(step);
      if (isNew(step, agreed)) return true;
      if (followed === MOST_FOLLOWED || endOf(next) === ended || isGone(next)) continue;
      followed += 1;
      // It remembers something else: that must show in what can follow.
      for (const onward of EVENTS) if (isNew(applied(machine, next, onward).step, agreed)) return true;
    }
    const missing = new Set(concerned.map(({ step }) => step).filter((step) => !taken.has(step)));
    return [...missing].some((missed) => !turns.some((turn) => turn.step === missed && !concerns(turn)));
  } catch {
    return true;
  }
}

/** Staying where one is stands in no list of steps. */
function isNew(step: string, agreed: ReadonlySet<string>): boolean {
  const [from, , to] = step.split(' ');
  return from !== to && !agreed.has(step);
}

const agreed = new Set(
  readFileSync(STEPS_FILE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [step = '', targets = ''] = line.split(' -> ');
      return targets.split(' ').map((to) => `${step} ${to}`);
    }),
);
const samples = sampled(walkChart().reached);
const turns = turnsOf(samples);
const mutants = mutantsOf(JSON.stringify(booking.config));
const lived = mutants.filter((mutant) => {
  const seen = isSeen(mutant, turns, agreed);
  if (!seen) process.stdout.write(`lives: ${mutant.where} ${mutant.what}\n`);
  return !seen;
});
const killed = mutants.length - lived.length;
process.stdout.write(
  `${killed} of ${mutants.length} changes of the chart show in its steps from ${samples.length} situations\n`,
);
