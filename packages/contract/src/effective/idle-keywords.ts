import type { SchemaObject } from '../openapi/types.ts';
import type { JsonType } from './json-types.ts';

/** Whether a schema is seen to take every value, or every one of a type. */
type IsWhole = (schema: unknown, type?: JsonType) => boolean;

type Idle = (value: unknown, schema: SchemaObject, isWhole: IsWhole) => boolean;

const isLowest: Idle = (value) => value === 0;

const isOfAll: Idle = (value, _, isWhole) => isWhole(value);

/** None of a kind is enough. JSON Schema 2020-12 Core, 10.3.1.3. */
const isNotContained: Idle = (_, { contains, minContains, maxContains }) =>
  contains === undefined || (minContains === 0 && maxContains === undefined);

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const isEmpty: Idle = (value) => entriesOf(value).length === 0;

/** With which values keywords say nothing. */
const idle: ReadonlyMap<string, Idle> = new Map<string, Idle>([
  ['minLength', isLowest],
  ['minItems', isLowest],
  ['minProperties', isLowest],
  ['uniqueItems', (value) => value === false],
  ['required', (value) => Array.isArray(value) && value.length === 0],
  ['properties', isEmpty],
  ['patternProperties', isEmpty],
  ['items', isOfAll],
  ['additionalProperties', isOfAll],
  ['unevaluatedItems', isOfAll],
  ['unevaluatedProperties', isOfAll],
  ['propertyNames', (value, _, isWhole) => isWhole(value, 'string')],
  ['contains', isNotContained],
  ['minContains', isNotContained],
  ['maxContains', isNotContained],
  [
    'dependentRequired',
    (value) => entriesOf(value).every(([name, needed]) => Array.isArray(needed) && needed.every((one) => one === name)),
  ],
  ['dependentSchemas', (value, _, isWhole) => entriesOf(value).every(([, needed]) => isWhole(needed, 'object'))],
]);

/** Whether a keyword says nothing of values, whatever it stands beside. */
export const isIdle = (keyword: string, schema: SchemaObject, isWhole: IsWhole): boolean =>
  idle.get(keyword)?.(schema[keyword], schema, isWhole) ?? false;
