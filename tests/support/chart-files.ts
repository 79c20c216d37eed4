// The files made from the chart: JSON to paste into an editor, the README's diagram, the release's hash. `npm run chart` writes them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { AnyStateNode } from 'xstate';
import { bookingMachine } from '../../machines/booking.ts';
import { releaseFiles } from './release-files.ts';
import { walkChart } from './walk.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

/** Every step between two states that a walk over the chart takes: a transition that vanishes is missed here. */
export const STEPS_FILE = at('tests/fixtures/steps.txt');
/** The same of a business with several services. */
export const SERVICE_STEPS_FILE = at('tests/fixtures/steps.services.txt');

/** One line a state and event, with the states it may lead to. */
export function stepsText(steps: readonly string[]): string {
  const lines = new Map<string, string[]>();
  for (const step of steps) {
    const [from, event, to = ''] = step.split(' ');
    const key = `${from} ${event}`;
    lines.set(key, [...(lines.get(key) ?? []), to]);
  }
  return `${[...lines].map(([key, targets]) => `${key} -> ${targets.join(' ')}`).join('\n')}\n`;
}

/** Each file with the text it should have. */
export function chartFiles(): { path: URL; text: string }[] {
  const readme = at('README.md');
  const versions = at('machines/versions.ts');
  return [
    { path: at('machines/booking.json'), text: `${JSON.stringify(bookingMachine.config, null, 2)}\n` },
    {
      path: readme,
      text: between(
        readFileSync(readme, 'utf8'),
        '<!-- chart -->',
        '<!-- /chart -->',
        `\n\`\`\`mermaid\n${mermaid()}\n\`\`\`\n`,
      ),
    },
    { path: versions, text: withHash(readFileSync(versions, 'utf8')) },
  ];
}

/** The first 16 hex digits of the SHA-256 of the chart's JSON. */
export const chartHash = (): string =>
  createHash('sha256').update(JSON.stringify(bookingMachine.config)).digest('hex').slice(0, 16);

function between(text: string, start: string, end: string, inner: string): string {
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end);
  if (to < from) throw new Error(`no place for the chart between ${start} and ${end}`);
  return text.slice(0, from) + inner + text.slice(to);
}

/** The last release is the chart as it is; an older one stays as it was. */
function withHash(text: string): string {
  const last = text.lastIndexOf("hash: '");
  return `${text.slice(0, last)}hash: '${chartHash()}${text.slice(last + "hash: '".length + 16)}`;
}

/** Top-level states and the events between them; a designer opens the file for the rest. */
function mermaid(): string {
  const tops = Object.values(bookingMachine.root.states) as AnyStateNode[]; // the machine's own type is narrower than a node's
  const edges = new Map<string, Set<string>>();
  for (const top of tops) {
    for (const node of [top, ...descendantsOf(top)]) {
      const named = [...node.transitions].flatMap(([event, list]) => list.map((transition) => ({ event, transition })));
      const settled = (node.always ?? []).map((transition) => ({ event: '', transition }));
      for (const { event, transition } of [...named, ...settled]) {
        const target = transition.target?.[0]?.path[0];
        if (target === undefined || target === top.key) continue;
        const key = `${top.key} --> ${target}`;
        edges.set(key, (edges.get(key) ?? new Set()).add(event));
      }
    }
  }
  const lines = [...edges].map(([edge, events]) => {
    const label = [...events].filter((event) => event !== '').join(', ');
    return `  ${edge}${label === '' ? '' : `: ${label}`}`;
  });
  const finals = tops.filter((top) => top.type === 'final' || descendantsOf(top).some((node) => node.type === 'final'));
  return ['stateDiagram-v2', '  [*] --> starting', ...lines, ...finals.map((top) => `  ${top.key} --> [*]`)].join('\n');
}

const descendantsOf = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states).flatMap((child) => [child, ...descendantsOf(child)]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { path, text } of chartFiles()) writeFileSync(path, text);
  const { steps, stepsWithServices, reached } = walkChart();
  writeFileSync(STEPS_FILE, stepsText(steps));
  writeFileSync(SERVICE_STEPS_FILE, stepsText(stepsWithServices));
  for (const { path, text } of releaseFiles(reached)) writeFileSync(path, text);
}
