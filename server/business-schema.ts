// The `business-schema` command: the JSON Schema of the business file, for editors, on standard output or into a file.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { businessFile } from './business-file.ts';

/** The JSON Schema of what an owner writes: keys with a default may be left out. */
export function businessSchema(): string {
  const schema = z.toJSONSchema(businessFile, { io: 'input', reused: 'ref', target: 'draft-7' });
  return `${JSON.stringify({ title: 'BUSINESS_FILE of the appointment line', ...schema }, null, 2)}\n`;
}

const [, command, target] = process.argv;
if (command?.endsWith('business-schema.ts') === true && target !== undefined) writeFileSync(target, businessSchema());
