// A data directory of a test, and stores that are closed with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenStore, openStore } from '../../../server/store/open-store.ts';

type Closing = (() => Promise<void>)[];

/** What is put into it is closed after each test, the last first. */
export function closingAfterEach(): Closing {
  const closing: Closing = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  return closing;
}

/** An empty directory, which is removed after whatever was opened in it is closed. */
export function makeDataDir(closing: Closing): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-'));
  closing.push(async () => rmSync(dataDir, { recursive: true }));
  return dataDir;
}

export async function openFor(closing: Closing, options: { dataDir?: string; endpoint?: string }): Promise<OpenStore> {
  const opened = await openStore(options);
  closing.push(() => opened.close());
  return opened;
}
