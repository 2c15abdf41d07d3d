import {
  annotationsOf,
  type EffectiveProperty,
  type EffectiveSchema,
  type JsonObject,
  type SchemaFacts,
} from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { placeOf, schemaRulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import { deprecatedMember } from '../schema/deprecated-member.ts';
import { patternsBelow, restsBelow } from '../schema/edited-below.ts';
import { areNamesSwapped, describing, isAbsent, isFull } from '../schema/names.ts';
import { isClosed, isFree, takesPart } from '../schema/view.ts';
import type { PropertyPair, SchemaPair } from '../subjects.ts';
import { objectLimitRules } from './schema-limits.ts';

const value = schemaRulesFor('object', 'values');
const type = schemaRulesFor('object', 'types');

const open = ({ additional }: SchemaFacts): boolean => additional === undefined || isFree(additional.facts);

const letsInMore = (facts: SchemaFacts, { direction }: SchemaPair): boolean =>
  !isClosed(facts) && !isFull(facts, direction);

/** That of a schema for the members that are not described only a part changed is told there; of names, as such. */
const rest = (pair: SchemaPair): Found =>
  restsBelow(pair) === undefined &&
  !areNamesSwapped(pair) &&
  [pair.old, pair.next].some((facts) => letsInMore(facts, pair)) &&
  placeOf(pair, 'additionalProperties', pair.next.additional === undefined);

const patternsOnlyIn = (pair: SchemaPair, side: 'old' | 'next'): readonly string[] =>
  newKeys(pair[side].patternProperties, pair[side === 'old' ? 'next' : 'old'].patternProperties).filter(
    (pattern) => patternsBelow(pair, pattern) === undefined,
  );

const newKeys = (from: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] =>
  [...from.keys()].filter((key) => !other.has(key));

type Side = 'old' | 'next';

/** What members ask for on one side, besides what the other side asks for in any case. */
const asked = (pair: SchemaPair, side: Side): SchemaFacts['dependentRequired'] => {
  const other = pair[side === 'old' ? 'next' : 'old'];
  const isGiven = (name: string): boolean => {
    const member = other.properties.get(name);
    return member?.required === true && takesPart(member, pair.direction);
  };
  return new Map(
    [...pair[side].dependentRequired].flatMap(([name, needed]) => {
      const left = needed.filter((one) => !isGiven(one));
      return left.length === 0 ? [] : [[name, left]];
    }),
  );
};

const dependents =
  (move: 'added' | 'removed') =>
  (pair: SchemaPair): Found => {
    const [before, after] = [asked(pair, 'old'), asked(pair, 'next')];
    return (move === 'added' ? newKeys(after, before) : newKeys(before, after)).map((name) => ({
      old: entryOf(name, before),
      new: entryOf(name, after),
      ...placeOf(pair, 'dependentRequired', !pair.next.dependentRequired.has(name)),
    }));
  };

/** What a member asks for, as it is written. */
const entryOf = (name: string, members: SchemaFacts['dependentRequired']): JsonObject | undefined => {
  const needed = members.get(name);
  return needed && { [name]: needed };
};

const dependentChanged = (pair: SchemaPair): Found => {
  const olds = asked(pair, 'old');
  return [...asked(pair, 'next')].flatMap(([name, needed]) => {
    const before = olds.get(name);
    if (before === undefined || before.join('\n') === needed.join('\n')) return [];
    const [narrow, wide] = pair.direction === 'request' ? [needed, before] : [before, needed];
    const isHarmless = narrow.every((other) => wide.includes(other));
    return [
      {
        old: { [name]: before },
        new: { [name]: needed },
        ...placeOf(pair, 'dependentRequired'),
        ...(isHarmless ? { impact: 'compatible' as const } : {}),
      },
    ];
  });
};

const nowRequired: Evidence = { old: 'optional', new: 'required' };
const nowOptional: Evidence = { old: 'required', new: 'optional' };

export const schemaObjectRules: readonly RuleFor<'object'>[] = [
  ...objectLimitRules,
  type(
    'additional-properties-closed',
    'breaking',
    'compatible',
    'Members that are not described are refused now',
    (pair) => !isClosed(pair.old) && isClosed(pair.next) && rest(pair),
  ),
  type(
    'additional-properties-opened',
    'compatible',
    'risky',
    'Members that are not described are allowed now',
    (pair) => isClosed(pair.old) && !isClosed(pair.next) && rest(pair),
  ),
  type(
    'additional-properties-narrowed',
    'breaking',
    'compatible',
    'Members that are not described have a schema now',
    (pair) => open(pair.old) && !open(pair.next) && !isClosed(pair.next) && rest(pair),
  ),
  type(
    'additional-properties-widened',
    'compatible',
    'breaking',
    'Members that are not described are free now',
    (pair) => !open(pair.old) && !isClosed(pair.old) && open(pair.next) && rest(pair),
  ),
  value('pattern-property-added', 'breaking', 'compatible', 'Members that match {new} have a schema now', (pair) =>
    patternsOnlyIn(pair, 'next').map((pattern) => ({
      new: pattern,
      ...placeOf(pair, 'patternProperties'),
    })),
  ),
  value('pattern-property-removed', 'compatible', 'risky', 'Members that match {old} have no schema any more', (pair) =>
    patternsOnlyIn(pair, 'old').map((pattern) => ({
      old: pattern,
      ...placeOf(pair, 'patternProperties', true),
    })),
  ),
  value(
    'dependent-required-added',
    'breaking',
    'compatible',
    'A member asks for others now: {new}',
    dependents('added'),
  ),
  value(
    'dependent-required-removed',
    'compatible',
    'risky',
    'A member no longer asks for others: {old}',
    dependents('removed'),
  ),
  value(
    'dependent-required-changed',
    'breaking',
    'risky',
    'A member asks for others: {new}, not {old}',
    dependentChanged,
  ),
];

const member = schemaRulesFor('property', 'members');
const needed = schemaRulesFor('property', 'types');

const hasDefault = ({ schema }: EffectiveProperty): boolean => annotationsOf(schema).default !== undefined;

const taking = (property: EffectiveProperty | undefined, { direction }: PropertyPair): EffectiveProperty | undefined =>
  property !== undefined && takesPart(property, direction) ? property : undefined;

/** A member that joined: not there before, and not for the other direction only. */
const joined = (pair: PropertyPair): EffectiveProperty | undefined => taking(added(pair), pair);
/** One that left: of what was only asked for, and still may be there, that it is optional now is all there is to say. */
const left = (pair: PropertyPair): EffectiveProperty | undefined => {
  const gone = taking(removed(pair), pair);
  return gone?.described === true || (gone && isAbsent(pair.owner.next, gone.name)) ? gone : undefined;
};

const stays = (
  pair: PropertyPair,
): { readonly old: EffectiveProperty; readonly next: EffectiveProperty } | undefined => {
  const sides = both(pair);
  return sides && takesPart(sides.old, pair.direction) && takesPart(sides.next, pair.direction) ? sides : undefined;
};

const tightened = (pair: PropertyPair): EffectiveProperty | undefined => {
  const sides = stays(pair);
  return sides && !sides.old.required && sides.next.required ? sides.next : undefined;
};

const flag =
  (keyword: 'readOnly' | 'writeOnly', before: boolean) =>
  (pair: PropertyPair): Found => {
    const sides = both(pair);
    if (sides === undefined) return false;
    const { old, next } = sides;
    const was = annotationsOf(old.schema)[keyword];
    if (was !== before || annotationsOf(next.schema)[keyword] === before) return false;
    const facts = before ? old.schema.facts : next.schema.facts;
    return {
      old: was,
      new: !was,
      pointer: facts.placeOf(keyword),
      side: before ? 'old' : 'new',
      ...lifted(pair, keyword, before, next),
    };
  };

/** A required member that must be sent from now on; an optional one that may stay away. */
const lifted = (
  pair: PropertyPair,
  keyword: string,
  before: boolean,
  next: EffectiveProperty,
): Pick<Evidence, 'impact'> => {
  if (keyword === 'readOnly' && before && pair.direction === 'request' && next.required) return { impact: 'breaking' };
  if (keyword === 'writeOnly' && !before && pair.direction === 'response' && pair.old?.required === false)
    return { impact: 'risky' };
  return {};
};

/** Who goes on sending a member is refused where it may not be there any more; and it may have to be something else. */
const refused = ({ direction, old: member, owner }: PropertyPair): Pick<Evidence, 'impact' | 'undecided'> => {
  if (member === undefined) return {};
  const { next, harmless } = owner;
  const isSent = direction === 'request';
  const isOther = (one: EffectiveSchema): boolean => !isFree(one.facts) && harmless(member.schema, one) === false;
  if (isSent && isAbsent(next, member.name)) return { impact: 'breaking' };
  if (describing(next, member.name).some(isOther)) return { impact: 'breaking' };
  return isSent && next.applied.has(unevaluated) ? { undecided: unevaluated } : {};
};

const unevaluated = 'unevaluatedProperties';

/** Who validates refuses a member that joined and was none before. */
const unforeseen = ({ direction, next: member, owner }: PropertyPair): Pick<Evidence, 'impact'> =>
  direction === 'response' && member && isAbsent(owner.old, member.name) ? { impact: 'risky' } : {};

const deprecation =
  (before: boolean) =>
  (pair: PropertyPair): Found => {
    const sides = stays(pair);
    if (sides === undefined) return false;
    const was = annotationsOf(sides.old.schema).deprecated;
    if (was !== before || annotationsOf(sides.next.schema).deprecated === before) return false;
    const pointer = deprecatedMember(sides);
    return pointer !== undefined && { old: was, new: !was, pointer, side: was ? 'old' : 'new' };
  };

export const schemaPropertyRules: readonly RuleFor<'property'>[] = [
  member(
    'property-added',
    'compatible',
    'compatible',
    'The member {subject} was added',
    (pair) => joined(pair)?.required === false && unforeseen(pair),
  ),
  needed('required-property-added', 'breaking', 'compatible', 'The required member {subject} was added', (pair) => {
    const property = joined(pair);
    return property !== undefined && property.required && !hasDefault(property) && unforeseen(pair);
  }),
  needed(
    'required-property-added-with-default',
    'breaking',
    'compatible',
    'The required member {subject} was added, with a default',
    (pair) => {
      const property = joined(pair);
      return property !== undefined && property.required && hasDefault(property) && unforeseen(pair);
    },
  ),
  member(
    'property-removed',
    'risky',
    'risky',
    'The member {subject} was removed',
    (pair) => left(pair)?.required === false && { renamedTo: pair.renamedTo, ...refused(pair) },
  ),
  member(
    'required-property-removed',
    'risky',
    'breaking',
    'The required member {subject} was removed',
    (pair) => left(pair)?.required === true && { renamedTo: pair.renamedTo, ...refused(pair) },
  ),
  needed('property-became-required', 'breaking', 'compatible', 'The member {subject} is required now', (pair) => {
    const property = tightened(pair);
    return property !== undefined && !hasDefault(property) && nowRequired;
  }),
  needed(
    'property-became-required-with-default',
    'breaking',
    'compatible',
    'The member {subject} is required now, with a default',
    (pair) => {
      const property = tightened(pair);
      return property !== undefined && hasDefault(property) && nowRequired;
    },
  ),
  needed('property-became-optional', 'compatible', 'breaking', 'The member {subject} is no longer required', (pair) => {
    const sides = stays(pair);
    const isLoose = sides === undefined ? taking(removed(pair), pair) !== left(pair) : !sides.next.required;
    return (sides?.old ?? pair.old)?.required === true && isLoose && nowOptional;
  }),
  member('became-read-only', 'risky', 'compatible', 'The member {subject} became read-only', flag('readOnly', false)),
  member(
    'became-not-read-only',
    'compatible',
    'compatible',
    'The member {subject} is no longer read-only',
    flag('readOnly', true),
  ),
  member(
    'became-write-only',
    'compatible',
    'breaking',
    'The member {subject} became write-only',
    flag('writeOnly', false),
  ),
  member(
    'became-not-write-only',
    'compatible',
    'compatible',
    'The member {subject} is no longer write-only',
    flag('writeOnly', true),
  ),
  member('property-deprecated', 'compatible', 'compatible', 'The member {subject} was deprecated', deprecation(false)),
  member(
    'property-reactivated',
    'annotation',
    'annotation',
    'The member {subject} is no longer deprecated',
    deprecation(true),
  ),
];
