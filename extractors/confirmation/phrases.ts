// Finds phrases: all templates together become one deterministic automaton, so that a look-up is a walk.
import { setsOf, type Template, templateOf } from './template.ts';

export interface Found<Kind> {
  kind: Kind;
  /** The index after the phrase's last word. */
  end: number;
}
/** `limit` is the index after the last word that may belong to the phrase. */
export type PhraseTable<Kind> = (words: readonly string[], start: number, limit: number) => Found<Kind>[];

/** Which words may stand inside a phrase, and after which none may. */
export interface Passing {
  /** The class that a word of a template, or of an utterance, stands for. */
  classOf: (word: string) => string;
  passed: ReadonlySet<string>;
  stiff: ReadonlySet<string>;
}

interface Loose {
  words: { word: string; to: number }[];
  free: number[];
}
interface State {
  step: (word: string) => State | undefined;
  /** The position of the kind in the lexicon. */
  kind?: number;
}

/**
 * Builds a table of phrases. It answers every phrase that begins at `start`, longest first; words of `passing` may
 * stand inside a phrase ("that is [really] good"). When two kinds claim the same phrase the first named wins.
 */
export function phraseTable<Kind extends string>(
  phrases: readonly (readonly [Kind, readonly string[]])[],
  sets: Readonly<Record<string, string>>,
  passing: Passing,
): PhraseTable<Kind> {
  const loose: Loose[] = [{ words: [], free: [] }];
  const named = setsOf(sets);
  const kindAt = new Map<number, number>();
  for (const [position, [, templates]] of phrases.entries()) {
    for (const template of templates) kindAt.set(lay(templateOf(template, named), 0, loose, passing.classOf), position);
  }
  const root = tighten(loose, kindAt);
  const kinds = phrases.map(([kind]) => kind);
  return (words, start, limit) => walk(root, kinds, words.slice(start, limit), start, passing);
}

/** Lays `template` from state `from`; answers the state where it ends. */
function lay(template: Template, from: number, loose: Loose[], classOf: Passing['classOf']): number {
  if (template.kind === 'sequence')
    return template.parts.reduce((state, part) => lay(part, state, loose, classOf), from);
  const to = loose.push({ words: [], free: [] }) - 1;
  if (template.kind === 'word') loose[from]?.words.push({ word: classOf(template.word), to });
  else for (const option of template.options) loose[lay(option, from, loose, classOf)]?.free.push(to);
  return to;
}

/**
 * The deterministic automaton over `loose`. A state's steps are worked out when a walk first comes by, since most
 * never do and all of them together would take a tenth of a second at every start.
 */
function tighten(loose: readonly Loose[], kindAt: ReadonlyMap<number, number>): State {
  const made = new Map<string, State>();
  const stateOf = (seeds: readonly number[]): State => {
    const members = reachable(seeds, loose);
    const key = members.join();
    const known = made.get(key);
    if (known) return known;
    let next: ReadonlyMap<string, () => State> | undefined;
    const step = (word: string): State | undefined => {
      next ??= new Map([...steps(members, loose)].map(([name, ends]) => [name, once(() => stateOf(ends))]));
      return next.get(word)?.();
    };
    const kinds = members.flatMap((member) => kindAt.get(member) ?? []);
    const state: State = { step, ...(kinds.length > 0 && { kind: Math.min(...kinds) }) };
    made.set(key, state);
    return state;
  };
  const root = stateOf([0]);
  root.step('');
  return root;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function reachable(seeds: readonly number[], loose: readonly Loose[]): number[] {
  const members = new Set(seeds);
  for (const member of members) for (const next of loose[member]?.free ?? []) members.add(next);
  return [...members].toSorted((a, b) => a - b);
}

function steps(members: readonly number[], loose: readonly Loose[]): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  for (const member of members) {
    for (const { word, to } of loose[member]?.words ?? []) {
      const seeds = byWord.get(word);
      if (seeds) seeds.push(to);
      else byWord.set(word, [to]);
    }
  }
  return byWord;
}

function walk<Kind>(
  root: State,
  kinds: readonly Kind[],
  words: readonly string[],
  start: number,
  { passed, stiff }: Passing,
): Found<Kind>[] {
  const found: Found<Kind>[] = [];
  let state = root;
  for (const [index, word] of words.entries()) {
    const next = state.step(word);
    if (next) {
      state = next;
      const kind = next.kind === undefined ? undefined : kinds[next.kind];
      if (kind !== undefined) found.unshift({ kind, end: start + index + 1 });
    } else if (index === 0 || !passed.has(word) || stiff.has(words[index - 1] ?? '')) break;
  }
  return found;
}
