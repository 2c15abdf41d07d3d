import type { Contract } from '../contract.ts';
import { isObject, walk, type Draft } from '../openapi/model.ts';
import { mayBacktrack, patternOf } from '../pattern.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Found, LintRule } from './rule.ts';

/** A rule that looks at one schema object at a time. */
const schemaRule = (
  code: string,
  severity: LintRule['severity'],
  purpose: string,
  look: (schema: Draft, pointer: Pointer) => Iterable<Found>,
): LintRule => ({
  code,
  severity,
  purpose,
  *find({ document }: Contract) {
    const found: Found[] = [];
    walk({ kind: 'document', pointer: '', value: document as Draft }, ({ kind, pointer, value }) => {
      if (kind === 'schema') found.push(...look(value, pointer));
    });
    yield* found;
  },
});

const jsonTypeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const isOfType = (value: unknown, type: unknown): boolean => {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.some((name) => (name === 'integer' ? Number.isInteger(value) : name === jsonTypeOf(value)));
};

const typesOf = ({ type }: Draft): readonly unknown[] =>
  Array.isArray(type) ? type : type === undefined ? [] : [type];

export const schemaRules: readonly LintRule[] = [
  schemaRule('enum-empty', 'error', 'an enum has at least one value', function* (schema, pointer) {
    if (Array.isArray(schema['enum']) && schema['enum'].length === 0) {
      yield { pointer: child(pointer, 'enum'), message: 'an enum without values accepts nothing' };
    }
  }),
  schemaRule('enum-type', 'warning', 'the values of an enum are of the declared type', function* (schema, pointer) {
    const { enum: values, type } = schema;
    if (!Array.isArray(values) || type === undefined) return;
    for (const [index, value] of values.entries()) {
      if (isOfType(value, type)) continue;
      yield {
        pointer: child(child(pointer, 'enum'), index),
        message: `this value is of type ${jsonTypeOf(value)}; the schema's type leaves it out`,
      };
    }
  }),
  schemaRule(
    'required-undeclared',
    'warning',
    'required names are described in properties',
    function* (schema, pointer) {
      const { required, properties } = schema;
      if (!Array.isArray(required) || !isObject(properties) || Object.keys(properties).length === 0) return;
      if ('allOf' in schema || 'oneOf' in schema || 'anyOf' in schema || '$ref' in schema) return;
      for (const [index, name] of required.entries()) {
        if (Object.hasOwn(properties, String(name))) continue;
        yield {
          pointer: child(child(pointer, 'required'), index),
          message: `${JSON.stringify(name)} is required and not described`,
          mend: 'add it to properties, or take it out of required',
        };
      }
    },
  ),
  schemaRule('array-items', 'warning', 'an array says what its items are', function* (schema, pointer) {
    if (!typesOf(schema).includes('array') || 'items' in schema || 'prefixItems' in schema || 'contains' in schema)
      return;
    if ('allOf' in schema || 'oneOf' in schema || 'anyOf' in schema || '$ref' in schema) return;
    yield { pointer, message: 'this array does not say what its items are' };
  }),
  schemaRule('bounds-crossed', 'warning', 'lower bounds do not exceed upper bounds', function* (schema, pointer) {
    for (const [low, high] of bounds) {
      const [from, to] = [schema[low], schema[high]];
      if (typeof from === 'number' && typeof to === 'number' && from > to) {
        yield { pointer: child(pointer, low), message: `${low} exceeds ${high}: nothing is accepted` };
      }
    }
  }),
  schemaRule('pattern-invalid', 'error', 'patterns are regular expressions (ECMA-262)', function* (schema, pointer) {
    for (const { at, source } of patternsOf(schema, pointer)) {
      if (patternOf(source) === undefined) {
        yield { pointer: at, message: 'this pattern is no regular expression of ECMA-262' };
      }
    }
  }),
  schemaRule('pattern-backtracks', 'warning', 'patterns answer in linear time', function* (schema, pointer) {
    for (const { at, source } of patternsOf(schema, pointer)) {
      if (!mayBacktrack(source)) continue;
      yield {
        pointer: at,
        message:
          'this pattern may be matched in many ways: some texts take JavaScript far longer than linear time to refuse',
        mend: 'repeat single characters or classes, as ^[a-z]+$ does, and let no two repetitions share characters',
      };
    }
  }),
];

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** The regular expressions of a schema, and where they stand. */
const patternsOf = (schema: Draft, pointer: Pointer): readonly { readonly at: Pointer; readonly source: string }[] => {
  const { pattern, patternProperties } = schema;
  const own = typeof pattern === 'string' ? [{ at: child(pointer, 'pattern'), source: pattern }] : [];
  if (!isObject(patternProperties)) return own;
  const names = Object.keys(patternProperties);
  return [...own, ...names.map((source) => ({ at: child(child(pointer, 'patternProperties'), source), source }))];
};
