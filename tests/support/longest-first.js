// The order of the tests: those that take most of the gate's time begin first, in a worker that is still fresh.
const LONGEST = ['tests/generator/calls.test.ts', 'tests/simulation/simulation.test.ts'];

function rankOf({ path }) {
  const at = LONGEST.findIndex((name) => path.endsWith(name));
  return at < 0 ? LONGEST.length : at;
}

export default class LongestFirst {
  sort(tests) {
    return tests.toSorted((one, other) => rankOf(one) - rankOf(other) || (one.path < other.path ? -1 : 1));
  }

  /** Asked only with `--onlyFailures` and `--shard`, which nothing here uses. */
  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {}
}
