import fc from 'fast-check';

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

const whole = fc.oneof(
  fc.constantFrom('0', '1', '9007199254740992', '9007199254740993', '18446744073709551616'),
  fc.tuple(fc.constantFrom(...'123456789'), digits(0, 30)).map((parts) => parts.join('')),
);
const fraction = fc.oneof(
  fc.constantFrom('', '.0', '.5', '.00', '.1'),
  digits(1, 30).map((text) => `.${text}`),
);
const exponent = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('e', 'E', 'e+', 'E-', 'e-', 'e-0'), fc.nat({ max: 40 }))
    .map(([mark, power]) => `${mark}${power}`),
  fc.constantFrom('e308', 'e309', 'e400', 'e-324', 'e-400', 'e+0'),
);

/** Numbers as JSON texts write them: RFC 8259, section 6. */
export const literals: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '-'), whole, fraction, exponent)
  .map((parts) => parts.join(''));

/** A number as a fraction of two whole ones. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** What a literal denotes, computed the plain way. */
export const fractionOf = (literal: string): Fraction => {
  const [mantissa = '', power = '0'] = literal.toLowerCase().split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const shift = BigInt(power) - BigInt(after.length);
  const over = BigInt(before.replace('-', '') + after) * (literal.startsWith('-') ? -1n : 1n);
  return shift < 0n ? { over, under: 10n ** -shift } : { over: over * 10n ** shift, under: 1n };
};

export const order = (a: Fraction, b: Fraction): number => {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
};
