// A small language for phrases: words, `(a|b|)` a choice, `{NAME}` a phrase kept in a set of its own.

export type Template =
  | { kind: 'word'; word: string }
  | { kind: 'sequence'; parts: readonly Template[] }
  | { kind: 'choice'; options: readonly Template[] };

type Sets = Readonly<Record<string, string>>;
const TOKEN = /[()|]|\{[A-Z]+\}|[^\s()|{}]+/g;

/** Reads a template; throws on an unbalanced one or an unknown set, both of which are mistakes in a lexicon. */
export function templateOf(text: string, sets: Sets): Template {
  const tokens = text.match(TOKEN) ?? [];
  const [template, end] = choiceAt(tokens, 0, sets);
  if (end !== tokens.length) throw new Error(`a bracket is not balanced in the phrase "${text}"`);
  return template;
}

function choiceAt(tokens: readonly string[], start: number, sets: Sets): [Template, number] {
  const options: Template[] = [];
  let parts: Template[] = [];
  let index = start;
  for (; index < tokens.length && tokens[index] !== ')'; index += 1) {
    const token = tokens[index] ?? '';
    if (token === '|') {
      options.push({ kind: 'sequence', parts });
      parts = [];
    } else if (token === '(') {
      const [inner, end] = choiceAt(tokens, index + 1, sets);
      parts.push(inner);
      index = end;
      if (tokens[index] !== ')') throw new Error(`a bracket is not closed in "${tokens.join(' ')}"`);
    } else if (token.startsWith('{')) parts.push(namedSet(token.slice(1, -1), sets));
    else parts.push({ kind: 'word', word: token });
  }
  options.push({ kind: 'sequence', parts });
  return [{ kind: 'choice', options }, index];
}

function namedSet(name: string, sets: Sets): Template {
  const set = sets[name];
  if (set === undefined) throw new Error(`no set of phrases is called ${name}`);
  return templateOf(set, sets);
}
