// Gives the embedded engine's iterators the method by which it means to close them.
import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level';

/**
 * The engine ends a query by `iterator.return()` where there is one, and its database's iterators have only `close()`.
 * One that stays open holds on to the memory and the files of the moment when it was opened: with a sweep every few
 * seconds nothing that was ever written would be let go. Doing it twice does no harm.
 */
export function letQueriesClose(): void {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
    Object.assign(prototype, {
      return(this: AbstractValueIterator<never, unknown, unknown>) {
        return this.close();
      },
    });
  }
}
