import { byCodeUnit, canonicalJson } from './canonical.ts';
import { meaningOfStructure } from './extensions.ts';
import type { EffectiveSchema, EffectiveUnion, SchemaFacts } from './facts.ts';
import { watch } from './graph.ts';
import type { TypeSet } from './json-types.ts';

/** What a node says itself, and the nodes below it: in order, or as sets where order has no meaning. */
export interface Shape {
  readonly own: string;
  readonly ordered: readonly EffectiveSchema[];
  readonly sets: readonly (readonly EffectiveSchema[])[];
}

const sortedEntries = <V>(map: ReadonlyMap<string, V>): readonly [string, V][] =>
  map.size === 0 ? [] : [...map].sort(([left], [right]) => byCodeUnit(left, right));

/** What is seen of a node at a glance: those that mean the same have it in common. */
export const glanceOf = ({ types, properties }: SchemaFacts): string =>
  JSON.stringify([types, ...[...properties.keys()].sort()]);

/**
 * The shape of a node, the same for every spelling. Texts for people don't count. Where it is asked what was evaluated,
 * those that speak of the same value are seen with what they evaluate.
 */
export const shapeOf = (facts: SchemaFacts): Shape =>
  facts.evaluated === undefined ? shapeAlone(facts) : shapeAlone(watching(facts, facts.evaluated.of));

const watching = (facts: SchemaFacts, types: TypeSet): SchemaFacts => {
  const watched = (nodes: readonly EffectiveSchema[]): readonly EffectiveSchema[] =>
    nodes.map((node) => watch(node, types));
  return {
    ...facts,
    unions: facts.unions.map(({ kind, pointer, exempt, branches, declaredTag }) => ({
      kind,
      pointer,
      exempt,
      declaredTag,
      branches: watched(branches),
      complete: undefined,
      tag: undefined,
    })),
    applied: new Map(
      [...facts.applied].map(([keyword, schemas]) => [
        keyword,
        isConditional(keyword) || keyword.startsWith('dependentSchemas ') ? watched(schemas) : schemas,
      ]),
    ),
  };
};

const shapeAlone = (facts: SchemaFacts): Shape => {
  const properties = sortedEntries(facts.properties);
  const patterns = sortedEntries(facts.patternProperties);
  const applied = sortedEntries(facts.applied);
  const conditions = conditionsAmong(facts);
  const single = applied.filter(([keyword, schemas]) => schemas.length === 1 || isConditional(keyword));
  const several = applied.filter((entry) => !single.includes(entry));
  const { default: defaultValue, deprecated, readOnly, writeOnly, sunset, stability } = facts.annotations;
  const own: unknown[] = [
    facts.types,
    facts.values?.map(canonicalJson),
    facts.known?.values.map(canonicalJson),
    facts.format,
    facts.minimum && [facts.minimum.value, facts.minimum.exclusive],
    facts.maximum && [facts.maximum.value, facts.maximum.exclusive],
    facts.step,
    facts.patterns,
    facts.contentMediaType,
    facts.contentEncoding,
    sortedEntries(facts.limits),
    facts.uniqueItems,
    facts.prefixItems.length,
    facts.items !== undefined,
    properties.map(([name]) => name),
    properties.map(([, { required, described }]) => (required ? 1 : 0) + (described ? 2 : 0)).join(''),
    patterns.map(([pattern]) => pattern),
    facts.additional !== undefined,
    sortedEntries(facts.dependentRequired),
    facts.unions.map(({ kind, exempt, declaredTag, branches }) => [
      kind === 'oneOf' ? branches.length : kind,
      exempt,
      declaredTag !== undefined && [
        declaredTag.property,
        [...declaredTag.branches.keys()].sort(),
        ...(declaredTag.otherwise === undefined ? [] : [true]),
      ],
    ]),
    applied.map(([keyword, schemas]) => [keyword, schemas.length]),
    deprecated,
    readOnly,
    writeOnly,
    defaultValue === undefined ? 0 : canonicalJson(defaultValue),
    sunset === undefined && stability === undefined ? 0 : canonicalJson([sunset ?? null, stability ?? null]),
    canonicalJson(meaningOfStructure(facts.structure)),
    facts.dangling.length > 0,
    ...(facts.evaluated === undefined ? [] : [facts.evaluated]),
  ];
  return {
    own: JSON.stringify(own),
    ordered: [
      ...facts.prefixItems,
      ...(facts.items === undefined ? [] : [facts.items]),
      ...properties.map(([, property]) => property.schema),
      ...patterns.map(([, schema]) => schema),
      ...(facts.additional === undefined ? [] : [facts.additional]),
      ...(conditions.length > 0 ? single.filter(([keyword]) => !isConditional(keyword)) : single).flatMap(
        ([, schemas]) => schemas,
      ),
      ...facts.unions.flatMap(tagged),
    ],
    sets: [...facts.unions.map(({ branches }) => branches), ...several.map(([, schemas]) => schemas), conditions],
  };
};

const isConditional = (keyword: string): boolean => keyword === 'if' || keyword === 'then' || keyword === 'else';

// Ids of nodes are whole numbers.
let ids = 0.25;

/** Conditions as nodes of their own, where there are several: their order has no meaning. */
const conditionsAmong = ({ applied }: SchemaFacts): readonly EffectiveSchema[] => {
  const [asked = [], met = [], missed = []] = ['if', 'then', 'else'].map((keyword) => applied.get(keyword));
  if (asked.length < 2) return [];
  return asked.flatMap((one, index) => {
    const [then, otherwise] = [met[index], missed[index]];
    if (then === undefined || otherwise === undefined) return [];
    const lone = new Map(Object.entries({ if: [one], then: [then], else: [otherwise] }));
    return { id: (ids += 1), facts: { ...one.facts, unions: [], applied: lone } };
  });
};

/** The branches of a declared tag, in the order of its values; then what has none of these. */
const tagged = ({ branches, declaredTag }: EffectiveUnion): readonly EffectiveSchema[] =>
  declaredTag === undefined
    ? []
    : [
        ...sortedEntries(declaredTag.branches).flatMap(([, index]) => branches[index] ?? []),
        ...(declaredTag.otherwise === undefined ? [] : [declaredTag.otherwise]),
      ];
