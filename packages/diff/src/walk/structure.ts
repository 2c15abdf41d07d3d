import {
  editedAt,
  hasType as hasJsonType,
  structuresOf,
  type Contract,
  type EffectiveSchema,
  type JsonType,
  type Pointer,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe, type Finding, type Site } from '../observe.ts';
import { enabledKeywords, inJsonSchema, offersAlike } from '../rules/structure.ts';
import { besidesFormat } from '../schema/part.ts';
import { numberTypes, structureTypesOf } from '../schema/structure-types.ts';
import type { Both, SchemaPair } from '../subjects.ts';
import { compareTextBounds } from './structure-bounds.ts';
import { placesOf, rerootedSchemas } from './structure-documents.ts';
import { compareTypes, inCommon, only } from './structure-types.ts';
import { compareChoices, compareRequiredSets } from './structure-unions.ts';

export interface Structures {
  /** Whether one of two schemas was written in JSON Structure. */
  has(old: EffectiveSchema, next: EffectiveSchema): boolean;
  readonly same: SchemaPair['same'];
  /** Whether documents of another type stand there now: there is nothing to compare. */
  isRerooted(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether a finding only says that the base of a type has another name now, which is told of the base. */
  tellsRename(finding: Finding): boolean;
}

/** Tells which schemas were written in JSON Structure: those at its places, and all below them. */
export const createStructures = ({ old, next }: Both<Contract>, same: SchemaPair['same']): Structures => {
  const [before, after] = [placesIn(old), placesIn(next)];
  const rerooted = rerootedSchemas({ old, next });
  return {
    same,
    isRerooted: (one, other) => rerooted.size > 0 && rerooted.has(placesOf(one, other)),
    has: (one, other) => isBelow(before, one) || isBelow(after, other),
    tellsRename: ({ rule, old: base, new: other }) =>
      rule.id === 'extends-annotation-only' &&
      typeof base === 'string' &&
      typeof other === 'string' &&
      !hasType(after, base) &&
      !hasType(before, other),
  };
};

const placesIn = (contract: Contract): ReadonlySet<Pointer> =>
  new Set(structuresOf(contract).flatMap((structure) => structure.places));

const isBelow = (places: ReadonlySet<Pointer>, schema: EffectiveSchema): boolean => {
  if (places.size === 0) return false;
  for (let at = editedAt(schema); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.has(at)) return true;
  return false;
};

/** Whether one of the resources has a type of the name that a reference ends with. */
const hasType = (places: ReadonlySet<Pointer>, reference: string): boolean => {
  const name = `_${reference.slice(reference.lastIndexOf('/') + 1)}`;
  return [...places].some((place) => place.endsWith(name));
};

interface Told {
  readonly findings: readonly Finding[];
  /** The JSON types of which another type is told. */
  readonly retyped: ReadonlySet<JsonType>;
  /** The one type became another one, and that says all there is to say of it, its items aside. */
  readonly replaced: boolean;
  /** The items are other ones now, as those of a tuple in another order: there is nothing to pair. */
  readonly reordered: boolean;
  /** The findings say all there is to say of the values. */
  readonly settled: boolean;
  /** The pair as far as numbers go: the range of a type is no bound that anybody stated. */
  readonly numbers: SchemaPair;
  /** What is left of two choices to compare; nothing where they are none. */
  readonly options: readonly Both<EffectiveSchema>[] | undefined;
  /** Whether the findings say what there is to say of unions. */
  readonly tellsUnions: boolean;
  /** Members that no type has of its own. */
  readonly skipped: ReadonlySet<string>;
  /** Leaves out what these findings say already. */
  tellsInstead(findings: readonly Finding[]): readonly Finding[];
}

const nothing = (pair: SchemaPair): Told => ({
  findings: [],
  retyped: new Set(),
  replaced: false,
  reordered: false,
  settled: false,
  numbers: pair,
  options: undefined,
  tellsUnions: false,
  skipped: new Set(),
  tellsInstead: (findings) => findings,
});

/** What the root of every instance may carry: lowering says so where it makes a difference. JSON Structure Core, 3.1. */
const namesOfRoots: ReadonlySet<string> = new Set(['$schema', '$uses']);

const tupleRules: ReadonlySet<string> = new Set(['tuple-order-changed', 'tuple-member-added', 'tuple-member-removed']);

/** What the rules of JSON Structure say about a pair. */
export const compareStructure = (
  { old, next }: { readonly old: EffectiveSchema; readonly next: EffectiveSchema; readonly direction: Direction },
  pair: SchemaPair,
  site: Site,
  structures: Structures,
): Told => {
  if (!structures.has(old, next)) return nothing(pair);
  const types = { old: structureTypesOf(old), next: structureTypesOf(next) };
  const { findings: typed, retyped, replaced, unpaired } = compareTypes({ old, next }, types, pair, site);
  const subject = {
    ...pair,
    oldType: only(types.old),
    newType: only(types.next),
    equal: structures.same(old, next),
  };
  const others = observe('structure', subject, site).filter((finding) => !structures.tellsRename(finding));
  const text = inCommon(types, 'string');
  const bounds = retyped.size > 0 ? [] : compareTextBounds(pair, text, site);
  const sets = compareRequiredSets(pair, site);
  const choices = replaced ? undefined : compareChoices({ old, next }, site);
  const enabled = enabledKeywords(pair);
  const told = new Set(others.map(({ rule }) => rule.id));
  const tuple = [...tupleRules].some((id) => told.has(id));
  // Which add-ins instances may name, and what follows, is how an offer is written in JSON Schema.
  const offers = told.has('offered-addin-added') || told.has('offered-addin-removed');
  // What an add-in brings is told where it is defined.
  const addIns = !offers && offersAlike(pair);
  const bytes = told.has('binary-encoding-changed');
  // Of several types each has a name of its own, whatever format the JSON Schema of one of them has.
  const areSeveral = types.old.size > 0 && types.next.size > 0 && types.old.size + types.next.size > 2;
  const instead = [
    ...enabled.map(stemOf),
    ...(tuple ? ['tuple-item', 'min-items', 'max-items', 'items-'] : []),
    ...(bytes ? ['content-encoding', 'pattern', 'format'] : []),
    ...(bounds.length > 0 || (numberTypes.has(text ?? '') && enabled.length > 0) ? ['pattern'] : []),
    ...(offers ? ['condition', 'property'] : []),
    ...(areSeveral ? ['format'] : []),
    ...(sets?.plainly === true ? ['property-became'] : []),
    ...(addIns ? ['condition-changed'] : []),
  ];
  const isInstead = ({ rule }: Finding): boolean =>
    !told.has(rule.id) && instead.some((stem) => rule.id.startsWith(stem));
  return {
    findings: [
      ...typed,
      ...others,
      ...bounds.filter((finding) => !isInstead(finding)),
      ...(sets?.findings ?? []),
      ...(choices?.findings ?? []),
    ],
    retyped,
    replaced,
    reordered: tuple || unpaired,
    settled:
      ((replaced || areSeveral) && areTypesAlone({ old, next }, pair, areSeveral)) ||
      bounds.length > 0 ||
      tuple ||
      bytes ||
      offers ||
      addIns ||
      sets?.plainly === true,
    numbers: withoutRange(pair, inCommon(types, 'number')),
    options: choices?.pairs,
    tellsUnions: replaced || sets !== undefined || choices !== undefined,
    skipped: namesOfRoots,
    tellsInstead: (findings) => (instead.length === 0 ? findings : findings.filter((finding) => !isInstead(finding))),
  };
};

/** Whether all values of the narrower types are of the wider ones as these are stated, whatever the format says of digits. */
const areTypesAlone = (
  { old, next }: Both<EffectiveSchema>,
  { direction, harmless }: SchemaPair,
  areSeveral: boolean,
): boolean => {
  const stated = (wide: EffectiveSchema): EffectiveSchema =>
    areSeveral || !hasJsonType(wide.facts.types, 'string') ? besidesFormat(wide) : wide;
  return (direction === 'request' ? harmless(old, stated(next)) : harmless(stated(old), next)) === true;
};

/** What rules about a keyword are called by. */
const stemOf = (keyword: string): string => stems.get(keyword) ?? kebab(inJsonSchema(keyword));

const stems: ReadonlyMap<string, string> = new Map([
  ['patternKeys', 'pattern-property'],
  ['patternProperties', 'pattern-property'],
]);

const kebab = (keyword: string): string => keyword.replaceAll(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);

/** The range of a type, said as what a format brings. */
const withoutRange = (pair: SchemaPair, type: string | undefined): SchemaPair => {
  const range = numberTypes.get(type ?? '')?.range;
  if (range === undefined) return pair;
  const implied = (bound: SchemaFacts['minimum'], value: number): SchemaFacts['minimum'] =>
    bound?.value === value && !bound.exclusive ? { ...bound, keyword: 'format' } : bound;
  const stated = (facts: SchemaFacts): SchemaFacts => ({
    ...facts,
    minimum: implied(facts.minimum, range[0]),
    maximum: implied(facts.maximum, range[1]),
  });
  return { ...pair, old: stated(pair.old), next: stated(pair.next) };
};
