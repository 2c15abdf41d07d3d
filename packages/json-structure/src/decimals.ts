/** A decimal number, exact whatever its length: `0.digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  /** Without zeros at either end; none for zero. */
  readonly digits: string;
  /** A bigint beyond what a number counts exactly. */
  readonly exponent: number | bigint;
}

const zero: Decimal = { sign: 0, digits: '', exponent: 0 };

/** Reads a JSON number, or the decimal string of a JSON Structure type. RFC 8259, section 6. */
export const decimalOf = (text: string): Decimal => {
  const isNegative = text.charCodeAt(0) === 0x2d;
  let point = -1;
  let mark = 0;
  for (; mark < text.length; mark += 1) {
    const code = text.charCodeAt(mark);
    if (code === 0x2e) point = mark;
    // Letters are above digits: this is the `e`.
    else if (code > 0x39) break;
  }
  const start = isNegative ? 1 : 0;
  const all = point === -1 ? text.slice(start, mark) : text.slice(start, point) + text.slice(point + 1, mark);
  let first = 0;
  while (first < all.length && all.charCodeAt(first) === 0x30) first += 1;
  if (first === all.length) return zero;
  let last = all.length;
  while (all.charCodeAt(last - 1) === 0x30) last -= 1;
  const shift = (point === -1 ? mark : point) - start - first;
  return {
    sign: isNegative ? -1 : 1,
    digits: all.slice(first, last),
    exponent: mark === text.length ? shift : sumOf(text.slice(mark + 1), shift),
  };
};

/** Exponents of more digits count as this many nines: what they say is far beyond telling apart, and reading them takes long. */
const exponentDigits = 1000;

const sumOf = (exponent: string, shift: number): number | bigint => {
  const number = Number(exponent);
  if (Math.abs(number) < 2 ** 52) return number + shift;
  const digits = exponent.replace(/^[-+]?0*/, '');
  const bounded = BigInt(digits.length > exponentDigits ? '9'.repeat(exponentDigits) : digits);
  return (number < 0 ? -bounded : bounded) + BigInt(shift);
};

/** A text that decimals share exactly when they are equal: the number itself, in one notation. */
export const decimalKey = ({ sign, digits, exponent }: Decimal): string =>
  sign === 0 ? '0' : `${sign < 0 ? '-' : ''}0.${digits}e${exponent}`;

/** Below 0 when `a` is less than `b`, 0 when they are equal, above 0 when it is more. */
export const compare = (a: Decimal, b: Decimal): number => {
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent > b.exponent) return a.sign;
  if (a.exponent < b.exponent) return -a.sign;
  return a.digits === b.digits ? 0 : a.digits > b.digits ? a.sign : -a.sign;
};

/** The same of two texts that {@link decimalOf} reads. */
export const compareDecimals = (a: string, b: string): number => compare(decimalOf(a), decimalOf(b));

/** Tests whether a decimal is a whole multiple of `divisor`, exactly; of zero only zero is. */
export const multiplesOf = (divisor: Decimal): ((value: Decimal) => boolean) => {
  const lastPlace = (decimal: Decimal): bigint => BigInt(decimal.exponent) - BigInt(decimal.digits.length);
  const step = BigInt(divisor.digits);
  const place = lastPlace(divisor);
  // No more twos and fives than these tens bring are in the step.
  const tens = BigInt(4 * divisor.digits.length);
  return (value) => {
    if (value.sign === 0 || divisor.sign === 0) return value.sign === 0;
    const shift = lastPlace(value) - place;
    // The last digit of the value is no zero, and a multiple of ten steps ends in one.
    if (shift < 0n) return false;
    return (remainder(value.digits, step) * 10n ** (shift < tens ? shift : tens)) % step === 0n;
  };
};

/** Reads this many digits at a time: to make one bigint of all takes more than linear time. */
const pieceLength = 500;

const remainder = (digits: string, divisor: bigint): bigint => {
  let rest = 0n;
  for (let at = 0; at < digits.length; at += pieceLength) {
    const piece = digits.slice(at, at + pieceLength);
    rest = (rest * 10n ** BigInt(piece.length) + BigInt(piece)) % divisor;
  }
  return rest;
};
