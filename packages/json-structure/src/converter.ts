import { applicatorsOf, typeOf } from './compiler.ts';
import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { declaredType } from './composition.ts';
import { limitsIn } from './keywords/table.ts';
import { child, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';
import { isReference, referencesIn, type Target } from './references.ts';
import type { Structure } from './structure.ts';
import { types } from './types/table.ts';
import { unionSchema } from './types/union.ts';

export interface Converter {
  readonly structure: Structure;
  /**
   * JSON Schema of a schema that stands at `out`; a `$ref` when the schema has a definition of its own.
   * `uncounted`: names that never count as additional properties of it.
   */
  readonly schema: (source: Target, out: Pointer, uncounted?: readonly string[]) => JsonObject;
  /** JSON Schema of a schema in full, even if it has a definition of its own. */
  readonly inFull: (source: Target, out: Pointer, uncounted?: readonly string[]) => JsonObject;
  /** What the keywords beside the type of `source` add to the JSON Schema of that type, which stands at `out`. */
  readonly limited: (source: Target, schema: JsonObject, out: Pointer) => JsonObject;
}

export interface ConverterInput {
  readonly structure: Structure;
  /** Schemas that can't be understood: they accept anything, their problems are told elsewhere. */
  readonly broken: ReadonlySet<JsonObject>;
  /** The schemas that stand below `$defs`, by their name there. */
  readonly definitionNames: ReadonlyMap<JsonObject, string>;
  readonly tell: (problem: LintProblem) => void;
  readonly sources: Map<Pointer, Pointer>;
}

/** How many definitions may be written out once more because they stand at the root of instances. */
const maxUnfolded = 32;

/** The one annotation of ours: keywords of the source that JSON Schema can't express, as they were. */
const annotation = 'x-json-structure';

export const createConverter = ({ structure, broken, definitionNames, tell, sources }: ConverterInput): Converter => {
  let enclosing = { out: '', source: '' };
  let unfolded = 0;
  const closing = new Map<JsonObject, boolean>();

  /** Whether a type limits the names that its values may have, so that those of instances have to be excused. */
  const closes = (type: JsonObject, depth = 0): boolean => {
    const known = closing.get(type);
    if (known !== undefined) return known;
    closing.set(type, false);
    const { additionalProperties } = type;
    const answer =
      depth < maxUnfolded &&
      !broken.has(type) &&
      (type['type'] === 'choice' ||
        (type['type'] === 'object' && (additionalProperties === false || isObject(additionalProperties))) ||
        referencesIn(type['type']).some((reference) => {
          const referred = structure.find(reference);
          return referred !== undefined && closes(referred.schema, depth + 1);
        }));
    closing.set(type, answer);
    return answer;
  };

  /** Notes where `out` comes from, unless the nearest noted place above it tells already. */
  const noted = (out: Pointer, source: Pointer, make: () => JsonObject): JsonObject => {
    const before = enclosing;
    const implied = out.startsWith(before.out) ? before.source + out.slice(before.out.length) : undefined;
    if (implied !== source) {
      sources.set(out, source);
      enclosing = { out, source };
    }
    const made = make();
    enclosing = before;
    return made;
  };

  const shape = (target: Target, out: Pointer, uncounted: readonly string[]): JsonObject => {
    const type = declaredType(target.schema);
    if (isReference(type)) {
      const referred = structure.find(type.$ref);
      return referred === undefined ? {} : schema(referred, out, uncounted);
    }
    if (Array.isArray(type)) return unionSchema(target, converter, out, uncounted);
    const definition = isString(type) ? types.get(type) : undefined;
    if (definition === undefined) return {};
    if (definition.kind === 'primitive') return definition.jsonSchema(target.schema);
    return definition.jsonSchema(target, converter, out, uncounted);
  };

  const limited = (
    target: Target,
    base: JsonObject,
    out: Pointer,
  ): { readonly schema: JsonObject; readonly said: ReadonlySet<string> } => {
    const type = typeOf(target.schema, structure);
    const said = new Set<string>();
    let schema = base;
    for (const { name, appliesTo, jsonSchema } of limitsIn(target.schema)) {
      const expected = target.schema[name];
      if (type === undefined || expected === undefined || !structure.binds(name) || !appliesTo(type)) continue;
      const more = jsonSchema(expected, schema, type);
      if (more === undefined) {
        const message = `JSON Schema can't express ${name} of the type ${type.name}; it is kept as an annotation`;
        tell({ severity: 'warning', code: 'js-json-schema-loss', message, pointer: child(target.pointer, name) });
        continue;
      }
      said.add(name);
      schema = { ...schema, ...more };
    }
    for (const { reads, writes, jsonSchema } of applicatorsOf(target.schema, structure)) {
      for (const read of reads) said.add(read);
      const { allOf } = schema;
      const apart = Array.isArray(allOf) ? allOf : [];
      schema = writes.some((keyword) => Object.hasOwn(schema, keyword))
        ? { ...schema, allOf: [...apart, jsonSchema(target, converter, child(out, 'allOf', apart.length))] }
        : { ...schema, ...jsonSchema(target, converter, out) };
    }
    return { schema: withIntegerFormat(schema), said };
  };

  const inFull = (target: Target, out: Pointer, uncounted: readonly string[] = []): JsonObject =>
    noted(out, target.pointer, () => {
      const notes = annotationsOf(target.schema);
      if (broken.has(target.schema)) return notes;
      const { schema, said } = limited(target, shape(target, out, uncounted), out);
      const kept = keptOf(target.schema, schema, target.pointer === '', said);
      return compact({ ...schema, ...notes, [annotation]: { ...inherited(schema), ...kept } });
    });

  const schema = (target: Target, out: Pointer, uncounted: readonly string[] = []): JsonObject => {
    const name = definitionNames.get(target.schema);
    const isApart = name !== undefined && !(uncounted.length > 0 && unfolded < maxUnfolded && closes(target.schema));
    if (isApart) return { $ref: `#/$defs/${name}` };
    if (name !== undefined) unfolded += 1;
    return inFull(target, out, uncounted);
  };

  const converter: Converter = {
    structure,
    schema,
    inFull,
    limited: (target, base, out) => limited(target, base, out).schema,
  };
  return converter;
};

/** What the union of a type and null took over from the type. */
const inherited = (schema: JsonObject): JsonObject => {
  const known = schema[annotation];
  return isObject(known) ? known : {};
};

const compact = (schema: JsonObject): JsonObject => {
  const entries = Object.entries(schema).filter(
    ([keyword, value]) =>
      value !== undefined && !(keyword === annotation && isObject(value) && Object.keys(value).length === 0),
  );
  return Object.fromEntries(entries);
};

/** Formats by the bounds that make them add nothing. OpenAPI format registry: int32, int64. */
const withIntegerFormat = (schema: JsonObject): JsonObject => {
  if (schema['type'] !== 'integer') return schema;
  const from = Math.max(...numbersIn(schema['minimum'], schema['exclusiveMinimum']));
  const to = Math.min(...numbersIn(schema['maximum'], schema['exclusiveMaximum']));
  const fits = (limit: number): boolean =>
    from >= -limit && to <= limit - 1 && Number.isFinite(from) && Number.isFinite(to);
  if (fits(2 ** 31)) return { ...schema, format: 'int32' };
  return fits(2 ** 63) ? { ...schema, format: 'int64' } : schema;
};

const numbersIn = (...values: readonly (Json | undefined)[]): number[] =>
  values.filter((value): value is number => typeof value === 'number');

const texts: readonly string[] = ['$comment', 'title', 'description'];
const flags: readonly string[] = ['deprecated', 'readOnly', 'writeOnly'];

/** Keywords that mean the same in JSON Schema and check nothing. */
const isSharedAnnotation = (keyword: string, value: Json | undefined): boolean =>
  (texts.includes(keyword) && isString(value)) ||
  (flags.includes(keyword) && typeof value === 'boolean') ||
  (keyword === 'examples' && Array.isArray(value)) ||
  keyword === 'default' ||
  (keyword.startsWith('x-') && keyword !== annotation);

const annotationsOf = (schema: JsonObject): JsonObject => {
  const shared = Object.fromEntries(
    Object.entries(schema).filter(([keyword, value]) => isSharedAnnotation(keyword, value)),
  );
  const single = Object.hasOwn(schema, 'example') && !Array.isArray(schema['examples']) ? schema['example'] : undefined;
  return single === undefined ? shared : { ...shared, examples: [single] };
};

/** Keywords whose meaning the JSON Schema carries whole. */
const structural: ReadonlySet<string> = new Set([
  'properties',
  'required',
  'additionalProperties',
  'items',
  'values',
  'choices',
  'contentEncoding',
  'contentMediaType',
  'example',
  annotation,
]);
/** Keywords that speak of the document, not of its root type. */
const documentary: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$root',
  '$uses',
  '$offers',
  'definitions',
  'name',
]);

/** Whether the JSON Schema made of a type leads back to it; `multipleOf` turns numbers into integers. */
const leadsBack = (type: Json | undefined, made: JsonObject): boolean => {
  const definition = isString(type) ? types.get(type) : undefined;
  if (definition === undefined || !definition.recoverable) return definition === undefined;
  return (
    definition.kind === 'compound' || made['type'] !== 'integer' || definition.jsonSchema({})['type'] === 'integer'
  );
};

const keptOf = (schema: JsonObject, made: JsonObject, isRoot: boolean, said: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).filter(([keyword, value]) => {
      if (keyword === 'type') return !leadsBack(value, made);
      if (structural.has(keyword) || said.has(keyword) || isSharedAnnotation(keyword, value)) return false;
      return !(isRoot && documentary.has(keyword));
    }),
  );
