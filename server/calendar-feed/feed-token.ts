// The secret in a feed's address: calendar programs subscribe by address alone, so each feed has one that opens only it.
import { createHmac } from 'node:crypto';

const TOKEN_BYTES = 16; // 128 bits, 22 characters

/** Read-only and of this feed alone; a new ADMIN_TOKEN makes a new one. `feed` is a resource, or `all`. */
export function feedTokenOf(adminToken: string, feed: { resource: string | null }): string {
  const name = feed.resource === null ? 'everybody' : `resource ${feed.resource}`;
  const digest = createHmac('sha256', adminToken).update(`calendar feed of ${name}`).digest();
  return digest.subarray(0, TOKEN_BYTES).toString('base64url');
}
