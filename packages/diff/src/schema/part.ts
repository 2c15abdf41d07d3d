import {
  admits,
  canonicalJson,
  hasType,
  isListed,
  typeBit,
  typeOfValue,
  type EffectiveSchema,
  type Json,
  type SchemaFacts,
  type TypeSet,
  type Validation,
} from '@schemawright/contract';
import { finiteValues } from './finite.ts';

const known = new WeakMap<EffectiveSchema, Map<TypeSet, EffectiveSchema>>();

const wholes = new WeakMap<EffectiveSchema, EffectiveSchema>();

// Ids of nodes are whole numbers.
let parts = 0.5;

/** What a schema says of some types alone. */
export const partOf = (schema: EffectiveSchema, wanted: TypeSet): EffectiveSchema => {
  const { facts } = schema;
  const types = facts.types & wanted;
  if (types === facts.types) return schema;
  const ofSchema = known.get(schema) ?? new Map<TypeSet, EffectiveSchema>();
  known.set(schema, ofSchema);
  let part = ofSchema.get(types);
  if (part === undefined) {
    const values = facts.values?.filter((value) => (types & typeBit[typeOfValue(value)]) !== 0);
    ofSchema.set(types, (part = { id: (parts += 1), facts: { ...facts, types, values } }));
    wholes.set(part, wholes.get(schema) ?? schema);
  }
  return part;
};

const variants = new WeakMap<EffectiveSchema, Map<string, EffectiveSchema>>();

/**
 * A schema that says something else in some of its facts, which is in other words what it says where it stands.
 * @param key the same for the same facts
 */
export const variantOf = (schema: EffectiveSchema, key: string, facts: Partial<SchemaFacts>): EffectiveSchema => {
  const ofSchema = variants.get(schema) ?? new Map<string, EffectiveSchema>();
  variants.set(schema, ofSchema);
  let variant = ofSchema.get(key);
  if (variant === undefined) ofSchema.set(key, (variant = { id: (parts += 1), facts: { ...schema.facts, ...facts } }));
  return variant;
};

/** What a schema says besides asking for some members. */
export const besidesAsked = (schema: EffectiveSchema, asked: readonly string[]): EffectiveSchema => {
  const { facts } = schema;
  const properties = [...facts.properties].flatMap(([name, member]) => {
    if (!asked.includes(name)) return [[name, member] as const];
    const { described, pointer, schema } = member;
    return described ? [[name, { name, pointer, required: false, described, schema }] as const] : [];
  });
  const part = { id: (parts += 1), facts: { ...facts, properties: new Map(properties) } };
  wholes.set(part, wholes.get(schema) ?? schema);
  return part;
};

/** What a schema says besides its format. */
export const besidesFormat = (schema: EffectiveSchema): EffectiveSchema => {
  const part = { id: (parts += 1), facts: { ...schema.facts, format: undefined } };
  wholes.set(part, wholes.get(schema) ?? schema);
  return part;
};

const members = new WeakMap<EffectiveSchema, Map<string, EffectiveSchema>>();

/** What a schema says of objects in which a member is there or need not be, with some of its values alone; with none, nowhere. */
export const withMember = (
  schema: EffectiveSchema,
  name: string,
  { required, values }: { readonly required: boolean; readonly values?: readonly Json[] },
): EffectiveSchema => {
  const { facts } = schema;
  const member = facts.properties.get(name);
  if (member === undefined) return schema;
  let ofSchema = members.get(schema);
  if (ofSchema === undefined) members.set(schema, (ofSchema = new Map()));
  const key = canonicalJson([name, required, ...(values === undefined ? [] : [values])]);
  let part = ofSchema.get(key);
  if (part === undefined) {
    const { pointer, described } = member;
    const own = values === undefined ? member.schema : withValues(member.schema, values);
    const properties = new Map([...facts.properties, [name, { name, pointer, described, required, schema: own }]]);
    ofSchema.set(key, (part = { id: (parts += 1), facts: { ...facts, properties } }));
    wholes.set(part, wholes.get(schema) ?? schema);
  }
  return part;
};

/** What a schema says, with these values alone. */
export const withValues = ({ facts }: EffectiveSchema, values: readonly Json[]): EffectiveSchema => {
  const types = values.reduce<TypeSet>((all, value) => all | typeBit[typeOfValue(value)], 0);
  const typed = { ...facts, ...besideValues, types, values: undefined };
  // All values of a type are not listed: null, true and false.
  const isAll = finiteValues(typed)?.length === values.length;
  return { id: (parts += 1), facts: isAll ? typed : { ...typed, values } };
};

/** All else is left out beside values. */
const besideValues = {
  known: undefined,
  format: undefined,
  minimum: undefined,
  maximum: undefined,
  step: undefined,
  patterns: [],
  limits: new Map(),
  unions: [],
  applied: new Map(),
};

/**
 * Whether a schema, or a part of one, takes a value; `undefined` where looking does not tell.
 * @param validation what looks at members of one direction alone; without it all of them count
 */
export const takes = (schema: EffectiveSchema, value: Json, validation?: Validation): boolean | undefined => {
  const { types, values, applied } = schema.facts;
  if (!hasType(types, typeOfValue(value))) return false;
  const isLeft = values === undefined || isListed(value, values);
  if (!isLeft || (values !== undefined && applied.size === 0)) return isLeft;
  const whole = wholes.get(schema) ?? schema;
  return validation?.takes(whole, value) ?? admits(whole, value);
};
