// DynamoDB's expressions as trees: of the language only what the line sends, and an error for all else.

/** A document path by its aliases: `#notices.#notice0`. */
export type Path = readonly string[];
export type Operand =
  | { kind: 'path'; path: Path }
  | { kind: 'value'; alias: string }
  | { kind: 'call'; name: string; args: readonly Operand[] }
  | { kind: 'sum'; left: Operand; right: Operand };
export type Condition =
  | { kind: 'and' | 'or'; left: Condition; right: Condition }
  | { kind: 'not'; inner: Condition }
  | { kind: 'test'; name: string; path: Path }
  | { kind: 'begins_with'; operand: Operand; prefix: Operand }
  | { kind: 'in'; operand: Operand; among: readonly Operand[] }
  | { kind: 'between'; operand: Operand; from: Operand; to: Operand }
  | { kind: 'compare'; sign: string; left: Operand; right: Operand };
export interface Changes {
  sets: readonly { path: Path; to: Operand }[];
  removes: readonly Path[];
}

const TOKEN = /\s*(#\w+|:\w+|[A-Za-z_]+|<=|>=|<>|[=<>(),.+])/y;
const TESTS = new Set(['attribute_exists', 'attribute_not_exists']);
const COMPARISONS = new Set(['=', '<', '>', '<=', '>=', '<>']);

const conditions = new Map<string, Condition>();
const updates = new Map<string, Changes>();

/** The tree of a condition; parsed once a text. */
export function conditionOf(text: string): Condition {
  const known = conditions.get(text);
  if (known) return known;
  const reader = readerOf(text);
  const condition = disjunction(reader);
  reader.end();
  conditions.set(text, condition);
  return condition;
}

/** What an update sets and removes; parsed once a text. */
export function changesOf(text: string): Changes {
  const known = updates.get(text);
  if (known) return known;
  const reader = readerOf(text);
  const sets: { path: Path; to: Operand }[] = [];
  const removes: Path[] = [];
  while (reader.peek() !== '') {
    const clause = reader.next();
    if (clause !== 'SET' && clause !== 'REMOVE') throw new SyntaxError(`no clause of an update: ${clause}`);
    do {
      const path = pathOf(reader);
      if (clause === 'REMOVE') removes.push(path);
      else {
        reader.expect('=');
        sets.push({ path, to: sum(reader) });
      }
    } while (reader.takes(','));
  }
  const changes = { sets, removes };
  updates.set(text, changes);
  return changes;
}

interface Reader {
  peek(): string;
  next(): string;
  takes(token: string): boolean;
  expect(token: string): void;
  end(): void;
}

function readerOf(text: string): Reader {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new SyntaxError(`not in the language: ${text.slice(at)}`);
    tokens.push(token);
  }
  let at = 0;
  const reader: Reader = {
    peek: () => tokens[at] ?? '',
    next: () => tokens[at++] ?? '',
    takes: (token) => reader.peek() === token && reader.next() !== '',
    expect: (token) => {
      if (!reader.takes(token)) throw new SyntaxError(`${token} is missing in: ${text}`);
    },
    end: () => {
      if (reader.peek() !== '') throw new SyntaxError(`${reader.peek()} is too much in: ${text}`);
    },
  };
  return reader;
}

function disjunction(reader: Reader): Condition {
  let left = conjunction(reader);
  while (reader.takes('OR')) left = { kind: 'or', left, right: conjunction(reader) };
  return left;
}

function conjunction(reader: Reader): Condition {
  let left = term(reader);
  while (reader.takes('AND')) left = { kind: 'and', left, right: term(reader) };
  return left;
}

function term(reader: Reader): Condition {
  if (reader.takes('NOT')) return { kind: 'not', inner: term(reader) };
  if (reader.takes('(')) {
    const inner = disjunction(reader);
    reader.expect(')');
    return inner;
  }
  if (TESTS.has(reader.peek())) {
    const name = reader.next();
    reader.expect('(');
    const path = pathOf(reader);
    reader.expect(')');
    return { kind: 'test', name, path };
  }
  if (reader.takes('begins_with')) {
    const [whole, prefix] = args(reader);
    if (!whole || !prefix) throw new SyntaxError('begins_with takes two operands');
    return { kind: 'begins_with', operand: whole, prefix };
  }
  const left = operand(reader);
  if (reader.takes('IN')) return { kind: 'in', operand: left, among: args(reader) };
  if (reader.takes('BETWEEN')) {
    const from = operand(reader);
    reader.expect('AND');
    return { kind: 'between', operand: left, from, to: operand(reader) };
  }
  const sign = reader.next();
  if (!COMPARISONS.has(sign)) throw new SyntaxError(`no comparison: ${sign}`);
  return { kind: 'compare', sign, left, right: operand(reader) };
}

function sum(reader: Reader): Operand {
  const left = operand(reader);
  return reader.takes('+') ? { kind: 'sum', left, right: operand(reader) } : left;
}

function operand(reader: Reader): Operand {
  const token = reader.peek();
  if (token.startsWith(':')) return { kind: 'value', alias: reader.next() };
  if (token.startsWith('#')) return { kind: 'path', path: pathOf(reader) };
  return { kind: 'call', name: reader.next(), args: args(reader) };
}

function args(reader: Reader): Operand[] {
  const list: Operand[] = [];
  reader.expect('(');
  do list.push(operand(reader));
  while (reader.takes(','));
  reader.expect(')');
  return list;
}

function pathOf(reader: Reader): Path {
  const path: string[] = [];
  do {
    const name = reader.next();
    if (!name.startsWith('#')) throw new SyntaxError(`an attribute without an alias: ${name}`);
    path.push(name);
  } while (reader.takes('.'));
  return path;
}
