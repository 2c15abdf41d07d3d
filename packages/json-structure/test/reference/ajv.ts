import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../src/index.ts';
import { jsonSchemaOf } from '../ajv.ts';
import { formats } from './formats.ts';
import { isBinary, primitives } from './primitives.ts';

/** The formats of JSON Schema that stand for types of JSON Structure. */
const types: Readonly<Record<string, string>> = {
  'date-time': 'datetime',
  'uri-reference': 'uri',
  'json-pointer': 'jsonpointer',
  'js-int64': 'int64',
  'js-uint64': 'uint64',
  'js-int128': 'int128',
  'js-uint128': 'uint128',
  'js-decimal': 'decimal',
};

const textFormats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ...primitives,
  ...Object.entries(types).map(([format, type]) => [format, primitives.get(type) ?? (() => false)] as const),
  ['byte', (text: unknown): boolean => isBinary(text, 'base64')],
  ...formats,
]);

/** Ajv over the converted document, with the formats of the reference. */
export const ajvOf = (document: JsonObject): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowMatchingProperties: true,
    ownProperties: true,
  });
  ajv.addKeyword('x-json-structure');
  for (const [name, validate] of textFormats) ajv.addFormat(name, { type: 'string', validate });
  for (const name of ['int32', 'int64', 'float', 'double'])
    ajv.addFormat(name, {
      type: 'number',
      validate: (value) => primitives.get(name === 'int64' ? 'double' : name)?.(value) === true,
    });
  const validate = ajv.compile(jsonSchemaOf(document));
  return (value) => validate(value) === true;
};

/**
 * Whether Ajv itself can't be asked: it takes no account of a member `__proto__`, its comparison of elements calls members that
 * are named like the methods of objects, and its division goes astray where a number is written with an exponent.
 */
export const misleadsAjv = (document: unknown, value: unknown): boolean => {
  const [schema, instance] = [JSON.stringify(document), JSON.stringify(value) ?? ''];
  return (
    `${schema}${instance}`.includes('"__proto__":') ||
    (/"set"|"uniqueItems"/.test(schema) && /"(?:constructor|toString|valueOf)":/.test(instance)) ||
    (schema.includes('"multipleOf":') && /\de[+-]/.test(instance))
  );
};
