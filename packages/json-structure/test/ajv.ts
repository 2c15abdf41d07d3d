import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from '../src/formats.ts';
import { toJsonSchema } from '../src/index.ts';
import type { JsonObject } from '../src/index.ts';

const texts: Readonly<Record<string, (text: string) => boolean>> = {
  date: formats.isDate,
  'date-time': formats.isDateTime,
  time: formats.isTime,
  uuid: formats.isUuid,
  'uri-reference': formats.isUriReference,
  byte: formats.isByte,
  'js-int64': formats.isInt64String,
  'js-uint64': formats.isUint64String,
  'js-int128': formats.isInt128String,
  'js-uint128': formats.isUint128String,
  'js-decimal': formats.isDecimalString,
};
const numbers: Readonly<Record<string, (value: number) => boolean>> = {
  int32: formats.isInt32,
  int64: formats.isInt64,
  float: formats.isFloat,
  double: formats.isDouble,
};

/** The converted document as one JSON Schema. */
export const jsonSchemaOf = (document: JsonObject): JsonObject => {
  const { schema, definitions } = toJsonSchema(document);
  return { ...schema, $defs: Object.fromEntries([...definitions].map(([name, one]) => [name, one.schema])) };
};

/** Ajv over the converted document: strict, formats asserted. */
export const ajvOf = (document: JsonObject): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    ownProperties: true,
    allErrors: true,
  });
  ajv.addKeyword('x-json-structure');
  for (const [name, validate] of Object.entries(texts)) ajv.addFormat(name, { type: 'string', validate });
  for (const [name, validate] of Object.entries(numbers)) ajv.addFormat(name, { type: 'number', validate });
  const validate = ajv.compile(jsonSchemaOf(document));
  return (value) => validate(value) === true;
};
