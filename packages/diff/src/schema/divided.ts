import {
  canonicalJson,
  typeBit,
  type EffectiveProperty,
  type EffectiveSchema,
  type EffectiveUnion,
  type Json,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { finiteValues } from './finite.ts';
import { isAbsent } from './names.ts';
import { takes, withMember } from './part.ts';
import { admittedTypes, isNever, isScalar, takesPart } from './view.ts';

/** Dividing a schema is worth it only for so many alternatives, values of a member, and members. */
const most = 100;
const mostMembers = 8;

/** An alternative with its share in a schema; without one where the schema has none of its values. */
export interface Share {
  readonly share: EffectiveSchema | undefined;
  readonly branch: EffectiveSchema;
  /** The values of the member in the alternative. */
  readonly values: readonly Json[];
}

/** Objects divided among alternatives by the values of one member that each of them lists for itself. */
export interface Divided {
  readonly member: string;
  readonly shares: readonly Share[];
  /** The values of the member in all alternatives together. */
  readonly values: readonly Json[];
  /** Whether the schema has values of the member that are in no alternative. */
  readonly isMore: boolean;
}

type Known = WeakMap<EffectiveUnion, WeakMap<EffectiveSchema, Divided | undefined>>;

const known: Readonly<Record<Direction, Known>> = { request: new WeakMap(), response: new WeakMap() };
const shares = new WeakSet<EffectiveSchema>();

/** Whether a schema is what another one has in common with one of several alternatives. */
export const isShare = (schema: EffectiveSchema): boolean => shares.has(schema);

/** The shares that alternatives have in a schema of objects, where a member tells whose each object is. */
export const dividedAmong = (
  schema: EffectiveSchema,
  union: EffectiveUnion,
  direction: Direction,
): Divided | undefined => {
  const { branches } = union;
  const { types, properties } = schema.facts;
  if (types !== typeBit.object || branches.length < 2 || branches.length > most) return undefined;
  let ofUnion = known[direction].get(union);
  if (ofUnion === undefined) known[direction].set(union, (ofUnion = new WeakMap()));
  if (!ofUnion.has(schema)) {
    // What is of the other direction tells nothing apart.
    const isTold = ({ name }: EffectiveProperty): boolean =>
      [schema, ...branches].every(({ facts }) => {
        const member = facts.properties.get(name);
        return member !== undefined && takesPart(member, direction);
      });
    const found = [...properties.values()].flatMap((member) =>
      isTold(member) ? (dividedBy(schema, member, branches) ?? []) : [],
    );
    ofUnion.set(schema, found.find((one) => one?.isMore === false) ?? found.find((one) => one !== undefined));
  }
  return ofUnion.get(schema);
};

const dividedBy = (
  schema: EffectiveSchema,
  { name, schema: whole, required }: EffectiveProperty,
  branches: readonly EffectiveSchema[],
): Divided | undefined => {
  const members = branches.map(({ facts }) => facts.properties.get(name));
  const lists = members.map((member) => member && valuesOf(member.schema));
  if (!lists.every((list) => list !== undefined)) return undefined;
  const values = lists.flat();
  if (values.length > most || new Set(values.map(canonicalJson)).size < values.length) return undefined;
  const own = lists.map((list) => list.filter((value) => takes(whole, value) !== false));
  if (own.filter((list) => list.length > 0).length < 2) return undefined;
  const listed = valuesOf(whole);
  // Objects without the member are of the alternatives that do not ask for it, where there are some.
  const isAskedBy = members.map((member) => member?.required === true);
  const isAsked = (index: number): boolean => required || (isAskedBy[index] === true && isAskedBy.includes(false));
  return {
    member: name,
    shares: branches.map((branch, index) => {
      const left = own[index] ?? [];
      const share =
        left.length === 0 ? undefined : withMember(schema, name, { required: isAsked(index), values: left });
      if (share !== undefined) shares.add(share);
      return { share, branch, values: lists[index] ?? [] };
    }),
    values,
    isMore: listed === undefined || listed.length > own.flat().length,
  };
};

const valuesOf = ({ facts }: EffectiveSchema): readonly Json[] | undefined =>
  isScalar(facts) || facts.values !== undefined ? finiteValues(facts) : undefined;

/**
 * A schema of objects as those with a member and those without it, where some alternatives ask for the member and others
 * have none: one way for each such member.
 */
export const dividedByPresence = (
  schema: EffectiveSchema,
  branches: readonly EffectiveSchema[],
  direction: Direction,
): readonly (readonly EffectiveSchema[])[] => {
  const { types, properties } = schema.facts;
  if (types !== typeBit.object || branches.length < 2 || branches.length > most) return [];
  const objects = branches.filter(({ facts }) => admittedTypes(facts) === typeBit.object);
  const asksFor = ({ facts }: EffectiveSchema, name: string): boolean => {
    const member = facts.properties.get(name);
    return member?.required === true && takesPart(member, direction);
  };
  const isDividing = (member: EffectiveProperty): boolean =>
    !member.required &&
    takesPart(member, direction) &&
    !isNever(member.schema.facts) &&
    objects.some((branch) => asksFor(branch, member.name)) &&
    objects.some((branch) => isAbsent(branch.facts, member.name));
  return [...properties.values()]
    .filter(isDividing)
    .slice(0, mostMembers)
    .map(({ name }) => [
      withMember(schema, name, { required: true }),
      withMember(schema, name, { required: false, values: [] }),
    ]);
};
