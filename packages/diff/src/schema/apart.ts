import { typeBit, type SchemaFacts, type TypeSet } from '@schemawright/contract';
import { accepts } from './accepts.ts';
import { admittedTypes, isNever } from './view.ts';

const deepest = 3;
const mostBranches = 16;

/**
 * Whether two schemas have no value in common: by type, by the values that they list, by a member that is asked for.
 * @param described of the first one only what it describes: nobody sends or reads further members
 */
export const areApart = (one: SchemaFacts, other: SchemaFacts, described = false, depth = 0): boolean => {
  const types = admittedTypes(one) & admittedTypes(other);
  if (types === 0) return true;
  if (one.values?.every((value) => accepts({ id: 0, facts: other }, value) === false) === true) return true;
  if (other.values?.every((value) => accepts({ id: 0, facts: one }, value) === false) === true) return true;
  if (areRangesApart(one, other, types) || areRangesApart(other, one, types)) return true;
  if (depth < deepest && (isApartByBranch(one, other, described, depth) || isApartByBranch(other, one, false, depth)))
    return true;
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

/** Whether a schema is a union, each branch of which is apart from the other one. */
const isApartByBranch = (one: SchemaFacts, other: SchemaFacts, described: boolean, depth: number): boolean =>
  one.unions.some(
    ({ branches, exempt }) =>
      (exempt & one.types & other.types) === 0 &&
      branches.length <= mostBranches &&
      branches.every(({ facts }) => areApart(facts, other, described, depth + 1)),
  );

/** Whether all that the one schema allows is below what the other one allows: numbers, and lengths of texts. */
const areRangesApart = (low: SchemaFacts, high: SchemaFacts, types: TypeSet): boolean => {
  if (types === typeBit.string) {
    return (low.limits.get('maxLength') ?? Number.POSITIVE_INFINITY) < (high.limits.get('minLength') ?? 0);
  }
  if (types !== typeBit.number || low.maximum === undefined || high.minimum === undefined) return false;
  const distance = high.minimum.value - low.maximum.value;
  return distance > 0 || (distance === 0 && (high.minimum.exclusive || low.maximum.exclusive));
};

/** Whether a schema without further members has none that the other one asks for. */
const lacksMember = (one: SchemaFacts, other: SchemaFacts, described: boolean): boolean =>
  (one.additional === undefined ? described && one.unions.length === 0 : isNever(one.additional.facts)) &&
  one.patternProperties.size === 0 &&
  [...other.properties.values()].some(({ name, required }) => required && !one.properties.has(name));
