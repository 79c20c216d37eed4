// Every move the chart can make between two resting states, read off the chart itself.
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

export interface Move {
  /** The caller's event that set it off. */
  event: string;
  from: string;
  to: string;
  /** Along the way the chart may empty a slot, because the caller said so. */
  mayUndo: boolean;
}

const UNDOING = new Set([
  'undoName',
  'undoPhone',
  'undoService',
  'undoTime',
  'forgetAll',
  'leaveEarlier',
  'wantCancel',
  'forgetBooked',
]);
const LOSING_TIME = 'HOLD_LOST'; // another has the opening by now: the time is asked for again
const MOST_SETTLING_STEPS = 40; // longer than any chain of settling states; a cycle is cut by `seen` anyway

/** The dotted path of a state node below its machine: `ask_mobile.reading_back`. */
export const pathOf = (node: AnyStateNode): string => node.path.join('.');

/** The value that a snapshot holds in the state of that path: `{ ask_mobile: 'reading_back' }`. */
export function valueOf(path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  return rest.length === 0 ? first : { [first]: valueOf(rest.join('.')) };
}

const isResting = (node: AnyStateNode): boolean => node.type === 'final' || node.tags.includes('listening');

/**
 * The moves between resting states, guards left open: whatever a guard may decide is in the list.
 * Settling states are passed through, along their `always` and the answers of the shell.
 */
export function movesOf(machine: AnyStateMachine): Move[] {
  const moves = new Map<string, Move>();
  const add = (event: string, from: string, end: End) => {
    const key = `${event} ${from} ${end.to}`;
    const mayUndo = end.mayUndo || (moves.get(key)?.mayUndo ?? false);
    moves.set(key, { event, from, to: end.to, mayUndo });
  };
  for (const from of leavesOf(machine.root)) {
    if (!from.tags.includes('listening') || from.type === 'final') continue;
    for (const event of machine.events) {
      for (const transition of candidatesOf(from, event)) {
        for (const end of endsOf(machine, from, transition)) add(event, pathOf(from), end);
      }
    }
  }
  return [...moves.values()];
}

/** The states from which a call may come to each state; a state that rests may also stay. */
export function predecessorsOf(moves: readonly Move[]): ReadonlyMap<string, readonly string[]> {
  const predecessors = new Map<string, Set<string>>();
  for (const { from, to } of moves) predecessors.set(to, (predecessors.get(to) ?? new Set()).add(from));
  return new Map([...predecessors].map(([to, froms]) => [to, [...froms].toSorted()]));
}

/** The states that have none below them. */
export const leavesOf = (node: AnyStateNode): AnyStateNode[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
};

/** The transitions that an event may take from a leaf: up the tree until one without a guard hides the rest. */
function candidatesOf(leaf: AnyStateNode, event: string): AnyTransitionDefinition[] {
  const found: AnyTransitionDefinition[] = [];
  for (let node: AnyStateNode | undefined = leaf; node; node = node.parent) {
    for (const transition of node.transitions.get(event) ?? []) {
      found.push(transition);
      if (!transition.guard) return found;
    }
  }
  return found;
}

interface End {
  to: string;
  mayUndo: boolean;
}

/** The chart names its actions plainly; XState also allows objects. */
const nameOf = (action: unknown): string =>
  typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : String(action);

const undoes = (transition: AnyTransitionDefinition): boolean =>
  transition.eventType === LOSING_TIME || transition.actions.some((action) => UNDOING.has(nameOf(action)));

/** The resting states in which a transition may end, over the settling ones. */
function endsOf(machine: AnyStateMachine, from: AnyStateNode, first: AnyTransitionDefinition): End[] {
  const ends: End[] = [];
  const seen = new Set<string>();
  const open: { node: AnyStateNode; mayUndo: boolean }[] = [];
  const enter = (source: AnyStateNode, transition: AnyTransitionDefinition, before: boolean) => {
    const mayUndo = before || undoes(transition);
    open.push({ node: targetOf(source, transition), mayUndo });
    // The machine's own `always` may be taken after every step, also after one that lost a slot.
    for (const escape of machine.root.always ?? []) open.push({ node: targetOf(source, escape), mayUndo });
  };
  enter(from, first, false);
  for (let steps = 0; open.length > 0 && steps < MOST_SETTLING_STEPS ** 2; steps++) {
    const { node, mayUndo } = open.pop() ?? { node: from, mayUndo: false };
    const key = `${pathOf(node)} ${mayUndo}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isResting(node)) ends.push({ to: pathOf(node), mayUndo });
    else for (const onward of onwardsOf(node)) enter(node, onward, mayUndo);
  }
  return ends;
}

/** How a settling state goes on: its own `always` and `on`, never the caller's events further up. */
const onwardsOf = (node: AnyStateNode): AnyTransitionDefinition[] => [
  ...(node.always ?? []),
  ...[...node.transitions.values()].flat(),
];

function targetOf(source: AnyStateNode, { target }: AnyTransitionDefinition): AnyStateNode {
  return target?.[0] ? initialLeafOf(target[0]) : source;
}

function initialLeafOf(node: AnyStateNode): AnyStateNode {
  const next = node.initial?.target[0];
  return next ? initialLeafOf(next) : node;
}
