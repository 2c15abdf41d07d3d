import { child } from '../pointer.ts';
import { canonicalJson } from './canonical.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { countsOf, wantsContained } from './idle.ts';
import { hasType, isSchema, type TypeSet } from './json-types.ts';
import type { Source } from './sources.ts';

/** A kind of item, with how many of it have to be there, and how many may. JSON Schema 2020-12 Validation, 6.4. */
export interface Contained {
  readonly placed: Placed;
  readonly exempt: Source['exempt'];
  readonly least: number;
  readonly most: number;
}

/** The kinds of items that schemas count which hold together: each once, with what all of them say of it. */
export const containedIn = (graph: SchemaGraph, sources: readonly Source[], ofTypes: TypeSet): readonly Contained[] => {
  // What asks for nothing still tells which items were looked at. JSON Schema 2020-12 Core, 11.2.
  const watched = hasType(ofTypes, 'array') || sources.some(({ schema }) => schema['unevaluatedItems'] !== undefined);
  const counting = sources.filter(
    ({ schema, exempt }) =>
      isSchema(schema['contains']) && (watched || (!hasType(exempt, 'array') && wantsContained(graph, schema))),
  );
  const found = new Map<unknown, Contained>();
  for (const { pointer, schema, exempt } of counting) {
    const { contains } = schema;
    if (!isSchema(contains)) continue;
    const placed = { pointer: child(pointer, 'contains'), schema: contains };
    const kind = counting.length === 1 ? contains : canonicalJson(graph.settle(placed).schema);
    const [least, most] = countsOf(schema);
    const known = found.get(kind);
    if (known === undefined) found.set(kind, { placed, exempt, least, most });
    else found.set(kind, { ...known, least: Math.max(known.least, least), most: Math.min(known.most, most) });
  }
  return [...found.values()];
};

/**
 * Under which name the facts list a kind of item: one alone has its counts among the limits, and each of several has its
 * own: `contains LEAST MOST`.
 */
export const labelOf = ({ least, most }: Contained, { length }: readonly Contained[]): string =>
  length === 1 ? 'contains' : `contains ${least} ${most}`;
