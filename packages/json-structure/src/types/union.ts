import type { Compiler, Validator } from '../validator.ts';
import type { Converter } from '../converter.ts';
import { describe, isObject, isString, listed, type Json, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Structure } from '../structure.ts';
import { declaredType } from '../composition.ts';
import type { Base } from './type.ts';
import { hasMember } from './object.ts';
import { types } from './table.ts';
import { isReference, type Target } from '../references.ts';

/** The members of a union as schemas: a name stands for a schema of that type alone. */
const membersOf = ({ schema, pointer }: Target): readonly Target[] => {
  const type = schema['type'];
  return (Array.isArray(type) ? (type as readonly Json[]) : []).map((member, index) => {
    const at = child(pointer, 'type', index);
    if (isObject(member) && !isReference(member)) return { schema: member, pointer: at };
    return { schema: { type: member }, pointer: at, isName: true };
  });
};

const nameOf = ({ schema: { type } }: Target): string =>
  isReference(type) ? (type.$ref.split('/').at(-1) ?? type.$ref) : String(type);

/** How the values of a member look in JSON; `any` for a union within the union, and for what can't be told. */
const baseOf = ({ schema }: Target, structure: Structure): Base => {
  const end = structure.aliased(schema);
  const type = end === undefined ? undefined : declaredType(end);
  return (isString(type) ? types.get(type)?.base : undefined) ?? 'any';
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** Whether two members may both have to look into the parts of a value. */
export const isAmbiguous = (union: Target, structure: Structure): boolean => {
  const bases = membersOf(union).map((member) => baseOf(member, structure));
  const deep = bases.filter((base) => base === 'object' || base === 'array' || base === 'any');
  return deep.length > new Set(deep).size || (deep.length > 1 && deep.includes('any'));
};

/** Which of several object types lacks the fewest required properties of a value, and what it lacks. */
const nearest = (value: JsonObject, members: readonly Target[], { structure }: Compiler): string => {
  const lacking = members.map((member) => {
    const required = structure
      .members(structure.aliased(member.schema) ?? member.schema)
      .requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : []));
    return { name: nameOf(member), names: required.filter((name) => !hasMember(value, name)) };
  });
  const [best, next] = lacking.sort((a, b) => a.names.length - b.names.length);
  if (best === undefined || (next !== undefined && next.names.length === best.names.length)) return '';
  return best.names.length === 0
    ? `; the nearest is ${best.name}`
    : `; the nearest is ${best.name}, which needs ${listed(best.names)}`;
};

/** Valid when one member accepts. */
export const unionValidator = (union: Target, compiler: Compiler, uncounted: readonly string[]): Validator => {
  const members = membersOf(union);
  const validators = members.map((member) =>
    isReference(member.schema['type'])
      ? compiler.reference(member.schema['type'].$ref, uncounted)
      : compiler.validator(member, uncounted),
  );
  const tests = validators.map(({ test }) => test);
  const names = listed(members.map(nameOf));
  const bases = members.map((member) => baseOf(member, compiler.structure));
  const test = (value: unknown): boolean => {
    for (const accepts of tests) if (accepts(value)) return true;
    return false;
  };
  return {
    test,
    explain: (value, pointer, report) => {
      if (test(value)) return;
      // When the value is of the kind of one member only, what that member objects to is the news.
      const kind = kindOf(value);
      const close = [...validators.keys()].filter((index) => bases[index] === kind);
      const [only] = close;
      if (close.length === 1 && only !== undefined) return validators[only]?.explain(value, pointer, report);
      const schemaPointer = child(union.pointer, 'type');
      const hint = isObject(value)
        ? nearest(
            value,
            close.flatMap((index) => members[index] ?? []),
            compiler,
          )
        : '';
      const message = `must be one of ${names}; is ${describe(value)}${hint}`;
      report({ pointer, schemaPointer, keyword: 'type', message });
    },
  };
};

/** One member beside null joins it in `type`; so do members that are a bare `type` each; others stand in `anyOf`. */
export const unionSchema = (
  union: Target,
  converter: Converter,
  out: Pointer,
  uncounted: readonly string[],
): JsonObject => {
  const members = membersOf(union).map((member, index) =>
    converter.schema(member, child(out, 'anyOf', index), uncounted),
  );
  const named = members.filter(({ type }) => isString(type));
  const constrained = members.filter((member) => Object.keys(member).some((keyword) => keyword !== 'type'));
  const joins =
    named.length === members.length && (constrained.length === 0 || (members.length === 2 && constrained.length === 1));
  const beside = constrained[0];
  if (!joins || (beside !== undefined && !canStandBesideNull(beside, members))) return { anyOf: members };
  const names = members.map(({ type }) => type as string);
  // Every integer is a number: beside `number`, `integer` says nothing.
  const distinct = [...new Set(names)].filter((name) => name !== 'integer' || !names.includes('number'));
  return { ...beside, type: distinct.length === 1 ? distinct[0] : distinct };
};

const canStandBesideNull = (member: JsonObject, members: readonly JsonObject[]): boolean =>
  members.some(({ type }) => type === 'null') &&
  !('enum' in member) &&
  !('const' in member) &&
  isScalar(member['type']);

const isScalar = (type: Json | undefined): boolean => type === 'string' || type === 'number' || type === 'integer';
