// Finds what a crash, a lost answer or a hang-up left behind, and finishes it with ordinary conditional writes.
import type { Call } from './ports.ts';
import { deliverNotices } from './outbox.ts';
import type { Shell } from './shell.ts';
import { takeTurn } from './turn.ts';

const MOST_CALLS_A_SWEEP = 200;
const HANG_UP_AFTER_MS = 30_000; // a "yes, bye" that is still under way comes first
const LOST_AFTER_MS = 4 * 3_600_000; // Twilio's longest call: without a word by then the status callback was lost

/** One round over the due calls; returns how many it looked at. */
export async function sweep(shell: Shell): Promise<number> {
  const due = await shell.store.due(MOST_CALLS_A_SWEEP);
  for (const callId of due) {
    try {
      await finish(callId, shell);
    } catch (error) {
      shell.log.error('sweep failed on a call', { callId, error: String(error) });
    }
  }
  return due.length;
}

async function finish(callId: string, shell: Shell): Promise<void> {
  const loaded = await shell.store.load(callId);
  if (loaded.kind !== 'found') return;
  const { call } = loaded;
  if (!call.finished && isOver(call, shell)) {
    await takeTurn({ callId, number: call.version + 1, input: { kind: 'hang_up' } }, shell);
  }
  await deliverNotices(callId, shell);
}

function isOver({ endedAt, updatedAt }: Call, { clock }: Shell): boolean {
  const nowMs = clock.epochMs();
  if (endedAt !== undefined) return nowMs - Date.parse(endedAt) >= HANG_UP_AFTER_MS;
  return nowMs - Date.parse(updatedAt) >= LOST_AFTER_MS;
}
