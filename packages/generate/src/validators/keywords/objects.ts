import { child, type Json, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { formats } from '@schemawright/contract/ajv';
import { stringLiteral } from '../../print/text.ts';
import { failure, memberOf, only, or, test, type Place, type Step } from '../code.ts';
import type { Keywords, Printer } from '../printer.ts';
import { assertionsOf, entries, isAnything, isSchema, member } from '../schema.ts';
import { evaluatedProperties, hoisted, isNamed } from '../unevaluated.ts';
import { patternConstant } from './strings.ts';
import { applies, typeTest } from './types.ts';
import { described, isOneOf, primitivesOf } from './values.ts';

const names = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [];

/** A schema that one comparison decides, with what the shared function needs to tell a failure. */
const comparison = (
  schema: Schema,
  printer: Printer,
): { test: (value: string) => string; values?: readonly Json[]; details: readonly string[] } | undefined => {
  if (typeof schema === 'boolean') return undefined;
  const values = primitivesOf(schema);
  const keywords = assertionsOf(schema).filter((keyword) => keyword !== 'type');
  if (values !== undefined && values.length > 0 && keywords.length === 1) {
    return {
      test: (value) => isOneOf(values, value, printer.constant),
      values,
      details: [described(values), keywords[0] as string],
    };
  }
  const type = member(schema, 'type');
  if (typeof type !== 'string' || type === 'array' || type === 'object') return undefined;
  if (keywords.length === 0) return { test: (value) => typeTest(type, value), details: [type] };
  const format = member(schema, 'format');
  const known = keywords.length === 1 && typeof format === 'string' ? formats.get(format) : undefined;
  const whole = known?.exportName.includes('nt') === true;
  // A whole number's format says that it is a number, and whole.
  if (known?.of !== 'number' || !whole || (type !== 'integer' && type !== 'number')) return undefined;
  return {
    test: (value) => `${printer.format(known.exportName)}(${value})`,
    details: [String(format), 'format', type],
  };
};

const propertyTest = (name: string, schema: Schema, required: boolean, place: Place, printer: Printer): string => {
  const read = memberOf(place.value, name);
  const pointer = child(child(place.pointer, 'properties'), name);
  const note = (details: readonly string[]): string => {
    const shared = ['errors', 'path', place.pointer, name].map((part, index) =>
      index < 2 ? part : stringLiteral(part),
    );
    return `failMember(${[...shared, ...details].join(', ')})`;
  };
  if (isAnything(schema)) return required ? `${read} !== undefined || ${note([])}` : 'true';
  const simple = comparison(schema, printer);
  if (simple !== undefined) {
    const failed = note(['member', ...simple.details.map(stringLiteral)]);
    const several = (simple.values?.length ?? 1) > 1;
    if (!required) return `(member = ${read}) === undefined || ${simple.test('member')} || ${failed}`;
    return several
      ? `((member = ${read}), ${simple.test('member')}) || ${failed}`
      : `${simple.test(`(member = ${read})`)} || ${failed}`;
  }
  const check = printer.check(schema, {
    value: 'member',
    key: stringLiteral(name),
    pointer,
    quiet: false,
    scope: place.scope,
  });
  return required
    ? `(member = ${read}) === undefined ? ${note([])} : ${check}`
    : `(member = ${read}) === undefined || (${check})`;
};

const dependencies = (schema: SchemaObject, place: Place, printer: Printer): Step[] => {
  const result: Step[] = [];
  for (const keyword of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    const map = member(schema, keyword);
    if (typeof map !== 'object' || map === null) continue;
    for (const [name, dependency] of Object.entries(map)) {
      const absent = `${memberOf(place.value, name)} === undefined`;
      const pointer = child(child(place.pointer, keyword), name);
      if (isSchema(dependency)) {
        result.push(test(`${absent} || (${printer.check(dependency, { ...place, pointer })})`));
        continue;
      }
      for (const other of names(dependency)) {
        const there = `${absent} || ${memberOf(place.value, other)} !== undefined`;
        result.push(test(or(there, failure(place, keyword, `have ${other}, for it has ${name}`))));
      }
    }
  }
  return result;
};

/** What is asked of members whose names are not written down one by one. */
const restTests = (
  schema: SchemaObject,
  place: Place,
  printer: Printer,
): { tests: string[]; before: readonly string[] } => {
  const { scope } = place;
  let before: readonly string[] = [];
  const element = (pointer: Pointer): Place => ({ value: 'element', key: 'name', pointer, quiet: place.quiet, scope });
  const tests: string[] = [];
  const propertyNames = member(schema, 'propertyNames');
  if (isSchema(propertyNames) && !isAnything(propertyNames)) {
    const pointer = child(place.pointer, 'propertyNames');
    const check = printer.check(propertyNames, { value: 'name', key: 'name', pointer, quiet: true, scope });
    tests.push(or(check, failure(place, 'propertyNames', 'have a name that is allowed', 'name')));
  }
  const patterns: string[] = [];
  for (const [source, sub] of entries(member(schema, 'patternProperties'))) {
    const pointer = child(child(place.pointer, 'patternProperties'), source);
    const constant = patternConstant(source, pointer, printer);
    if (constant === undefined) continue;
    patterns.push(`${constant}.test(name)`);
    if (!isAnything(sub)) tests.push(`!${constant}.test(name) || (${printer.check(sub, element(pointer))})`);
  }
  const additional = member(schema, 'additionalProperties');
  if (isSchema(additional) && !isAnything(additional)) {
    const known = isNamed(Object.keys(member(schema, 'properties') ?? {}), printer);
    const check =
      additional === false
        ? failure(place, 'additionalProperties', 'not be there', 'name')
        : `(${printer.check(additional, element(child(place.pointer, 'additionalProperties')))})`;
    tests.push([...known, ...patterns, check].join(' || '));
  }
  const unevaluated = member(schema, 'unevaluatedProperties');
  if (isSchema(unevaluated) && !isAnything(unevaluated)) {
    const rest = { ...schema, unevaluatedProperties: undefined };
    const evaluated = evaluatedProperties(rest, place.pointer, printer, printer.scopeAt(place.pointer, scope));
    const check =
      unevaluated === false
        ? failure(place, 'unevaluatedProperties', 'not be there', 'name')
        : `(${printer.check(unevaluated, element(child(place.pointer, 'unevaluatedProperties')))})`;
    if (evaluated.expression !== 'true') {
      tests.push(`${evaluated.expression} || ${check}`);
      ({ before } = evaluated);
    }
  }
  return { tests, before };
};

export const objects: Keywords = (schema, place, types, printer) => {
  const scope = applies(types, 'object');
  if (scope === 'never') return [];
  const { value } = place;
  const steps: Step[] = [];
  const required = new Set(names(member(schema, 'required')));
  const properties = new Map<string, Schema>(entries(member(schema, 'properties')));
  for (const name of required) if (!properties.has(name)) properties.set(name, true);
  for (const [name, property] of properties) {
    const condition = propertyTest(name, property, required.has(name), place, printer);
    if (condition !== 'true') steps.push(test(condition));
  }
  const { minProperties, maxProperties } = schema;
  const size = `Object.keys(${value}).length`;
  if (typeof minProperties === 'number' && minProperties > 0) {
    steps.push(
      test(
        or(`${size} >= ${minProperties}`, failure(place, 'minProperties', `have at least ${minProperties} members`)),
      ),
    );
  }
  if (typeof maxProperties === 'number') {
    steps.push(
      test(or(`${size} <= ${maxProperties}`, failure(place, 'maxProperties', `have at most ${maxProperties} members`))),
    );
  }
  steps.push(...dependencies(schema, place, printer));
  const { tests: rest, before } = restTests(schema, place, printer);
  if (rest.length > 0) {
    const condition = rest.map((one) => (rest.length > 1 ? `(${one})` : one)).join(' && ');
    const element = /\belement\b/.test(condition) ? `  const element = ${value}[name];\n` : '';
    const loop = `for (const name in ${value}) {\n${element}  if (!(${condition})) return false;\n}`;
    steps.push(hoisted(before, loop));
  }
  return scope === 'always' ? steps : steps.map((step) => only(typeTest('object', value), step));
};
