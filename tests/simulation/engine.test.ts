// The simulation's table keeps the contract that the real engines keep, behind the real SDK.
import { storeContract } from '../server/store/contract.ts';
import { DEFAULT_TABLE_NAME } from '../../server/store/table.ts';
import { sdkClientOver } from './engine/client.ts';

storeContract('the table of the simulation', async () => {
  const client = sdkClientOver();
  return { client, tableName: DEFAULT_TABLE_NAME, close: async () => client.destroy() };
});
