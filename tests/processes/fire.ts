// Kills servers at random moments and starts them again.
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../support/server-process.ts';

const FIRST_MS = 100; // at most until the first kill: a short run must not be over before it
const ALIVE_MS = { least: 500, spread: 2_500 }; // between a start and the next kill

/** Kills one server after another at moments from the seed, each time starting it again, until told to cease. */
export function openFire(backends: readonly ServerProcess[], random: () => number) {
  const over = new AbortController();
  let kills = 0;
  let longestRestartMs = 0;
  const firing = (async () => {
    while (!over.signal.aborted) {
      const ms = kills === 0 ? random() * FIRST_MS : ALIVE_MS.least + random() * ALIVE_MS.spread;
      await pause(ms, undefined, { signal: over.signal }).catch(() => {}); // told to cease
      const victim = backends[Math.floor(random() * backends.length)];
      if (over.signal.aborted || victim === undefined) return;
      await victim.kill();
      kills += 1;
      const killedAt = performance.now();
      await victim.start();
      longestRestartMs = Math.max(longestRestartMs, performance.now() - killedAt);
    }
  })();
  return {
    seen: () => ({ kills, longestRestartMs }),
    cease: async () => {
      over.abort();
      await firing;
    },
  };
}
