import { readFileSync } from 'node:fs';
import { createMachine } from 'xstate';
import { booking } from '../../machines/actions.ts';
import { bookingMachine } from '../../machines/booking.ts';
import { RELEASES } from '../../machines/versions.ts';
import { chartFiles } from '../support/chart-files.ts';
import { chartSource, impuritiesIn, openAsSketch, valueImportsIn } from '../support/chart-source.ts';

const source = chartSource();

/** Every name under a key such as `guard` or `actions`, anywhere in the literal. */
function namesUnder(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesUnder(key, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = name === key || (key === 'actions' && (name === 'entry' || name === 'exit')) ? [inner].flat() : [];
    return [...own.filter((item) => typeof item === 'string'), ...namesUnder(key, inner)];
  });
}

describe('the chart opens for designers', () => {
  it('is one plain literal', () => {
    expect(impuritiesIn(source)).toEqual([]);
  });

  it.each([
    ['a spread', 'states: {', 'states: { ...extra,', 'SpreadElement'],
    ['a call', "initial: 'starting'", 'initial: first()', 'CallExpression'],
    ['a computed key', "initial: 'starting'", "['initial']: 'starting'", 'Computed'],
    ['an inline function', "entry: 'startLadder'", 'entry: () => {}', 'ArrowFunctionExpression'],
    ['a name for a value', "initial: 'starting'", 'initial: first', 'Identifier as a value'],
  ])('is refused with %s', (_what, from, to, found) => {
    expect(source).toContain(from);
    expect(impuritiesIn(source.replace(from, to))).toContain(found);
  });

  it('imports no value but from xstate', () => {
    expect(valueImportsIn(source)).toEqual(['xstate']);
  });

  it('opens as an editor opens it, with the same shape', () => {
    expect(JSON.stringify(openAsSketch(source).config)).toBe(JSON.stringify(bookingMachine.config));
  });

  it('survives JSON', () => {
    const copy = createMachine(JSON.parse(JSON.stringify(bookingMachine.config)));
    expect(JSON.stringify(copy.definition)).toBe(
      JSON.stringify(createMachine(bookingMachine.config as never).definition),
    );
  });

  it.each([
    ['actions', 'actions'],
    ['guards', 'guard'],
  ] as const)('names each of its %s in setup, and none besides', (kind, key) => {
    const used = new Set(namesUnder(key, bookingMachine.config));
    expect([...used].toSorted()).toEqual(Object.keys(bookingMachine.implementations[kind]).toSorted());
    expect(Object.keys(booking.implementations[kind]).toSorted()).toEqual([...used].toSorted());
  });

  it('has a current JSON file, a current diagram and a current release entry (npm run chart)', () => {
    for (const { path, text } of chartFiles()) expect(readFileSync(path, 'utf8')).toBe(text);
    expect(RELEASES.at(-1)?.id).toBe(bookingMachine.id);
  });

  it('says what every state is for', () => {
    const silent = JSON.stringify(bookingMachine.config, (_key, value) => value);
    expect(silent).not.toContain('"description":""');
    const states = (node: { states?: object | undefined; description?: string | undefined }): string[] =>
      Object.entries(node.states ?? {}).flatMap(([name, child]) => [
        ...(child.description ? [] : [name]),
        ...states(child),
      ]);
    expect(states(bookingMachine.config)).toEqual([]);
  });
});
