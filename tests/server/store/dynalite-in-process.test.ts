// The contract on the embedded engine, in memory and on disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../server/store/open-store.ts';
import { storeContract } from './contract.ts';

storeContract('the embedded engine in memory', () => openStore({}));

storeContract('the embedded engine on disk', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'store-'));
  const opened = await openStore({ dataDir });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});
