import type { EffectiveSchema, JsonType } from '@schemawright/contract';
import { findingOf, harmless, observe, type Finding, type Site } from '../observe.ts';
import { schemaTypeRules } from '../rules/schema-types.ts';
import { jsonTypeOf, type StructureTypes } from '../schema/structure-types.ts';
import type { Both, SchemaPair } from '../subjects.ts';

interface Retyped {
  readonly findings: readonly Finding[];
  readonly retyped: ReadonlySet<JsonType>;
  readonly replaced: boolean;
  /** Items or members have nothing to do with each other any more. */
  readonly unpaired: boolean;
}

/** The one type of a schema. */
export const only = (types: StructureTypes): string | undefined =>
  types.size === 1 ? [...types.values()][0] : undefined;

/** The type of both sides that JSON writes so, where it is one. */
export const inCommon = ({ old, next }: Both<StructureTypes>, type: JsonType): string | undefined =>
  old.get(type) === next.get(type) ? old.get(type) : undefined;

/** Types that became other ones: of one type that one, of several each by how JSON writes it. */
export const compareTypes = (
  schemas: Both<EffectiveSchema>,
  types: Both<StructureTypes>,
  pair: SchemaPair,
  site: Site,
): Retyped => {
  const [before, after] = [only(types.old), only(types.next)];
  const sides =
    before === undefined || after === undefined
      ? [...types.old].flatMap(([type, old]): Both<string>[] => {
          const next = types.next.get(type);
          return next === undefined ? [] : [{ old, next }];
        })
      : [{ old: before, next: after }];
  const areListed = schemas.old.facts.values !== undefined && schemas.next.facts.values !== undefined;
  const findings: Finding[] = [];
  const retyped = new Set<JsonType>();
  let unpaired = false;
  for (const { old, next } of sides) {
    const [from, to] = [jsonTypeOf(old), jsonTypeOf(next)];
    // Listed values are what they are, whatever type they are taken from.
    if (old === next || (areListed && from === to)) continue;
    const named = observe('structureType', { ...pair, oldType: old, newType: next, equal: false }, site);
    const told =
      named.length > 0 || from !== to
        ? named.map((finding) => tempered(finding, schemas, pair))
        : reshaped(schemas, { old, next }, pair, site);
    if (told.length === 0) continue;
    findings.push(...told);
    for (const type of [from, to]) if (type !== undefined) retyped.add(type);
    unpaired ||= !areLists({ old, next });
  }
  return { findings, retyped, replaced: before !== undefined && after !== undefined && findings.length > 0, unpaired };
};

/** A range that bounds keep to on both sides harms nobody. */
const tempered = (
  finding: Finding,
  { old, next }: Both<EffectiveSchema>,
  { harmless: isHarmless }: SchemaPair,
): Finding =>
  [old, next].every(({ facts }) => facts.step !== undefined) &&
  finding.rule.id.startsWith('numeric-type') &&
  isHarmless(old, next) === true
    ? harmless(finding)
    : finding;

const compounds: ReadonlySet<JsonType | undefined> = new Set(['object', 'array'] as const);

/** Lists of any length, whose items may be told apart or not. */
const areLists = ({ old, next }: Both<string>): boolean =>
  [old, next].every((type) => type === 'set' || type === 'array');

/** A compound type that became another one: a step that its values tell, which no rule is named for. */
const reshaped = (
  { old, next }: Both<EffectiveSchema>,
  types: Both<string>,
  pair: SchemaPair,
  site: Site,
): readonly Finding[] => {
  if (!compounds.has(jsonTypeOf(types.old)) || areLists(types)) return [];
  const [there, back] = [pair.harmless(old, next), pair.harmless(next, old)];
  const [wider, narrower] = pair.direction === 'request' ? [there, back] : [back, there];
  const step = wider === true ? 'widened' : narrower === true ? 'narrowed' : 'changed';
  const rule = schemaTypeRules.find(({ id }) => id === `type-${step}`);
  const isOpen = step === 'changed' && there === undefined;
  return rule === undefined
    ? []
    : [findingOf(rule, { old: types.old, new: types.next, ...(isOpen ? { undecided: 'type' } : {}) }, site)];
};
