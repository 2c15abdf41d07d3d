import type { SchemaObject } from '@schemawright/contract';
import { failure, type Code, type Place } from '../code.ts';
import { member } from '../schema.ts';
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

/** The expression that tells whether a value is of the type. */
export const typeTest = (type: string, value: string): string => tests.get(type)?.(value) ?? 'true';

/** The types that `type` names; where the values are listed, the list says it all. JSON Schema 2020-12 Validation, 6.1.1. */
export const typesOf = (schema: SchemaObject): Types => {
  const type = member(schema, 'type');
  const listed = (Array.isArray(type) ? type : [type]).filter((name) => tests.has(String(name)));
  return listed.length === 0 || primitivesOf(schema) !== undefined ? undefined : new Set(listed.map(String));
};

export const typeGuard = (_schema: SchemaObject, place: Place, types: Types): Code['guard'] => {
  if (types === undefined) return undefined;
  const names = [...types];
  return {
    test: names.map((name) => typeTest(name, place.value)).join(' || '),
    otherwise: failure(place, 'type', `be ${names.join(' or ')}`),
  };
};

/** How a group of keywords that look at one type alone stands to the types: it never applies, always, or on a condition. */
export const applies = (types: Types, ...group: readonly string[]): 'never' | 'always' | 'sometimes' => {
  if (types === undefined) return 'sometimes';
  const matching = [...types].filter((type) => group.includes(type)).length;
  return matching === 0 ? 'never' : matching === types.size ? 'always' : 'sometimes';
};
