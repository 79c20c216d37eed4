// `npm run mutate`, or `npm run mutate -- machines/guards.ts`: breaks the code in every small way and counts what no test sees.
import { Stryker } from '@stryker-mutator/core';

const ENOUGH = 85; // per cent

const CONTRACT = 'tests/simulation/engine.test.ts'; // of the store, on a table in memory
const machine = (...names: string[]) => names.map((name) => `tests/machines/${name}.test.ts`);
const store = (...names: string[]) => names.map((name) => `tests/server/store/${name}.test.ts`);

/** The tests that must see a change of each file: quick ones, for they run once a change. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  'machines/guards.ts': machine('guards', 'errand-guards', 'carry-over'),
  'machines/errand.ts': machine('errand', 'errand-guards'),
  'machines/menu.ts': machine('menu'),
  'machines/heard.ts': machine('heard'),
  'machines/actions.ts': machine('actions', 'actions-services'),
  'machines/openings.ts': machine('actions', 'actions-services'),
  'machines/progress.ts': machine('actions', 'actions-services'),
  'machines/step.ts': machine('step'),
  'machines/reply.ts': machine('reply'),
  'machines/moves.ts': machine('moves'),
  'machines/carry-over.ts': machine('carry-over'),
  'machines/versions.ts': machine('carry-over', 'moves', 'releases'),
  'server/turn.ts': ['tests/server/turn.test.ts'],
  'server/store/turn-requests.ts': [...store('turn-requests', 'call-store'), CONTRACT],
  'server/store/notice-requests.ts': [...store('call-store'), CONTRACT],
  'server/store/call-store.ts': [...store('call-store'), CONTRACT],
  'server/store/row.ts': store('row'),
  'server/store/read-row.ts': store('row'),
  'server/store/reply-in.ts': store('row'),
  'server/store/json.ts': store('row'),
  'server/store/former-layouts.ts': store('former-layouts'),
  'server/store/callers.ts': store('callers'),
  'server/store/live-rows.ts': store('callers', 'small-tables'),
  'server/store/table.ts': store('callers', 'table'),
  'server/store/meter.ts': store('meter'),
  'server/store/lock.ts': store('lock'),
  'server/store/due-requests.ts': store('due-requests'),
  'server/store/errand-requests.ts': store('errand-requests'),
  'server/store/errands.ts': store('errands'),
  'server/store/opt-outs.ts': store('small-tables'),
  'server/store/appointment-links.ts': store('small-tables'),
  'server/store/client.ts': store('client'),
  'server/store/in-process.ts': store('client'),
  'server/store/ensure-table.ts': store('ensure-table', 'embedded'),
  'server/store/embedded.ts': store('embedded', 'open-store'),
  'server/store/open-store.ts': store('open-store'),
  'server/store/iterators.ts': store('embedded'),
};

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

async function mutated(file: string): Promise<Mutant[]> {
  const stryker = new Stryker({
    mutate: [file],
    testFiles: [...(TESTS[file] ?? [])],
    testRunner: 'in-process',
    plugins: ['./tests/mutation/runner.ts'],
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 10_000,
    tsconfigFile: 'none.json', // Stryker rewrites it by an API that this compiler does not have
    ignorePatterns: ['dist', 'cdk', 'cdk.out', '.data', 'reports'],
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: false, logTests: false },
    logLevel: 'error' as never, // Stryker declares its levels as a const enum, which this compiler cannot read
    allowEmpty: true,
  });
  return stryker.runMutationTest();
}

/** How many were killed, and by an endless loop, and what was left. */
function tallied(mutants: readonly Mutant[]) {
  const of = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, timedOut, survived, uncovered] = [of('Killed'), of('Timeout'), of('Survived'), of('NoCoverage')];
  const counted = killed + timedOut + survived + uncovered;
  const share = counted === 0 ? 100 : ((killed + timedOut) / counted) * 100;
  return { killed, timedOut, survived, uncovered, 'per cent': Math.round(share * 10) / 10 };
}

const named = process.argv.slice(2);
const files = named.length > 0 ? named : Object.keys(TESTS);
const unknown = files.filter((file) => TESTS[file] === undefined);
if (unknown.length > 0) throw new Error(`no tests are named for ${unknown.join(', ')}`);
const all: [string, Mutant[]][] = [];
for (const file of files) all.push([file, await mutated(file)]);
const whole = tallied(all.flatMap(([, mutants]) => mutants));
const rows = Object.fromEntries(all.map(([file, mutants]) => [file, tallied(mutants)]));
console.table({ ...rows, 'in all': whole });
if (whole['per cent'] < ENOUGH) process.exitCode = 1;
