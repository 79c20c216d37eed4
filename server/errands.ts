// Runs what is due apart from the calls: each errand under its own claim, tried again until it is done.
import type { Errand, ErrandKey } from './ports.ts';
import { isDaytime } from './reminder-time.ts';
import { sendReminder } from './reminders.ts';
import { claimMs, MOST_ATTEMPTS } from './retries.ts';
import type { Shell } from './shell.ts';
import { tellOwner } from './text-reports.ts';

const MOST_ERRANDS_A_SWEEP = 200;

/** One round over the errands that are due; returns how many it looked at. */
export async function runErrands(shell: Shell): Promise<number> {
  const { errands, clock, business } = shell;
  if (!errands) return 0;
  // A reminder that was held up until the night waits for the morning.
  const kinds = isDaytime(clock.epochMs(), business.zone)
    ? (['undelivered', 'reminder'] as const)
    : (['undelivered'] as const);
  let looked = 0;
  for (const kind of kinds) {
    for (const key of await errands.due(kind, clock.epochMs(), MOST_ERRANDS_A_SWEEP)) {
      await run(key, shell);
      looked += 1;
    }
  }
  return looked;
}

async function run(key: ErrandKey, shell: Shell): Promise<void> {
  const { errands, clock, log } = shell;
  try {
    const nowMs = clock.epochMs();
    const errand = await errands?.claim(key, nowMs, nowMs + claimMs(0));
    if (!errand) return;
    const done = await perform(errand, shell);
    if (!done && errand.attempts < MOST_ATTEMPTS) return;
    if (!done) log.error('errand given up', { errand: errand.kind, id: errand.id, attempts: errand.attempts });
    await errands?.settle(errand);
  } catch (error) {
    log.error('errand failed', { key: key.pk, error: String(error) });
  }
}

function perform(errand: Errand, shell: Shell): Promise<boolean> {
  switch (errand.kind) {
    case 'reminder':
      return sendReminder(errand, shell);
    case 'undelivered':
      return tellOwner(errand, shell);
    default:
      return errand.kind satisfies never;
  }
}
