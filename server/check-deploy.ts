// `npm run check-deploy [export.jsonl]`: where every live call of a table, or of an export, would land on this release's chart.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from './config.ts';
import { landingsOf, told } from './landing.ts';
import type { Loaded } from './ports.ts';
import { liveRows } from './store/live-rows.ts';
import { openStore } from './store/open-store.ts';
import { readRow } from './store/read-row.ts';
import type { Row } from './store/row.ts';

/** Rows of an export: JSON lines, each a row or, as DynamoDB exports it, `{"Item": row}`; rows that are no calls are left out. */
async function* exported(path: string): AsyncGenerator<Loaded> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() === '') continue;
    const parsed: { Item?: Row } & Row = JSON.parse(line);
    const row = parsed.Item ?? parsed;
    if (row['sk']?.S === 'CALL') yield readRow(row);
  }
}

async function* stored(rows: AsyncIterable<Row>): AsyncGenerator<Loaded> {
  for await (const row of rows) yield readRow(row);
}

async function main(path: string | undefined): Promise<number> {
  if (path !== undefined) return finish(exported(path));
  const configured = readConfig();
  if (!configured.ok) throw new Error(configured.faults.join('\n'));
  const { dynamoDbEndpoint: endpoint, tableName, dataDir } = configured.config;
  const opened = await openStore({ endpoint, tableName, dataDir });
  try {
    return await finish(stored(liveRows(opened)));
  } finally {
    await opened.close();
  }
}

async function finish(rows: AsyncIterable<Loaded>): Promise<number> {
  const landings = await landingsOf(rows);
  process.stdout.write(`${told(landings)}\n`);
  return landings.losses.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
