import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLine } from '../../server/line.ts';
import { newRow } from '../../server/store/row.ts';
import { startLine, type TestLine } from '../support/line.ts';

const LIMIT_MS = 60_000; // it starts a process

let directory = '';
let line: TestLine;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deploy-'));
  line = await startLine('2025-09-29T15:00:00Z');
});
afterEach(async () => {
  await line.close();
  await rm(directory, { recursive: true });
});

/** An export of three live calls and one that is over, some of them changed. */
async function exportOf(change: (text: string, index: number) => string): Promise<string> {
  const voice = createLine(line.server.shell);
  const lines: string[] = ['{"Item":{"pk":{"S":"CALENDAR#office"},"sk":{"S":"2025-10-02"}}}'];
  for (const index of [0, 1, 2, 3]) {
    const callId = `CA${String(index).repeat(32)}`;
    await voice.start({ callId, from: '+12048694905', to: '+12045550000' });
    await voice.turn({ callId, number: 1, input: { kind: 'speech', nBest: ['my name is Ada Byron'] } });
    if (index === 3) await voice.turn({ callId, number: 2, input: { kind: 'speech', nBest: ['goodbye'] } });
    const row = JSON.stringify(newRow(await line.row(callId), 'w'));
    lines.push(change(index % 2 === 0 ? row : `{"Item":${row}}`, index));
  }
  const path = join(directory, 'export.jsonl');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const secondInAStateThatIsGone = (row: string, index: number) =>
  index === 1 ? row.replaceAll('ask_mobile', 'ask_fax') : row;

const checked = (path: string): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'server/check-deploy.ts', path], (error, said) =>
      resolve({ code: error?.code ?? 0, said }),
    );
  });

it(
  'says where each live call lands, and lets the deploy pass',
  async () => {
    const { code, said } = await checked(await exportOf((row) => row));
    expect(said).toContain('3 live: 3 land, 0 lose a slot');
    expect(said).toMatch(/3 in ask_mobile/);
    expect(code).toBe(0);
  },
  LIMIT_MS,
);

it(
  'stops a deploy that would lose a call, and names it',
  async () => {
    const { code, said } = await checked(await exportOf(secondInAStateThatIsGone));
    expect(said).toContain('3 live: 2 land, 1 lose a slot');
    expect(said).toMatch(/! CA1+ in ask_fax.*goes to a person with 1 slots/);
    expect(code).toBe(1);
  },
  LIMIT_MS,
);
