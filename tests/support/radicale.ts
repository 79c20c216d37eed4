// Radicale, a calendar server, for the tests of calendars that are subscribed to; where there is none, they are skipped.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server-process.ts';

export interface Radicale {
  /** The collection's address; its export is subscribed to there too. */
  url: string;
  put(name: string, document: string): Promise<void>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

const RADICALE = '/usr/bin/radicale';
const MOST_TRIES = 300;
const BETWEEN_TRIES_MS = 50;

/** `it`, or where Radicale is absent `it.skip` with the reason in the name. */
export function itWithRadicale(name: string, test: () => Promise<void>): void {
  if (existsSync(RADICALE)) it(name, test);
  else it.skip(`${name} (skipped: there is no ${RADICALE})`, test);
}

/** Starts it on loopback with one empty calendar and no passwords. The caller closes it. */
export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(join(tmpdir(), 'radicale-'));
  const port = await freePort();
  const storage = ['--storage-filesystem-folder', folder, '--auth-type', 'none', '--rights-type', 'authenticated'];
  const flags = ['--config', '', '--server-hosts', `127.0.0.1:${port}`, ...storage];
  const child = spawn(RADICALE, flags, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/owner/diary/`;
  const headers = { authorization: `Basic ${Buffer.from('owner:').toString('base64')}` };
  const ask = async (method: string, path: string, body?: string) => {
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}`);
  };
  const close = async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await listening(`http://127.0.0.1:${port}/`, child);
    await ask('MKCALENDAR', '');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: url.replace('//', '//owner@'),
    put: (name, document) => ask('PUT', name, document),
    remove: (name) => ask('DELETE', name),
    close,
  };
}

async function listening(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES && child.exitCode === null; tries += 1) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined); // refused until it listens
    if (answer) return;
    await new Promise((resolve) => {
      setTimeout(resolve, BETWEEN_TRIES_MS);
    });
  }
  throw new Error('radicale does not listen');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
