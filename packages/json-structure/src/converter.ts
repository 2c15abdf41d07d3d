import { applicatorsOf, typeOf } from './compiler.ts';
import { annotation, keptIn, withoutKept } from './annotation.ts';
import { composing, declaredType } from './composition.ts';
import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { keptOf, sharedAnnotations, withAnnotation } from './kept.ts';
import { limitsIn } from './keywords/table.ts';
import { child, type Pointer } from './pointer.ts';
import type { TellLoss } from './json-schema-losses.ts';
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
  /** Notes that what is made for `out` comes from `source`. */
  readonly noted: (out: Pointer, source: Pointer, make: () => JsonObject) => JsonObject;
  /** What the keywords beside the type of `source` add to the JSON Schema of that type, which stands at `out`. */
  readonly limited: (source: Target, schema: JsonObject, out: Pointer) => JsonObject;
  /** `#/$defs/NAME` for a pointer to a type of the document; nothing for what has no definition. */
  readonly link: (pointer: string) => string | undefined;
}

interface Limited {
  readonly schema: JsonObject;
  /** The keywords of the source that the schema tells, conditions aside. */
  readonly said: ReadonlySet<string>;
  /** The keywords of the schema that are conditions of values, and no part of the type: `anyOf`, `allOf/1`. */
  readonly conditions: readonly string[];
}

export interface ConverterInput {
  readonly structure: Structure;
  /** Schemas that can't be understood: they accept anything, their problems are told elsewhere. */
  readonly broken: ReadonlySet<JsonObject>;
  /** The schemas that stand below `$defs`, by their name there. */
  readonly definitionNames: ReadonlyMap<JsonObject, string>;
  readonly tell: TellLoss;
  readonly sources: Map<Pointer, Pointer>;
  /** The JSON Schema of schemas that need not be converted. */
  readonly known?: (schema: JsonObject) => JsonObject | undefined;
}

/** How many definitions may be written out once more because they stand at the root of instances. */
const maxUnfolded = 32;

export const createConverter = ({
  structure,
  broken,
  definitionNames,
  tell,
  sources,
  known,
}: ConverterInput): Converter => {
  let enclosing = { out: '', source: '' };
  let unfolded = 0;
  const closing = new Map<JsonObject, boolean>();
  /** What heirs of a type take over is made once. */
  const leaves = new Map<JsonObject, JsonObject>();

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

  const limited = (target: Target, base: JsonObject, out: Pointer): Limited => {
    const type = typeOf(target.schema, structure);
    const said = new Set<string>();
    let schema = base;
    for (const { name, appliesTo, jsonSchema } of limitsIn(target.schema)) {
      const expected = target.schema[name];
      if (type === undefined || expected === undefined || !structure.binds(name) || !appliesTo(type)) continue;
      const more = jsonSchema(expected, schema, type);
      if (more === undefined) {
        tell(
          'keyword',
          child(target.pointer, name),
          `JSON Schema can't express ${name} of the type ${type.name}; it is kept as an annotation`,
        );
        continue;
      }
      said.add(name);
      schema = { ...schema, ...more };
    }
    const conditions: string[] = [];
    const applied = applicatorsOf(target.schema, structure);
    // `allOf` comes last: it stands apart as soon as anything else does.
    for (const applicator of [
      ...applied.filter(({ name }) => name !== 'allOf'),
      ...applied.filter(({ name }) => name === 'allOf'),
    ]) {
      const { reads, writes, jsonSchema } = applicator;
      const { allOf } = schema;
      const apart = Array.isArray(allOf) ? (allOf as readonly JsonObject[]) : [];
      const isTaken = writes.some((keyword) => Object.hasOwn(schema, keyword));
      const place = isTaken ? child(out, 'allOf', apart.length) : out;
      const more = jsonSchema(target, converter, place);
      const keywords = Object.keys(more);
      if (keywords.length === 0) continue;
      if (isTaken) conditions.push(`allOf/${apart.length}`);
      else if (keywords.some((keyword) => composing.includes(keyword))) conditions.push(...keywords);
      else for (const read of reads) said.add(read);
      schema = isTaken ? { ...schema, allOf: [...apart, more] } : { ...schema, ...more };
    }
    return { schema: withIntegerFormat(schema), said, conditions };
  };

  const link = (text: string): string | undefined => {
    const target = structure.find(text);
    if (target === undefined) return undefined;
    const name = definitionNames.get(target.schema);
    // The root type is a member of the root namespace.
    if (name === undefined && target.schema === structure.document) return '#';
    return name === undefined ? undefined : `#/$defs/${name}`;
  };

  const inFull = (target: Target, out: Pointer, uncounted: readonly string[] = []): JsonObject =>
    noted(out, target.pointer, () => {
      const before = leaves.get(target.schema);
      if (before !== undefined) return before;
      const made = built(target, out, uncounted);
      if (target.pointer !== '' && isLeaf(target.schema)) leaves.set(target.schema, made);
      return made;
    });

  const built = (target: Target, out: Pointer, uncounted: readonly string[]): JsonObject => {
    const notes = sharedAnnotations(target.schema);
    if (broken.has(target.schema)) return notes;
    const made = shape(target, out, uncounted);
    const { schema, said, conditions } = limited(target, withoutKept(made), out);
    const kept = keptOf(target, schema, { structure, conditions, said, link }, uncounted.length === 0);
    // What a reference at the root was written out as keeps what it has kept.
    const unfolded = isReference(target.schema['type']) && Object.hasOwn(made, annotation) ? keptIn(made) : {};
    return withAnnotation({ ...schema, ...notes }, { ...unfolded, ...kept });
  };

  const schema = (target: Target, out: Pointer, uncounted: readonly string[] = []): JsonObject => {
    const there = known?.(target.schema);
    if (there !== undefined) return there;
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
    noted,
    limited: (target, base, out) => limited(target, base, out).schema,
    link,
  };
  return converter;
};

/** Whether a schema holds no other. */
const isLeaf = (schema: JsonObject): boolean => {
  for (const keyword in schema) if (typeof schema[keyword] === 'object' && schema[keyword] !== null) return false;
  return true;
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
