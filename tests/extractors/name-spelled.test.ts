import type { Context } from '../../extractors/extractor.ts';
import { readName } from '../../extractors/name.ts';
import { seeded } from '../support/random.ts';
import { spokenName } from '../support/spoken-name.ts';

const CONTEXT: Context = { asked: 'ask_name', now: '2025-09-27T12:00', timeZone: 'America/Winnipeg', region: 'CA' };
const SEED = 20250927;
const NAMES = 1_000;

const read = (utterance: string, context: Partial<Context> = {}) => {
  const reading = readName([utterance], { ...CONTEXT, ...context });
  return reading?.kind === 'name' ? reading.name : reading;
};

test(`takes a thousand spelled names letter by letter, whatever the way of spelling (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const wrong: string[] = [];
  for (let count = 0; count < NAMES; count++) {
    const { utterance, letters } = spokenName(random);
    const got = read(utterance);
    const said = typeof got === 'string' ? got.toLowerCase().replace(/ /g, '') : JSON.stringify(got);
    if (said !== letters) wrong.push(`${utterance} -> ${said}, not ${letters}`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['K O W A L S K I', 'Kowalski'],
  ['k-o-w-a-l-s-k-i', 'Kowalski'],
  ['kilo oscar whiskey alfa lima sierra kilo india', 'Kowalski'],
  ['L as in lemon, E, E', 'Lee'],
  ['double-u I double L I S', 'Willis'],
  ['double you A L K E R', 'Walker'],
  ['zed H A O', 'Zhao'],
  ['capital J, O, N', 'Jon'],
  ['B as in boy, O, B as in boy', 'Bob'],
  ['O apostrophe B R I E N', "O'Brien"],
  ['s m i t h hyphen j o n e s', 'Smith-Jones'],
  ['T O M space H A N K S', 'Tom Hanks'],
  ['first name T O M last name H A N K S', 'Tom Hanks'],
  ['c a r l a s a n c h e z', 'Carla Sanchez'],
  ['R OB er TA m IL ler', 'Roberta Miller'],
  ['banana echo tango hotel', 'Beth'],
])('joins "%s"', (utterance, name) => {
  expect(read(utterance)).toBe(name);
});

test.each([
  ["it's Smith, S-M-Y-T-H", 'Smyth'],
  ['Ada Okoro, O K O R O W', 'Ada Okorow'],
  ['Shivonne, S I O B H A N', 'Siobhan'],
  ['Jon, J O N, Smyth, S M Y T H', 'Jon Smyth'],
  ['Tom Hanks, T-O-M H-A-N-K-S', 'Tom Hanks'],
  ['Tom, last name H A N K S', 'Tom Hanks'],
  ["Conor O'Brien, O apostrophe B R I E N", "Conor O'Brien"],
  ['Sam, S as in Sam', 'Sam'],
])('mends the spoken name in "%s"', (utterance, name) => {
  expect(read(utterance)).toBe(name);
});

test.each([
  ['Catherine with a K', 'Katherine'],
  ['Sarah, no H, Connor', 'Sara Connor'],
  ['Steven with a P H', 'Stephen'],
  ['Stephen with a V', 'Steven'],
  ['Ann with an E', 'Anne'],
  ['Mark with a C', 'Marc'],
  ['Philip with two Ls', 'Phillip'],
  ['Phillip with one L', 'Philip'],
  ['Jen with two Ns', 'Jenn'],
  ['Brown with an E at the end', 'Browne'],
])('obeys the remark in "%s"', (utterance, name) => {
  expect(read(utterance)).toBe(name);
});

test.each([
  ['Oscar', 'Oscar'],
  ['Mike Victor', 'Mike Victor'],
  ['Harry S. Truman', 'Harry S Truman'],
  ['J. R. Hartley', 'J R Hartley'],
  ['Ingrid has a booking', 'Ingrid'],
])('takes no spelling out of "%s"', (utterance, name) => {
  expect(read(utterance)).toBe(name);
});

test.each(['9 a. m.', 'x q z', 'k TR l P w', 'I see k a p and O is', 'm u to d a r k be'])(
  'asks again rather than join "%s" to nonsense',
  (utterance) => {
    const got = read(utterance);
    expect(typeof got).not.toBe('string');
  },
);
