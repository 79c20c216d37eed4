// Bundles the simulation for long runs: one file, in which the readers of words and of rows remember what they gave.
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REMEMBERING = path.join(ROOT, 'tests/simulation/remembering.ts');
/** Pure functions that a long run calls most: module, function, and what remembers for it. */
const PURE: Readonly<Record<string, readonly [string, 'remembered' | 'readOnce']>> = {
  'extractors/name.ts': ['readName', 'remembered'],
  'extractors/phone.ts': ['readPhone', 'remembered'],
  'extractors/time.ts': ['readTime', 'remembered'],
  'extractors/confirmation.ts': ['readConfirmation', 'remembered'],
  'extractors/commands.ts': ['readCommands', 'remembered'],
  'server/store/read-row.ts': ['readRow', 'readOnce'],
};

/** Puts a module in front of each of them that exports the same names. */
const remembering: Plugin = {
  name: 'remembering',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^real:/ }, ({ path: found }) => ({ path: found.slice('real:'.length) }));
    onResolve({ filter: /\.ts$/ }, ({ path: asked, importer, namespace }) => {
      const found = path.resolve(path.dirname(importer), asked);
      const isFront = namespace !== 'front' && path.relative(ROOT, found) in PURE;
      return { path: found, namespace: isFront ? 'front' : 'file' };
    });
    onLoad({ filter: /.*/, namespace: 'front' }, ({ path: found }) => {
      const [name, how] = PURE[path.relative(ROOT, found)] ?? [];
      const contents = `import { ${name} as real } from ${JSON.stringify(`real:${found}`)};
        import { ${how} } from ${JSON.stringify(`real:${REMEMBERING}`)};
        export * from ${JSON.stringify(`real:${found}`)};
        export const ${name} = ${how}(real);`;
      return { contents, loader: 'ts', resolveDir: path.dirname(found) };
    });
  },
};

await build({
  entryPoints: [path.join(ROOT, 'tests/simulation/simulate.ts')],
  outfile: path.join(ROOT, 'dist/simulate.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
  plugins: [remembering],
});
