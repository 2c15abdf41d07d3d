import { byCodeUnit, canonicalJson } from './canonical.ts';
import { meaningOfStructure } from './extensions.ts';
import type { EffectiveSchema, EffectiveUnion, SchemaFacts } from './facts.ts';

/** What a node says itself, and the nodes below it: in order, or as sets where order has no meaning. */
export interface Shape {
  readonly own: string;
  readonly ordered: readonly EffectiveSchema[];
  readonly sets: readonly (readonly EffectiveSchema[])[];
}

const sortedEntries = <V>(map: ReadonlyMap<string, V>): readonly [string, V][] =>
  map.size === 0 ? [] : [...map].sort(([left], [right]) => byCodeUnit(left, right));

/** The shape of a node, the same for every spelling. Texts for people don't count. */
export const shapeOf = (facts: SchemaFacts): Shape => {
  const properties = sortedEntries(facts.properties);
  const patterns = sortedEntries(facts.patternProperties);
  const applied = sortedEntries(facts.applied);
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
    facts.unions.map(({ kind, exempt, tag, branches }) => [
      kind === 'oneOf' ? branches.length : kind,
      exempt,
      tag?.declared === true && [tag.property, [...tag.branches.keys()].sort()],
    ]),
    applied.map(([keyword, schemas]) => [keyword, schemas.length]),
    deprecated,
    readOnly,
    writeOnly,
    defaultValue === undefined ? 0 : canonicalJson(defaultValue),
    sunset === undefined && stability === undefined ? 0 : canonicalJson([sunset ?? null, stability ?? null]),
    canonicalJson(meaningOfStructure(facts.structure)),
    facts.dangling.length > 0,
  ];
  return {
    own: JSON.stringify(own),
    ordered: [
      ...facts.prefixItems,
      ...(facts.items === undefined ? [] : [facts.items]),
      ...properties.map(([, property]) => property.schema),
      ...patterns.map(([, schema]) => schema),
      ...(facts.additional === undefined ? [] : [facts.additional]),
      ...applied.flatMap(([, schemas]) => schemas),
      ...facts.unions.flatMap(tagged),
    ],
    sets: facts.unions.map(({ branches }) => branches),
  };
};

/** The branches of a declared tag, in the order of its values. */
const tagged = ({ branches, tag }: EffectiveUnion): readonly EffectiveSchema[] =>
  tag?.declared === true ? sortedEntries(tag.branches).flatMap(([, index]) => branches[index] ?? []) : [];
