// Texts without Twilio's credentials: they appear in the log and are kept for the simulator.
import type { Clock, Log, Messenger } from '../ports.ts';

export interface KeptText {
  to: string;
  body: string;
  atEpochMs: number;
}

const MOST_KEPT = 100;

/** A messenger that delivers to the log; `kept` holds the latest texts, newest last. */
export function createLogMessenger(log: Log, clock: Clock): Messenger & { kept: KeptText[] } {
  const kept: KeptText[] = [];
  return {
    kept,
    async send({ to, body }) {
      kept.push({ to, body, atEpochMs: clock.epochMs() });
      if (kept.length > MOST_KEPT) kept.shift();
      log.info('text not sent: no Twilio credentials', { pii: { to, body } });
      return { ok: true, id: `log-${kept.length}` };
    },
  };
}
