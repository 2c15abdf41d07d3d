import {
  hasType,
  typeBit,
  typeOfValue,
  allTypes,
  freeSchema,
  type EffectiveProperty,
  type EffectiveSchema,
  type Json,
  type JsonType,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { valuesApart, type NextApart } from './apart.ts';
import { containedIn } from '../schema/contained.ts';
import { takesPart } from '../schema/view.ts';
import { furtherMembers } from './further-members.ts';
import { numberOf } from './numbers.ts';
import { textsOf } from './texts.ts';

const deepest = 20;
const mostSteps = 3000;
const mostBranches = 12;
const mostItems = 60;
const mostMembers = 60;

const plainFirst: readonly JsonType[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];
const objectFirst: readonly JsonType[] = ['object', ...plainFirst];
const nullFirst: readonly JsonType[] = ['null', ...objectFirst];

export interface Sampler {
  /** A small value that the schema may well accept: nothing is promised, for it is to be checked. */
  one(schema: EffectiveSchema, types?: TypeSet): Json | undefined;
  /** The same for a place in another value, where null stands for whatever is not small. */
  part(schema: EffectiveSchema): Json | undefined;
  /** One of a type, by everything that is said outside unions. */
  typed(facts: SchemaFacts, type: JsonType): Json | undefined;
  /** Values of whatever schemas, one after the other, that all differ: from each other, and from those given. */
  apart(others: readonly Json[]): NextApart;
  /** How many schemas were sampled so far. */
  spent(): number;
}

/** Always makes the same values, and gives one up (`undefined`) after so many steps. */
export const createSampler = (
  direction: Direction,
  takes: (schema: EffectiveSchema, value: Json) => boolean | undefined,
): Sampler => {
  const parts = new Map<number, Json>();
  let left = 0;
  let spent = 0;

  const one = (schema: EffectiveSchema, only: TypeSet, depth: number): Json | undefined => {
    left -= 1;
    if (depth > deepest || left < 0) return undefined;
    const { facts } = schema;
    if (facts.values !== undefined) return facts.values.find((value) => (only & typeBit[typeOfValue(value)]) !== 0);
    const types = facts.types & only;
    const [union] = facts.unions;
    const isPart = depth > 0;
    if (union !== undefined) {
      const isExempt = hasType(union.exempt & types, 'null');
      if (isPart && isExempt) return null;
      for (const branch of (union.complete ?? union.branches).slice(0, mostBranches)) {
        const value = one(branch, types, depth + 1);
        if (value !== undefined) return value;
      }
      return isExempt ? null : undefined;
    }
    const isLarge = hasType(types, 'object') || hasType(types, 'array');
    const isNullable = isPart && isLarge && types !== allTypes;
    const order = isNullable ? nullFirst : facts.properties.size > 0 ? objectFirst : plainFirst;
    for (const type of order) {
      if (!hasType(types, type)) continue;
      const value = type === 'string' ? text(schema) : typed(facts, type, depth);
      if (value !== undefined) return value;
    }
    return undefined;
  };

  const part = (schema: EffectiveSchema, depth: number): Json | undefined => {
    const known = parts.get(schema.id);
    if (known !== undefined) return known;
    const value = one(schema, allTypes, depth);
    if (value !== undefined) parts.set(schema.id, value);
    return value;
  };

  const text = (schema: EffectiveSchema): string | undefined => {
    const texts = textsOf(schema.facts);
    return texts.length < 2 ? texts[0] : (texts.find((value) => takes(schema, value) !== false) ?? texts[0]);
  };

  const typed = (facts: SchemaFacts, type: JsonType, depth: number): Json | undefined => {
    if (type === 'null') return null;
    if (type === 'boolean') return true;
    if (type === 'number') return numberOf(facts);
    if (type === 'string') return textsOf(facts)[0];
    return type === 'array' ? array(facts, depth) : object(facts, depth);
  };

  const array = (facts: SchemaFacts, depth: number): Json | undefined => {
    const contained = containedIn(facts);
    const least = contained.reduce((sum, kind) => sum + kind.least, 0);
    const length = Math.max(facts.limits.get('minItems') ?? 0, least);
    if (length > mostItems) return undefined;
    const wanted = contained.flatMap((kind) => Array.from({ length: kind.least }, () => kind.schema));
    const items: Json[] = [];
    const next = facts.uniqueItems ? valuesApart(takes, (schema) => part(schema, depth + 1), []) : undefined;
    for (let index = 0; index < length; index += 1) {
      const described = facts.prefixItems[index] ?? facts.items;
      const schema = wanted[index] ?? described ?? free;
      const item = next === undefined ? part(schema, depth + 1) : next(schema);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };

  const object = (facts: SchemaFacts, depth: number): Json | undefined => {
    const members = new Map<string, Json>();
    const least = facts.limits.get('minProperties') ?? 0;
    if (least > mostMembers) return undefined;
    const add = ({ name, schema }: EffectiveProperty): boolean => {
      const value = part(schema, depth + 1);
      if (value !== undefined) members.set(name, value);
      return value !== undefined;
    };
    const properties = [...facts.properties.values()];
    for (const property of properties) {
      if (property.required && takesPart(property, direction) && !add(property)) return undefined;
    }
    for (const property of properties) if (members.size < least && !members.has(property.name)) add(property);
    for (const name of members.keys()) {
      for (const needed of facts.dependentRequired.get(name) ?? []) {
        const property = facts.properties.get(needed);
        if (!members.has(needed) && (property === undefined || !add(property))) members.set(needed, 'text');
      }
    }
    if (members.size >= least) return Object.fromEntries(members);
    for (const [name, schema] of furtherMembers(facts, free, takes)) {
      const value = part(schema, depth + 1);
      if (value === undefined) return undefined;
      members.set(name, value);
      if (members.size >= least) return Object.fromEntries(members);
    }
    return undefined;
  };

  const begin = <Result>(make: () => Result): Result => {
    left = mostSteps;
    const result = make();
    spent += mostSteps - left;
    return result;
  };

  return {
    one: (schema, types = allTypes) => begin(() => one(schema, types, 0)),
    part: (schema) => begin(() => part(schema, 1)),
    typed: (facts, type) => begin(() => typed(facts, type, 0)),
    apart: (others) => valuesApart(takes, (schema) => begin(() => part(schema, 1)), others),
    spent: () => spent,
  };
};

const free = freeSchema('');
