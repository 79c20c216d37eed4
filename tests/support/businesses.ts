// The sample businesses, parsed, and a short way to write others.
import { readFileSync } from 'node:fs';
import { type Business, DEFAULT_BUSINESS, parseBusiness } from '../../server/business.ts';

export type { Business };

export function businessOf(name: 'default' | 'barber' | 'clinic' | 'garage'): Business {
  if (name === 'default') return DEFAULT_BUSINESS;
  return businessFrom(JSON.parse(readFileSync(`tests/fixtures/businesses/${name}.json`, 'utf8')));
}

/** A business from what an owner would write; a test with faults in it stops here. */
export function businessFrom(written: object): Business {
  const parsed = parseBusiness(JSON.stringify(written));
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  return parsed.business;
}
