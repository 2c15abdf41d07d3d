import { typeBit, typeOfValue, type EffectiveSchema, type TypeSet } from '@schemawright/contract';

const known = new WeakMap<EffectiveSchema, Map<TypeSet, EffectiveSchema>>();

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
  }
  return part;
};
