// Opens the table: embedded, at an endpoint, or DynamoDB itself.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createClient } from './client.ts';
import { startEmbedded } from './embedded.ts';
import { ensureTable, repairTable } from './ensure-table.ts';
import { DEFAULT_TABLE_NAME } from './table.ts';

export interface StoreOptions {
  /** An engine compatible with DynamoDB; its table is made if absent. */
  endpoint?: string | undefined;
  /** Without an endpoint: a table of DynamoDB, which the stack has made. */
  tableName?: string | undefined;
  /** Where the embedded engine keeps its files; in memory when absent. */
  dataDir?: string | undefined;
  /** What the embedded engine takes for now when it deletes what has expired; the machine's clock when absent. */
  epochMs?: (() => number) | undefined;
}

export interface OpenStore {
  client: DynamoDBClient;
  tableName: string;
  close(): Promise<void>;
}

/** Opens what the options name: an endpoint first, then a table of DynamoDB, else the embedded engine. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { endpoint, tableName = DEFAULT_TABLE_NAME } = options;
  if (endpoint !== undefined) return openEndpoint(endpoint, tableName);
  if (options.tableName !== undefined) return openDynamoDb(tableName);
  return openEmbedded(tableName, options);
}

async function openEndpoint(endpoint: string, tableName: string): Promise<OpenStore> {
  const client = createClient(endpoint);
  await ensureTable(client, tableName);
  return { client, tableName, close: async () => client.destroy() };
}

function openDynamoDb(tableName: string): OpenStore {
  const client = createClient();
  return { client, tableName, close: async () => client.destroy() };
}

async function openEmbedded(tableName: string, options: StoreOptions): Promise<OpenStore> {
  const { dataDir, epochMs = Date.now } = options;
  const engine = await startEmbedded(dataDir);
  const client = createClient(engine.endpoint, engine.clientOptions);
  const close = async () => {
    client.destroy();
    await engine.close();
  };
  try {
    await ensureTable(client, tableName);
    if (dataDir !== undefined) await repairTable(client, tableName, Math.floor(epochMs() / 1000));
  } catch (error) {
    await close();
    throw error;
  }
  return { client, tableName, close };
}
