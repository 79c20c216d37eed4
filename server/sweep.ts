// Finds what a crash, a lost answer or a hang-up left behind, and finishes it with ordinary conditional writes.
import { type Call, LONGEST_CALL_MS } from './ports.ts';
import { deliverNotices, deliverNoticesOf } from './outbox.ts';
import type { Shell } from './shell.ts';
import { takeTurn } from './turn.ts';

// Rows that nobody can read or place stay due: a round must reach beyond them, and listing keys costs next to nothing.
const MOST_CALLS_A_SWEEP = 2_000;
const MOST_NAMED = 5; // of rows that cannot be read, in a log line
const HANG_UP_AFTER_MS = 30_000; // a "yes, bye" that is still under way comes first

/** One round over the due calls; returns how many there are. */
export async function sweep(shell: Shell): Promise<number> {
  const { store, clock, log } = shell;
  const due = await store.due(clock.epochMs(), MOST_CALLS_A_SWEEP);
  const unreadable: string[] = [];
  for (const callId of due) {
    try {
      const loaded = await store.load(callId);
      if (loaded.kind === 'unreadable') unreadable.push(callId);
      if (loaded.kind === 'found') await finish(loaded.call, shell);
      if (loaded.kind === 'missing') await store.unwatch(callId, clock.epochMs()); // its first write never came
    } catch (error) {
      log.error('sweep failed on a call', { callId, error: String(error) });
    }
  }
  // They stay due, for another release may read them; a person should look.
  if (unreadable.length > 0)
    log.error('rows cannot be read', { count: unreadable.length, callIds: unreadable.slice(0, MOST_NAMED) });
  return due.length;
}

async function finish(call: Call, shell: Shell): Promise<void> {
  if (call.finished && call.notices.length === 0) return shell.store.unwatch(call.callId, shell.clock.epochMs());
  if (call.finished || !isOver(call, shell)) return deliverNoticesOf(call, shell);
  await takeTurn({ callId: call.callId, number: call.version + 1, input: { kind: 'hang_up' } }, shell);
  return deliverNotices(call.callId, shell);
}

function isOver({ endedAt, updatedAt }: Call, { clock }: Shell): boolean {
  const nowMs = clock.epochMs();
  if (endedAt !== undefined) return nowMs - Date.parse(endedAt) >= HANG_UP_AFTER_MS;
  // Without a word for that long the report of its end was lost.
  return nowMs - Date.parse(updatedAt) >= LONGEST_CALL_MS;
}
