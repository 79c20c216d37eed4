// Times a reading of each slot beside the libraries, on the same rows in the same run, alternating row by row.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as chrono } from 'chrono-node';
import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js';
import { readConfirmation } from '../../extractors/confirmation.ts';
import type { Context } from '../../extractors/extractor.ts';
import { readName } from '../../extractors/name.ts';
import { readPhone } from '../../extractors/phone.ts';
import { readTime } from '../../extractors/time.ts';
import type { Extent } from './bench.ts';
import { seeded } from '../support/random.ts';
import { spokenName } from '../support/spoken-name.ts';
import { speakPhone } from '../support/spoken-phone.ts';
import { sayWallTime } from '../support/spoken-time.ts';

const ROUNDS = 7; // of each row the least counts: what else runs on the machine is not the reader's time
const MOST_ROWS = 1_500; // of a slot
const CONTEXT: Context = {
  asked: 'ask_name',
  now: '2025-09-27T12:00',
  timeZone: 'America/Winnipeg',
  region: 'CA',
  hours: { days: [1, 2, 3, 4, 5], open: '09:00', close: '17:00' },
};
const REFERENCE = new Date('2025-09-27T12:00');

type Slot = 'name' | 'phone' | 'time' | 'confirm';
type Read = (words: readonly string[]) => unknown;

const READERS: Record<Slot, Record<string, Read>> = {
  name: { ours: (words) => readName(words, { ...CONTEXT, asked: 'ask_name' }) },
  phone: {
    ours: (words) => readPhone(words, { ...CONTEXT, asked: 'ask_mobile' }),
    'libphonenumber-js': ([best = '']) => findPhoneNumbersInText(best, 'CA' satisfies CountryCode),
  },
  time: {
    ours: (words) => readTime(words, { ...CONTEXT, asked: 'ask_time' }),
    'chrono-node': ([best = '']) => chrono(best, REFERENCE),
  },
  confirm: { ours: (words) => readConfirmation(words, { ...CONTEXT, asked: 'confirm' }) },
};

function rowsOf(folder: string | undefined): Record<Slot, string[][]> {
  return folder !== undefined && existsSync(folder) ? fromFolder(folder) : generated();
}

function fromFolder(folder: string): Record<Slot, string[][]> {
  const rows: Record<Slot, string[][]> = { name: [], phone: [], time: [], confirm: [] };
  for (const file of readdirSync(folder).filter((name) => /^(?:name|phone|time|confirm)\..*\.jsonl$/.test(name))) {
    const slot = file.split('.')[0];
    if (slot !== 'name' && slot !== 'phone' && slot !== 'time' && slot !== 'confirm') continue;
    for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
      const { utterance, nbest } = JSON.parse(line);
      rows[slot].push(Array.isArray(nbest) ? [...new Set([utterance, ...nbest])] : [utterance]);
    }
  }
  for (const slot of ['name', 'phone', 'time', 'confirm'] as const) {
    const step = Math.ceil(rows[slot].length / MOST_ROWS);
    rows[slot] = rows[slot].filter((_row, at) => at % step === 0);
  }
  return rows;
}

const ANSWERS = [
  'yes',
  'no',
  'yes please',
  "no that's wrong",
  'yeah but make it eleven',
  'hold on',
  'sorry?',
  'not quite, it is Ann',
];

const many = <Row>(make: () => Row): Row[] => Array.from({ length: MOST_ROWS }, make);

function generated(): Record<Slot, string[][]> {
  const random = seeded(7);
  const october = () => {
    const daysAhead = 1 + Math.floor(random() * 20);
    const said = new Date(Date.UTC(2025, 8, 27 + daysAhead));
    return {
      year: said.getUTCFullYear(),
      month: said.getUTCMonth() + 1,
      dayOfMonth: said.getUTCDate(),
      hour: 9 + Math.floor(random() * 8),
      minute: 30,
      weekday: said.getUTCDay() === 0 ? 7 : said.getUTCDay(),
      daysAhead,
      todayWeekday: 6,
    };
  };
  return {
    name: many(() => [spokenName(random).utterance]),
    phone: many(() => [speakPhone(random).turns[0] ?? '']),
    time: many(() => [sayWallTime(october(), random)]),
    confirm: ANSWERS.map((words) => [words]),
  };
}

function leastMs(read: Read, words: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    read(words);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(3);

/** On the corpora of the folder, else on words made by the tests' own generators. */
export function benchReaders({ folder }: Extent): void {
  const rows = rowsOf(folder);
  process.stdout.write('slot     reader               rows   median ms      p99 ms      max ms   (least of 7 a row)\n');
  for (const slot of ['name', 'phone', 'time', 'confirm'] as const) {
    const readers = Object.entries(READERS[slot]);
    const times = new Map(readers.map(([who]) => [who, [] as number[]]));
    for (const words of rows[slot]) for (const [who, read] of readers) times.get(who)?.push(leastMs(read, words));
    for (const [who, taken] of times) {
      const sorted = taken.toSorted((one, other) => one - other);
      process.stdout.write(
        `${slot.padEnd(8)} ${who.padEnd(18)} ${String(sorted.length).padStart(6)} ${at(sorted, 0.5).padStart(11)} ${at(sorted, 0.99).padStart(11)} ${at(sorted, 1).padStart(11)}\n`,
      );
    }
  }
}
