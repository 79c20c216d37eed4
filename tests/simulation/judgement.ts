// The end of a world: every call has ended, every notice has gone out, every hold is released, every booking stands once.
import { entriesOf } from '../../server/journal.ts';
import type { Call } from '../../server/ports.ts';
import { judgeBookings } from './bookings.ts';
import { claimsOf } from './days.ts';
import { readOnce } from './read-once.ts';
import { retaken } from './replay.ts';
import type { World } from './world.ts';

/** What the sweeps still have to do, in words. */
export function remains({ engine, ledger }: World): string[] {
  const left: string[] = [];
  for (const item of engine.items()) {
    const pk = item['pk']?.S ?? '';
    if (pk.startsWith('CALENDAR#')) {
      // What a call that nobody can read may have promised stays taken, until somebody looks.
      for (const { callId, state } of claimsOf(item))
        if (state === 'held' && !ledger.calls.get(callId)?.spoilt) left.push(`${callId} holds on ${item['sk']?.S}`);
    }
    if (!pk.startsWith('CALL#') || ledger.calls.get(pk.slice(5))?.spoilt) continue;
    if (item['sk']?.S === 'WATCH') {
      if (item['due']) left.push(`${pk.slice(5)} is still watched`);
      continue;
    }
    const row = readOnce(item);
    if (row.kind !== 'found') left.push(`${pk} is unreadable`);
    else if (!row.call.finished) left.push(`${row.call.callId} rests in ${row.call.state}`);
    else if (row.call.notices.length > 0) left.push(`${row.call.callId} has ${row.call.notices.length} notices`);
    else if (item['due']) left.push(`${row.call.callId} is still due`);
  }
  return left;
}

/** Holds the end of the world against what was promised. */
export async function judge(world: World): Promise<void> {
  const { ledger } = world;
  for (const left of remains(world)) ledger.violated('left undone', left.split(' ')[0] ?? '', left);
  judgeBookings(world);
  judgeTexts(world);
  await judgeReplays(world);
}

const CLAIM_MS = 60_000; // see server/outbox.ts

/** The caller said yes twice, to the same time in the end: each yes has its text. */
const isAgreedAgain = ({ journal }: Call): boolean =>
  entriesOf(journal).filter(({ from, to }) => from.startsWith('confirm') && to.startsWith('complete')).length > 1;

/** Each booking is confirmed by text; a second text only after the first delivery's claim ran out. */
function judgeTexts({ ledger, processes }: World): void {
  const isSkewed = processes.some(({ skewMs }) => skewMs !== 0);
  for (const [callId, { now, spoilt }] of ledger.calls) {
    if (spoilt || !now?.booking) continue;
    const { id, phone } = now.booking;
    // Whoever changed it last was to text instead, and nobody can read any more that it was.
    if ([...ledger.calls.values()].some((other) => other.spoilt && other.now?.booking?.id === id)) continue;
    const sent = ledger.texts.filter(({ to, key }) => to === phone && key.includes(callId));
    const others = ledger.texts.filter(({ to, key }) => to === phone && !key.includes(callId));
    if (sent.length + others.length === 0 && !ledger.refusedNumbers.has(phone))
      ledger.violated('no confirmation', callId, phone);
    for (const [place, { atMs }] of sent.entries()) {
      const before = sent.slice(0, place).findLast(({ body }) => body === sent[place]?.body);
      if (before && atMs - before.atMs < CLAIM_MS && !isSkewed && !isAgreedAgain(now))
        ledger.violated('two texts at once', callId, `${atMs - before.atMs} ms apart`);
    }
  }
}

/** What a row became follows from what it was, what was said, and what the world answered. */
async function judgeReplays(world: World): Promise<void> {
  const { ledger, business } = world;
  for (const { before, after, recording } of ledger.steps) {
    const write = await retaken(before, recording, business).catch((error: unknown) => String(error));
    const same =
      write !== null &&
      typeof write !== 'string' &&
      write.state === after.state &&
      isSame(write.snapshot, after.snapshot);
    if (!same)
      ledger.violated(
        'the journal does not replay',
        after.callId,
        `version ${after.version}: ${JSON.stringify(write)}`,
      );
  }
}

/** Two snapshots, save for what a release before did not write. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [JSON.parse(one), JSON.parse(other)];
  for (const key of Object.keys(left.context)) if (!(key in right.context)) delete left.context[key];
  return JSON.stringify(left) === JSON.stringify(right);
}
