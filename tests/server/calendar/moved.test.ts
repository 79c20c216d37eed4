// A booking that is moved leaves nothing behind, whichever of its notices comes first, late or twice.
import type { Opening } from '../../../machines/dialog.ts';
import { type Bench, bookingOf, openBench } from '../../support/calendar.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench('2026-11-23T14:00:00Z'); // Monday, 8 in Winnipeg
});
afterEach(() => bench.close());

const held = async (startsAt: string): Promise<Opening> => {
  const outcome = await bench.calendar.hold('CA1', startsAt);
  if (outcome.kind !== 'held') throw new Error(`refused: ${outcome.why}`);
  return outcome.opening;
};
const revisionOf = (revision: number, opening: Opening) => ({ ...bookingOf('CA1', opening), revision });
const standing = async () =>
  (await bench.calendar.bookings('2026-11-24', '2026-11-24')).map(({ startsAt }) => startsAt);
const isFree = async (startsAt: string) => (await bench.calendar.hold('CA2', startsAt)).kind === 'held';

it('frees the old place only once the new one is written', async () => {
  const ten = await held('2026-11-24T10:00');
  await bench.calendar.promote(revisionOf(1, ten));
  const moved = revisionOf(2, await held('2026-11-24T11:00'));
  await expect(bench.calendar.releaseMoved(moved, ten)).rejects.toThrow('before it was written');
  await bench.calendar.promote(moved);
  await bench.calendar.releaseMoved(moved, ten);
  expect(await standing()).toEqual(['2026-11-24T11:00']);
  expect(await isFree('2026-11-24T10:00')).toBe(true);
});

it('gives back what a deliverer books that was overtaken', async () => {
  const ten = revisionOf(1, await held('2026-11-24T10:00'));
  const eleven = revisionOf(2, await held('2026-11-24T11:00'));
  const { client } = bench;
  const send = client.send.bind(client);
  // The first deliverer has read that nothing is booked yet; then the booking moves, and only then does it go on.
  let overtaken = false;
  Object.assign(client, {
    send: async (command: Parameters<typeof send>[0]) => {
      const answer = await send(command);
      if (!overtaken && command.constructor.name === 'GetItemCommand') {
        overtaken = true;
        const other = bench.another();
        await other.promote(eleven);
        await other.releaseMoved(eleven, ten);
      }
      return answer;
    },
  });
  await bench.calendar.promote(ten);
  expect(overtaken).toBe(true);
  expect(await standing()).toEqual(['2026-11-24T11:00']);
  expect(await isFree('2026-11-24T10:00')).toBe(true);
});
