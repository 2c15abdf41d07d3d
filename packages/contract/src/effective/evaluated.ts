import { matchesAll } from '../pattern.ts';
import { entriesOf } from './brought.ts';
import { takesAll } from './constrains.ts';
import type { Evaluated, SchemaFacts } from './facts.ts';
import { hasType, isSchema, typeBit, type TypeSet } from './json-types.ts';
import { namesBy } from './names.ts';
import type { Source } from './sources.ts';

/** The types of values of which keywords ask what no other one evaluated. */
const watchedBy = (applied: SchemaFacts['applied']): TypeSet =>
  (applied.has('unevaluatedItems') ? typeBit.array : 0) | (applied.has('unevaluatedProperties') ? typeBit.object : 0);

/**
 * What schemas evaluate that hold together; nothing where nobody asks.
 * @param watched the types of values of which it is asked from outside
 */
export const evaluatedIn = (
  sources: readonly Source[],
  applied: SchemaFacts['applied'],
  watched: TypeSet,
): Evaluated | undefined => {
  const of = watched | watchedBy(applied);
  if (of === 0) return undefined;
  let items = 0;
  let isOfAll = false;
  const patterns = new Set<string>();
  for (const { schema, exempt } of sources) {
    if (hasType(of & ~exempt, 'array')) items = Math.max(items, itemsOf(schema, watched));
    if (!hasType(of & ~exempt, 'object')) continue;
    const named = entriesOf(schema.patternProperties).map(([pattern]) => pattern);
    const rest = hasType(watched, 'object') ? schema['unevaluatedProperties'] : undefined;
    isOfAll ||= isSchema(schema['additionalProperties']) || isSchema(rest) || named.some(matchesAll);
    for (const pattern of named) if (namesBy(pattern) === undefined) patterns.add(pattern);
  }
  return { of, items, members: isOfAll ? [''] : [...patterns].sort() };
};

const itemsOf = (schema: Source['schema'], watched: TypeSet): number => {
  const { items, prefixItems, contains, unevaluatedItems } = schema;
  const isOfAll = isSchema(items) || (isSchema(contains) && takesAll(contains));
  if (isOfAll || (hasType(watched, 'array') && isSchema(unevaluatedItems))) return Number.POSITIVE_INFINITY;
  return Array.isArray(prefixItems) ? prefixItems.length : 0;
};
