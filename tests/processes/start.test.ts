// The start as an operator sees it: a fault ends the process with a name, not with a stack trace.
import { startServerProcess } from '../support/server-process.ts';

const LIMIT_MS = 120_000;

it.each([
  ['PUBLIC_URL', { PUBLIC_URL: 'nowhere' }, /^the server did not start: PUBLIC_URL must be an address/],
  ['BUSINESS_FILE', { BUSINESS_FILE: '/nowhere/business.json' }, /BUSINESS_FILE cannot be read/],
  ['DATA_DIR', { DATA_DIR: 'package.json/data' }, /DATA_DIR package.json\/data cannot be used/],
])(
  'a bad %s stops the start',
  async (_what, variables, complaint) => {
    const start = startServerProcess(variables);
    await expect(start).rejects.toThrow(complaint);
    await expect(start).rejects.not.toThrow(/\n\s+at /);
  },
  LIMIT_MS,
);
