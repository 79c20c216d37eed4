// What is read out of the services, and the names the line says.
import type { DialogContext, Named } from '../../machines/dialog.ts';
import { nameOf, pagesOf, personAskedFor, servicesIn } from '../../machines/menu.ts';
import { contextWith, opening } from './contexts.ts';

const many = (count: number): Named[] =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at}`, name: `name ${at}` }));
const ids = (services: readonly Named[]) => services.map(({ id }) => id).join(' ');

it.each([
  [0, []],
  [1, ['s0']],
  [2, ['s0 s1']],
  [3, ['s0 s1 s2']],
  [4, ['s0 s1', 's2 s3']],
  [5, ['s0 s1 s2', 's3 s4']],
  [7, ['s0 s1 s2', 's3 s4', 's5 s6']],
])('%i services are read out two or three at a time, never one alone after others', (count, pages) => {
  expect(pagesOf(many(count)).map(ids)).toEqual(pages);
});

describe('a prompt reads out', () => {
  it.each<[string, string, number, Partial<DialogContext>]>([
    ['ask_service', 's0 s1 s2', 3, {}],
    ['ask_service', '', 4, {}],
    ['ask_service.list', 's0 s1', 4, {}],
    ['ask_service.list', 's2 s3', 4, { servicePage: 1 }],
    ['ask_service.list', '', 4, { servicePage: 2 }],
    ['ask_service.keypad', 's0 s1 s2 s3 s4 s5 s6 s7 s8', 10, {}],
    ['ask_time', '', 2, {}],
  ])('%s: %j of %i', (prompt, expected, count, changes) => {
    expect(ids(servicesIn(prompt, contextWith({ services: many(count), ...changes })))).toBe(expected);
  });

  it('those in question, in the order of the business', () => {
    const context = contextWith({ services: many(4) }, { services: ['s3', 's1'] });
    expect(ids(servicesIn('ask_service.which', context))).toBe('s1 s3');
  });
});

it('a name is said where there is one', () => {
  expect(nameOf(many(2), 's1')).toBe('name 1');
  expect([nameOf(many(2), 's2'), nameOf(many(2), null), nameOf(many(2), undefined)]).toEqual([null, null, null]);
});

it('the person is named whom the caller asked for and will see', () => {
  const people = [{ id: 'lee', name: 'Dr. Lee' }];
  const asked = (preferred: string | null, resource: string) =>
    personAskedFor(contextWith({ people, preferred }), opening('10', resource));
  expect([asked('lee', 'lee'), asked('lee', 'okafor'), asked(null, 'lee'), asked('okafor', 'okafor')]).toEqual([
    'Dr. Lee',
    null,
    null,
    null,
  ]);
});
