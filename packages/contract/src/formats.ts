import {
  isByte,
  isDate,
  isDateTime,
  isDecimalString,
  isDouble,
  isDuration,
  isEmail,
  isFloat,
  isHostname,
  isIdnEmail,
  isIdnHostname,
  isInt128String,
  isInt16,
  isInt32,
  isInt64,
  isInt64String,
  isInt8,
  isIpv4,
  isIpv6,
  isIri,
  isIriReference,
  isJsonPointer,
  isRegex,
  isRelativeJsonPointer,
  isTime,
  isUint128String,
  isUint16,
  isUint32,
  isUint64,
  isUint64String,
  isUint8,
  isUri,
  isUriReference,
  isUriTemplate,
  isUuid,
} from '@schemawright/json-structure/formats';
import type { SchemaObject } from './openapi/types.ts';

/** A check of values of one JSON type. */
export interface FormatCheck<Value> {
  readonly holds: (value: Value) => boolean;
  /** What `@schemawright/json-structure/formats` calls it: generated validators import it so. */
  readonly exportName: string;
}

/** A `format` that is asserted, of the types that it speaks of. All others are annotations: JSON Schema 2020-12 Validation, 7.2. */
export interface Format {
  readonly string?: FormatCheck<string>;
  readonly number?: FormatCheck<number>;
}

const string = (exportName: string, holds: (text: string) => boolean): Format => ({ string: { holds, exportName } });
const number = (exportName: string, holds: (value: number) => boolean): Format => ({ number: { holds, exportName } });

/** The formats of JSON Schema 2020-12 and of the OpenAPI format registry that can be decided, by name. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', string('isDateTime', isDateTime)],
  ['date', string('isDate', isDate)],
  ['time', string('isTime', isTime)],
  ['duration', string('isDuration', isDuration)],
  ['email', string('isEmail', isEmail)],
  ['idn-email', string('isIdnEmail', isIdnEmail)],
  ['hostname', string('isHostname', isHostname)],
  ['idn-hostname', string('isIdnHostname', isIdnHostname)],
  ['ipv4', string('isIpv4', isIpv4)],
  ['ipv6', string('isIpv6', isIpv6)],
  ['uri', string('isUri', isUri)],
  ['uri-reference', string('isUriReference', isUriReference)],
  ['iri', string('isIri', isIri)],
  ['iri-reference', string('isIriReference', isIriReference)],
  ['uri-template', string('isUriTemplate', isUriTemplate)],
  ['uuid', string('isUuid', isUuid)],
  ['json-pointer', string('isJsonPointer', isJsonPointer)],
  ['relative-json-pointer', string('isRelativeJsonPointer', isRelativeJsonPointer)],
  ['regex', string('isRegex', isRegex)],
  ['byte', string('isByte', isByte)],
  ['decimal', string('isDecimalString', isDecimalString)],
  ['int8', number('isInt8', isInt8)],
  ['int16', number('isInt16', isInt16)],
  ['int32', number('isInt32', isInt32)],
  // Beyond 53 bits the registry advises a string of digits.
  ['int64', { ...number('isInt64', isInt64), ...string('isInt64String', isInt64String) }],
  ['uint8', number('isUint8', isUint8)],
  ['uint16', number('isUint16', isUint16)],
  ['uint32', number('isUint32', isUint32)],
  ['uint64', { ...number('isUint64', isUint64), ...string('isUint64String', isUint64String) }],
  ['float', number('isFloat', isFloat)],
  ['double', number('isDouble', isDouble)],
  // What the types of JSON Structure become whose values are numbers in strings.
  ['js-int64', string('isInt64String', isInt64String)],
  ['js-uint64', string('isUint64String', isUint64String)],
  ['js-int128', string('isInt128String', isInt128String)],
  ['js-uint128', string('isUint128String', isUint128String)],
  ['js-decimal', string('isDecimalString', isDecimalString)],
]);

/**
 * What a schema's format asks of texts. Nothing where it is one of numbers as well and the schema's own examples are no
 * numbers: then those were meant, and not the format.
 */
export const textFormatOf = ({ format, example, examples }: SchemaObject): FormatCheck<string> | undefined => {
  const known = formats.get(format ?? '');
  if (known?.string === undefined || known.number === undefined) return known?.string;
  const { holds } = known.string;
  const shown: readonly unknown[] = [example, ...(Array.isArray(examples) ? examples : [])];
  return shown.every((value) => typeof value !== 'string' || holds(value)) ? known.string : undefined;
};

/** Formats of the OpenAPI registry that say what a text is for, and ask nothing of it that could be checked. */
export const annotationFormats: ReadonlySet<string> = new Set([
  'binary',
  'char',
  'commonmark',
  'html',
  'media-range',
  'password',
]);
