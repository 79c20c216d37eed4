import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeze, isGone, stateOf } from '../../machines/step.ts';
import { CURRENT, place, RELEASES } from '../../machines/versions.ts';
import { checkDeploy } from '../../server/check-deploy.ts';
import { SNAPSHOTS } from '../support/chart-files.ts';

interface Kept {
  callId: string;
  state: string;
  machine: { id: string; hash: string };
  snapshot: string;
  finished: boolean;
}

const files = readdirSync(SNAPSHOTS);
const kept: Kept[] = files.flatMap((file) =>
  readFileSync(new URL(file, SNAPSHOTS), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
);

describe('the calls of every release', () => {
  it('are kept for each release, the present one included (npm run chart)', () => {
    expect(files.map((file) => file.replace('.jsonl', '')).toSorted()).toEqual(
      RELEASES.map(({ hash }) => hash).toSorted(),
    );
    expect(kept.length).toBeGreaterThan(25);
  });

  it.each(kept.map((each) => [each.machine.hash, each.state, each] as const))(
    '%s %s is carried over with its slots',
    (_hash, state, each) => {
      const placed = place(each.machine, each.snapshot, state);
      expect(placed).toMatchObject({ ok: true });
      if (!placed.ok) return;
      expect(placed.snapshot.context.slots).toEqual(JSON.parse(each.snapshot).context.slots);
      expect(isGone(placed.snapshot)).toBe(each.finished);
      if (each.machine.hash === CURRENT.hash) {
        expect(stateOf(placed.snapshot)).toBe(state);
        expect(freeze(placed.snapshot)).toBe(each.snapshot);
      }
    },
  );
});

describe('a check before a deploy', () => {
  const live = kept.filter(({ finished }) => !finished);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function check(calls: readonly Kept[]): Promise<{ fine: boolean; lines: string[] }> {
    const path = join(folder, 'export.jsonl');
    writeFileSync(path, calls.map((call) => `${JSON.stringify(call)}\n`).join(''));
    const lines: string[] = [];
    const fine = await checkDeploy(path, (line) => lines.push(line));
    return { fine, lines };
  }

  it('says that every live call lands', async () => {
    expect(await check(kept)).toEqual({
      fine: true,
      lines: [`${live.length} live: ${live.length} land, 0 lose a slot`],
    });
  });

  it('names the call that would not land, and fails', async () => {
    const [first] = live;
    if (!first) throw new Error('no live call is kept');
    const lost = {
      ...first,
      callId: 'CA-lost',
      state: 'ask_fax',
      snapshot: first.snapshot.replace(/"value":[^}]*\}/, '"value":"ask_fax"'),
    };
    const { fine, lines } = await check([first, lost]);
    expect(fine).toBe(false);
    expect(lines).toEqual([expect.stringContaining('CA-lost ask_fax'), '2 live: 1 land, 1 lose a slot']);
  });
});
