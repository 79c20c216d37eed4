// One process a data directory: a lock file that a second process respects and a dead one's successor takes over.
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const LOCK_FILE = 'lock.json';

/** `startedAt` tells a process from a later one with its number; in a container every server is process 1. */
const holderSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Locks the directory (made if absent) for this process and returns the release.
 * Throws an error that names the directory when a live process holds it.
 */
export function lockDirectory(directory: string): () => void {
  makeDirectory(directory);
  const file = join(directory, LOCK_FILE);
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) ?? '' } satisfies Holder);
  if (!writeIfAbsent(file, mine)) {
    removeStale(directory, file);
    if (!writeIfAbsent(file, mine)) throw inUse(directory);
  }
  return () => {
    if (contentOf(file) === mine) unlinkSync(file);
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Error(`DATA_DIR ${directory} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function removeStale(directory: string, file: string): void {
  const found = contentOf(file);
  if (found === undefined) return; // released in the meantime
  if (isAlive(found)) throw inUse(directory, found);
  // Of several successors only one moves the dead one's file away, and it looks at what it has moved.
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = contentOf(aside);
  if (moved !== found) linkSync(aside, file);
  unlinkSync(aside);
  if (moved !== found) throw inUse(directory, moved);
}

function isAlive(content: string): boolean {
  const holder = parseHolder(content);
  // A file that was cut short was being written when its process died.
  if (holder === undefined) return false;
  const startedAt = startOf(holder.pid);
  return startedAt !== undefined && startedAt === holder.startedAt;
}

function parseHolder(content: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

/** When a process started, in the kernel's ticks; the empty string where the kernel does not say, undefined when it is dead. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return undefined; // EPERM: alive, and another user's
  }
  const stat = contentOf(`/proc/${pid}/stat`);
  if (stat === undefined) return '';
  // The second field is the command in brackets and may hold blanks; the start is the 22nd field, the 20th after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function writeIfAbsent(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function inUse(directory: string, content?: string): Error {
  const holder = content === undefined ? undefined : parseHolder(content);
  const by = holder === undefined ? 'another process' : `process ${holder.pid}`;
  return new Error(`DATA_DIR ${directory} is in use by ${by}; stop it first, or give this one a directory of its own`);
}
