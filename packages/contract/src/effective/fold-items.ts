import { child } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';
import { closesItsParts } from './unevaluated.ts';
import { saysNothing } from './whole-types.ts';

type ItemFacts = Pick<SchemaFacts, 'prefixItems' | 'items'>;

const free: ItemFacts = { prefixItems: [], items: undefined };

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
  if (sources.length === 0) return free;
  const statements = sources.flatMap((source) => [
    { prefix: placedList(source), rest: placedOne(graph, source, 'items') },
    ...unevaluatedOf(graph, source, conjunction),
  ]);
  const length = Math.min(most, Math.max(0, ...statements.map(({ prefix }) => prefix.length)));
  const after = length < most ? statements.flatMap(({ rest }) => rest ?? []) : [];
  const at = (index: number): readonly Placed[] =>
    statements.flatMap(({ prefix, rest }) => (index < prefix.length ? prefix[index] : rest) ?? []);
  return {
    prefixItems: Array.from({ length }, (_, index): EffectiveSchema => graph.node(at(index))),
    items: after.length === 0 ? undefined : graph.node(after),
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
