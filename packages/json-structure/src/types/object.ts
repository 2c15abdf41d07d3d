import { mismatch, type Compiler, type Validator } from '../validator.ts';
import type { Converter } from '../converter.ts';
import type { Members } from '../inheritance.ts';
import { isObject, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Target } from '../references.ts';
import type { CompoundType } from './type.ts';

export const has = (object: JsonObject, name: string): boolean =>
  Object.hasOwn(object, name) && object[name] !== undefined;

const hasAll = (object: JsonObject, names: readonly string[]): boolean => names.every((name) => has(object, name));

/** Checks an object against declared members. `uncounted`: names that never count as additional. */
export const objectValidator = (
  { pointer: schemaPointer }: Target,
  { properties, requirements, additional }: Members,
  compiler: Compiler,
  uncounted: readonly string[],
): Validator => {
  const declared = [...properties].map(([name, target]) => {
    const { test, explain } = compiler.validator(target);
    return { name, test, explain, inheritedByAll: name in Object.prototype };
  });
  const required = requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : []));
  const alternatives = requirements.filter((sets) => sets.length > 1);
  const known = new Set([...properties.keys(), ...uncounted]);
  const rest = typeof additional === 'object' ? compiler.validator(additional) : undefined;

  const test = (value: unknown): boolean => {
    if (!isObject(value)) return false;
    for (const name of required) if (!has(value, name)) return false;
    for (const { name, test, inheritedByAll } of declared) {
      if (inheritedByAll && !Object.hasOwn(value, name)) continue;
      const member = value[name];
      if (member !== undefined && !test(member)) return false;
    }
    for (const sets of alternatives) if (sets.filter((names) => hasAll(value, names)).length !== 1) return false;
    if (additional === true) return true;
    for (const name of Object.keys(value))
      if (!known.has(name) && (rest === undefined || !rest.test(value[name]))) return false;
    return true;
  };

  const explain: Validator['explain'] = (value, pointer, report) => {
    const tell = (keyword: string, at: Pointer, message: string): void =>
      report({ pointer: at, schemaPointer: child(schemaPointer, keyword), keyword, message });
    if (!isObject(value)) return tell('type', pointer, mismatch('an object', value));
    for (const name of new Set(required))
      if (!has(value, name)) tell('required', pointer, `lacks the property ${name}`);
    for (const sets of alternatives) {
      const complete = sets.filter((names) => hasAll(value, names)).length;
      if (complete === 1) continue;
      const choices = sets.map((names) => names.join(' and ')).join(', or ');
      tell(
        'required',
        pointer,
        `must have exactly one of these sets of properties: ${choices}; has ${complete} of them`,
      );
    }
    for (const { name, explain } of declared) if (has(value, name)) explain(value[name], child(pointer, name), report);
    if (additional === true) return;
    for (const name of Object.keys(value)) {
      if (known.has(name)) continue;
      if (rest !== undefined) rest.explain(value[name], child(pointer, name), report);
      else tell('additionalProperties', child(pointer, name), 'is not declared, and the type is closed');
    }
  };

  return { test, explain };
};

/** JSON Schema of an object with declared members. The schema of `additionalProperties` excuses the `uncounted` names. */
export const objectSchema = (
  { properties, requirements, additional }: Members,
  converter: Converter,
  out: Pointer,
  uncounted: readonly string[],
): JsonObject => {
  const excused = additional === true ? [] : uncounted.filter((name) => !properties.has(name));
  const declared = [
    ...[...properties].map(
      ([name, target]) => [name, converter.schema(target, child(out, 'properties', name))] as const,
    ),
    ...excused.map((name) => [name, {}] as const),
  ];
  const required = [...new Set(requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : [])))];
  const alternatives = requirements
    .filter((sets) => sets.length > 1)
    .map((sets) => ({ oneOf: sets.map((names) => ({ required: [...new Set(names)] })) }));
  return {
    type: 'object',
    ...(declared.length > 0 ? { properties: Object.fromEntries(declared) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(additional === true
      ? {}
      : {
          additionalProperties:
            additional === false ? false : converter.schema(additional, child(out, 'additionalProperties')),
        }),
    ...(alternatives.length === 1 ? alternatives[0] : {}),
    ...(alternatives.length > 1 ? { allOf: alternatives } : {}),
  };
};

export const object: CompoundType = {
  kind: 'compound',
  name: 'object',
  base: 'object',
  inherits: true,
  validator: (type, compiler, uncounted) =>
    objectValidator(type, compiler.structure.members(type.schema), compiler, uncounted),
  jsonSchema: (type, converter, out, uncounted) =>
    objectSchema(converter.structure.members(type.schema), converter, out, uncounted),
  recoverable: true,
};
