import { typeBit, type SchemaFacts } from '@schemawright/contract';
import { accepts } from './accepts.ts';
import { admittedTypes, isNever } from './view.ts';

const deepest = 3;

/**
 * Whether two schemas have no value in common: by type, by the values that they list, by a member that is asked for.
 * @param described of the first one only what it describes: nobody sends or reads further members
 */
export const areApart = (one: SchemaFacts, other: SchemaFacts, described = false, depth = 0): boolean => {
  const types = admittedTypes(one) & admittedTypes(other);
  if (types === 0) return true;
  if (one.values?.every((value) => accepts({ id: 0, facts: other }, value) === false) === true) return true;
  if (other.values?.every((value) => accepts({ id: 0, facts: one }, value) === false) === true) return true;
  if (types !== typeBit.object || depth >= deepest) return false;
  return (
    lacksMember(one, other, described) ||
    lacksMember(other, one, false) ||
    [...one.properties.values()].some(({ name, required, schema }) => {
      const shared = other.properties.get(name);
      if (shared === undefined || (!required && !shared.required)) return false;
      return areApart(schema.facts, shared.schema.facts, described, depth + 1);
    })
  );
};

/** Whether a schema without further members has none that the other one asks for. */
const lacksMember = (one: SchemaFacts, other: SchemaFacts, described: boolean): boolean =>
  (one.additional === undefined ? described && one.unions.length === 0 : isNever(one.additional.facts)) &&
  one.patternProperties.size === 0 &&
  [...other.properties.values()].some(({ name, required }) => required && !one.properties.has(name));
