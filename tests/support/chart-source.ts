// The chart's source as a designer's editor sees it: the literal's syntax tree, and the file run without its types.
import { readFileSync } from 'node:fs';
import { parseSync, transformSync } from '@swc/core';
import { setup } from 'xstate';

export const CHART_PATH = new URL('../../machines/booking.ts', import.meta.url);

export const chartSource = (): string => readFileSync(CHART_PATH, 'utf8');

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node below `node`, itself included. */
function* nodesIn(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const item of node) yield* nodesIn(item);
  else if (isNode(node)) {
    yield node;
    for (const value of Object.values(node)) yield* nodesIn(value);
  } else if (typeof node === 'object' && node !== null) {
    for (const value of Object.values(node)) yield* nodesIn(value); // swc wraps arguments without a type
  }
}

const LITERAL_NODES = new Set([
  'ObjectExpression',
  'ArrayExpression',
  'KeyValueProperty',
  'Identifier', // as a key only; see below
  'StringLiteral',
  'NumericLiteral',
  'BooleanLiteral',
  'NullLiteral',
]);

/** What in the literal given to `createMachine` is not plain data, by the name of its syntax. */
export function impuritiesIn(source: string): string[] {
  const module = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  const literals = [...nodesIn(module)].flatMap((node) => {
    if (node.type !== 'CallExpression' || !isNode(node['callee'])) return [];
    const property = node['callee']['property'];
    const called = isNode(property) && property['value'] === 'createMachine';
    return called && Array.isArray(node['arguments']) ? [node['arguments'][0].expression] : [];
  });
  if (literals.length !== 1) return [`${literals.length} machines`];
  return [...nodesIn(literals[0])].flatMap((node) => {
    if (!LITERAL_NODES.has(node.type)) return [node.type];
    const value = node.type === 'KeyValueProperty' ? node['value'] : null;
    return isNode(value) && value.type === 'Identifier' ? ['Identifier as a value'] : [];
  });
}

/** The value imports of a source, by module. */
export function valueImportsIn(source: string): string[] {
  const module = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  return module.body.flatMap((item) =>
    item.type === 'ImportDeclaration' && !item.typeOnly ? [item.source.value] : [],
  );
}

/** Opens the file as Sketch does: types stripped, the xstate import and `export` taken away, the rest run. */
export function openAsSketch(source: string): { config: unknown; toJSON(): unknown } {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const bare = code.replace(/^import .* from 'xstate';$/m, '').replaceAll(/^export (?=const)/gm, '');
  // oxlint-disable-next-line no-new-func -- an editor runs the file; this is what it runs
  return new Function('setup', `${bare}\nreturn bookingMachine;`)(setup);
}
