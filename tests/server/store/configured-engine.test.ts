// The contract on whatever DYNAMODB_ENDPOINT or TABLE_NAME names: DynamoDB itself, or anything that claims to be it.
import { openStore } from '../../../server/store/open-store.ts';
import { storeContract } from './contract.ts';

const { DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: tableName } = process.env;

if (endpoint === undefined && tableName === undefined) {
  it.skip('neither DYNAMODB_ENDPOINT nor TABLE_NAME is set: no other engine is tested', () => {});
} else {
  storeContract(endpoint ?? `the table ${tableName}`, () => openStore({ endpoint, tableName }));
}
