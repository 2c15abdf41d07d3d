import { decimalOf } from './decimals.ts';

// Regular expressions for the decimal numbers on one side of a bound. They lean on another pattern that holds the text
// to the grammar `-?(0|[1-9]\d*)(\.\d+)?`, and run in linear time: no alternative repeats inside another.

/** A bound as its digits on both sides of the point. */
interface Parts {
  readonly negative: boolean;
  /** `"0"` for none. */
  readonly whole: string;
  readonly fraction: string;
}

const partsOf = (bound: string): Parts => {
  const { sign, digits, exponent } = decimalOf(bound);
  const point = Number(exponent);
  const whole = digits.slice(0, Math.max(0, point)).padEnd(point, '0');
  const fraction = point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  return { negative: sign < 0, whole: whole === '' ? '0' : whole, fraction };
};

const anyFraction = String.raw`(?:\.\d+)?`;
const digits = (count: number): string => (count === 0 ? '' : `\\d{${count}}`);
const above = (digit: string): string => `[${Number(digit) + 1}-9]`;
const below = (digit: string): string => `[0-${Number(digit) - 1}]`;

/** What follows when two texts of digits agree up to each position and then part. */
const parting = (
  text: string,
  parts: (digit: string) => boolean,
  next: (digit: string) => string,
  rest: (left: number) => string,
): string[] =>
  [...text].flatMap((digit, index) =>
    parts(digit) ? [text.slice(0, index) + next(digit) + rest(text.length - index - 1)] : [],
  );

const notNine = (digit: string): boolean => digit !== '9';
const notZero = (digit: string): boolean => digit !== '0';
const anyDigits = (): string => String.raw`\d*`;

const greater = ({ whole, fraction }: Parts, orEqual: boolean): string[] => [
  `[1-9]\\d{${whole.length},}${anyFraction}`,
  ...parting(whole, notNine, above, (left) => digits(left) + anyFraction),
  ...parting(fraction, notNine, above, anyDigits).map((tail) => `${whole}\\.${tail}`),
  ...(orEqual
    ? [whole + (fraction === '' ? anyFraction : `\\.${fraction}\\d*`)]
    : [`${whole}\\.${fraction}\\d*[1-9]\\d*`]),
];

const less = ({ whole, fraction }: Parts, orEqual: boolean): string[] => [
  ...(whole.length > 1 ? [`\\d{1,${whole.length - 1}}${anyFraction}`] : []),
  ...parting(whole, notZero, below, (left) => digits(left) + anyFraction),
  ...parting(fraction, notZero, below, anyDigits).map((tail) => `${whole}\\.${tail}`),
  ...(fraction === '' ? [] : [whole]),
  ...[...fraction].slice(1).map((_, index) => `${whole}\\.${fraction.slice(0, index + 1)}`),
  ...(orEqual ? [fraction === '' ? `${whole}(?:\\.0+)?` : `${whole}\\.${fraction}0*`] : []),
];

/** Alternatives without sign and with one, for what lies at or above the bound. */
const sides = (bound: Parts, orEqual: boolean): { readonly plain: string[]; readonly signed: string[] } => {
  if (bound.negative) return { plain: [String.raw`\d[\d.]*`], signed: less(bound, orEqual) };
  const isZero = bound.whole === '0' && bound.fraction === '';
  return { plain: greater(bound, orEqual), signed: isZero && orEqual ? [String.raw`0(?:\.0+)?`] : [] };
};

const either = (plain: readonly string[], signed: readonly string[]): string =>
  `^(?:${[...plain, ...(signed.length > 0 ? [`-(?:${signed.join('|')})`] : [])].join('|')})$`;

/** Matches the decimal texts at or above `bound`, or only those above it. */
export const atLeast = (bound: string, orEqual: boolean): string => {
  const { plain, signed } = sides(partsOf(bound), orEqual);
  return either(plain, signed);
};

/** Matches the decimal texts at or below `bound`, or only those below it. */
export const atMost = (bound: string, orEqual: boolean): string => {
  const { negative, whole, fraction } = partsOf(bound);
  const isZero = whole === '0' && fraction === '';
  const { plain, signed } = sides({ negative: !negative && !isZero, whole, fraction }, orEqual);
  return either(signed, plain);
};
