import { booking } from '../../machines/actions.ts';
import { slotsIn } from '../../machines/carry-over.ts';
import { movesOf } from '../../machines/moves.ts';
import { replyFor } from '../../machines/reply.ts';
import { stateOf } from '../../machines/step.ts';
import {
  CURRENT,
  legalPredecessorsOf,
  place,
  predecessorsUnder,
  RELEASES,
  type Release,
} from '../../machines/versions.ts';
import { snapshotsOf } from '../support/release-files.ts';

const kept = RELEASES.flatMap((release, index) =>
  snapshotsOf(index + 1).map((each): [string, typeof each & { release: typeof release }] => [
    `${index + 1} ${each.state}`,
    { ...each, release },
  ]),
);

describe('a call of release', () => {
  it.each(kept)('%s goes on with all its slots', (_where, { release, state, snapshot }) => {
    const placed = place(release, snapshot, state);
    expect(placed).toMatchObject({ ok: true });
    if (!placed.ok) return;
    expect(placed.snapshot.context.slots).toEqual(slotsIn(snapshot));
    expect(replyFor(placed.snapshot).says.length).toBeGreaterThan(0);
  });
});

describe('the release', () => {
  it('bears a hash that no other bears', () => {
    expect(new Set(RELEASES.map(({ hash }) => hash)).size).toBe(RELEASES.length);
    for (const { id, hash } of RELEASES) expect(`${id} ${hash}`).toMatch(/^booking [0-9a-f]{16}$/);
  });

  it('keeps a snapshot of every state in which a call can rest', () => {
    const states = new Set(movesOf(booking).flatMap(({ from, to }) => [from, to]));
    expect(new Set(snapshotsOf(RELEASES.length).map(({ state }) => state))).toEqual(states);
  });

  it('refuses a move out of a state that no release knows', () => {
    expect(legalPredecessorsOf('no such state')).toEqual([]);
    expect(place(CURRENT, '{"value":"no such state","context":{}}', 'no such state')).toMatchObject({ ok: false });
  });
});

describe('a release whose states have other names since', () => {
  const FORMER = 'ask_when.open';
  const NOW = 'ask_time.asking';
  const older: Release = {
    id: CURRENT.id,
    hash: '0123456789abcdef',
    renamed: { [FORMER]: NOW, 'ask_fax.asking': FORMER },
  };
  const oldest: Release = { id: CURRENT.id, hash: 'fedcba9876543210', renamed: { [FORMER]: NOW, ask_day: NOW } };
  const releases = [oldest, older, ...RELEASES];
  const { snapshot } = snapshotsOf(RELEASES.length).find(({ state }) => state === NOW) ?? { snapshot: '' };
  const written = snapshot.replace('{"ask_time":"asking"}', '{"ask_when":"open"}');

  it('is one whose calls may come from the former names, once each, wherever they may come from the present one', () => {
    const under = predecessorsUnder(releases);
    expect(predecessorsUnder(RELEASES)).toEqual(new Map([...under.keys()].map((to) => [to, legalPredecessorsOf(to)])));
    for (const [to, froms] of under) {
      const present = legalPredecessorsOf(to);
      const former = present.includes(NOW) ? [FORMER, 'ask_day'] : [];
      expect(froms.toSorted()).toEqual([...present, ...former].toSorted());
    }
    expect(under.get('confirm.reading_back')).toContain(FORMER);
    expect(under.get('ask_name.spelling')).not.toContain(FORMER);
  });

  it('has its calls placed where the state stands now, and none of another release', () => {
    const placed = place(older, written, FORMER, releases);
    expect(placed.ok && stateOf(placed.snapshot)).toBe(NOW);
    expect(place({ ...older, hash: 'of no release' }, written, FORMER, releases)).toMatchObject({ ok: false });
    expect(place(older, written, FORMER)).toMatchObject({ ok: false });
  });
});
