/** One end of an interval. `keyword` tells where it was stated: in a bound, or in the range of a format. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly keyword: string;
  /** The number as it stands there, where it is said otherwise because only whole numbers count. */
  readonly written?: number;
}

/** The ranges that integer formats stand for. OpenAPI Format Registry. */
export const formatRanges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['int8', [-128, 127]],
  ['uint8', [0, 255]],
  ['int16', [-32_768, 32_767]],
  ['uint16', [0, 65_535]],
  ['int32', [-2_147_483_648, 2_147_483_647]],
  ['uint32', [0, 4_294_967_295]],
  ['int64', [-(2 ** 63), 2 ** 63]],
  ['uint64', [0, 2 ** 64]],
]);

/** The narrower of two lower ends. */
export const higher = (left: Bound | undefined, right: Bound): Bound =>
  left === undefined || right.value > left.value || (right.value === left.value && right.exclusive) ? right : left;

/** The narrower of two upper ends. */
export const lower = (left: Bound | undefined, right: Bound): Bound =>
  left === undefined || right.value < left.value || (right.value === left.value && right.exclusive) ? right : left;

/** The same lower end, said inclusively, where only whole numbers count. */
export const wholeMinimum = (bound: Bound): Bound => ({
  ...bound,
  value: bound.exclusive ? Math.floor(bound.value) + 1 : Math.ceil(bound.value),
  exclusive: false,
  written: bound.value,
});

/** The same upper end, said inclusively, where only whole numbers count. */
export const wholeMaximum = (bound: Bound): Bound => ({
  ...bound,
  value: bound.exclusive ? Math.ceil(bound.value) - 1 : Math.floor(bound.value),
  exclusive: false,
  written: bound.value,
});

const decimals = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** Two steps as whole numbers over a common power of ten, so that 0.1 and 0.3 compare exactly. */
const scaled = (left: number, right: number): readonly [bigint, bigint, number] | undefined => {
  const scale = Math.max(decimals(left), decimals(right));
  if (scale > 30 || left <= 0 || right <= 0 || left > 1e15 || right > 1e15) return undefined;
  const whole = (value: number): bigint => {
    const text = value.toFixed(Math.min(100, decimals(value)));
    const [integer = '0', fraction = ''] = text.split('.');
    return BigInt(integer + fraction.padEnd(scale, '0'));
  };
  return [whole(left), whole(right), scale];
};

/** Whether every multiple of `step` is one of `of`. `undefined` when that cannot be told exactly. */
export const isMultiple = (step: number, of: number): boolean | undefined => {
  const pair = scaled(step, of);
  return pair === undefined || pair[1] === 0n ? undefined : pair[0] % pair[1] === 0n;
};

/** The step of numbers that are multiples of both. Where it cannot be told exactly the second step stands for both. */
export const commonStep = (left: number | undefined, right: number): number => {
  if (left === undefined || left === right) return right;
  const pair = scaled(left, right);
  if (pair === undefined) return right;
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const [a, b, scale] = pair;
  return Number((a / gcd(a, b)) * b) / 10 ** scale;
};
