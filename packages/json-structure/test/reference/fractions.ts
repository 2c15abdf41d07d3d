/** A number as a fraction of whole numbers. The denominator is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The exact value of a decimal text; a number stands for its shortest decimal text. */
export const fraction = (value: unknown): Fraction => {
  const found = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (found === null) throw new Error(`no number: ${String(value)}`);
  const [, whole = '', digits = '', exponent = '0'] = found;
  const places = digits.length - Number(exponent);
  const all = BigInt(whole + digits);
  return places >= 0 ? { over: all, under: 10n ** BigInt(places) } : { over: all * 10n ** BigInt(-places), under: 1n };
};

export const isLess = (left: Fraction, right: Fraction): boolean => left.over * right.under < right.over * left.under;

export const isMultiple = (value: Fraction, step: Fraction): boolean =>
  (value.over * step.under) % (value.under * step.over) === 0n;
