// A call that reads like a dialogue: what the caller does, and which prompt the row says was heard.
import { entriesOf } from '../../server/journal.ts';
import type { DialogContext, PromptId } from '../../machines/dialog.ts';
import { place } from '../../machines/versions.ts';
import { type Business, DEFAULT_BUSINESS } from '../../server/business.ts';
import type { Call, JournalEntry } from '../../server/ports.ts';
import { startLine, type TestLine } from './line.ts';
import type { Telephone, TelephoneOptions } from './telephone.ts';

/** Tuesday, ten in the morning, in Winnipeg: the office is open and somebody answers the handoff number. */
export const TUESDAY_10_AM = '2025-09-30T15:00:00Z';

/** So many people that the calls of one file do not take each other's openings. */
const STAFF = 6;
const STAFFED: Partial<Business> = {
  handoffNumber: '+12045550100',
  resources: Array.from({ length: STAFF }, (_, at) => ({
    ...(DEFAULT_BUSINESS.resources[0] ?? { spoken: [], closures: [] }),
    id: `person-${at}`,
  })),
};

/** A line for the dialogues of one file. */
export const openLine = (business: Partial<Business> = {}): Promise<TestLine> =>
  startLine(TUESDAY_10_AM, { ...STAFFED, ...business });

export interface Caller {
  phone: Telephone;
  says(...utterances: string[]): Promise<void>;
  presses(keys: string): Promise<void>;
  staysSilent(): Promise<void>;
  leaves(seconds: number, how?: { hangsUp?: boolean }): Promise<void>;
  hangsUp(): Promise<void>;
  /** The prompt heard last, and values that were in it: digits, days, names, never whole sentences. */
  hears(prompt: PromptId, ...values: string[]): void;
  /** What was said last. */
  readonly words: string;
  readonly row: Call;
  readonly journal: readonly JournalEntry[];
  readonly context: DialogContext;
}

/** Rings the line; every move of the caller reads the row again. */
export async function ring(line: TestLine, options: Partial<TelephoneOptions> = {}): Promise<Caller> {
  const phone = line.telephone(options);
  await phone.calls();
  let row = await line.row(phone.callSid);
  const after = async (move: Promise<unknown>) => {
    await move;
    row = await line.row(phone.callSid);
    expect([...phone.errors, ...phone.warnings]).toEqual([]);
  };
  const caller: Caller = {
    phone,
    says: async (...utterances) => {
      for (const words of utterances) await after(phone.says(words));
    },
    presses: (keys) => after(phone.presses(keys)),
    staysSilent: () => after(phone.staysSilent()),
    leaves: (seconds, how) => after(phone.leaves(seconds, how)),
    hangsUp: () => after(phone.hangsUp()),
    hears: (prompt, ...values) => {
      expect(row.reply.says.at(-1)?.prompt).toBe(prompt);
      for (const value of values) expect(caller.words).toContain(value);
    },
    get words() {
      return row.reply.says.map(({ text }) => text).join(' ');
    },
    get row() {
      return row;
    },
    get journal() {
      return entriesOf(row.journal);
    },
    get context() {
      const placed = place(row.machine, row.snapshot, row.state);
      if (!placed.ok) throw new Error(placed.reason);
      return placed.snapshot.context;
    },
  };
  return caller;
}
