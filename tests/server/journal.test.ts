// The journal of a call: a line for every turn, added without reading those before it.
import { appended, entriesOf } from '../../server/journal.ts';
import { entryOf } from './store/calls.ts';

const LINE = [1, '2025-10-02T15:00:10.123Z', 'yes', 'YES', 'a', 'b', 'p', 7];
const withPart = (at: number, part: unknown) => JSON.stringify(LINE.with(at, part as never)); // whatever may stand there

it.each([
  ['as it was', {}],
  ['where the call stayed', { from: 'confirm.asking', to: 'confirm.asking' }],
  ['with what else was read', { also: 'phone:full' }],
  ['with whatever was heard', { heard: 'Zoë 🌸\nsaid "\\n"' }],
])('an entry reads back %s', (_what, changes) => {
  const entries = [entryOf(1), entryOf(2, changes), entryOf(3)];
  expect(entriesOf(entries.reduce(appended, ''))).toEqual(entries);
});

it('an empty journal has no entries', () => {
  expect(entriesOf('')).toEqual([]);
});

it('a line is added to those before it', () => {
  expect(appended('whatever stands there', entryOf(1))).toMatch(/^whatever stands there\n\[1,/);
});

it('times of the first layout are read as times', () => {
  expect(entriesOf(withPart(1, Date.parse('2025-10-02T15:00:10.123Z')))[0]?.at).toBe('2025-10-02T15:00:10.123Z');
});

it.each<[string, string]>([
  ['text', 'yes'],
  ['a word', '"yes"'],
  ['cut short', JSON.stringify(LINE.slice(0, 3))],
  ['after the end of time', withPart(1, 9e15)],
  ['before its beginning', withPart(1, -9e15)],
  ['half a turn', withPart(0, 1.5)],
  ['a turn that is text', withPart(0, '1')],
  ['a number for what was heard', withPart(2, 7)],
  ['a number for what happened', withPart(3, 7)],
  ['a number for where it came from', withPart(4, 7)],
  ['a number for where it went', withPart(5, 7)],
  ['a number for what was said', withPart(6, 7)],
  ['a time that took words', withPart(7, 'long')],
  ['a number for what else was read', JSON.stringify([...LINE, 7])],
  ['no list', '{"turn":1}'],
])('a line that is %s is left out', (_what, line) => {
  const [before, after] = [appended('', entryOf(1)), appended('', entryOf(3))];
  expect(entriesOf(`${before}\n${line}\n${after}`).map(({ turn }) => turn)).toEqual([1, 3]);
});
