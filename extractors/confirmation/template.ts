// A small language for phrases: words, `(a|b|)` a choice, `{NAME}` a phrase kept in a set of its own.

export type Template =
  | { kind: 'word'; word: string }
  | { kind: 'sequence'; parts: readonly Template[] }
  | { kind: 'choice'; options: readonly Template[] };

type Texts = Readonly<Record<string, string>>;
/** Phrases that templates name, each read once. */
export interface Sets {
  texts: Texts;
  read: Map<string, Template>;
}
const TOKEN = /[()|]|\{[A-Z]+\}|[^\s()|{}]+/g;

/** The sets that `texts` names, none of them read yet. */
export function setsOf(texts: Texts): Sets {
  return { texts, read: new Map() };
}

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
  const known = sets.read.get(name);
  if (known) return known;
  const text = sets.texts[name];
  if (text === undefined) throw new Error(`no set of phrases is called ${name}`);
  const template = templateOf(text, sets);
  sets.read.set(name, template);
  return template;
}
