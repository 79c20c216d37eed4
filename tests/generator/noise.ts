// What a recogniser makes of words: dropped and doubled words, homophones, fillers, lost capitals and points, wrong digits.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Choices } from '../support/random.ts';

const HOMOPHONES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  one: ['won', '1'],
  two: ['to', 'too', '2'],
  three: ['3', 'tree'],
  four: ['for', '4'],
  five: ['5'],
  six: ['6', 'sicks'],
  seven: ['7'],
  eight: ['ate', '8'],
  nine: ['9', 'nein'],
  ten: ['10'],
  eleven: ['11'],
  twelve: ['12'],
  oh: ['o', '0'],
  yes: ['yes', 'yeah yes', 'yes yes'],
  right: ['write', 'right'],
  no: ['know', 'no'],
  here: ['hear', 'here'],
  "it's": ['its', 'is'],
  name: ['name', 'names'],
  please: ['please', 'peas'],
  thirty: ['30', 'thirty'],
}; // what each may come out as
const FILLERS = ['uh', 'um', 'er', 'like', 'so', 'well'] as const;
const DROPS = new Set('the a at on is my of please it um'.split(' '));

/** The words as they come out of the recogniser. */
export function noisy(random: Choices, words: string): string {
  const bare = random.chance(0.6);
  const said = (bare ? words.toLowerCase().replace(/[.,?!]/g, '') : words).split(' ');
  const heard = said.flatMap((word) => {
    const key = word.toLowerCase().replace(/[^a-z']/g, '');
    if (DROPS.has(key) && random.chance(0.12)) return [];
    const homophones = HOMOPHONES[key];
    const one = homophones && random.chance(0.15) ? random.pick(homophones) : word;
    const doubled = random.chance(0.02) ? [one, one] : [one];
    return random.chance(0.05) ? [random.pick(FILLERS), ...doubled] : doubled;
  });
  return misheardDigit(random, heard.join(' '));
}

/** One digit of a longer number comes out as another, now and then. */
function misheardDigit(random: Choices, words: string): string {
  const places = [...words].flatMap((char, at) => (/\d/.test(char) ? [at] : []));
  if (places.length < 7 || !random.chance(0.12)) return words;
  const at = places[random.int(0, places.length - 1)] ?? 0;
  return words.slice(0, at) + random.pick(['1', '5', '9', '3', '']) + words.slice(at + 1);
}

const CORPUS = fileURLToPath(new URL('../../../shared/corpora/dev/name.evi.jsonl', import.meta.url));
const evi = z.object({ utterance: z.string(), requested: z.string(), expected: z.object({ full: z.string() }) });

/** Names as real callers said them and a recogniser heard them; none where the corpus is not at hand. */
export function heardNames(): { name: string; heard: string }[] {
  if (!existsSync(CORPUS)) return [];
  return readFileSync(CORPUS, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const row = line === '' ? null : evi.safeParse(JSON.parse(line));
      return row?.success && row.data.requested === 'full-name'
        ? [{ name: row.data.expected.full, heard: row.data.utterance }]
        : [];
    });
}
