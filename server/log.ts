// JSON lines: a static message, data in fields; what callers said stays out unless the configuration asks for it.
import type { Log } from './ports.ts';

type Level = 'info' | 'warn' | 'error';

/** Writes one JSON object a line; `write` is standard output in production. */
export function createLog(write: (line: string) => void, nowIso: () => string, personalData: boolean): Log {
  const at =
    (level: Level) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      const { pii, ...safe } = fields;
      const kept = personalData && pii !== undefined ? { ...safe, pii } : safe;
      write(`${JSON.stringify({ at: nowIso(), level, message, ...kept })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
