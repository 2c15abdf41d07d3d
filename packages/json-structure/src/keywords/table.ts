import type { Applicator } from './applicator.ts';
import type { JsonObject } from '../json.ts';
import { bounds } from './bounds.ts';
import { composition } from './composition.ts';
import { contains } from './contains.ts';
import { counts } from './counts.ts';
import { dependentRequired } from './dependent-required.ts';
import { constant, enumeration } from './enumeration.ts';
import { format } from './format.ts';
import { has } from './has.ts';
import type { Keyword } from './keyword.ts';
import { maxLength } from './max-length.ts';
import { minLength } from './min-length.ts';
import { multipleOf } from './multiple-of.ts';
import { keyNames, propertyNames } from './names.ts';
import { patternKeys, patternProperties } from './pattern-members.ts';
import { pattern } from './pattern.ts';
import { uniqueItems } from './unique-items.ts';

/** Every keyword that limits values, in the order in which they are checked. A new one is a line here. */
export const keywords: readonly Keyword[] = [
  constant,
  enumeration,
  minLength,
  maxLength,
  pattern,
  format,
  ...bounds,
  multipleOf,
  ...counts,
  uniqueItems,
];

/** Every keyword that applies schemas or rules to the parts of a value, or to the value once more. */
export const applicators: readonly Applicator[] = [
  contains,
  dependentRequired,
  propertyNames,
  keyNames,
  patternProperties,
  patternKeys,
  has,
  ...composition,
];

const limits = new Map(keywords.map((keyword, index) => [keyword.name, { keyword, index }]));
const applied = new Map(applicators.map((applicator, index) => [applicator.name, { applicator, index }]));

/** The keywords that a schema has, in the order of the tables. */
export const limitsIn = (schema: JsonObject): readonly Keyword[] =>
  present(schema, limits).map(({ keyword }) => keyword);
export const applicatorsIn = (schema: JsonObject): readonly Applicator[] =>
  present(schema, applied).map(({ applicator }) => applicator);

/** Whether nothing limits the values of a schema but its type. */
export const isUnlimited = (schema: JsonObject): boolean => {
  for (const name of Object.keys(schema)) if (limits.has(name) || applied.has(name)) return false;
  return true;
};

const present = <Entry extends { readonly index: number }>(
  schema: JsonObject,
  known: ReadonlyMap<string, Entry>,
): readonly Entry[] => {
  const found: Entry[] = [];
  for (const name of Object.keys(schema)) {
    const entry = known.get(name);
    if (entry !== undefined) found.push(entry);
  }
  return found.length < 2 ? found : found.sort((a, b) => a.index - b.index);
};
