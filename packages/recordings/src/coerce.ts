import type { Contract, PlacedSchema, Schema } from '@schemawright/contract';
import { conjuncts, typeOfJson, typesOf } from './schema-parts.ts';
import { isRedactionMark } from './secrets.ts';

const canonicalNumber = /^-?(?:0|[1-9][0-9]{0,307})(?:\.[0-9]{1,64})?(?:[eE][+-]?[0-9]{1,3})?$/;

/**
 * The value that a text stands for: a number, a boolean or null when the schema allows that and no string, and the text
 * is written as one; else the text itself, for the validator to judge.
 */
export const coerce = (
  contract: Contract,
  schema: Schema | undefined,
  text: string,
): string | number | boolean | null => {
  const types = typesOf(contract, schema);
  if (types === undefined || types.has('string')) return text;
  if ((types.has('number') || types.has('integer')) && canonicalNumber.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('null') && (text === '' || text === 'null')) return null;
  return text;
};

/** Whether a path segment can be meant for this parameter, by its type and listed values. */
export const fitsSchema = (contract: Contract, placed: PlacedSchema | undefined, text: string): boolean => {
  if (isRedactionMark(text)) return true;
  const value = coerce(contract, placed?.schema, text);
  const type = typeOfJson(value);
  const types = typesOf(contract, placed?.schema);
  const typeFits = types === undefined || types.has(type) || (type === 'integer' && types.has('number'));
  const listed = conjuncts(contract, placed?.schema).map((part) =>
    part.const === undefined ? part.enum : [part.const],
  );
  return typeFits && listed.every((values) => values === undefined || values.includes(value));
};
