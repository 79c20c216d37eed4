// What a pure function gave for the same arguments, kept: for long runs, in which callers say the same words all day.
import { deepStrictEqual } from 'node:assert/strict';

const CHECKED_EVERY = 500; // hits: one of so many is worked out again and compared
const MOST_READINGS = 50_000; // then the memory starts afresh: the same words at another minute may be another reading

type Context = Readonly<Record<string, unknown>>;
type Reader<Reading> = (nBest: readonly string[], context: Context) => Reading;

/** What follows from the answers that the reader looked at so far: the next thing it looks at, or what it reads. */
interface Node<Reading> {
  looksAt?: string;
  branches: Map<string, Node<Reading>>;
  reading?: { value: Reading };
}

/**
 * A reader of words that remembers. Of the context only what the reader looked at counts: a reader of names does not
 * look at the clock, so the same name at another minute is the same reading.
 */
export function remembered<Reading>(read: Reader<Reading>): Reader<Reading> {
  const memory = new Map<string, Node<Reading>>();
  let kept = 0;
  let hits = 0;
  return (nBest, context) => {
    const words = JSON.stringify(nBest);
    const known = find(memory.get(words), context);
    if (known && ++hits % CHECKED_EVERY > 0) return known.value;
    const looks: string[] = [];
    const value = read(nBest, watched(context, looks));
    if (known) deepStrictEqual(known.value, value, `another reading of ${words}`);
    if (++kept % MOST_READINGS === 0) memory.clear();
    const root = memory.get(words) ?? emptyNode();
    memory.set(words, root);
    keep(root, looks, context, value);
    return value;
  };
}

const emptyNode = <Reading>(): Node<Reading> => ({ branches: new Map() });

function find<Reading>(root: Node<Reading> | undefined, context: Context): { value: Reading } | undefined {
  let node = root;
  while (node?.looksAt !== undefined) node = node.branches.get(textOf(context[node.looksAt]));
  return node?.reading;
}

function keep<Reading>(root: Node<Reading>, looks: readonly string[], context: Context, value: Reading): void {
  let node = root;
  for (const look of looks) {
    node.looksAt = look;
    const next = node.branches.get(textOf(context[look])) ?? emptyNode();
    node.branches.set(textOf(context[look]), next);
    node = next;
  }
  node.reading = { value };
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? ''; // of no value but undefined

/** The context, which notes each of its fields the first time that it is looked at. */
function watched(context: Context, looks: string[]): Context {
  const note = (field: string | symbol) => {
    if (typeof field === 'string' && !looks.includes(field)) looks.push(field);
  };
  return new Proxy(context, {
    get: (target, field) => {
      note(field);
      return Reflect.get(target, field);
    },
    has: (target, field) => {
      note(field);
      return Reflect.has(target, field);
    },
    ownKeys: (target) => {
      for (const field of Reflect.ownKeys(target)) note(field);
      return Reflect.ownKeys(target);
    },
  });
}

/** A reader of rows that remembers: a row of the simulated table is never changed, a write makes another. */
export function readOnce<Row extends object, Loaded>(
  read: (row: Row | undefined) => Loaded,
): (row: Row | undefined) => Loaded {
  const memory = new WeakMap<Row, Loaded>();
  let hits = 0;
  return (row) => {
    if (row === undefined) return read(row);
    const known = memory.get(row);
    if (known !== undefined && ++hits % CHECKED_EVERY > 0) return known;
    const loaded = read(row);
    if (known !== undefined) deepStrictEqual(known, loaded, 'a row that was read was changed by its reader');
    memory.set(row, loaded);
    return loaded;
  };
}
