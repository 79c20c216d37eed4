// What a region's numbering plan says about a string of digits: a whole number, a part of one, or too many.
import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { E164 } from '../../machines/dialog.ts';

export interface Plan {
  region: string;
  callingCode: string;
  /** The North American plan: ten digits, an optional 1 before them. */
  northAmerican: boolean;
  /** The digit dialled before a national number inside the country. */
  trunk: string;
  /** What is dialled before a country code. */
  exit: string;
  /** Digits of a usual national number without trunk; null where lengths vary too much to say. */
  usualLength: number | null;
  /** Shapes of this reading so far: libphonenumber is asked once about a string. */
  shapes: Map<string, Shape>;
}

export type Shape =
  | { kind: 'full'; e164: E164; valid: boolean; cost: number }
  | { kind: 'partial'; digits: string; cost: number }
  /** More digits than any number has. */
  | { kind: 'over'; cost: number };

// Sources: ITU E.164 national plans of the +44, +353, +61 and +64 authorities.
const USUAL_LENGTH: Readonly<Record<string, number>> = { '44': 10, '353': 9, '61': 9, '33': 9, '34': 9, '91': 10 };
const FALLBACK_REGION = 'US';
/** Digits of the longest E.164 number. */
const MAX_E164_DIGITS = 15;
const MIN_FOREIGN_DIGITS = 7;

const INVALID = 0.45;
const UNASSIGNABLE = 2; // a code that no plan allows, such as an exchange that starts with 1
const TRUNK = 0.55;
const NO_TRUNK = 0.3;
const UNUSUAL_LENGTH = 0.8;
const FOREIGN = 0.4;
const UNMARKED_FOREIGN = 1.8;
const AS_HEARD = 1.4;
const SEVEN = 2.3;
const GROUP = 2.5;
const ODD_PART = 3;
const TINY_PART = 4;
const OVER = 3.3;

/** The plans of one reading, each made once. */
export function planner(): (region: string) => Plan {
  const plans = new Map<string, Plan>();
  return (region) => {
    const known = plans.get(region) ?? planOf(region);
    plans.set(region, known);
    return known;
  };
}

/** The plan of a region; of North America when the region is unknown. */
function planOf(region: string): Plan {
  const known = isSupportedCountry(region) ? region : FALLBACK_REGION;
  const callingCode = String(getCountryCallingCode(known));
  if (callingCode === '1') {
    return {
      region: known,
      callingCode,
      northAmerican: true,
      trunk: '1',
      exit: '011',
      usualLength: 10,
      shapes: new Map(),
    };
  }
  return {
    region: known,
    callingCode,
    northAmerican: false,
    trunk: TRUNKLESS.has(callingCode) ? '' : '0',
    exit: callingCode === '61' ? '0011' : '00',
    usualLength: USUAL_LENGTH[callingCode] ?? null,
    shapes: new Map(),
  };
}

/** Countries where nothing is dialled before a national number. */
const TRUNKLESS = new Set(['34', '39', '45', '47', '48', '52', '30', '351', '420', '65', '852']);

/** How many digits, as dialled, make a number that begins like this; null when the beginning does not tell. */
export function wholeLength(plan: Plan, digits: string): number | null {
  if (plan.northAmerican) return digits.startsWith('1') ? 11 : 10;
  if (plan.usualLength === null) return null;
  return digits.startsWith(plan.trunk) ? plan.usualLength + plan.trunk.length : plan.usualLength;
}

/** Whether the digits, as dialled, are a whole number of the plan. */
export function isWhole(plan: Plan, digits: string): boolean {
  if (plan.northAmerican) return digits.length === 10 || (digits.length === 11 && digits.startsWith('1'));
  return digits.length >= MIN_FOREIGN_DIGITS && shapeOf(plan, digits, false).kind === 'full';
}

/** Whether what is said now is a whole number of its own, not the rest of what was said before. */
export function startsAfresh(plan: Plan, before: string, said: string): boolean {
  if (!isWhole(plan, said)) return false;
  if (plan.northAmerican || plan.trunk === '') return true;
  return said.startsWith(plan.trunk) || !before.startsWith(plan.trunk);
}

