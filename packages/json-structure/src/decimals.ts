/** A decimal number as digits: exact, whatever its length. */
export interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros: `"0"` for none. */
  readonly whole: string;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

/** Reads `[-]int[frac]`; zero is never negative. */
export const decimalOf = (text: string): Decimal => {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === '0') end -= 1;
  const significant = fraction.slice(0, end);
  return { negative: negative && (whole !== '0' || significant !== ''), whole, fraction: significant };
};

/** Below 0 when `a` is less than `b`, 0 when they are equal, above 0 when it is more. */
export const compareDecimals = (a: string, b: string): number => {
  const left = decimalOf(a);
  const right = decimalOf(b);
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const order = compareMagnitudes(left, right);
  return left.negative ? -order : order;
};

const compareMagnitudes = (a: Decimal, b: Decimal): number => {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  return compareText(a.whole, b.whole) || compareText(a.fraction, b.fraction);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether `a` is a whole multiple of `b`, exactly. */
export const isMultiple = (a: string, b: string): boolean => {
  const left = decimalOf(a);
  const right = decimalOf(b);
  const places = Math.max(left.fraction.length, right.fraction.length);
  const scaled = ({ whole, fraction }: Decimal): bigint => BigInt(whole + fraction.padEnd(places, '0'));
  return scaled(left) % scaled(right) === 0n;
};
