import { hasType, type TypeSet } from '@schemawright/contract';
type Order = ReadonlyMap<string, readonly string[]>;

/** Formats of numbers whose values are all values of the next ones too. Anything else is not comparable. */
const numbers: Order = new Map([
  ['int8', ['int16', 'int32', 'int64', 'float', 'double']],
  ['int16', ['int32', 'int64', 'float', 'double']],
  ['int32', ['int64', 'double']],
  ['uint8', ['uint16', 'uint32', 'uint64', 'int16', 'int32', 'int64', 'float', 'double']],
  ['uint16', ['uint32', 'uint64', 'int32', 'int64', 'float', 'double']],
  ['uint32', ['uint64', 'int64', 'double']],
  ['float', ['double']],
]);

/** Whether a format, or one of several that are joined, lets none but integers in. */
export const isWholeFormat = (format: string | undefined): boolean =>
  format?.split('+').some((one) => /^u?int\d+$/u.test(one)) === true;

/** The same of texts: those of numbers are what is checked of their digits. */
const texts: Order = new Map([
  ['int64', ['js-int64', 'js-int128', 'decimal', 'js-decimal']],
  ['uint64', ['js-uint64', 'js-uint128', 'js-int128', 'decimal', 'js-decimal']],
  ['decimal', ['js-decimal']],
  ['js-int64', ['int64', 'js-int128', 'decimal', 'js-decimal']],
  ['js-uint64', ['uint64', 'js-uint128', 'js-int128', 'decimal', 'js-decimal']],
  ['js-int128', ['decimal', 'js-decimal']],
  ['js-uint128', ['decimal', 'js-decimal']],
  ['js-decimal', ['decimal']],
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
]);

const has = (order: Order, narrow: string, wide: string): boolean => order.get(narrow)?.includes(wide) ?? false;

/** Whether the wide format is meant to let all of the narrow one in. */
export const isWiderFormat = (narrow: string, wide: string): boolean =>
  has(numbers, narrow, wide) || has(texts, narrow, wide);

/** Of texts the formats of small numbers are not checked: what is meant as narrower may be anything. */
const isTextIncluded = (narrow: string, wide: string): boolean =>
  has(texts, narrow, wide) || (has(numbers, narrow, wide) && !texts.has(wide));

const isNumberIncluded = (narrow: string, wide: string): boolean => has(numbers, narrow, wide);

/** How long texts of a format are, where it says so. */
const lengths: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['date', [10, 10]],
  ['date-time', [20, Infinity]],
  ['time', [9, Infinity]],
  ['uuid', [36, 36]],
  ['ipv4', [7, 15]],
  ['ipv6', [2, 45]],
  ['email', [3, 320]],
]);

/** The lengths of texts of a format, or of each of several that are joined. */
export const formatLengths = (format: string | undefined): readonly (readonly [least: number, most: number])[] =>
  format?.split('+').flatMap((one) => {
    const range = lengths.get(one);
    return range === undefined ? [] : [range];
  }) ?? [];

/** Whether a format is one of numbers alone, where it stands beside them: texts beside them have none. */
const isOfNumbers = (format: string, types: TypeSet): boolean =>
  hasType(types, 'number') && (numbers.has(format) || format === 'double') && !texts.has(format);

/**
 * Whether every value of these types that has the narrow format has the wide one; of joined formats each one.
 * @param wideTypes all types that the wide format stands beside
 */
export const formatIncluded = (
  narrow: string | undefined,
  wide: string | undefined,
  types: TypeSet,
  wideTypes: TypeSet = types,
): boolean => {
  const asked = [
    ...(hasType(types, 'number') ? [isNumberIncluded] : []),
    ...(hasType(types, 'string') ? [isTextIncluded] : []),
  ];
  const given = narrow?.split('+') ?? [];
  return (
    wide === undefined ||
    wide
      .split('+')
      .filter((one) => hasType(types, 'number') || !isOfNumbers(one, wideTypes))
      .every((one) => asked.every((isIncluded) => given.some((other) => other === one || isIncluded(other, one))))
  );
};
