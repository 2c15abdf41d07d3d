import {
  allTypes,
  effectiveSchema,
  freeSchema,
  isReservedHeader,
  typeBit,
  type Contract,
  type EffectiveSchema,
  type Operation,
  type PlacedSchema,
  type ResolvedParameter,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import { both, pairBy, pairWhere } from '../pair.ts';
import { blanked } from '../rules/operation.ts';
import { admittedTypes } from '../schema/view.ts';
import type { Both, Pair } from '../subjects.ts';
import { likelyRenames } from './renames.ts';

export const locationOf = ({ old, next }: Pair<ResolvedParameter>): string => {
  const { in: place, name } = (next ?? old) as ResolvedParameter;
  return `request.${place}.${name}`;
};

export interface ParameterWalk {
  readonly contracts: Both<Contract>;
  /** Whether schemas at two places mean the same. */
  sameSchema(old: PlacedSchema | undefined, next: PlacedSchema | undefined): boolean;
}

/**
 * By place and name, or by position where the templates are the same; then by name in another place; at last those whose names are
 * not sent.
 */
export const pairParameters = (
  { old, next }: Both<Operation>,
  walk: ParameterWalk,
): readonly Pair<ResolvedParameter>[] => {
  const positions = new Map<ResolvedParameter, number>();
  for (const { path, parameters } of [old, next]) {
    for (const parameter of parameters)
      positions.set(
        parameter,
        path.split('{').findIndex((part) => part.startsWith(`${parameter.name}}`)),
      );
  }
  const byPosition = (parameter: ResolvedParameter): string | undefined =>
    parameter.in === 'path' && (positions.get(parameter) ?? -1) >= 0 ? `path ${positions.get(parameter)}` : undefined;
  const defined = ({ parameters }: Operation): readonly ResolvedParameter[] =>
    parameters.filter((parameter) => !isReservedHeader(parameter));
  const pairs = pairBy(
    defined(old),
    defined(next),
    blanked(old.path) === blanked(next.path) ? byPosition : () => undefined,
    (parameter) => `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`,
    byPosition,
    ({ name }) => name,
  );
  return withoutNames(pairs, walk);
};

/** Pairs of what is left, where names are not sent: the only one of both sides, or those with the same schema. */
const withoutNames = (
  pairs: readonly Pair<ResolvedParameter>[],
  { contracts, sameSchema }: ParameterWalk,
): readonly Pair<ResolvedParameter>[] => {
  const left = pairs.filter((pair) => both(pair) === undefined);
  if (left.length < 2) return pairs;
  const nameless = (side: 'old' | 'next'): readonly ResolvedParameter[] =>
    left.flatMap((pair) => pair[side] ?? []).filter((parameter) => hasNoName(contracts[side], parameter));
  const [olds, news] = [nameless('old'), nameless('next')];
  const isOnly = olds.length === 1 && news.length === 1;
  return pairWhere(
    pairs,
    (old, next) =>
      olds.includes(old) &&
      news.includes(next) &&
      old.in === next.in &&
      (isOnly || sameSchema(old.schema, next.schema)),
  );
};

/** Whether an object is written as a parameter for each of its members, of which it is not one. OpenAPI 3.2.0, 4.12.2. */
const hasNoName = (contract: Contract, parameter: ResolvedParameter): boolean => {
  const { in: place, style, explode, mediaType } = parameter;
  if ((place !== 'query' && place !== 'cookie') || style !== 'form' || !explode || mediaType !== undefined)
    return false;
  const facts = nodeOf(contract, parameter)?.facts;
  if (facts === undefined) return false;
  // What has members is meant as an object, whether or not that is said.
  return admittedTypes(facts) === typeBit.object || (facts.types === allTypes && facts.properties.size > 0);
};

export const parameterRenames = (
  pairs: readonly Pair<ResolvedParameter>[],
  { sameSchema }: Pick<ParameterWalk, 'sameSchema'>,
): ReadonlyMap<ResolvedParameter, ResolvedParameter> => {
  const left = (side: 'old' | 'next'): readonly ResolvedParameter[] =>
    pairs.flatMap((pair) => (both(pair) === undefined ? (pair[side] ?? []) : []));
  return likelyRenames(
    left('old'),
    left('next'),
    ({ name, object }) => ({ name, prose: object.description ?? '' }),
    (old, next) => old.in === next.in && sameSchema(old.schema, next.schema),
  );
};

type Parameters = Both<ResolvedParameter>;

export const nodeOf = (contract: Contract, { schema }: ResolvedParameter): EffectiveSchema | undefined =>
  schema && effectiveSchema(contract, schema.pointer, schema.schema);

const compound = typeBit.array | typeBit.object;

export const admits = (facts: SchemaFacts, types: TypeSet): boolean => (admittedTypes(facts) & types) !== 0;

/** Whether a value of either side may be what `explode` is about: lists and objects, objects alone in simple style. */
export const takesSeveral = (contracts: Both<Contract>, { old, next }: Parameters): boolean => {
  if (old.style === 'deepObject') return false;
  const types = old.style === 'simple' ? typeBit.object : compound;
  return [nodeOf(contracts.old, old), nodeOf(contracts.next, next)].some(
    (node) => node === undefined || admits(node.facts, types),
  );
};

const scalar = typeBit.number | typeBit.boolean;

/** Whether numbers or booleans became any text: outside of `content` they are written alike. */
export const isTextNow = (contracts: Both<Contract>, { old, next }: Parameters): boolean => {
  if (old.in !== next.in || old.mediaType !== undefined || next.mediaType !== undefined) return false;
  if (old.style !== next.style) return false;
  const [before, after] = [nodeOf(contracts.old, old), nodeOf(contracts.next, next)];
  if (before === undefined || after === undefined) return false;
  const types = admittedTypes(before.facts);
  const text = after.facts;
  return (
    types !== 0 &&
    (types & ~scalar) === 0 &&
    text.types === typeBit.string &&
    text.values === undefined &&
    text.unions.length + text.applied.size + text.limits.size + text.patterns.length === 0 &&
    text.format === undefined
  );
};

/** One value that became a list: `limit=1` is written alike where lists repeat the name. The value, and an item. */
export const listOf = (contracts: Both<Contract>, { old, next }: Parameters): Both<EffectiveSchema> | undefined => {
  const repeats = ({ style, explode }: ResolvedParameter): boolean => style === 'form' && explode;
  if (old.in !== next.in || !repeats(old) || !repeats(next)) return undefined;
  if (old.mediaType !== undefined || next.mediaType !== undefined) return undefined;
  const [before, after] = [nodeOf(contracts.old, old), nodeOf(contracts.next, next)];
  if (before === undefined || after === undefined) return undefined;
  const lists = after.facts.types === typeBit.array && (after.facts.limits.get('minItems') ?? 0) <= 1;
  if (!lists || (admittedTypes(before.facts) & compound) !== 0) return undefined;
  const { items, prefixItems, applied, pointer } = after.facts;
  if (prefixItems.length > 0 || applied.size > 0) return undefined;
  return { old: before, next: items ?? freeSchema(`${pointer}/items`) };
};
