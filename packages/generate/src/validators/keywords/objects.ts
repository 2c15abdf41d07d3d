import { child, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { formats } from '@schemawright/contract/ajv';
import {
  below,
  failure,
  indent,
  memberKey,
  memberOf,
  nameKey,
  only,
  or,
  test,
  unless,
  variable,
  type Place,
  type Step,
} from '../code.ts';
import type { Keywords, Printer } from '../printer.ts';
import { assertionsOf, entries, isAnything, isLeaf, isSchema, member } from '../schema.ts';
import { evaluatedProperties, hoisted, isNamed } from '../unevaluated.ts';
import { patternConstant } from './strings.ts';
import { applies, isPlain, refusesArraysLater, typeTest, typesOf } from './types.ts';
import { described, isOneOf, primitivesOf } from './values.ts';

const names = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [];

/** A schema that one comparison decides, and what failing it gives. */
const comparison = (
  schema: Schema,
  place: Place,
  printer: Printer,
): { test: (value: string) => string; otherwise: string } | undefined => {
  if (typeof schema === 'boolean') return undefined;
  const values = primitivesOf(schema);
  const keywords = assertionsOf(schema).filter((keyword) => keyword !== 'type');
  if (values !== undefined && values.length > 0 && keywords.length === 1) {
    return {
      test: (value) => isOneOf(values, value, printer.constant),
      otherwise: failure(place, keywords[0] as string, `be ${described(values)}`),
    };
  }
  const type = member(schema, 'type');
  if (typeof type !== 'string' || type === 'array' || type === 'object') return undefined;
  if (keywords.length === 0) {
    return { test: (value) => typeTest(type, value), otherwise: failure(place, 'type', `be ${type}`) };
  }
  const format = member(schema, 'format');
  const known = keywords.length === 1 && typeof format === 'string' ? formats.get(format)?.number : undefined;
  // A whole number's format says that it is a number, and whole.
  if (known?.exportName.includes('nt') !== true || (type !== 'integer' && type !== 'number')) return undefined;
  return {
    test: (value) => `${printer.format(known.exportName)}(${value})`,
    otherwise: failure(place, 'format', `be ${String(format)}`, undefined, type),
  };
};

const propertyStep = (name: string, schema: Schema, required: boolean, place: Place, printer: Printer): Step[] => {
  const read = memberOf(place.value, name);
  const pointer = child(child(place.pointer, 'properties'), name);
  const absent = failure(place, 'required', `have ${name}`);
  if (isAnything(schema)) return required ? [test(or(`${read} !== undefined`, absent))] : [];
  const keys = below(place, memberKey(name));
  const inner = { ...place, value: 'member', keys, pointer, member: name };
  const simple = comparison(schema, inner, printer);
  if (simple !== undefined) {
    const { test: holds, otherwise } = simple;
    if (!required) return [test(or(`(member = ${read}) === undefined || ${holds('member')}`, otherwise))];
    // A test that reads its operand once takes the assignment for it, or does without.
    const isReadOnce = holds(read).split(read).length === 2;
    if (place.quiet && isReadOnce) return [test(holds(read))];
    const first = isReadOnce ? holds(`(member = ${read})`) : `((member = ${read}), ${holds('member')})`;
    return [test(or(first, otherwise))];
  }
  // What has a type is something: its guard refuses what is absent.
  const refusesAbsent = required && typeof schema === 'object' && typesOf(schema) !== undefined;
  const variableName = variable('inner', place);
  const block = printer.block(schema, { ...inner, value: variableName, depth: (place.depth ?? 0) + 1 });
  if (block !== undefined) {
    const declared = `const ${variableName} = ${read};\n`;
    const condition = required
      ? `if (${variableName} === undefined) {\n${indent(unless(absent))}\n} else {`
      : `if (${variableName} !== undefined) {`;
    const lines = refusesAbsent ? block : `${condition}\n${indent(block)}\n}`;
    return [{ loop: `{\n${indent(`${declared}${lines}`)}\n}` }];
  }
  const check = printer.check(schema, inner);
  if (refusesAbsent && isLeaf(schema)) return [test(check.replace('member', () => `(member = ${read})`))];
  const unread = `(member = ${read}) === undefined`;
  return [test(required ? `${unread} ? ${absent} : ${check}` : `${unread} || (${check})`)];
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

/** What is asked of members whose names are not written down one by one: statements about each, and some before them. */
const ofOthers = (
  schema: SchemaObject,
  place: Place,
  printer: Printer,
): { statements: string[]; before: readonly string[] } => {
  let before: readonly string[] = [];
  const name = variable('name', place);
  const key = nameKey(name);
  const element = (pointer: Pointer): Place => ({
    ...place,
    value: variable('element', place),
    keys: below(place, key),
    pointer,
    depth: (place.depth ?? 0) + 1,
  });
  const statements: string[] = [];
  const propertyNames = member(schema, 'propertyNames');
  if (isSchema(propertyNames) && !isAnything(propertyNames)) {
    const pointer = child(place.pointer, 'propertyNames');
    const check = printer.check(propertyNames, { ...element(pointer), value: name, quiet: true });
    statements.push(unless(or(check, failure(place, 'propertyNames', 'have a name that is allowed', key))));
  }
  const patterns: string[] = [];
  for (const [source, sub] of entries(member(schema, 'patternProperties'))) {
    const pointer = child(child(place.pointer, 'patternProperties'), source);
    const constant = patternConstant(source, pointer, printer);
    if (constant === undefined) continue;
    patterns.push(`${constant}.test(${name})`);
    if (!isAnything(sub)) {
      statements.push(unless(`!${constant}.test(${name}) || (${printer.check(sub, element(pointer))})`));
    }
  }
  const additional = member(schema, 'additionalProperties');
  if (isSchema(additional) && !isAnything(additional)) {
    const known = [...isNamed(Object.keys(member(schema, 'properties') ?? {}), name, printer), ...patterns];
    const each = element(child(place.pointer, 'additionalProperties'));
    const refused = failure(place, 'additionalProperties', 'not be there', key);
    const block = printer.block(additional, each, 'often');
    if (block === undefined) {
      statements.push(
        unless([...known, additional === false ? refused : `(${printer.check(additional, each)})`].join(' || ')),
      );
    } else {
      statements.push(known.length === 0 ? block : `if (!(${known.join(' || ')})) {\n${indent(block)}\n}`);
    }
  }
  const unevaluated = member(schema, 'unevaluatedProperties');
  if (isSchema(unevaluated) && !isAnything(unevaluated)) {
    const rest = { ...schema, unevaluatedProperties: undefined };
    const evaluated = evaluatedProperties(rest, place.pointer, printer);
    const check =
      unevaluated === false
        ? failure(place, 'unevaluatedProperties', 'not be there', key)
        : `(${printer.check(unevaluated, element(child(place.pointer, 'unevaluatedProperties')))})`;
    if (evaluated.expression !== 'true') {
      statements.push(unless(`${evaluated.expression} || ${check}`));
      ({ before } = evaluated);
    }
  }
  return { statements, before };
};

export const objects: Keywords = (schema, place, types, printer) => {
  const condition = applies(types, place, 'object');
  if (condition === undefined) return [];
  const { value } = place;
  const required = new Set(names(member(schema, 'required')));
  const properties = new Map<string, Schema>(entries(member(schema, 'properties')));
  for (const name of required) if (!properties.has(name)) properties.set(name, true);
  const later = refusesArraysLater(schema, place, types);
  const first: Step[] = later ? [test(`${value}.length === undefined || !Array.isArray(${value})`)] : [];
  const steps: Step[] = [];
  for (const [name, property] of properties) {
    const found = propertyStep(name, property, required.has(name), place, printer);
    if (later && isPlain(property)) first.splice(-1, 0, ...found);
    else steps.push(...found);
  }
  steps.unshift(...first);
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
  const { statements, before } = ofOthers(schema, place, printer);
  if (statements.length > 0) {
    const element = variable('element', place);
    const name = variable('name', place);
    const lines = statements.join('\n');
    const reads = new RegExp(`\\b${element}\\b`).test(lines) ? [`const ${element} = ${value}[${name}];`] : [];
    steps.push(hoisted(before, `for (const ${name} in ${value}) {\n${indent([...reads, lines].join('\n'))}\n}`));
  }
  return only(condition, steps);
};
