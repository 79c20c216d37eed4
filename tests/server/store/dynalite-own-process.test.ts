// The contract on the engine as a process of its own.
import { openStore } from '../../../server/store/open-store.ts';
import { startEngineProcess } from '../../support/dynalite-process.ts';
import { storeContract } from './contract.ts';

storeContract('an engine in a process of its own', async () => {
  const engine = await startEngineProcess();
  const opened = await openStore({ endpoint: engine.endpoint });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await engine.kill();
    },
  };
});
