// Applies remarks on a spelling, "with a K", "no H", "two Ns", to the name that they follow.
import {
  ARTICLES,
  AT_THE_END,
  LETTER_NAMES,
  REPEATS,
  SILENT_ENDINGS,
  SOUND_ALIKES,
  WITH,
  WITHOUT,
  ONCE,
  WORD_LETTERS,
} from './lexicon/en/name-spelling.ts';
import { singular } from './name-letters.ts';
import type { Token } from './name-tokens.ts';
import { weigh } from './name-weights.ts';

export interface Hint {
  letters: string;
  /** More than one: the letter is doubled. */
  times: number;
  kind: 'with' | 'without' | 'single';
  atEnd: boolean;
  /** Tokens of the remark: `from` to before `to`. */
  from: number;
  to: number;
}

/** The remark that begins at a token, or null. */
export function hintAt(tokens: readonly Token[], from: number): Hint | null {
  const word = (at: number) => tokens[at]?.word ?? '';
  const [opens, closes] = [WITH.has(word(from)), WITHOUT.has(word(from))];
  const bare = from === 0 && tokens.length === 2 && REPEATS.has(word(0)); // "Two Gs" by itself.
  if (!opens && !closes && !bare) return null;
  let at = bare ? from : from + 1;
  let times = 1;
  let single = false;
  while (ARTICLES.has(word(at)) && letterOf(word(at + 1)) !== null) {
    single ||= ONCE.has(word(at));
    at++;
  }
  if (REPEATS.get(word(at)) !== undefined) times = REPEATS.get(word(at++)) ?? 1;
  const first = letterOf(word(at));
  if (first === null || (at === from + 1 && isEverydayWord(tokens, at))) return null;
  const second = word(at + 1).length === 1 ? word(at + 1) : '';
  if (second !== '' && SOUND_ALIKES.get(first + second) === undefined) return null;
  at += second === '' ? 1 : 2;
  if (letterOf(word(at)) !== null && word(at).length === 1) return null;
  const end = AT_THE_END.find((phrase) => phrase.split(' ').every((part, index) => word(at + index) === part));
  const kind = closes ? 'without' : single ? 'single' : 'with';
  return {
    letters: first + second,
    times,
    kind,
    atEnd: end !== undefined,
    from,
    to: at + (end?.split(' ').length ?? 0),
  };
}

/** "has a booking", "no I said": the letter is the word that it looks like, unless a pause follows. */
function isEverydayWord(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return WORD_LETTERS.has(token?.word ?? '') && next !== undefined && next.pause === 0;
}

/** `k`, `Ks`, `kay`: the letter that a word names. */
function letterOf(word: string): string | null {
  const bare = singular(word);
  if (/^[a-z]$/.test(bare)) return bare;
  return LETTER_NAMES.get(word) ?? LETTER_NAMES.get(bare) ?? null;
}

/** The name changed as the remark says; the same name when it already fits or no change makes sense. */
export function applyHint(name: string, hint: Hint): string {
  let best = { name, level: -1 };
  for (const { changed, cost } of changesFor(name, hint)) {
    const { first, last } = weigh(changed);
    const level = Math.max(first, last) - cost;
    if (level > best.level) best = { name: changed, level };
  }
  return best.name;
}

interface Change {
  changed: string;
  /** In levels; above zero only names that the lists know can win. */
  cost: number;
}

const DOUBLED = 0.5;
const SWAPPED = 1.5; // Beyond its first letter a name changes only into a listed one.
const INSERTED = 2; // A letter put in where none was heard needs a listed name.

function changesFor(name: string, hint: Hint): Change[] {
  if (hint.kind === 'without') return free(removals(name, hint));
  return hint.kind === 'single' ? free(singled(name, hint)) : additions(name, hint);
}

const free = (names: readonly string[]): Change[] => names.map((changed) => ({ changed, cost: 0 }));

function removals(name: string, hint: Hint): string[] {
  const places = occurrences(name, hint.letters);
  const wanted = hint.atEnd ? places.slice(-1) : places;
  return wanted.map((at) => name.slice(0, at) + name.slice(at + hint.letters.length));
}

function singled(name: string, hint: Hint): string[] {
  return occurrences(name, hint.letters.repeat(2)).map(
    (at) => name.slice(0, at) + name.slice(at + hint.letters.length),
  );
}

function additions(name: string, hint: Hint): Change[] {
  const { letters, times, atEnd } = hint;
  const wanted = letters.repeat(times);
  if (atEnd ? name.endsWith(wanted) : name.includes(wanted)) return [];
  const inserted = [...name, ''].map((_, at) => name.slice(0, at) + letters + name.slice(at));
  if (times > 1) {
    const places = occurrences(name, letters);
    const cost = places.length >= times ? SWAPPED : DOUBLED;
    const doubled = places.map((at) => ({ changed: name.slice(0, at) + wanted + name.slice(at + 1), cost }));
    return [...doubled, ...inserted.map((changed) => ({ changed, cost: SWAPPED }))];
  }
  const swapped = (SOUND_ALIKES.get(letters) ?? []).flatMap((sound) =>
    occurrences(name, sound).map((at) => ({
      changed: name.slice(0, at) + letters + name.slice(at + sound.length),
      cost: at === 0 ? 0 : SWAPPED,
    })),
  );
  const silent = SILENT_ENDINGS.has(letters) ? free([name + letters]) : [];
  if (atEnd)
    return [...silent, ...swapped.filter(({ changed }) => changed.endsWith(letters)), ...free([name + letters])];
  return [...swapped, ...silent, ...inserted.map((changed) => ({ changed, cost: INSERTED }))];
}

function occurrences(name: string, part: string): number[] {
  const places: number[] = [];
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) places.push(at);
  return places;
}
