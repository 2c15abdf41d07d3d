import type { Schema, SchemaObject } from '@schemawright/contract';
import { failure, type Code, type Place } from '../code.ts';
import { entries, isAnything, isLeaf, member, referenceOf } from '../schema.ts';
import { primitivesOf } from './values.ts';

/** The types that a value can have; `undefined` when any. */
export type Types = ReadonlySet<string> | undefined;

const tests: ReadonlyMap<string, (value: string) => string> = new Map([
  ['null', (value) => `${value} === null`],
  ['boolean', (value) => `typeof ${value} === "boolean"`],
  ['string', (value) => `typeof ${value} === "string"`],
  ['number', (value) => `Number.isFinite(${value})`],
  ['integer', (value) => `Number.isInteger(${value})`],
  ['object', (value) => `objectLike(${value})`],
  ['array', (value) => `Array.isArray(${value})`],
]);

/** The expression that tells whether a value is of the type. A function that only answers is called often: it asks by itself. */
export const typeTest = (type: string, value: string, { isPredicate = false }: Partial<Place> = {}): string =>
  isPredicate && type === 'object'
    ? `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`
    : (tests.get(type)?.(value) ?? 'true');

/** The types that `type` names; where the values are listed, the list says it all. JSON Schema 2020-12 Validation, 6.1.1. */
export const typesOf = (schema: SchemaObject): Types => {
  const type = member(schema, 'type');
  const listed = (Array.isArray(type) ? type : [type]).filter((name) => tests.has(String(name)));
  return listed.length === 0 || primitivesOf(schema) !== undefined ? undefined : new Set(listed.map(String));
};

/** Whether the check of a value is a few comparisons of its own. */
export const isPlain = (schema: Schema): boolean =>
  isLeaf(schema) && !isAnything(schema) && (typeof schema === 'boolean' || referenceOf(schema) === undefined);

/**
 * Whether arrays are refused after the plain members of objects. That an object has no length costs an engine nothing once it
 * knows what else the object has.
 */
export const refusesArraysLater = (schema: SchemaObject, { isPredicate = false }: Place, types: Types): boolean =>
  isPredicate &&
  types?.has('object') === true &&
  [...types].every((type) => type === 'object' || type === 'null') &&
  entries(member(schema, 'properties')).some(([, property]) => isPlain(property));

export const typeGuard = (schema: SchemaObject, place: Place, types: Types): Code['guard'] => {
  if (types === undefined) return undefined;
  const names = [...types];
  const { value } = place;
  const loose = `typeof ${value} === "object"${types.has('null') ? '' : ` && ${value} !== null`}`;
  return {
    test: refusesArraysLater(schema, place, types)
      ? loose
      : names.map((name) => typeTest(name, value, place)).join(' || '),
    otherwise: failure(place, 'type', `be ${names.join(' or ')}`),
  };
};

/**
 * On which condition keywords are asked that look at values of some types alone, once the guard has held; `undefined` where
 * no such value gets to them.
 */
export const applies = (types: Types, place: Place, type: string, ...alike: readonly string[]): string | undefined => {
  const { value } = place;
  if (types !== undefined) {
    const others = [...types].filter((one) => one !== type && !alike.includes(one));
    if (others.length === types.size) return undefined;
    if (others.length === 0) return 'true';
    if (others.every((one) => one === 'null')) return `${value} !== null`;
  }
  return type === 'number' ? `typeof ${value} === "number"` : typeTest(type, value, place);
};
