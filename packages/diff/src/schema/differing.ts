import { child, type PlacedSchema, type Schema, type writingOf } from '@schemawright/contract';
import { both } from '../pair.ts';
import type { Both } from '../subjects.ts';
import type { Likeness } from './likeness.ts';

type Alike = Likeness['partsAlike'];
type Writing = NonNullable<ReturnType<typeof writingOf>>;

/** The keywords of which two schemas do not say the same, as they are written and with all that they refer to. */
export const differingKeywords = (old: PlacedSchema, next: PlacedSchema, alike: Alike): readonly string[] => {
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

/** The deepest of all parts of parts that alone differ. */
export const differingPlace = (
  before: Writing | undefined,
  after: Writing | undefined,
  alike: Alike,
): Both<PlacedSchema> | undefined => {
  if (before === undefined || after === undefined) return undefined;
  const met = new Set<PlacedSchema['schema']>();
  let deepest: Both<PlacedSchema> | undefined;
  let found = differingIn(before.schemas, after.schemas, alike);
  while (found !== undefined && !met.has(found.old.schema)) {
    met.add(found.old.schema);
    deepest = found;
    found = differingBelow(found, { old: before.graph, next: after.graph }, alike);
  }
  return deepest;
};

/** The one place of two lists at which they differ. */
const differingIn = (
  olds: readonly PlacedSchema[],
  news: readonly PlacedSchema[],
  alike: Alike,
): Both<PlacedSchema> | undefined => {
  if (olds.length !== news.length) return undefined;
  return onlyOf(
    olds.flatMap((old, index) => {
      const next = news[index];
      return next === undefined || alike(old.schema, next.schema) ? [] : [{ old, next }];
    }),
  );
};

/** The one part of two schemas in which they differ, and in nothing else. */
const differingBelow = (
  { old, next }: Both<PlacedSchema>,
  graphs: Both<Writing['graph']>,
  alike: Alike,
): Both<PlacedSchema> | undefined => {
  const keyword = onlyOf(differingKeywords(old, next, alike));
  if (keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf')
    return differingIn(holdingUnder(old, keyword), holdingUnder(next, keyword), alike);
  if (keyword !== '$ref' || typeof old.schema !== 'object' || typeof next.schema !== 'object') return undefined;
  const [one, other] = [old.schema.$ref, next.schema.$ref];
  // What refers to another schema now was edited itself.
  if (typeof one !== 'string' || one !== other) return undefined;
  return both({ old: graphs.old.target(one), next: graphs.next.target(other) });
};
