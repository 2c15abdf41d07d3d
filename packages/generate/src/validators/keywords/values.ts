import type { Json, SchemaObject } from '@schemawright/contract';
import { literal, stringLiteral } from '../../print/text.ts';
import { canonical } from '../../runtime/validators/checks.ts';
import { failure, or, test, type Step } from '../code.ts';
import { member } from '../schema.ts';
import type { Keywords } from '../printer.ts';

const isPrimitive = (value: unknown): boolean => typeof value !== 'object' || value === null;

const listOf = (schema: SchemaObject): { keyword: 'const' | 'enum'; values: readonly Json[] } | undefined => {
  if (Object.hasOwn(schema, 'const')) return { keyword: 'const', values: [schema.const as Json] };
  const values = member(schema, 'enum');
  return Array.isArray(values) ? { keyword: 'enum', values } : undefined;
};

const isOfType = (type: unknown, value: Json): boolean => {
  if (Array.isArray(type)) return type.some((one) => isOfType(one, value));
  if (type === undefined || type === typeof value) return true;
  return type === 'null' ? value === null : type === 'integer' && Number.isInteger(value);
};

/** The only values that the schema allows, where they are primitives and its `type` allows each of them. */
export const primitivesOf = (schema: SchemaObject): readonly Json[] | undefined => {
  const list = listOf(schema);
  const type = member(schema, 'type');
  return list?.values.every((value) => isPrimitive(value) && isOfType(type, value)) ? list.values : undefined;
};

/** Up to this many values are compared one by one. */
const few = 32;

/** Up to this many values are named. */
const mostNamed = 12;

/** The expression that tells whether a value is one of `values`. */
export const isOneOf = (values: readonly Json[], value: string, constant: (expression: string) => string): string => {
  if (values.length === 0) return 'false';
  const primitives = values.filter(isPrimitive);
  const texts = values.filter((one) => !isPrimitive(one)).map((one) => stringLiteral(canonical(one)));
  const set = (members: readonly string[]): string => constant(`/* @__PURE__ */ new Set([${members.join(', ')}])`);
  return [
    ...(primitives.length > few
      ? [`${set(primitives.map(literal))}.has(${value})`]
      : primitives.map((one) => `${value} === ${literal(one)}`)),
    ...(texts.length > 1
      ? [`${set(texts)}.has(canonical(${value}))`]
      : texts.map((text) => `canonical(${value}) === ${text}`)),
  ].join(' || ');
};

/** What the value must be, in words. */
export const described = (values: readonly Json[]): string => {
  const words = values.slice(0, mostNamed).map((value) => JSON.stringify(value));
  const list = `${words.join(', ')}${values.length > mostNamed ? ' …' : ''}`;
  return values.length === 1 ? list : `one of ${list}`;
};

export const values: Keywords = (schema, place, _types, printer) => {
  const list = listOf(schema);
  const both = list?.keyword === 'const' ? member(schema, 'enum') : undefined;
  const step = (keyword: string, allowed: readonly Json[]): Step =>
    test(or(isOneOf(allowed, place.value, printer.constant), failure(place, keyword, `be ${described(allowed)}`)));
  return [
    ...(list === undefined ? [] : [step(list.keyword, list.values)]),
    ...(Array.isArray(both) ? [step('enum', both)] : []),
  ];
};
