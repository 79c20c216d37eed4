// Dates in digits: 10/2, 2025-10-02, 2.10.2025, 20251002, in the region's order of day and month.
import { realDay } from './calendar.ts';
import type { Grammar } from './grammar.ts';
import type { DateFound, DateSpec } from './pieces.ts';

export function numericDates(grammar: Grammar, at: number): DateFound[] {
  const token = grammar.tokens[at];
  if (!token?.groups || token.coded) return [];
  const [first = '', second = '', third] = token.groups;
  const date =
    token.groups.length === 1
      ? packed(first)
      : token.groups.length === 2
        ? dayAndMonth(grammar, first, second, token.joints)
        : token.groups.length === 3 && third !== undefined && sameJoints(token.joints)
          ? threeParts(grammar, [first, second, third], token.joints)
          : undefined;
  if (date) return [{ end: at + 1, date }];
  return spacedParts(grammar, at);
}

/** `20251002`. */
function packed(digits: string): DateSpec | undefined {
  if (digits.length !== 8) return undefined;
  return yearFirst(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
}

/** "2016 10 16", as a recogniser writes a date read out. */
function spacedParts(grammar: Grammar, at: number): DateFound[] {
  const parts = grammar.tokens.slice(at, at + 3).map(({ groups }) => (groups?.length === 1 ? (groups[0] ?? '') : ''));
  const [first = '', second = '', third = ''] = parts;
  const short = [second, third].every((part) => part !== '' && part.length <= 2);
  const date = first.length === 4 && short ? yearFirst(first, second, third) : undefined;
  return date ? [{ end: at + 3, date }] : [];
}

function sameJoints(joints: string): boolean {
  return joints[0] === joints[1] && joints[0] !== ':' && joints[0] !== 'h';
}

function threeParts(grammar: Grammar, parts: [string, string, string], joints: string): DateSpec | undefined {
  const [first, second, third] = parts;
  if (first.length === 4) return yearFirst(first, second, third);
  const full = third.length === 4 && Number(third) >= EARLIEST_YEAR && Number(third) <= LATEST_YEAR;
  // Two full stops with a two-digit end are more often a version or a price than a date.
  if (!full && (third.length !== 2 || joints[0] === '.')) return undefined;
  const year = full ? Number(third) : CENTURY + Number(third);
  const date = ordered(grammar, first, second).find(
    ({ month = 0, dayOfMonth = 0 }) => realDay(year, month, dayOfMonth) !== undefined,
  );
  return date && { ...date, year };
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
const CENTURY = 2000;
const LEAP_YEAR = 2024;

function yearFirst(first: string, second: string, third: string): DateSpec | undefined {
  const year = Number(first);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return undefined;
  const orders: [number, number][] = [
    [Number(second), Number(third)],
    [Number(third), Number(second)],
  ];
  const order = orders.find(([month, dayOfMonth]) => realDay(year, month, dayOfMonth) !== undefined);
  return order && { year, month: order[0], dayOfMonth: order[1] };
}

function dayAndMonth(grammar: Grammar, first: string, second: string, joints: string): DateSpec | undefined {
  // A dash parts the hours of a range too, unless one of the two can be no hour.
  const dashed = joints === '-' && Math.max(Number(first), Number(second)) > 12;
  if ((joints !== '/' && !dashed) || first.length > 2 || second.length > 2) return undefined;
  return ordered(grammar, first, second).find(
    ({ month = 0, dayOfMonth = 0 }) => realDay(LEAP_YEAR, month, dayOfMonth) !== undefined,
  );
}

/** Both orders, the region's first; the other serves where the first is no date. */
function ordered(grammar: Grammar, first: string, second: string): DateSpec[] {
  const monthFirst = { month: Number(first), dayOfMonth: Number(second) };
  const dayFirst = { month: Number(second), dayOfMonth: Number(first) };
  return grammar.setting.monthFirst ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}
