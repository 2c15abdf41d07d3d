import { mismatch, type Compiler, type Report, type Validator } from '../validator.ts';
import type { Converter } from '../converter.ts';
import type { Members } from '../inheritance.ts';
import { isObject, listed, type JsonObject } from '../json.ts';
import { patternTest } from '../keywords/pattern.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Target } from '../references.ts';
import { member, memberOf, membersTest } from './member-tests.ts';
import type { CompoundType } from './type.ts';

export const hasMember = (object: JsonObject, name: string): boolean => memberOf(object, name) !== undefined;

const accepts = (): boolean => true;

const hasAll = (object: JsonObject, names: readonly string[]): boolean =>
  names.every((name) => hasMember(object, name));

/** The tests of names that `patternProperties` declares. */
const patternsOf = (schema: JsonObject, { structure }: Compiler): readonly ((name: string) => boolean)[] => {
  const patterns = schema['patternProperties'];
  return structure.binds('patternProperties') && isObject(patterns)
    ? Object.keys(patterns).map((source) => patternTest(source, 'anywhere'))
    : [];
};

/** Checks an object against declared members. `uncounted`: names that never count as additional. */
export const objectValidator = (
  { schema, pointer: schemaPointer }: Target,
  { properties, requirements, requiredAt, additional }: Members,
  compiler: Compiler,
  uncounted: readonly string[],
): Validator => {
  const declared = [...properties].map(([name, target]) => ({ name, validator: compiler.validator(target) }));
  const placed = requirements.map((sets, index) => ({ sets, at: requiredAt[index] ?? schemaPointer }));
  const required = new Set(requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : [])));
  const alternatives = requirements.filter((sets) => sets.length > 1);
  const tested = declared.map(({ name, validator: { test } }) => member(name, required.has(name), test));
  for (const name of required) if (!properties.has(name)) tested.push(member(name, true, accepts));
  const hasMembers = membersTest(tested, compiler.makesCode);
  const named = new Set([...properties.keys(), ...uncounted]);
  const patterns = patternsOf(schema, compiler);
  const isKnown = (name: string): boolean => named.has(name) || patterns.some((matches) => matches(name));
  const rest = typeof additional === 'object' ? compiler.validator(additional) : undefined;

  const hasOneSet = (value: JsonObject): boolean =>
    alternatives.every((sets) => sets.filter((names) => hasAll(value, names)).length === 1);
  const hasKnownNames = (value: JsonObject): boolean => {
    for (const name of Object.keys(value))
      if (!isKnown(name) && (rest === undefined || !rest.test(value[name]))) return false;
    return true;
  };
  const isOpen = additional === true && alternatives.length === 0;
  const test = isOpen
    ? (value: unknown): boolean => isObject(value) && hasMembers(value)
    : (value: unknown): boolean =>
        isObject(value) && hasMembers(value) && hasOneSet(value) && (additional === true || hasKnownNames(value));

  const explain: Validator['explain'] = (value, pointer, report) => {
    const tell = (keyword: string, at: Pointer, message: string): void =>
      report({ pointer: at, schemaPointer: child(schemaPointer, keyword), keyword, message });
    if (!isObject(value)) return tell('type', pointer, mismatch('an object', value));
    for (const { sets, at } of placed) explainRequired(value, sets, pointer, at, report);
    for (const { name, validator } of declared)
      if (hasMember(value, name)) validator.explain(value[name], child(pointer, name), report);
    if (additional === true) return;
    for (const name of Object.keys(value)) {
      if (isKnown(name)) continue;
      if (rest !== undefined) rest.explain(value[name], child(pointer, name), report);
      else tell('additionalProperties', child(pointer, name), 'is not declared, and the type is closed');
    }
  };

  return { test, explain };
};

const explainRequired = (
  value: JsonObject,
  sets: readonly (readonly string[])[],
  pointer: Pointer,
  schemaPointer: Pointer,
  report: Report,
): void => {
  const tell = (message: string): void => report({ pointer, schemaPointer, keyword: 'required', message });
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) {
    for (const name of new Set(only)) if (!hasMember(value, name)) tell(`lacks the property ${name}`);
    return;
  }
  const complete = sets.filter((names) => hasAll(value, names)).length;
  if (complete === 1) return;
  const choices = listed(
    sets.map((names) => listed(names, ' and ')),
    ', or ',
  );
  tell(`must have exactly one of these sets of properties: ${choices}; has ${complete} of them`);
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
