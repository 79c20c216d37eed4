// The embedded engine as a process of its own: prints its endpoint, serves until it is killed.
import { createClient } from '../../server/store/client.ts';
import { startEmbedded } from '../../server/store/embedded.ts';
import { ensureTable, repairTable } from '../../server/store/ensure-table.ts';
import { DEFAULT_TABLE_NAME } from '../../server/store/table.ts';

const [dataDir] = process.argv.slice(2);
const engine = await startEmbedded(dataDir);
const client = createClient(engine.endpoint);
await ensureTable(client, DEFAULT_TABLE_NAME);
await repairTable(client, DEFAULT_TABLE_NAME, Math.floor(Date.now() / 1000));
client.destroy();
process.stdout.write(`${engine.endpoint}\n`);
