// Works spelled letters and remarks on spelling into the spoken words, so that later steps see one clean line of tokens.
import { NEGATIONS } from './lexicon/en/name.ts';
import { NEVER } from './lexicon/en/name-words.ts';
import { SPELLING_LEADS } from './lexicon/en/name-spelling.ts';
import { applyHint, type Hint, hintAt } from './name-hints.ts';
import { findLetterRuns, type LetterRun, rhymes } from './name-letters.ts';
import { ALIKE, partLike, partName, similarity } from './name-similarity.ts';
import { makeToken, type Token } from './name-tokens.ts';

export interface Spelled {
  tokens: Token[];
  /** Remarks with no name before them: they are about the name that was read back. */
  hints: Hint[];
}

const LOOK_BACK = 4; // Tokens between a name and its spelling: "that is spelled with".
const SAME = 0.75; // So alike that the spelling is of that word, though others stand between.
const MAX_WORDS = 3; // Names that one spelling may cover.

/** Replaces every spelling by the name it spells. */
export function workInSpelling(heard: readonly Token[]): Spelled {
  const { tokens, hints } = workInHints(heard);
  const result: Token[] = [];
  let at = 0;
  for (const run of findLetterRuns(tokens)) {
    result.push(...tokens.slice(at, run.from));
    const led = dropLead(result);
    if (NEGATIONS.has(result.at(-1)?.word ?? '')) result.pop();
    else place(result, run, led, tokens[run.from]?.pause ?? 0);
    at = run.to;
    const next = tokens[at];
    if (next === undefined) break;
    if (similarity(next.word, result.at(-1)?.word ?? '') >= SAME) at++;
    else if (next.pause === 1) tokens[at] = { ...next, pause: 0 };
  }
  result.push(...tokens.slice(at));
  return { tokens: result, hints };
}

function workInHints(heard: readonly Token[]): Spelled {
  const tokens: Token[] = [];
  const hints: Hint[] = [];
  for (let at = 0; at < heard.length; at++) {
    const token = heard[at];
    const hint = hintAt(heard, at);
    if (token === undefined) continue;
    if (hint === null) {
      tokens.push(token);
      continue;
    }
    dropLead(tokens);
    const target = tokens.at(-1);
    if (target === undefined || NEVER.has(target.word)) hints.push(hint);
    else tokens[tokens.length - 1] = spelledToken(applyHint(target.word, hint), target.pause);
    at = hint.to - 1;
    const next = heard[hint.to];
    if (next !== undefined && hintAt(heard, hint.to) === null) {
      tokens.push({ ...next, pause: next.pause === 1 ? 0 : next.pause });
      at = hint.to;
    }
  }
  return { tokens, hints };
}

function spelledToken(letters: string, pause: Token['pause']): Token {
  return { ...makeToken(letters, pause), spelled: true };
}

/** Takes "that is spelled" off the end; true when there was one. */
function dropLead(result: Token[]): boolean {
  for (let length = 3; length >= 1; length--) {
    const tail = result.slice(-length).map((token) => token.word);
    if (tail.length === length && SPELLING_LEADS.includes(tail.join(' ')) && result.length > length) {
      result.length -= length;
      return true;
    }
  }
  return false;
}

function place(result: Token[], run: LetterRun, led: boolean, pause: Token['pause']): void {
  if (run.single) return confirmInitial(result, run.parts[0] ?? '');
  const words = nameBefore(result);
  if (run.parts.length > 1 && words.length >= run.parts.length && matchParts(result, run.parts)) return;
  const letters = run.parts.join('');
  for (let count = Math.min(MAX_WORDS, words.length); count >= 1; count--) {
    const parts = partLike(letters, words.slice(-count));
    if (parts !== null) return replaceLast(result, parts);
  }
  const earlier = result.findLastIndex((token) => similarity(token.word, letters) >= SAME);
  if (earlier >= 0) return void (result[earlier] = spelledToken(letters, result[earlier]?.pause ?? 0));
  const last = words.at(-1);
  if (last !== undefined && !NEVER.has(last) && run.parts.length === 1 && repairs(last, letters, led))
    return replaceLast(result, [letters]);
  if (run.parts.length === 1) result.push(...partName(letters).parts.map((part) => spelledToken(part, pause)));
  else result.push(...run.parts.map((part) => spelledToken(part, pause)));
}

/** "Sam, S as in Sam" adds nothing; "Finn, V as in Victor" mends the first letter. */
function confirmInitial(result: Token[], letter: string): void {
  const last = result.at(-1);
  const initial = last?.word[0] ?? '';
  if (last === undefined || NEVER.has(last.word) || initial === letter || !rhymes(initial, letter)) return;
  result[result.length - 1] = spelledToken(letter + last.word.slice(1), last.pause);
}

/** The words right before the spelling that may be what is spelled. */
function nameBefore(result: readonly Token[]): string[] {
  const words: string[] = [];
  for (let at = result.length - 1; at >= Math.max(0, result.length - LOOK_BACK); at--) {
    const token = result[at];
    if (token === undefined || (NEVER.has(token.word) && at < result.length - 1)) break;
    words.unshift(token.word.replace(/[^\p{L}]/gu, ''));
  }
  return words;
}

function matchParts(result: Token[], parts: readonly string[]): boolean {
  const from = result.length - parts.length;
  const fits = parts.every((part, index) => similarity(part, result[from + index]?.word ?? '') >= ALIKE);
  if (fits) replaceLast(result, parts);
  return fits;
}

function replaceLast(result: Token[], parts: readonly string[]): void {
  const from = result.length - parts.length;
  parts.forEach((part, index) => {
    const old = result[from + index];
    result[from + index] = spelledToken(part, old?.pause ?? 0);
  });
}

/** A spelling that begins like the word before it, or is announced, mends that word however odd it was heard. */
function repairs(last: string, letters: string, led: boolean): boolean {
  const parting = partName(letters);
  if (parting.parts.length > 1) return false;
  const sameStart = last[0] === letters[0] && similarity(last, letters) >= ALIKE / 2;
  return led || sameStart;
}
