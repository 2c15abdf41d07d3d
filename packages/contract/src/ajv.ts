import { isMultipleOf } from '@schemawright/json-structure/formats';
import {
  _,
  Ajv2020,
  str,
  type CodeKeywordDefinition,
  type CodeOptions,
  type FuncKeywordDefinition,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import { unevaluatedKeywords } from './ajv-unevaluated.ts';
import type { Contract } from './contract.ts';
import { canonicalJson } from './effective/canonical.ts';
import { formats, textFormatOf } from './formats.ts';
import type { Json, SchemaObject } from './openapi/types.ts';
import { patternTest } from './pattern.ts';
import { fragmentOf, type Pointer } from './pointer.ts';

export { annotationFormats, formats, textFormatOf, type Format, type FormatCheck } from './formats.ts';
export { isUnsafe, mayBacktrack, patternOf, patternTest, type Pattern } from './pattern.ts';

export interface AjvSettings {
  /** Collect every error instead of the first. For payloads of bounded size only: Ajv has no cap. */
  readonly allErrors?: boolean;
  readonly code?: CodeOptions;
  /** `false` compiles what is referred to once, not at each use: less code, and more calls. */
  readonly inlineRefs?: boolean;
}

const documentKey = 'contract';

// Ajv keeps one expression for all that print alike.
const regExp = Object.assign(
  (source: string): { test(text: string): boolean; toString(): string } => ({
    test: patternTest(source),
    toString: () => source,
  }),
  { code: 'new RegExp' },
);

const isPrimitive = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Whether a payload is one of `values`. JSON Schema 2020-12 Core, 4.2.2. */
const oneOf = (values: readonly Json[]): ((value: Json) => boolean) => {
  const primitives = new Set(values.filter(isPrimitive));
  const others = new Set(values.filter((value) => !isPrimitive(value)).map(canonicalJson));
  return (value) => (isPrimitive(value) ? primitives.has(value) : others.size > 0 && others.has(canonicalJson(value)));
};

const isUnique = (elements: readonly Json[]): boolean =>
  elements.length < 2 || new Set(elements.map(canonicalJson)).size === elements.length;

/** Instead of Ajv's own, whose comparison throws on a payload with a member `toString` and whose decimals are binary. */
const ownKeywords: readonly (FuncKeywordDefinition & { readonly keyword: string })[] = [
  { keyword: 'const', compile: (value: Json) => oneOf([value]), error: { message: 'must be the constant' } },
  { keyword: 'enum', schemaType: 'array', compile: oneOf, error: { message: 'must be one of the allowed values' } },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    compile: (wanted: boolean) => (wanted ? isUnique : () => true),
    error: { message: 'must have no two equal elements' },
  },
  {
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (divisor: number) => (value: number) => isMultipleOf(value, divisor),
    error: { message: ({ schema }) => `must be a multiple of ${String(schema)}` },
  },
];

/** Instead of Ajv's own, to which a format speaks of one type alone. */
const formatKeyword: CodeKeywordDefinition & { readonly keyword: string } = {
  keyword: 'format',
  type: ['number', 'string'],
  schemaType: 'string',
  error: {
    message: ({ schema }) => str`must match format "${schema}"`,
    params: ({ schema }) => _`{format: ${schema}}`,
  },
  code(check, type) {
    const { schema, parentSchema } = check;
    const { type: declared = type } = parentSchema as SchemaObject;
    // A value of another type than is asked for is told of by that.
    if (![declared].flat().some((name) => name === type || (type === 'number' && name === 'integer'))) return;
    const known = type === 'string' ? textFormatOf(parentSchema as SchemaObject) : formats.get(String(schema))?.number;
    if (known === undefined) return;
    const holds = check.gen.scopeValue('formats', { key: known, ref: known.holds });
    check.pass(_`${holds}(${check.data})`);
  },
};

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Whether any member name or listed text is one that every object inherits. Only then can a payload that was parsed from JSON seem to
 * have what it lacks, and only then is Ajv's `ownProperties` worth making it ten times slower.
 */
const namesInherited = (value: unknown): boolean => {
  if (typeof value === 'string') return inherited.has(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(namesInherited);
  return Object.entries(value).some(
    ([name, member]) => inherited.has(name) || (typeof member === 'object' && namesInherited(member)),
  );
};

/**
 * Ajv 2020-12 with the contract's document in it, ready for `validatorAt`.
 *
 * Keywords and formats that it does not know are annotations, as JSON Schema 2020-12 Core, 6.5 has it: OpenAPI's own,
 * extensions, and whatever a stranger's document holds; lint, not this, tells misspelt ones. A known keyword with a value of
 * the wrong type throws when a schema is compiled. Nothing of the contract becomes a keyword. What an object inherits does not
 * count as a member.
 */
export const createAjv = (
  contract: Contract,
  { allErrors = false, code = {}, inlineRefs = true }: AjvSettings = {},
): Ajv2020 => {
  const isNamedInherited = namesInherited(contract.document);
  const ajv = new Ajv2020({
    allErrors,
    inlineRefs,
    // The engine optimizes what runs often; for what runs once, Ajv's own passes cost more than they save.
    code: { optimize: false, ...code, regExp },
    strict: false,
    strictNumbers: true,
    ownProperties: isNamedInherited,
    // The lowered document is no JSON Schema by itself, and its schemas name no meta-schema.
    meta: false,
    validateSchema: false,
    logger: false,
  });
  const compiled = new Map<Pointer, ValidateFunction>();
  const validatorIn = (pointer: Pointer): ValidateFunction => {
    const known = compiled.get(pointer) ?? validatorAt(ajv, pointer);
    compiled.set(pointer, known);
    return known;
  };
  const document = isNamedInherited ? withPrototypeNames(contract.document) : contract.document;
  for (const keyword of [formatKeyword, ...ownKeywords, ...unevaluatedKeywords(document, validatorIn)]) {
    ajv.removeKeyword(keyword.keyword).addKeyword(keyword);
  }
  // To Ajv it is a fault; to JSON Schema since draft 6 it is a keyword that nobody knows.
  return ajv.removeKeyword('id').addSchema(document, documentKey);
};

const literal: ReadonlySet<string> = new Set(['const', 'enum']);

/** A document in which Ajv sees members called `__proto__`: it passes over them in `properties`, though not in patterns. */
const withPrototypeNames = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(withPrototypeNames) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, literal.has(name) ? member : withPrototypeNames(member)]),
  );
  const { properties, patternProperties } = copy as { properties?: Json; patternProperties?: Json };
  if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, '__proto__')) {
    const named = Object.getOwnPropertyDescriptor(properties, '__proto__')?.value as Json;
    const there = typeof patternProperties === 'object' ? patternProperties : {};
    Object.assign(copy, { patternProperties: { ...there, '^__proto__$': named } });
  }
  return copy as Value;
};

/**
 * The compiled validator of the schema at `pointer` of the document that `ajv` was made with, its references included.
 * Throws when there is no schema at `pointer`, or none that can be compiled.
 */
export const validatorAt = (ajv: Ajv2020, pointer: Pointer): ValidateFunction => {
  const validator = ajv.getSchema(`${documentKey}${fragmentOf(pointer)}`);
  if (validator === undefined) throw new Error(`there is no schema at ${pointer}`);
  return validator;
};
