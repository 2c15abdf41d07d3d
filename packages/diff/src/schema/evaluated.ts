import { typeBit, watch, type EffectiveSchema, type SchemaFacts, type TypeSet } from '@schemawright/contract';
import { conditionsOf, isSameCondition, partnerOf, type Condition } from './conditions.ts';
import { containedIn } from './contained.ts';
import { isMatch } from './patterns.ts';
import { describedNames, isNever } from './view.ts';

type Same = (one: EffectiveSchema, other: EffectiveSchema) => boolean;

/** Whether all members that one schema describes, in whatever branch, are described by the other one. */
export const isDescribed = (a: SchemaFacts, b: SchemaFacts): boolean => {
  const names = describedNames(b);
  return [...describedNames(a)].every((name) => names.has(name));
};

const typeOf: ReadonlyMap<string, TypeSet> = new Map([
  ['unevaluatedProperties', typeBit.object],
  ['unevaluatedItems', typeBit.array],
]);

/** The keyword by which a schema says something of what no other one evaluates. */
export const unevaluatedIn = ({ applied }: SchemaFacts): string | undefined =>
  [...typeOf.keys()].find((keyword) => applied.has(keyword));

/**
 * Whether `t` evaluates of each value of `s` all that `s` may evaluate, so that what `keyword` says of the rest is about no
 * more of it. What holds under conditions is known to do so where both say the same. JSON Schema 2020-12 Core, 11.
 * @param isOf ways to tell whether each value of the one is a value of the other, which is a branch: quick ones first
 */
export const keepsEvaluated = (
  keyword: string,
  s: EffectiveSchema,
  t: EffectiveSchema,
  same: Same,
  ...isOf: readonly Same[]
): boolean => {
  const type = typeOf.get(keyword);
  return type === undefined || isOf.some((one) => evaluatesAll(type, s, t, same, one));
};

const evaluatesAll = (type: TypeSet, s: EffectiveSchema, t: EffectiveSchema, same: Same, isOf: Same): boolean => {
  const branches = (schema: EffectiveSchema): readonly SchemaFacts[] => inPlace(watch(schema, type), type);
  const sureOf = (schema: EffectiveSchema): readonly SchemaFacts[] =>
    inPlace(watch(schema, type), type, (branch) => isOf(s, branch));
  const areSame: Same = (one, other) => same(watch(one, type), watch(other, type));
  const among = type === typeBit.array ? itemsAmong(same) : membersAmong;
  const seen = new Set<EffectiveSchema>();

  const isKeptBelow = (schema: EffectiveSchema, sure: readonly SchemaFacts[]): boolean => {
    if (seen.has(schema)) return true;
    seen.add(schema);
    return isKept(branches(schema), sure);
  };
  const isConditionKept = (one: Condition, conditions: readonly Condition[], sure: readonly SchemaFacts[]): boolean => {
    if (conditions.some((other) => isSameCondition(one, other, areSame))) return true;
    const other = partnerOf(one, conditions, same);
    const [asked, met, missed] =
      other === undefined ? [[], [], []] : [other.asked, other.met, other.missed].map(sureOf);
    return (
      isKeptBelow(one.asked, [...sure, ...(asked ?? [])]) &&
      isKeptBelow(one.met, [...sure, ...(asked ?? []), ...(met ?? [])]) &&
      isKeptBelow(one.missed, [...sure, ...(missed ?? [])])
    );
  };
  const isKept = (parts: readonly SchemaFacts[], sure: readonly SchemaFacts[]): boolean => {
    const conditions = sure.flatMap(conditionsOf);
    const dependents = sure.flatMap(dependentsOf);
    return (
      parts.every(among(sure)) &&
      parts.flatMap(conditionsOf).every((one) => isConditionKept(one, conditions, sure)) &&
      parts.flatMap(dependentsOf).every(([name, one]) => {
        const others = dependents.flatMap(([known, other]) => (known === name ? [other] : []));
        return others.some((other) => areSame(one, other)) || isKeptBelow(one, [...sure, ...others.flatMap(sureOf)]);
      })
    );
  };
  return isKept(
    inPlace(s, type),
    inPlace(t, type, (branch) => isOf(s, branch)),
  );
};

/** What speaks of the same value as a schema: itself and its branches, as far as they count and something can be of them. */
const inPlace = (
  { facts }: EffectiveSchema,
  type: TypeSet,
  counts: (branch: EffectiveSchema) => boolean = () => true,
): readonly SchemaFacts[] => {
  const parts = new Set([facts]);
  for (const { unions } of parts) {
    for (const branch of unions.flatMap(({ branches }) => branches)) {
      if (counts(branch)) parts.add(watch(branch, type).facts);
    }
  }
  return [...parts].filter((part) => !isNever(part));
};

const dependentsOf = ({ applied }: SchemaFacts): readonly (readonly [keyword: string, schema: EffectiveSchema])[] =>
  [...applied].flatMap(([keyword, schemas]) =>
    keyword.startsWith('dependentSchemas ') ? schemas.map((schema) => [keyword, schema] as const) : [],
  );

type Among = (sure: readonly SchemaFacts[]) => (part: SchemaFacts) => boolean;

const itemsAmong =
  (same: Same): Among =>
  (sure) => {
    const most = Math.max(0, ...sure.map(({ evaluated }) => evaluated?.items ?? 0));
    const contained = sure.flatMap(containedIn);
    return (part) =>
      most === Number.POSITIVE_INFINITY ||
      (Math.min(part.evaluated?.items ?? 0, part.limits.get('maxItems') ?? Number.POSITIVE_INFINITY) <= most &&
        containedIn(part).every(({ schema }) => contained.some((other) => same(other.schema, schema))));
  };

const membersAmong: Among = (sure) => {
  const names = new Set(sure.flatMap(namesIn));
  const patterns = [...new Set(sure.flatMap(({ evaluated }) => evaluated?.members ?? []))];
  const isNamed = (name: string): boolean => names.has(name) || patterns.some((pattern) => isMatch(pattern, name));
  return (part) =>
    patterns.includes('') ||
    (part.evaluated?.members.every((pattern) => patterns.includes(pattern)) !== false && namesIn(part).every(isNamed));
};

/** The members that a schema describes which may be there. */
const namesIn = ({ properties }: SchemaFacts): readonly string[] =>
  [...properties.values()].flatMap(({ name, described, schema }) =>
    described && !isNever(schema.facts) ? [name] : [],
  );
