import { child } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { notContained } from './idle.ts';
import { isSchema } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';
import { closesItsParts } from './unevaluated.ts';
import { saysNothing, takenTypes } from './whole-types.ts';

interface ItemFacts extends Pick<SchemaFacts, 'prefixItems' | 'items'> {
  /** How many items there may be: none at a position where nothing can be, nor behind it. */
  readonly most: number;
}

/** What is said of items by position, and of all after them; nothing of those that are free. */
interface Statement {
  readonly prefix: readonly (Placed | undefined)[];
  readonly rest: Placed | undefined;
}

/**
 * Items as all sources together describe them, `unevaluatedItems` included where it is definite.
 * @param most how many there may be
 */
export const foldItems = (
  graph: SchemaGraph,
  sources: readonly Source[],
  conjunction: Conjunction,
  most: number = Number.POSITIVE_INFINITY,
): ItemFacts => {
  if (sources.length === 0) return { prefixItems: [], items: undefined, most };
  const statements = sources.flatMap((source) => [
    { prefix: placedList(source), rest: placedOne(graph, source, 'items') },
    ...(source.schema['contains'] === undefined ? [] : [{ prefix: [], rest: notContained(source) }]),
    ...unevaluatedOf(graph, source, conjunction),
  ]);
  const longest = Math.max(0, ...statements.map(({ prefix }) => prefix.length));
  const stated = Array.from({ length: longest }, (_, index): readonly Placed[] =>
    statements.flatMap(({ prefix, rest }) => (index < prefix.length ? prefix[index] : rest) ?? []),
  );
  const refused = stated.findIndex((all) => all.some(({ schema }) => takenTypes(graph, schema) === 0));
  const possible = refused < 0 ? most : Math.min(most, refused);
  const prefix = stated.slice(0, possible);
  const after = prefix.length < possible ? statements.flatMap(({ rest }) => rest ?? []) : [];
  return {
    prefixItems: prefix.map((all): EffectiveSchema => graph.node(all)),
    items: after.length === 0 ? undefined : graph.node(after),
    most: possible,
  };
};

const unevaluatedOf = (graph: SchemaGraph, source: Source, conjunction: Conjunction): readonly Statement[] => {
  const parts = closesItsParts(graph, conjunction, source, 'unevaluatedItems');
  const rest = parts && placedOne(graph, source, 'unevaluatedItems');
  if (rest === undefined || parts?.some(({ schema }) => isSchema(schema['items']))) return [];
  const longest = Math.max(0, ...(parts ?? []).map((part) => placedList(part).length));
  return [{ prefix: Array.from({ length: longest }, () => undefined), rest }];
};

/** A schema under `keyword`; nothing when it is absent or says nothing. */
const placedOne = (graph: SchemaGraph, { pointer, schema }: Source, keyword: string): Placed | undefined => {
  const value = schema[keyword];
  return isSchema(value) && !saysNothing(graph, value)
    ? { pointer: child(pointer, keyword), schema: value }
    : undefined;
};

const placedList = ({ pointer, schema }: Source): readonly Placed[] => {
  const list = schema['prefixItems'];
  if (!Array.isArray(list)) return [];
  return list.map((member: unknown, index) => ({
    pointer: child(child(pointer, 'prefixItems'), index),
    schema: isSchema(member) ? member : true,
  }));
};
