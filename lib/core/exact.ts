/**
 * Exact numbers: fractions wherever arithmetic allows, a decimal of 40 significant digits where a root leaves none.
 * Nothing here passes through binary floating point but `toNumber`, which is for drawing only.
 */
import { Decimal } from "decimal.js";
import { Fraction } from "fraction.js";

/** Digits that a root is kept with. */
const ROOT_DIGITS = 40;
/** Working digits of roots: enough that a root that is exact comes out exact at `ROOT_DIGITS`. */
const WORKING_DIGITS = 64;
const Working = Decimal.clone({ precision: WORKING_DIGITS, rounding: Decimal.ROUND_HALF_UP });

/** A number without binary rounding. */
export type ExactNumber =
  | { readonly kind: "fraction"; readonly fraction: Fraction }
  | { readonly kind: "decimal"; readonly decimal: Decimal };

function ofFraction(fraction: Fraction): ExactNumber {
  return { kind: "fraction", fraction };
}

function toDecimal(value: ExactNumber): Decimal {
  if (value.kind === "decimal") return new Working(value.decimal);
  const { s, n, d } = value.fraction;
  return new Working((s * n).toString()).div(new Working(d.toString()));
}

function ofDecimal(decimal: Decimal): ExactNumber {
  return { kind: "decimal", decimal: decimal.toSignificantDigits(ROOT_DIGITS) };
}

/** JSON numbers that were read: an instrument's weights and levels are the same few again and again. */
const known = new Map<number, ExactNumber>();
const KNOWN_MAX = 1_000;

/** Reads a JSON number, a decimal ("0.75") or a fraction ("1/3"). Throws RangeError where it is none of these. */
export function exact(value: number | string): ExactNumber {
  if (typeof value === "string") return read(value);
  const number = known.get(value) ?? read(String(value));
  if (known.size < KNOWN_MAX) known.set(value, number);
  return number;
}

function read(text: string): ExactNumber {
  if (!/^-?\d+(\.\d+)?$|^-?\d+\/[1-9]\d*$/.test(text)) throw new RangeError(`not an exact number: ${text}`);
  return ofFraction(new Fraction(text));
}

export const ZERO = exact(0);
export const ONE = exact(1);
export const HUNDRED = exact(100);

function both(
  a: ExactNumber,
  b: ExactNumber,
  fractions: (a: Fraction, b: Fraction) => Fraction,
  decimals: (a: Decimal, b: Decimal) => Decimal,
): ExactNumber {
  if (a.kind === "fraction" && b.kind === "fraction") return ofFraction(fractions(a.fraction, b.fraction));
  return ofDecimal(decimals(toDecimal(a), toDecimal(b)));
}

export function add(a: ExactNumber, b: ExactNumber): ExactNumber {
  return both(
    a,
    b,
    (x, y) => x.add(y),
    (x, y) => x.plus(y),
  );
}

export function subtract(a: ExactNumber, b: ExactNumber): ExactNumber {
  return both(
    a,
    b,
    (x, y) => x.sub(y),
    (x, y) => x.minus(y),
  );
}

export function multiply(a: ExactNumber, b: ExactNumber): ExactNumber {
  return both(
    a,
    b,
    (x, y) => x.mul(y),
    (x, y) => x.times(y),
  );
}

/** Throws RangeError for a zero divisor. */
export function divide(a: ExactNumber, b: ExactNumber): ExactNumber {
  if (compare(b, ZERO) === 0) throw new RangeError("division by zero");
  return both(
    a,
    b,
    (x, y) => x.div(y),
    (x, y) => x.div(y),
  );
}

/** -1, 0 or 1: the order of two numbers. */
export function compare(a: ExactNumber, b: ExactNumber): -1 | 0 | 1 {
  const order =
    a.kind === "fraction" && b.kind === "fraction"
      ? a.fraction.compare(b.fraction)
      : toDecimal(a).comparedTo(toDecimal(b));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

export function isAtLeast(a: ExactNumber, b: ExactNumber): boolean {
  return compare(a, b) >= 0;
}

/**
 * The weighted geometric mean of values that are zero or above, to 40 significant digits; zero where a value is zero.
 * Throws RangeError for a value below zero or without a weight above zero.
 */
export function geometricMean(terms: readonly { value: ExactNumber; weight: ExactNumber }[]): ExactNumber {
  let logarithms = new Working(0);
  let weights = new Working(0);
  let hasZero = false;
  for (const { value, weight } of terms) {
    const sign = compare(value, ZERO);
    if (sign < 0) throw new RangeError("the geometric mean needs values of zero or above");
    weights = weights.plus(toDecimal(weight));
    if (sign === 0) hasZero = true;
    else logarithms = logarithms.plus(toDecimal(value).ln().times(toDecimal(weight)));
  }
  if (!weights.greaterThan(0)) throw new RangeError("the geometric mean needs weights above zero");
  return hasZero ? ZERO : ofDecimal(logarithms.div(weights).exp());
}

/** The fraction in lowest terms ("2960/7"), or null for a root. */
export function fractionText(value: ExactNumber): string | null {
  return value.kind === "fraction" ? value.fraction.toFraction() : null;
}

/** Decimal text with a fixed number of places, rounded half up (away from zero below zero). */
export function decimalText(value: ExactNumber, places: number): string {
  if (value.kind === "decimal") return value.decimal.toFixed(places, Decimal.ROUND_HALF_UP);
  const { s, n, d } = value.fraction;
  const scaled = (n * 10n ** BigInt(places) * 2n + d) / (d * 2n);
  const digits = scaled.toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = s < 0n && scaled !== 0n ? "-" : "";
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}

/** Nearest binary number: for positions in drawings and for simulation, never for a figure that is printed. */
export function toNumber(value: ExactNumber): number {
  return value.kind === "fraction" ? value.fraction.valueOf() : value.decimal.toNumber();
}
