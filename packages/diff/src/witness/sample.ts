import {
  freeSchema,
  hasType,
  typeBit,
  typeOfValue,
  allTypes,
  type EffectiveProperty,
  type EffectiveSchema,
  type Json,
  type JsonType,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import { numberOf } from './numbers.ts';
import { textsOf } from './texts.ts';

const deepest = 20;
const mostSteps = 3000;
const mostBranches = 12;
const mostItems = 60;
const mostMembers = 60;

const plainFirst: readonly JsonType[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];
const objectFirst: readonly JsonType[] = ['object', ...plainFirst];

/** Own members only, whatever they are called. */
export type Members = Readonly<Record<string, Json>>;

export interface Sampler {
  /** A small value that the schema may well accept: nothing is promised, for it is to be checked. */
  one(schema: EffectiveSchema, types?: TypeSet): Json | undefined;
  /** One of a type, by everything that is said outside unions. */
  typed(facts: SchemaFacts, type: JsonType): Json | undefined;
}

/** Always makes the same values, and gives up (`undefined`) after so many steps. */
export const createSampler = (): Sampler => {
  let steps = mostSteps;

  const one = (schema: EffectiveSchema, only: TypeSet, depth: number): Json | undefined => {
    steps -= 1;
    if (depth > deepest || steps < 0) return undefined;
    const { facts } = schema;
    if (facts.values !== undefined) return facts.values.find((value) => (only & typeBit[typeOfValue(value)]) !== 0);
    const types = facts.types & only;
    const [union] = facts.unions;
    if (union !== undefined) {
      for (const branch of (union.complete ?? union.branches).slice(0, mostBranches)) {
        const value = one(branch, types, depth + 1);
        if (value !== undefined) return value;
      }
      return hasType(union.exempt & types, 'null') ? null : undefined;
    }
    for (const type of facts.properties.size > 0 ? objectFirst : plainFirst) {
      const value = hasType(types, type) ? typed(facts, type, depth) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  };

  const typed = (facts: SchemaFacts, type: JsonType, depth: number): Json | undefined => {
    if (type === 'null') return null;
    if (type === 'boolean') return true;
    if (type === 'number') return numberOf(facts);
    if (type === 'string') return textsOf(facts)[0];
    return type === 'array' ? array(facts, depth) : object(facts, depth);
  };

  const array = (facts: SchemaFacts, depth: number): Json | undefined => {
    const [contained] = facts.applied.get('contains') ?? [];
    const wanted = contained === undefined ? 0 : (facts.limits.get('minContains') ?? 1);
    const length = Math.max(facts.limits.get('minItems') ?? 0, wanted);
    if (length > mostItems) return undefined;
    const items: Json[] = [];
    for (let index = 0; index < length; index += 1) {
      const described = facts.prefixItems[index] ?? facts.items;
      const schema = (index < wanted ? contained : described) ?? free;
      const item = one(schema, allTypes, depth + 1);
      if (item === undefined) return undefined;
      items.push(facts.uniqueItems ? another(item, index) : item);
    }
    return items;
  };

  const object = (facts: SchemaFacts, depth: number): Json | undefined => {
    const members = new Map<string, Json>();
    const least = facts.limits.get('minProperties') ?? 0;
    if (least > mostMembers) return undefined;
    const add = ({ name, schema }: EffectiveProperty): boolean => {
      const value = one(schema, allTypes, depth + 1);
      if (value !== undefined) members.set(name, value);
      return value !== undefined;
    };
    const properties = [...facts.properties.values()];
    if (!properties.every((property) => !property.required || add(property))) return undefined;
    for (const property of properties) if (members.size < least && !members.has(property.name)) add(property);
    for (const name of members.keys()) {
      for (const needed of facts.dependentRequired.get(name) ?? []) {
        const property = facts.properties.get(needed);
        if (!members.has(needed) && (property === undefined || !add(property))) members.set(needed, 'text');
      }
    }
    for (let count = 1; members.size < least; count += 1) {
      const value = one(facts.additional ?? free, allTypes, depth + 1);
      if (value === undefined) return undefined;
      members.set(`member${count}`, value);
    }
    return Object.fromEntries(members);
  };

  return {
    one: (schema, types = allTypes) => one(schema, types, 0),
    typed: (facts, type) => typed(facts, type, 0),
  };
};

const free = freeSchema('');

/** Like `value`, and another one for each index. */
export const another = (value: Json, index: number): Json => {
  if (index === 0) return value;
  if (typeof value === 'number') return value + index;
  if (typeof value === 'string') return `${value}${index}`;
  return typeof value === 'boolean' ? index % 2 === 0 : value;
};
