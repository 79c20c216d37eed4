// What a simulated caller wants: a name, a number, a day and a time, out of tables and a seed.
import type { Choices } from '../support/random.ts';

export interface Goal {
  name: string;
  /** E.164. */
  phone: string;
  /** `YYYY-MM-DD`, a day of the week on which the business is open. */
  date: string;
  /** `HH:MM` on the half hour. */
  time: string;
}

type Table = readonly [string, ...string[]];

const GIVEN: Table = [
  'James', 'Mary', 'Robert', 'Patricia', 'Michael', 'Jennifer', 'David', 'Linda', 'Elizabeth', 'William', 'Susan',
  'Richard', 'Jessica', 'Thomas', 'Karen', 'Priya', 'Mohammed', 'Olivia', 'Daniel', 'Nancy', 'Matthew', 'Sandra',
  'Anthony', 'Ashley', 'Carlos', 'Emily', 'Kevin', 'Donna', 'Brian', 'Michelle', 'George', 'Amanda', 'Timothy',
]; // biome-ignore format: a table of names
const FAMILY: Table = [
  'Smith',
  'Johnson',
  'Williams',
  'Garcia',
  'Miller',
  'Davis',
  'Martinez',
  'Anderson',
  'Taylor',
  'Jackson',
  'Nguyen',
  'Thompson',
  'Robinson',
  'Patel',
  'Walker',
  'Campbell',
  'Mitchell',
  'Roberts',
  'Peterson',
  'Henderson',
  'Morrison',
  'Sullivan',
  'Kowalski',
  'Fernandez',
  'Okafor',
  'Schneider',
  'Tremblay',
  'Friesen',
  'Bennett',
  'Sinclair',
];
const AREA: Table = ['204', '431', '416', '647', '604', '403', '613', '815', '212', '312', '415', '306', '514', '902'];

const DAY_MS = 86_400_000;
const SOONEST_DAYS = 2;
const LATEST_DAYS = 60;

/** Draws a goal; `today` is a local date. */
export function drawGoal(random: Choices, today: string): Goal {
  const name = random.chance(0.85) ? `${random.pick(GIVEN)} ${random.pick(FAMILY)}` : random.pick(GIVEN);
  return { name, phone: drawPhone(random), date: drawDate(random, today), time: drawTime(random) };
}

export function drawPhone(random: Choices): string {
  const exchange = `${random.int(2, 9)}${random.int(2, 9)}${random.int(0, 9)}`;
  return `+1${random.pick(AREA)}${exchange}${String(random.int(0, 9_999)).padStart(4, '0')}`;
}

export function drawDate(random: Choices, today: string): string {
  // Most callers ring about the next three weeks.
  const days = random.chance(0.5) ? random.int(SOONEST_DAYS, 21) : random.int(SOONEST_DAYS, LATEST_DAYS);
  const at = new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() + DAY_MS);
  return at.toISOString().slice(0, 10);
}

export function drawTime(random: Choices): string {
  return `${String(random.int(9, 16)).padStart(2, '0')}:${random.pick(['00', '30'])}`;
}
