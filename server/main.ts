// Starts the line: the environment in, an address out; ends cleanly when told to.
import { readConfig } from './config.ts';
import { startServer } from './assemble.ts';
import { createLog } from './log.ts';

const configured = readConfig();
if (!configured.ok) {
  for (const fault of configured.faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}
const { config } = configured;
const log = createLog(
  (line) => process.stdout.write(line),
  () => new Date().toISOString(),
  config.logPersonalData,
);

try {
  const server = await startServer(config, { epochMs: () => Date.now() }, log);
  process.stdout.write(
    `The line for ${config.business.name} answers at ${server.url}, the simulator at ${server.url}/simulator\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('did not close cleanly', { error: String(error) });
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
