// The part of dynalite that we use; the package has no types of its own.
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** The LevelDB directory; in memory when absent. */
    path?: string;
    /** How long a new table stays in CREATING. */
    createTableMs?: number;
  }

  /** `close` also closes the database, once what is under way is written. */
  export default function dynalite(options?: DynaliteOptions): Server;
}
