// What any engine must promise the store of calls: one suite, run against every form of it.
import type { OpenStore } from '../../../server/store/open-store.ts';
import { noticesContract } from './contract-notices.ts';
import { outcomesContract } from './contract-outcomes.ts';
import { rowsContract } from './contract-rows.ts';
import { turnsContract } from './contract-turns.ts';

/** The table under test, as the sub-suites see it: open by the time a test runs. */
export type TableUnderTest = () => OpenStore;

const OPEN_LIMIT_MS = 30_000; // an engine of its own has to start first

export function storeContract(form: string, open: () => Promise<OpenStore>): void {
  describe(`the store of calls on ${form}`, () => {
    let opened: OpenStore | undefined;
    const table: TableUnderTest = () => {
      if (opened === undefined) throw new Error('the table is not open');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    }, OPEN_LIMIT_MS);
    afterAll(async () => {
      await opened?.close();
    });

    turnsContract(table);
    outcomesContract(table);
    noticesContract(table);
    rowsContract(table);
  });
}