/** The digits without the country's code or trunk, where they make a whole number. */
export function nationalOf(plan: Plan, digits: string): string {
  if (digits.startsWith('+')) {
    const bare = digits.slice(1);
    if (!bare.startsWith(plan.callingCode)) return bare;
    return (plan.northAmerican ? '' : plan.trunk) + bare.slice(plan.callingCode.length);
  }
  return plan.northAmerican && digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/** Ranks and classifies; libphonenumber's word on validity changes the cost, never the kind of a ten-digit number. */
export function shapeOf(plan: Plan, digits: string, plus: boolean): Shape {
  const key = plus ? `+${digits}` : digits;
  const known = plan.shapes.get(key);
  if (known) return known;
  const shape = classify(plan, digits, plus);
  plan.shapes.set(key, shape);
  return shape;
}

function classify(plan: Plan, digits: string, plus: boolean): Shape {
  if (plus) return foreign(plan, digits, 0);
  if (digits.startsWith(plan.exit) && digits.length >= plan.exit.length + MIN_FOREIGN_DIGITS) {
    const abroad = foreign(plan, digits.slice(plan.exit.length), FOREIGN);
    if (abroad.kind === 'full') return abroad;
  }
  return plan.northAmerican ? northAmericanShape(digits) : nationalShape(plan, digits);
}

function northAmericanShape(digits: string): Shape {
  if (digits.length === 10) return tenDigits(digits, 0);
  if (digits.length === 11 && digits.startsWith('1')) return tenDigits(digits.slice(1), TRUNK);
  if (digits.length < 10) return part(/^1[2-9]/.test(digits) ? digits.slice(1) : digits, true);
  if (NORTH_AMERICAN.test(digits)) return { kind: 'over', cost: OVER };
  return unmarkedForeign(digits);
}

/** Begins with a number of the plan, so that the digits after it are too many rather than another country's. */
const NORTH_AMERICAN = /^1?[2-9]\d\d[2-9]\d{6}/;

function tenDigits(digits: string, cost: number): Shape {
  const number = `+1${digits}`;
  if (!isE164(number)) return part(digits);
  const valid = isValid(number);
  const odd = NORTH_AMERICAN.test(digits) ? INVALID : UNASSIGNABLE;
  return { kind: 'full', e164: number, valid, cost: valid ? cost : cost + odd };
}

function nationalShape(plan: Plan, digits: string): Shape {
  const trunked = plan.trunk !== '' && digits.startsWith(plan.trunk);
  const bare = trunked ? digits.slice(plan.trunk.length) : digits;
  const usual = plan.usualLength;
  const number = `+${plan.callingCode}${plan.callingCode === '39' ? digits : bare}`;
  if (digits.length >= 6 && isE164(number)) {
    const valid = isValid(number);
    const length = usual === null || bare.length === usual ? 0 : UNUSUAL_LENGTH;
    if (valid)
      return { kind: 'full', e164: number, valid, cost: length + (trunked || plan.trunk === '' ? 0 : NO_TRUNK) };
    if (bare.length === usual) return { kind: 'full', e164: number, valid, cost: trunked ? INVALID : UNASSIGNABLE };
  }
  const longest = usual ?? 11;
  if (bare.length > longest) {
    const marked = digits.startsWith(plan.callingCode) ? foreign(plan, digits, FOREIGN) : unmarkedForeign(digits);
    return marked.kind === 'full' ? marked : { kind: 'over', cost: OVER };
  }
  return part(digits);
}

function foreign(plan: Plan, digits: string, cost: number): Shape {
  if (digits.length > MAX_E164_DIGITS) return { kind: 'over', cost: OVER };
  if (digits.startsWith('1')) {
    if (digits.length === 11) return tenDigits(digits.slice(1), cost);
    if (digits.length > 11) return { kind: 'over', cost: OVER };
    return part(plan.northAmerican ? digits.slice(1) : digits);
  }
  const parsed = digits.length >= MIN_FOREIGN_DIGITS ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  if (!parsed) return part(digits);
  const valid = parsed.isValid();
  if (!valid && !parsed.isPossible() && digits.length < 10) return part(digits);
  const number: string = parsed.number;
  return isE164(number) ? { kind: 'full', e164: number, valid, cost: valid ? cost : cost + INVALID } : part(digits);
}

/** More digits than the plan has and no plus: another country's number if it is one, else kept as heard. */
function unmarkedForeign(digits: string): Shape {
  if (digits.length > MAX_E164_DIGITS) return { kind: 'over', cost: OVER };
  const number = `+${digits}`;
  if (isE164(number) && isValid(number)) return { kind: 'full', e164: number, valid: true, cost: UNMARKED_FOREIGN };
  return { kind: 'partial', digits, cost: AS_HEARD };
}

/** A part of a number; in North America it most likely ends at a group's border. */
function part(digits: string, northAmerican = false): Shape {
  if (!northAmerican) return { kind: 'partial', digits, cost: ODD_PART };
  const atBorder = digits.length === 3 || digits.length === 6;
  const cost = digits.length < 3 ? TINY_PART : digits.length === 7 ? SEVEN : atBorder ? GROUP : ODD_PART;
  return { kind: 'partial', digits, cost };
}

const isValid = (number: string) => parsePhoneNumberFromString(number)?.isValid() ?? false;

/** Whether the digits are a country's calling code. */
export const isCountryCode = (digits: string) => CALLING_CODES.has(digits);

const CALLING_CODES: ReadonlySet<string> = new Set(
  getCountries().map((region) => String(getCountryCallingCode(region))),
);

const isE164 = (text: string): text is E164 => /^\+\d{2,15}$/.test(text);
