// The two production calls of 2025-09-27, as the new line takes them; `npm run replay-production` prints them.
import { pathToFileURL } from 'node:url';
import type { Call } from '../../server/ports.ts';
import { startLine, type TestLine } from './line.ts';

/** Saturday noon in Winnipeg: the day of the calls. */
export const DAY_OF_THE_CALLS = '2025-09-27T17:00:00Z';

export interface Replay {
  title: string;
  from: string;
  /** What the caller said then, and natural answers where the new line asks what the old one did not. */
  says: string[];
}

export const JOHNNY: Replay = {
  title: 'CA5437f8c001314394837d1664c606086b',
  from: 'anonymous',
  says: [
    'My name is Johnny Walker.',
    "It's 8153288957.",
    'Yes.', // the number is read back
    'Next week. Thursday at 9:30 a.m.',
    'next Thursday, at 11 a.m.',
    'Yes.', // everything is read back
    '',
  ],
};

export const ROCKY: Replay = {
  title: 'CAc6daa33212d9c48105b00a4ab48dbde4',
  from: 'anonymous',
  says: [
    'My full name is Rocky, Jonathan.',
    'Yes.', // the name is read back, for the comma left a doubt
    '8536945968.',
    '685 963 6251.',
    '693. 543 8631.',
    'Six nine, three five eight. Six five nine three, two.',
    'The 204-869-4905.',
    'To 204 869 4905.',
    'Here. Next week, Thursday at 11 a.m.',
    'Yes.',
    '',
  ],
};

/** Plays one call over signed HTTP and returns its row. */
export async function replay(
  line: TestLine,
  { from, says }: Replay,
  hear: (who: string, words: string) => void = () => {},
): Promise<Call> {
  const caller = line.telephone({ from });
  await caller.calls();
  hear('line', caller.lastHeard);
  for (const words of says) {
    hear('caller', words === '' ? '(silence)' : words);
    await (words === '' ? caller.staysSilent() : caller.says(words));
    hear('line', caller.lastHeard);
  }
  return line.row(caller.callSid);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const call of [JOHNNY, ROCKY]) {
    const line = await startLine(DAY_OF_THE_CALLS);
    process.stdout.write(`\n${call.title}\n`);
    const row = await replay(line, call, (who, words) => process.stdout.write(`  ${who.padStart(6)}: ${words}\n`));
    process.stdout.write(`          ${row.state}, version ${row.version}\n`);
    await line.close();
  }
}
