import {
  allTypes,
  annotationsOf,
  hasType,
  typeBit,
  typesOf,
  type EffectiveProperty,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';

/** Whether a member takes part: `readOnly` ones are not sent, `writeOnly` ones are not read. OpenAPI 3.0.4, 4.7.24. */
export const takesPart = ({ schema }: Pick<EffectiveProperty, 'schema'>, direction: Direction): boolean => {
  const { readOnly, writeOnly } = annotationsOf(schema);
  return direction === 'request' ? !readOnly : !writeOnly;
};

const admitted = new WeakMap<SchemaFacts, TypeSet>();

/** How deep unions in unions are looked into for their types. */
const maxDepth = 32;

/** The types that a schema really admits, looking into its unions; a union inside itself counts with its own types. */
export const admittedTypes = (facts: SchemaFacts, depth = 0): TypeSet => {
  const known = admitted.get(facts);
  if (known !== undefined || facts.unions.length === 0 || depth > maxDepth) return known ?? facts.types;
  admitted.set(facts, facts.types);
  let { types } = facts;
  for (const { branches, exempt } of facts.unions) {
    types &= branches.reduce((set, branch) => set | admittedTypes(branch.facts, depth + 1), exempt);
  }
  admitted.set(facts, types);
  return types;
};

/** The types that both of two schemas admit; where each has others, that both admit null makes them no more alike. */
export const commonTypes = (old: SchemaFacts, next: SchemaFacts): TypeSet => {
  const [before, after] = [admittedTypes(old), admittedTypes(next)];
  const common = before & after;
  return common === typeBit.null && before !== common && after !== common ? 0 : common;
};

export const isNever = (facts: SchemaFacts): boolean => facts.types === 0;

/** Whether members that are not described are refused. */
export const isClosed = ({ additional }: SchemaFacts): boolean => additional !== undefined && isNever(additional.facts);

/** Whether a schema says nothing about values. */
export const isFree = (facts: SchemaFacts): boolean =>
  facts.types === allTypes &&
  facts.values === undefined &&
  facts.unions.length === 0 &&
  facts.applied.size === 0 &&
  facts.properties.size === 0 &&
  facts.additional === undefined &&
  facts.patternProperties.size === 0 &&
  facts.dependentRequired.size === 0 &&
  facts.items === undefined &&
  facts.prefixItems.length === 0 &&
  facts.limits.size === 0 &&
  facts.format === undefined &&
  facts.patterns.length === 0 &&
  facts.minimum === undefined &&
  facts.maximum === undefined &&
  facts.step === undefined &&
  !facts.uniqueItems;

/** A union with nothing said outside its branches, save of what types: there is nothing to compare with a schema that is none. */
export const isBareUnion = (facts: SchemaFacts): boolean =>
  facts.unions.length > 0 &&
  facts.properties.size === 0 &&
  (facts.types === allTypes || facts.types === typeBit.object || isFree({ ...facts, types: allTypes, unions: [] }));

/** Whether values have neither members nor items. */
export const isScalar = ({ types }: SchemaFacts): boolean => (types & (typeBit.object | typeBit.array)) === 0;

/** Whether a schema describes no member and no item, which other schemas might describe besides. */
export const isShallow = (facts: SchemaFacts): boolean =>
  isScalar(facts) ||
  (facts.unions.length + facts.applied.size + facts.patternProperties.size + facts.prefixItems.length === 0 &&
    facts.additional === undefined &&
    facts.items === undefined &&
    [...facts.properties.values()].every(({ described }) => !described));

/** A schema with all branches, in whatever union, that something can be of. */
export const inBranches = (facts: SchemaFacts): readonly SchemaFacts[] => {
  const parts = new Set([facts]);
  for (const { unions } of parts) {
    for (const { branches } of unions) for (const branch of branches) parts.add(branch.facts);
  }
  return [...parts].filter((part) => !isNever(part));
};

/** The names of all members that a schema describes, in whatever branch something can be of. */
export const describedNames = (facts: SchemaFacts): ReadonlySet<string> => {
  const described = ({ name, described: isSaid }: EffectiveProperty): readonly string[] => (isSaid ? [name] : []);
  return new Set(inBranches(facts).flatMap(({ properties }) => [...properties.values()].flatMap(described)));
};

/** Type names as `type` would list them. */
export const typeNames = (facts: SchemaFacts, types: TypeSet = facts.types): readonly string[] => {
  if (types === allTypes) return ['any'];
  const whole = facts.step !== undefined && Number.isInteger(facts.step);
  return typesOf(types).map((type) => (type === 'number' && whole ? 'integer' : type));
};

/** Whether null comes or goes with one of the branches that schemas are on both sides, of which that is told. */
export const isNullOfBranch = (...sides: readonly SchemaFacts[]): boolean =>
  sides.every(({ unions }) => unions.length > 0) &&
  sides.some((facts) => admitsNull(facts) && !facts.unions.every(({ exempt }) => hasType(exempt, 'null')));

export const admitsNull = (facts: SchemaFacts): boolean => hasType(admittedTypes(facts), 'null');
