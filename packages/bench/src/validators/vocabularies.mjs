// What libraries call the parts of a schema. One export each, so that a bundle holds the library that it is of alone.
import { type } from 'arktype';
import { Type } from 'typebox';
import * as v from 'valibot';
import * as z from 'zod';

const object = (members) => ({
  type: 'object',
  required: Object.keys(members).filter((name) => !members[name].isOptional),
  properties: Object.fromEntries(Object.entries(members).map(([name, { isOptional, ...schema }]) => [name, schema])),
});

/** JSON Schema itself: what Ajv and this project read. */
export const jsonSchema = {
  object,
  integer: ([minimum, maximum]) => ({ type: 'integer', minimum, maximum }),
  boolean: () => ({ type: 'boolean' }),
  string: () => ({ type: 'string' }),
  dateTime: () => ({ type: 'string', format: 'date-time' }),
  array: (items) => ({ type: 'array', items }),
  optional: (schema) => ({ ...schema, isOptional: true }),
  literal: (value) => ({ const: value }),
  absent: () => ({ not: {}, isOptional: true }),
  union: (oneOf) => ({ oneOf }),
};

export const typebox = {
  object: Type.Object,
  integer: ([minimum, maximum]) => Type.Integer({ minimum, maximum }),
  boolean: () => Type.Boolean(),
  string: () => Type.String(),
  dateTime: () => Type.String({ format: 'date-time' }),
  array: Type.Array,
  optional: Type.Optional,
  literal: (value) => Type.Literal(value),
  absent: () => Type.Optional(Type.Never()),
  union: Type.Union,
};

export const valibot = {
  object: v.looseObject,
  integer: ([low, high]) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high)),
  boolean: () => v.boolean(),
  string: () => v.string(),
  dateTime: () => v.pipe(v.string(), v.isoTimestamp()),
  array: v.array,
  optional: v.optional,
  literal: v.literal,
  absent: () => v.optional(v.never()),
  union: v.union,
};

export const zod = {
  object: z.looseObject,
  integer: ([low, high]) => z.int().min(low).max(high),
  boolean: () => z.boolean(),
  string: () => z.string(),
  dateTime: () => z.iso.datetime({ offset: true }),
  array: z.array,
  optional: z.optional,
  literal: z.literal,
  absent: () => z.optional(z.never()),
  union: z.union,
};

export const arktype = {
  object: (members) =>
    type(
      Object.fromEntries(
        Object.entries(members).map(([key, member]) => (member?.isOptional ? [`${key}?`, member.of] : [key, member])),
      ),
    ),
  integer: ([low, high]) => type(`${low} <= number.integer <= ${high}`),
  boolean: () => type('boolean'),
  string: () => type('string'),
  dateTime: () => type('string.date.iso'),
  array: (item) => item.array(),
  optional: (of) => ({ isOptional: true, of }),
  literal: (value) => type.unit(value),
  absent: () => ({ isOptional: true, of: type.never }),
  union: (branches) => branches.reduce((left, right) => left.or(right)),
};

/** TypeScript, with typia's tags: a type. */
export const typia = {
  object: (members) =>
    `{ ${Object.entries(members)
      .map(([name, of]) => (of.isOptional ? `${name}?: ${of.type}` : `${name}: ${of}`))
      .join('; ')} }`,
  integer: ([low, high]) => (low < -2147483648 ? 'number & tags.Type<"int64">' : 'number & tags.Type<"int32">'),
  boolean: () => 'boolean',
  string: () => 'string',
  dateTime: () => 'string & tags.Format<"date-time">',
  array: (item) => `Array<${item}>`,
  optional: (of) => ({ isOptional: true, type: of }),
  literal: (value) => JSON.stringify(value),
  absent: () => ({ isOptional: true, type: 'undefined' }),
  union: (branches) => branches.join(' | '),
};
