import type { JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import { types } from '../types/table.ts';
import { boundIn, stepIn, textIn } from './limits.ts';
import type { Translation } from './translation.ts';
import type { View } from './view.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}

const signed = (bits: number): Range => ({ least: -(2 ** (bits - 1)), most: 2 ** (bits - 1) - 1 });
const unsigned = (bits: number): Range => ({ least: 0, most: 2 ** bits - 1 });
const int32 = signed(32);

/** Whole numbers that JSON carries as numbers, by type. */
const integers: ReadonlyMap<string, Range> = new Map([
  ['int8', signed(8)],
  ['int16', signed(16)],
  ['int32', int32],
  ['uint8', unsigned(8)],
  ['uint16', unsigned(16)],
  ['uint32', unsigned(32)],
]);
/** Wider ones, as OpenAPI sends them: as numbers. */
const wide: ReadonlyMap<string, Range> = new Map([
  ['int64', signed(64)],
  ['uint64', unsigned(64)],
]);

/** The numeric type of the view, and its limits; nothing when no number meets them. */
export const numberOf = (view: View, translation: Translation): JsonObject | undefined =>
  view.allowed.whole ? wholeNumber(view, translation) : anyNumber(view, translation);

const limitsOf = (view: View, translation: Translation): JsonObject & { readonly [bound: string]: number } =>
  Object.fromEntries(
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((keyword) => {
      const bound = boundIn(view, keyword, translation);
      return bound === undefined ? [] : [[keyword, bound] as const];
    }),
  );

const excludeEachOther = ({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: {
  readonly [bound: string]: number;
}): boolean => {
  const least = Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  return least > most;
};

const wholeNumber = (view: View, translation: Translation): JsonObject | undefined => {
  const limits = limitsOf(view, translation);
  const format = textIn(view, 'format');
  const declared = format === undefined ? undefined : (integers.get(format) ?? wide.get(format));
  const least = Math.max(
    Math.ceil(limits['minimum'] ?? Number.NEGATIVE_INFINITY),
    Math.floor(limits['exclusiveMinimum'] ?? Number.NEGATIVE_INFINITY) + 1,
    declared?.least ?? Number.NEGATIVE_INFINITY,
  );
  const most = Math.min(
    Math.floor(limits['maximum'] ?? Number.POSITIVE_INFINITY),
    Math.ceil(limits['exclusiveMaximum'] ?? Number.POSITIVE_INFINITY) - 1,
    declared?.most ?? Number.POSITIVE_INFINITY,
  );
  if (excludeEachOther(limits) || least > most) return undefined;
  const type = fitting({ least, most }, format);
  const step = stepIn(view, translation);
  if (type !== undefined) {
    return limited(type, integers.get(type) ?? int32, limits, step);
  }
  const isWide = format !== undefined && wide.has(format);
  translation.tell(
    isWide ? 'int64' : 'integer',
    child(view.pointer, isWide ? 'format' : 'type'),
    isWide
      ? `${format} is sent as a number here, and the type ${format} is a string: it becomes double with multipleOf 1`
      : 'a whole number beyond 32 bits has no type: it becomes number with multipleOf 1',
  );
  const isWhole = step === undefined || Number.isInteger(step);
  return {
    type: isWide ? 'double' : 'number',
    ...limits,
    ...(declared === undefined ? {} : rangeWithin(declared, limits)),
    multipleOf: isWhole ? (step ?? 1) : 1,
    ...(isWhole || step === undefined ? {} : { allOf: [{ type: 'number', multipleOf: step }] }),
  };
};

/** An integer type with the limits that its range does not bring. */
const limited = (
  type: string,
  { least, most }: Range,
  limits: { readonly [bound: string]: number },
  step: number | undefined,
): JsonObject => {
  const told = Object.entries(limits).filter(
    ([keyword, bound]) =>
      !(keyword === 'minimum' && bound <= least) &&
      !(keyword === 'maximum' && bound >= most) &&
      !(keyword === 'exclusiveMinimum' && bound < least) &&
      !(keyword === 'exclusiveMaximum' && bound > most),
  );
  return {
    type,
    ...Object.fromEntries(told),
    ...(step === undefined ? {} : { multipleOf: step }),
  };
};

/** The bounds of a format where the schema has no narrower ones. */
const rangeWithin = ({ least, most }: Range, limits: { readonly [bound: string]: number }): JsonObject => ({
  ...(Math.max(limits['minimum'] ?? -Infinity, limits['exclusiveMinimum'] ?? -Infinity) < least
    ? { minimum: least }
    : {}),
  ...(Math.min(limits['maximum'] ?? Infinity, limits['exclusiveMaximum'] ?? Infinity) > most ? { maximum: most } : {}),
});

/** The type that the bounds describe; else the first of int32 and uint32 that holds them. */
const fitting = ({ least, most }: Range, format: string | undefined): string | undefined => {
  if (format !== undefined && integers.has(format)) return format;
  for (const [type, range] of integers) if (range.least === least && range.most === most) return type;
  if (least >= int32.least && most <= int32.most) return 'int32';
  return least >= 0 && most <= 2 ** 32 - 1 ? 'uint32' : undefined;
};

const anyNumber = (view: View, translation: Translation): JsonObject | undefined => {
  const format = textIn(view, 'format');
  const type = format === 'float' || format === 'double' ? format : 'number';
  const limits = limitsOf(view, translation);
  if (excludeEachOther(limits)) return undefined;
  return limitedFloat(type, limits, stepIn(view, translation));
};

const limitedFloat = (
  type: string,
  limits: { readonly [bound: string]: number },
  step: number | undefined,
): JsonObject => {
  const told = Object.entries(limits).filter(([keyword, bound]) => !(type === 'float' && saysNothing(keyword, bound)));
  return {
    type,
    ...Object.fromEntries(told),
    ...(step === undefined ? {} : { multipleOf: step }),
  };
};

/** Whether a bound is that of the type float itself. */
const saysNothing = (keyword: string, bound: number): boolean => {
  const type = types.get('float');
  return type?.kind === 'primitive' && type.jsonSchema({})[keyword] === bound;
};
