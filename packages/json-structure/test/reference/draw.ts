import fc from 'fast-check';

/** Draws from arbitraries one after the other, inside a property. */
export type Draw = fc.GeneratorValue;

/** A number without the leaning to small ones that fast-check has by itself: the odds below are meant as they stand. */
const even = (max: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max }));

export const upTo = (draw: Draw, max: number): number => draw(even, max);
export const oneOf = <Value>(draw: Draw, ...values: readonly Value[]): Value =>
  values[upTo(draw, values.length - 1)] as Value;
/** True in `count` of ten cases. */
export const inTen = (draw: Draw, count: number): boolean => upTo(draw, 99) >= 100 - 10 * count;
/** Some of the values, in their order. */
export const some = <Value>(draw: Draw, values: readonly Value[]): readonly Value[] =>
  values.filter(() => inTen(draw, 5));
/** Some of the values, one at least. */
export const oneOrMore = <Value>(draw: Draw, values: readonly Value[]): readonly Value[] => {
  const found = some(draw, values);
  return found.length > 0 ? found : [oneOf(draw, ...values)];
};
/** A member that stands there or not. */
export const maybe = (draw: Draw, count: number, name: string, make: () => unknown): Record<string, unknown> =>
  inTen(draw, count) ? { [name]: make() } : {};
/** Own members, also for a name like `__proto__`. */
export const named = <Value>(names: readonly string[], make: (name: string) => Value): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, make(name)]));
