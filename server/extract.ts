// The `extract` command: one JSON request a line on standard input, one reading a line on standard output.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfirmation } from '../extractors/confirmation.ts';
import type { Context, Reader } from '../extractors/extractor.ts';
import { readName } from '../extractors/name.ts';
import { readPhone } from '../extractors/phone.ts';
import { readTime } from '../extractors/time.ts';

const READERS = {
  name: readName,
  phone: readPhone,
  time: readTime,
  confirm: readConfirmation,
} satisfies Record<string, Reader<unknown>>;

const request = z.object({
  id: z.string(),
  slot: z.enum(['name', 'phone', 'time', 'confirm']),
  nBest: z.array(z.string()),
  context: z.custom<Context>((value) => typeof value === 'object' && value !== null),
});

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, slot, nBest, context } = request.parse(JSON.parse(line));
  process.stdout.write(`${JSON.stringify({ id, result: READERS[slot](nBest, context) })}\n`);
}
