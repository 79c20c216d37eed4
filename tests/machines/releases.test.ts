import { booking } from '../../machines/actions.ts';
import { slotsIn } from '../../machines/carry-over.ts';
import { movesOf } from '../../machines/moves.ts';
import { replyFor } from '../../machines/reply.ts';
import { CURRENT, legalPredecessorsOf, place, RELEASES } from '../../machines/versions.ts';
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
  it('keeps a snapshot of every state in which a call can rest', () => {
    const states = new Set(movesOf(booking).flatMap(({ from, to }) => [from, to]));
    expect(new Set(snapshotsOf(RELEASES.length).map(({ state }) => state))).toEqual(states);
  });

  it('refuses a move out of a state that no release knows', () => {
    expect(legalPredecessorsOf('no such state')).toEqual([]);
    expect(place(CURRENT, '{"value":"no such state","context":{}}', 'no such state')).toMatchObject({ ok: false });
  });
});
