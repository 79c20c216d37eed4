// One process a data directory.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from '../../../server/store/lock.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The number of a process that has just ended. */
const deadPid = () => spawnSync(process.execPath, ['--eval', '']).pid;
const writeLock = (content: string) => writeFileSync(join(directory, 'lock.json'), content);

describe('a data directory', () => {
  it('is refused to a second taker, by name, and free again after the release', () => {
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`DATA_DIR ${directory} is in use by process ${process.pid}`);
    release();
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is made when it is not there', () => {
    const nested = join(directory, 'a', 'b');
    lockDirectory(nested)();
    expect(readdirSync(nested)).toEqual([]);
  });

  it.each([
    ['a process that is dead', () => JSON.stringify({ pid: deadPid(), startedAt: '1' })],
    ['an earlier process of our number, as in a container', () => JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['a process that died while writing', () => '{"pid":'],
    ['a process that wrote nothing', () => ''],
  ])('is taken over from %s', (_whom, content) => {
    writeLock(content());
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow('is in use');
    release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is not released by one whose lock another has taken over', () => {
    const release = lockDirectory(directory);
    const others = JSON.stringify({ pid: process.ppid, startedAt: 'other' });
    writeLock(others);
    release();
    expect(readdirSync(directory)).toEqual(['lock.json']);
  });

  it('is refused while another process that lives has it, by its number', () => {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeLock(JSON.stringify({ pid: process.ppid, startedAt }));
    const by = `is in use by process ${process.ppid}; stop it first`;
    expect(() => lockDirectory(directory)).toThrow(by);
    expect(readdirSync(directory)).toEqual(['lock.json']);
  });

  it.each([
    ['no process', '{"pid":0,"startedAt":"1"}'],
    ['half a process', '{"pid":1.5,"startedAt":"1"}'],
    ['a process without a start', `{"pid":${process.pid}}`],
    ['a list', '[]'],
  ])('is taken over from %s', (_whom, content) => {
    writeLock(content);
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('that cannot be made is named, with the reason', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(() => lockDirectory(join(directory, 'file', 'data'))).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^DATA_DIR .*data cannot be used: (Error: )?ENOTDIR/),
        cause: expect.objectContaining({ code: 'ENOTDIR' }),
      }),
    );
  });

  it('whose lock is no file is not touched', () => {
    mkdirSync(join(directory, 'lock.json'));
    expect(() => lockDirectory(directory)).toThrow('EISDIR');
    expect(readdirSync(directory)).toEqual(['lock.json']);
  });

  it('may be released twice', () => {
    const release = lockDirectory(directory);
    release();
    expect(release).not.toThrow();
  });
});
