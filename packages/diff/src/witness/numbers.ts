import { isMultiple, type SchemaFacts } from '@schemawright/contract';

/** Numbers at which representations end, and ordinary ones. */
const landmarks = [0, 1, -1, 0.5, 2, 10, 100, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, -1e300];

/** Whether the bounds and the step of a schema leave a number in. */
export const isWithin = ({ minimum, maximum, step }: SchemaFacts, value: number): boolean =>
  (minimum === undefined || value > minimum.value || (value === minimum.value && !minimum.exclusive)) &&
  (maximum === undefined || value < maximum.value || (value === maximum.value && !maximum.exclusive)) &&
  (step === undefined || value === 0 || isMultiple(Math.abs(value), step) !== false);

/** The corners of some schemas: their bounds and steps with what lies beside them, each once. */
export const cornersOf = (...schemas: readonly SchemaFacts[]): readonly number[] => {
  const steps = schemas.flatMap(({ step }) => step ?? []);
  const bounds = schemas.flatMap(({ minimum, maximum }) => [minimum, maximum].flatMap((bound) => bound?.value ?? []));
  const near = [...steps, ...steps.map((step) => step / 2), 1, 0.5, 1e-3].flatMap((step) => [step, -step]);
  const around = bounds.flatMap((bound) => [
    bound,
    ...near.map((distance) => rounded(bound + distance)),
    ...steps.flatMap((step) => aligned(bound, step)),
  ]);
  const middles = bounds.flatMap((one) => bounds.map((other) => rounded((one + other) / 2)));
  const multiples = steps.flatMap((step) => [1, 1.5, 2, 3, 7].map((times) => rounded(step * times)));
  const corners = [...new Set([...around, ...middles, ...multiples, ...landmarks])].filter(Number.isFinite);
  // What is not written exactly is worth less than what is.
  return [...corners.filter(isExact), ...corners.filter((corner) => !isExact(corner))];
};

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const aligned = (bound: number, step: number): readonly number[] =>
  [Math.floor(bound / step), Math.ceil(bound / step), Math.ceil(bound / step) + 1].map((times) =>
    rounded(times * step),
  );

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(15));

/** An allowed number near zero; `undefined` when none was found. */
export const numberOf = (facts: SchemaFacts): number | undefined =>
  [...cornersOf(facts)].sort((left, right) => Math.abs(left) - Math.abs(right)).find((value) => isWithin(facts, value));
