// How often something that failed is tried again, and when: for notices and errands alike.

const CLAIM_MS = 60_000; // longer than any delivery; after it another deliverer may try
const BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;

export const MOST_ATTEMPTS = 12; // with the pauses below this outlasts an outage of an hour

/** How long a claim keeps others away, and a failure from being tried again; `attempts` were made before this one. */
export const claimMs = (attempts: number): number =>
  Math.max(CLAIM_MS, Math.min(BACKOFF_MS * 2 ** attempts, LONGEST_BACKOFF_MS));
