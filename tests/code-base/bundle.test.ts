// What the start script builds.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const MOST_BYTES = 8_000_000; // three times what it is

it('the program is plain ASCII: one character more, and V8 keeps all of it at two bytes each, two megabytes for nothing', () => {
  const options = ['--bundle', '--platform=node', '--target=node20', '--format=esm', '--packages=external'];
  const program = execFileSync('node_modules/.bin/esbuild', [MAIN, ...options], { maxBuffer: MOST_BYTES });
  const odd = program.toString('utf8').match(/^.*[^\p{ASCII}].*$/gmu);
  expect(odd).toBeNull();
});
