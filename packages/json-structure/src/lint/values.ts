import { typeOf } from '../compiler.ts';
import { compareDecimals } from '../decimals.ts';
import { isDecimalString } from '../formats.ts';
import { isNumber, isString, repeatedIn, type Json, type JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';
import { compressions, encodings } from '../types/binary.ts';
import { among, hit, none, when, type Check } from './rule.ts';
import { isCount } from './validation.ts';

export const enumShape: Check = ({ schema }) =>
  when(Object.hasOwn(schema, 'enum') && !Array.isArray(schema['enum']), ['enum'], 'enum must be an array of values');

export const enumEmpty: Check = ({ schema }) =>
  when(Array.isArray(schema['enum']) && schema['enum'].length === 0, ['enum'], 'enum must have at least one value');

export const enumDuplicate: Check = ({ schema }) =>
  (Array.isArray(schema['enum']) ? repeatedIn(schema['enum']) : []).map((index) =>
    hit(['enum', index], 'repeats a value', 'remove it'),
  );

/** The test that values of `enum` and `const` have to pass: that of the type alone. */
const lexicalTest = (schema: JsonObject, structure: Structure): ((value: unknown) => boolean) | undefined => {
  const type = typeOf(schema, structure);
  return type?.kind === 'primitive' ? type.check(schema) : undefined;
};

const quotedNumber = (schema: JsonObject, structure: Structure, value: unknown): string | undefined => {
  const type = typeOf(schema, structure);
  const textual = type?.kind === 'primitive' && type.numeric === 'string';
  return textual && isNumber(value) ? `write it as a string: ${type.name} is a string in JSON` : undefined;
};

const notOfType = (schema: JsonObject, structure: Structure): string =>
  `is not of the type of the schema, ${typeOf(schema, structure)?.name ?? ''}`;

export const enumType: Check = ({ schema }, structure) => {
  const test = Object.hasOwn(schema, 'enum') ? lexicalTest(schema, structure) : undefined;
  if (test === undefined || !Array.isArray(schema['enum'])) return [];
  return schema['enum'].flatMap((value, index) =>
    when(!test(value), ['enum', index], notOfType(schema, structure), quotedNumber(schema, structure, value)),
  );
};

export const constType: Check = ({ schema }, structure) => {
  const test = Object.hasOwn(schema, 'const') ? lexicalTest(schema, structure) : undefined;
  return when(
    test !== undefined && !test(schema['const']),
    ['const'],
    notOfType(schema, structure),
    quotedNumber(schema, structure, schema['const']),
  );
};

export const maxLength: Check = ({ schema }) =>
  when(
    Object.hasOwn(schema, 'maxLength') && !isCount(schema['maxLength']),
    ['maxLength'],
    'maxLength must be a non-negative integer',
  );

export const precisionScale: Check = ({ schema }) => {
  const { precision, scale, type } = schema;
  const shapes = ['precision', 'scale'].flatMap((keyword) => {
    if (!Object.hasOwn(schema, keyword)) return [];
    if (!isCount(schema[keyword])) return [hit([keyword], `${keyword} must be a non-negative integer`)];
    return when(
      isString(type) && type !== 'number' && type !== 'decimal',
      [keyword],
      `${keyword} says nothing about the type ${String(type)}`,
      'use it with number or decimal',
    );
  });
  return [
    ...shapes,
    ...when(
      isCount(precision) && isCount(scale) && Number(scale) > Number(precision),
      ['scale'],
      'scale is more than precision',
    ),
  ];
};

const oneOf =
  (keyword: string, known: { has(value: string): boolean; keys(): Iterable<string> }): Check =>
  ({ schema }) => {
    const value = schema[keyword];
    if (schema['type'] !== 'binary' || value === undefined) return [];
    return when(
      !isString(value) || !known.has(value),
      [keyword],
      `${keyword} is unknown`,
      `one of ${[...known.keys()].join(', ')}`,
    );
  };

const onlyBinary =
  (keyword: string): Check =>
  ({ schema: { type } }) =>
    when(
      isString(type) && type !== 'binary',
      [keyword],
      `${keyword} says nothing about the type ${String(type)}`,
      'remove it, or write "type": "binary"',
    );
export const contentEncodingElsewhere: Check = onlyBinary('contentEncoding');
export const contentCompressionElsewhere: Check = onlyBinary('contentCompression');
export const contentEncoding: Check = oneOf('contentEncoding', encodings);
export const contentCompression: Check = oneOf('contentCompression', compressions);

const boundNames = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

/** The form that the bounds of a numeric type have: that of its values. */
const boundForm = (schema: JsonObject, structure: Structure): 'number' | 'string' | undefined => {
  const type = typeOf(schema, structure);
  return type?.kind === 'primitive' ? type.numeric : undefined;
};

const isBound = (value: Json | undefined, form: 'number' | 'string'): boolean =>
  form === 'string' ? isString(value) && isDecimalString(value) : isNumber(value);

export const boundRepresentation: Check = ({ schema }, structure) => {
  const form = boundForm(schema, structure);
  if (form === undefined) return none;
  return among(boundNames, (name) =>
    !Object.hasOwn(schema, name) || isBound(schema[name], form)
      ? undefined
      : form === 'string'
        ? hit(
            [name],
            `${name} must be a string with a number, for values are strings`,
            isNumber(schema[name]) ? 'put it in quotes' : 'write digits, as "5" or "-1.5"',
          )
        : hit(
            [name],
            `${name} must be a number, for values are numbers`,
            isString(schema[name]) ? 'write it without quotes' : 'write the number itself',
          ),
  );
};

const isAbove = (a: Json | undefined, b: Json | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' ? a > b : compareDecimals(String(a), String(b)) > 0;

export const boundValue: Check = ({ schema }, structure) => {
  const { multipleOf } = schema;
  const form = boundForm(schema, structure);
  const isDivisor = form === undefined || !isBound(multipleOf, form) || isAbove(multipleOf, 0);
  return when(!isDivisor, ['multipleOf'], 'multipleOf must be more than 0');
};

/** Lower and upper bounds, and whether nothing is left where they are equal. */
const boundPairs = [
  ['minimum', 'maximum', false],
  ['exclusiveMinimum', 'exclusiveMaximum', true],
  ['minimum', 'exclusiveMaximum', true],
  ['exclusiveMinimum', 'maximum', true],
] as const;

/** The bounds of a type are values of it. JSON Structure Validation, "Numeric Validation Keywords". */
export const boundOutside: Check = ({ schema }, structure) => {
  const type = typeOf(schema, structure);
  if (type?.kind !== 'primitive' || type.numeric === undefined) return none;
  const isValue = type.check(schema);
  return among(boundNames, (name) =>
    name !== 'multipleOf' && isBound(schema[name], type.numeric ?? 'number') && !isValue(schema[name])
      ? hit([name], `${name} is no value of the type ${type.name}`, `give ${type.expects}`)
      : undefined,
  );
};

export const boundCrossed: Check = ({ schema }, structure) => {
  const form = boundForm(schema, structure);
  if (form === undefined) return none;
  return among(boundPairs, ([low, high, isOpen]) => {
    const [from, to] = [schema[low], schema[high]];
    const isCrossed = isBound(from, form) && isBound(to, form) && (isOpen ? !isAbove(to, from) : isAbove(from, to));
    return isCrossed ? hit([low], `${low} and ${high} leave no value between them`, 'correct one of them') : undefined;
  });
};
