// Finds what a crash, a lost answer or a hang-up left behind, and finishes it with ordinary conditional writes.
import type { Call } from './ports.ts';
import { deliverNotices, deliverNoticesOf } from './outbox.ts';
import type { Shell } from './shell.ts';
import { takeTurn } from './turn.ts';

// Rows that nobody can read or place stay due: a round must reach beyond them, and listing keys costs next to nothing.
const MOST_CALLS_A_SWEEP = 2_000;
const MOST_NAMED = 5; // of rows that cannot be read, in a log line
const HANG_UP_AFTER_MS = 30_000; // a "yes, bye" that is still under way comes first
const LOST_AFTER_MS = 4 * 3_600_000; // Twilio's longest call: without a word by then the status callback was lost

/** One round over the due calls; returns how many there are. */
export async function sweep(shell: Shell): Promise<number> {
  const { store, log } = shell;
  const due = await store.due(MOST_CALLS_A_SWEEP);
  const unreadable: string[] = [];
  for (const callId of due) {
    try {
      const loaded = await store.load(callId);
      if (loaded.kind === 'unreadable') unreadable.push(callId);
      if (loaded.kind === 'found') await finish(loaded.call, shell);
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
  if (call.finished || !isOver(call, shell)) return deliverNoticesOf(call, shell);
  await takeTurn({ callId: call.callId, number: call.version + 1, input: { kind: 'hang_up' } }, shell);
  return deliverNotices(call.callId, shell);
}

function isOver({ endedAt, updatedAt }: Call, { clock }: Shell): boolean {
  const nowMs = clock.epochMs();
  if (endedAt !== undefined) return nowMs - Date.parse(endedAt) >= HANG_UP_AFTER_MS;
  return nowMs - Date.parse(updatedAt) >= LOST_AFTER_MS;
}
