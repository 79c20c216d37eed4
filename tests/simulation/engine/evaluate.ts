// Expressions against an item: whether a condition holds, and the item that an update leaves; the item itself is never touched.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Changes, type Condition, changesOf, conditionOf, type Operand, type Path } from './parse.ts';

export type Item = Readonly<Record<string, AttributeValue>>;

/** The part of a request that its expressions speak of. */
export interface Aliases {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
}

/** What the engine answers to a request that it cannot make sense of. */
export class ValidationError extends Error {}

const invalid = (message: string) => new ValidationError(message);

export function holds(condition: string, item: Item | undefined, aliases: Aliases): boolean {
  return evaluate(conditionOf(condition), item ?? {}, aliases);
}

function evaluate(condition: Condition, item: Item, aliases: Aliases): boolean {
  switch (condition.kind) {
    case 'and':
      return evaluate(condition.left, item, aliases) && evaluate(condition.right, item, aliases);
    case 'or':
      return evaluate(condition.left, item, aliases) || evaluate(condition.right, item, aliases);
    case 'not':
      return !evaluate(condition.inner, item, aliases);
    case 'test': {
      const found = at(item, namesOf(condition.path, aliases)) !== undefined;
      return condition.name === 'attribute_exists' ? found : !found;
    }
    case 'in': {
      const value = valueOf(condition.operand, item, aliases);
      return condition.among.some((each) => compare('=', value, valueOf(each, item, aliases)));
    }
    case 'begins_with': {
      const prefix = valueOf(condition.prefix, item, aliases)?.S;
      return prefix !== undefined && valueOf(condition.operand, item, aliases)?.S?.startsWith(prefix) === true;
    }
    case 'between': {
      const value = valueOf(condition.operand, item, aliases);
      return (
        compare('>=', value, valueOf(condition.from, item, aliases)) &&
        compare('<=', value, valueOf(condition.to, item, aliases))
      );
    }
    case 'compare':
      return compare(condition.sign, valueOf(condition.left, item, aliases), valueOf(condition.right, item, aliases));
    default:
      return condition satisfies never;
  }
}

/** An attribute that is missing, or of another type, compares with nothing. */
function compare(sign: string, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  const [a, b] = [plain(left), plain(right)];
  if (a === undefined || b === undefined || typeof a !== typeof b) return sign === '<>' && a !== b;
  switch (sign) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

function plain(value: AttributeValue | undefined): string | number | boolean | undefined {
  if (value?.N !== undefined) return Number(value.N);
  return value?.S ?? value?.BOOL;
}

function valueOf(operand: Operand, item: Item, aliases: Aliases): AttributeValue | undefined {
  switch (operand.kind) {
    case 'path':
      return at(item, namesOf(operand.path, aliases));
    case 'value': {
      const value = aliases.ExpressionAttributeValues?.[operand.alias];
      if (value === undefined) throw invalid(`${operand.alias} is not defined`);
      return value;
    }
    case 'sum':
      return { N: String(numberIn(operand.left, item, aliases) + numberIn(operand.right, item, aliases)) };
    case 'call':
      return called(operand, item, aliases);
    default:
      return operand satisfies never;
  }
}

function called({ name, args }: Extract<Operand, { kind: 'call' }>, item: Item, aliases: Aliases) {
  const [first, second] = args.map((each) => valueOf(each, item, aliases));
  switch (name) {
    case 'size':
      return first === undefined ? undefined : { N: String(sizeOf(first)) };
    case 'if_not_exists':
      return first ?? second;
    case 'list_append':
      if (first?.L === undefined || second?.L === undefined) throw invalid('list_append takes two lists');
      return { L: [...first.L, ...second.L] };
    default:
      throw invalid(`no such function: ${name}`);
  }
}

function numberIn(operand: Operand, item: Item, aliases: Aliases): number {
  const value = valueOf(operand, item, aliases);
  if (value?.N === undefined) throw invalid('a sum takes numbers that are there');
  return Number(value.N);
}

function sizeOf(value: AttributeValue): number {
  if (value.M !== undefined) return Object.keys(value.M).length;
  return value.L?.length ?? Buffer.byteLength(value.S ?? '');
}

function namesOf(path: Path, { ExpressionAttributeNames: names }: Aliases): string[] {
  return path.map((alias) => {
    const name = names?.[alias];
    if (name === undefined) throw invalid(`${alias} is not defined`);
    return name;
  });
}

function at(item: Item, path: readonly string[]): AttributeValue | undefined {
  const [first = '', ...rest] = path;
  let found = item[first];
  for (const name of rest) found = found?.M?.[name];
  return found;
}

/** The item after an update; every right-hand side reads the item as it was. Throws on a path that leads nowhere. */
export function updated(expression: string, before: Item, aliases: Aliases): Item {
  const changes = changesOf(expression);
  refuseOverlaps(changes, aliases);
  let after = before;
  for (const { path, to } of changes.sets) {
    const value = valueOf(to, before, aliases);
    if (value === undefined) throw invalid('an attribute that is not there is set to another');
    after = written(after, namesOf(path, aliases), value);
  }
  for (const path of changes.removes) after = written(after, namesOf(path, aliases), undefined);
  return after;
}

/** A copy with the path written or, without a value, removed; nothing else is copied but the maps on the way. */
function written(item: Item, [name = '', ...rest]: readonly string[], value: AttributeValue | undefined): Item {
  if (rest.length > 0) {
    const inner = item[name]?.M;
    if (inner === undefined) throw invalid('the document path in the update expression is invalid for update');
    return { ...item, [name]: { M: written(inner, rest, value) } };
  }
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _gone, ...others } = item;
  return others;
}

function refuseOverlaps({ sets, removes }: Changes, aliases: Aliases): void {
  const paths = [...sets.map(({ path }) => path), ...removes].map((path) => `${namesOf(path, aliases).join('\0')}\0`);
  for (const [index, path] of paths.entries()) {
    if (paths.some((other, place) => place !== index && other.startsWith(path))) throw invalid('two paths overlap');
  }
}

/** Real DynamoDB refuses an alias that no expression uses. */
export function refuseUnused(expressions: readonly (string | undefined)[], aliases: Aliases): void {
  const text = expressions.join(' ');
  const used = new Set(text.match(/[#:]\w+/g));
  const defined = [
    ...Object.keys(aliases.ExpressionAttributeNames ?? {}),
    ...Object.keys(aliases.ExpressionAttributeValues ?? {}),
  ];
  const unused = defined.find((alias) => !used.has(alias));
  if (unused !== undefined) throw invalid(`${unused} is unused in the expressions`);
}
