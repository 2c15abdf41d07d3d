import { child } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';
import type { Conjunction, Source } from './sources.ts';
import { closesItsParts } from './unevaluated.ts';

type ItemFacts = Pick<SchemaFacts, 'prefixItems' | 'items'>;

const free: ItemFacts = { prefixItems: [], items: undefined };

/** What is said of items by position, and of all after them; nothing of those that are free. */
interface Statement {
  readonly prefix: readonly (Placed | undefined)[];
  readonly rest: Placed | undefined;
}

/** Items as all sources together describe them, `unevaluatedItems` included where it is definite. */
export const foldItems = (graph: SchemaGraph, sources: readonly Source[], conjunction: Conjunction): ItemFacts => {
  if (sources.length === 0) return free;
  const statements = sources.flatMap((source) => [
    { prefix: placedList(source), rest: placedOne(source, 'items') },
    ...unevaluatedOf(source, conjunction),
  ]);
  const length = Math.max(0, ...statements.map(({ prefix }) => prefix.length));
  const after = statements.flatMap(({ rest }) => rest ?? []);
  const at = (index: number): readonly Placed[] =>
    statements.flatMap(({ prefix, rest }) => (index < prefix.length ? prefix[index] : rest) ?? []);
  return {
    prefixItems: Array.from({ length }, (_, index): EffectiveSchema => graph.node(at(index))),
    items: after.length === 0 ? undefined : graph.node(after),
  };
};

const unevaluatedOf = (source: Source, conjunction: Conjunction): readonly Statement[] => {
  const parts = closesItsParts(conjunction, source, 'unevaluatedItems');
  const rest = parts && placedOne(source, 'unevaluatedItems');
  if (rest === undefined || parts?.some(({ schema }) => isSchema(schema['items']))) return [];
  const longest = Math.max(0, ...(parts ?? []).map((part) => placedList(part).length));
  return [{ prefix: Array.from({ length: longest }, () => undefined), rest }];
};

/** A schema under `keyword`; nothing when it is absent or says nothing. */
const placedOne = ({ pointer, schema }: Source, keyword: string): Placed | undefined => {
  const value = schema[keyword];
  return isSchema(value) && value !== true && Object.keys(value).length + Number(value === false) > 0
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
