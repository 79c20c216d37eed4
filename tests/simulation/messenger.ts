// Texts of the simulation: sent, refused, or sent and reported as failed; each that goes out is on record.
import type { Messenger, Sent } from '../../server/ports.ts';
import { alive, crash, type Visit } from './process.ts';

export function messengerIn(visit: Visit): Messenger {
  return {
    send: async ({ to, body }): Promise<Sent> => {
      const { world, process, key } = visit;
      const { timeline, draw, weather, ledger } = world;
      if (process.life !== visit.life) return new Promise(() => {});
      const place = `${key} text`;
      await alive(visit, timeline.sleep(20 + 300 * draw('text', key)));
      if (weather.strikes('message_refused_for_good', place)) {
        ledger.textRefused(to);
        return { ok: false, permanent: true, reason: 'opted out' };
      }
      if (weather.strikes('message_refused', place)) return { ok: false, permanent: false, reason: 'busy' };
      ledger.texted({ to, body, key });
      if (weather.strikes('message_crash', place)) {
        crash(process);
        return new Promise(() => {});
      }
      if (weather.strikes('message_timeout_after_sending', place)) {
        await alive(visit, timeline.sleep(8_000));
        return { ok: false, permanent: false, reason: 'no answer' };
      }
      await alive(visit, timeline.sleep(100));
      return { ok: true, id: place };
    },
  };
}
