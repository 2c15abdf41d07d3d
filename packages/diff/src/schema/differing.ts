import { child, type PlacedSchema, type Schema } from '@schemawright/contract';
import type { Likeness } from './likeness.ts';

/** The keywords of which two schemas do not say the same, as they are written and with all that they refer to. */
export const differingKeywords = (
  old: PlacedSchema,
  next: PlacedSchema,
  alike: Likeness['partsAlike'],
): readonly string[] => {
  const [before, after] = [keywordsOf(old), keywordsOf(next)];
  const said = (keyword: string, value: unknown): unknown => (keyword === '$ref' ? { $ref: value } : value);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (keyword) => !alike(said(keyword, before.get(keyword)), said(keyword, after.get(keyword))),
  );
};

const keywordsOf = ({ schema }: PlacedSchema): ReadonlyMap<string, unknown> =>
  new Map(typeof schema === 'object' ? Object.entries(schema) : []);

/** The schemas that stand in the list under a keyword. */
export const listedUnder = (
  { pointer, schema }: PlacedSchema,
  keyword: 'allOf' | 'anyOf' | 'oneOf',
): readonly PlacedSchema[] => {
  const found: unknown = typeof schema === 'object' ? schema[keyword] : undefined;
  const list = Array.isArray(found) ? (found as readonly Schema[]) : [];
  return list.map((part, index) => ({ pointer: child(child(pointer, keyword), index), schema: part }));
};

/** Whether a schema is written as null alone. */
export const isNull = ({ schema }: PlacedSchema): boolean => typeof schema === 'object' && schema.type === 'null';

/** The schemas under a keyword that all hold where it stands, but for null. */
export const holdingUnder = (placed: PlacedSchema, keyword: 'allOf' | 'anyOf' | 'oneOf'): readonly PlacedSchema[] => {
  const list = listedUnder(placed, keyword);
  const holding = keyword === 'allOf' ? list : list.filter((branch) => !isNull(branch));
  return keyword === 'allOf' || holding.length === 1 ? holding : [];
};

export const onlyOf = <T>(list: readonly T[] = []): T | undefined => (list.length === 1 ? list[0] : undefined);
