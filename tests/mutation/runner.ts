// A test runner for Stryker that keeps the process: the code is loaded once, a mutant is switched on inside it, and only the
// tests that reach it are run. Jest's runner loads every module again for each mutant, which takes a second; this takes
// a few milliseconds.
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { expect } from 'expect';
import circus, { addEventHandler, type Event, removeEventHandler, resetState, run, type State } from 'jest-circus';

const TEST_LIMIT_MS = 30_000;

type Block = State['rootDescribeBlock'];
type Test = Block['tests'][number];

/** What the instrumented code reads and counts: its names are Stryker's. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage: Coverage;
}
interface Coverage {
  static: Record<string, number>;
  perTest: Record<string, Record<string, number>>;
}

/** The same functions as under Jest: its own circus runs the tests. */
function inProcessRunner({ testFiles }: Pick<StrykerOptions, 'testFiles'>): TestRunner {
  const switchboard: Switchboard = { mutantCoverage: { static: {}, perTest: {} } };
  Object.assign(globalThis, circus, { expect, __stryker__: switchboard });
  register('./reload.js', import.meta.url);
  let round = 0;

  /** A query is what makes a module another one: the test file's own, and the code's too when it is to be loaded anew. */
  const play = async (reloads: boolean, wanted?: ReadonlySet<string>): Promise<DryRunResult> => {
    round += 1;
    const query = `?${reloads ? 'reload' : 'round'}=${round}`;
    const urls = testFiles.map((file) => pathToFileURL(resolve(file)).href + query);
    const results = await playFiles(urls, switchboard, wanted);
    const { hitCount, hitLimit } = switchboard;
    return determineHitLimitReached(hitCount, hitLimit) ?? results;
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: async () => {
      await play(false);
      const { mutantCoverage: covered } = switchboard;
      const first = covered.static;
      covered.static = {};
      const result = await play(false);
      if (result.status !== DryRunStatus.Complete) return result;
      return { ...result, mutantCoverage: told(covered, first, result.tests) };
    },
    mutantRun: async ({ activeMutant, hitLimit, testFilter, reloadEnvironment }) => {
      Object.assign(switchboard, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
      // Of a mutant that is on while the code loads Stryker names the files, not the tests: it may concern them all.
      const wanted = reloadEnvironment || !testFilter ? undefined : new Set(testFilter);
      return toMutantRunResult(await play(reloadEnvironment, wanted));
    },
  };
}
inProcessRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', inProcessRunner)];

/**
 * What the first round reached while loading and the second did not is the code's own loading: only a new process shows
 * such a mutant. What both reached is the body of a test file, which every round runs again.
 */
function told({ static: again, perTest }: Coverage, first: Coverage['static'], tests: TestResult[]): Coverage {
  const loading = Object.entries(first).filter(([id, hits]) => hits > (again[id] ?? 0));
  const everywhere = tests.map(({ id }) => [id, { ...again, ...perTest[id] }]);
  return { static: Object.fromEntries(loading), perTest: Object.fromEntries(everywhere) };
}

/** Registers the tests of these files anew and runs the wanted ones, up to the first that fails under a mutant. */
async function playFiles(
  urls: readonly string[],
  switchboard: Switchboard,
  wanted?: ReadonlySet<string>,
): Promise<DryRunResult> {
  resetState();
  const results: TestResult[] = [];
  let hasFailed = false;
  const handle = (event: Event, state: State) => {
    if (event.name === 'run_start') {
      state.testTimeout = TEST_LIMIT_MS;
      if (wanted)
        for (const test of testsOf(state.rootDescribeBlock)) if (!wanted.has(nameOf(test))) test.mode = 'skip';
    }
    if (event.name === 'test_start') {
      if (hasFailed) event.test.mode = 'skip';
      switchboard.currentTestId = nameOf(event.test);
    }
    if (event.name !== 'test_done') return;
    switchboard.currentTestId = undefined;
    const [error] = event.test.errors;
    const id = nameOf(event.test);
    const named = { id, name: id, timeSpentMs: event.test.duration ?? 0 };
    if (error !== undefined) results.push({ ...named, status: TestStatus.Failed, failureMessage: messageOf(error) });
    else results.push({ ...named, status: TestStatus.Success });
    hasFailed ||= error !== undefined && switchboard.activeMutant !== undefined;
  };
  addEventHandler(handle);
  try {
    for (const url of urls) await import(url);
    const { unhandledErrors } = await run();
    const [unhandled] = unhandledErrors;
    if (unhandled !== undefined && !hasFailed) return { status: DryRunStatus.Error, errorMessage: unhandled };
  } catch (error) {
    // A mutant that keeps the code from loading is seen by every test.
    if (switchboard.activeMutant === undefined) return { status: DryRunStatus.Error, errorMessage: messageOf(error) };
    results.push({
      id: 'load',
      name: 'load',
      timeSpentMs: 0,
      status: TestStatus.Failed,
      failureMessage: messageOf(error),
    });
  } finally {
    removeEventHandler(handle);
  }
  return { status: DryRunStatus.Complete, tests: results };
}

const testsOf = (block: Block): Test[] =>
  block.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));

function nameOf(test: Test): string {
  const names = [test.name];
  for (let block: Block | undefined = test.parent; block?.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

function messageOf(error: unknown): string {
  const [first] = Array.isArray(error) ? error.filter((each) => each !== undefined) : [error];
  return first instanceof Error ? first.message : String(first);
}
