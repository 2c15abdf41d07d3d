import { controls, keptIn, relinked, withoutKept } from '../annotation.ts';
import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import { Hole, readBack, splitOf, typeIn, type Inherited, type Keywords, type Skeleton } from '../read-back.ts';
import { annotationsOf } from './annotations.ts';
import { combined } from './conditions.ts';
import { partOfName } from './names.ts';
import { objectsIn } from './references.ts';
import { below, type Source } from './source.ts';
import { anything, never, within, type Place, type Translation } from './translation.ts';
import { viewOf } from './view.ts';

/** A schema that was made by an annotation. */
export interface Restored {
  readonly source: Source;
  readonly schema: JsonObject;
  /** The same without what the annotation adds to what the JSON Schema tells by itself; nothing if it tells no type. */
  readonly plain: JsonObject | undefined;
}

/** What annotations have brought back so far. */
export interface Restoration {
  /** Whether the annotation at a place of the input is followed. */
  readonly honours: (pointer: Pointer) => boolean;
  /** The name of the root type. */
  readonly rootName: string;
  readonly made: Map<Pointer, Restored>;
  /** The schemas that were made of parts of annotated ones, to the JSON Schema of those parts. */
  readonly parts: Map<JsonObject, JsonObject>;
  /** The definitions that were put in place. */
  readonly inPlace: Set<Pointer>;
}

/** The annotation of a schema, if it is followed. */
export const hintsOf = ({ schema, pointer }: Source, { honours }: Pick<Restoration, 'honours'>): JsonObject =>
  honours(pointer) ? keptIn(schema) : {};

/** Whether a definition stands in place where it is referred to first. */
export const standsInPlace = (source: Source, restoration: Pick<Restoration, 'honours'>): boolean =>
  hintsOf(source, restoration)['inPlace'] === true;

/** Words of the annotation of the root that speak of the document. */
export const documentary: ReadonlySet<string> = new Set(['$root', '$offers']);

/** The schema that the annotation of `source` leads back to; nothing when there is none to follow. */
export const restored = (source: Source, place: Place, translation: Translation): JsonObject | undefined => {
  const { restoration } = translation;
  const kept = hintsOf(source, restoration);
  const words = Object.entries(kept).filter(
    ([keyword]) => !controls.has(keyword) && !(source.pointer === '' && documentary.has(keyword)),
  );
  if (!isObject(source.schema) || (words.length === 0 && kept['conditions'] === undefined)) return undefined;
  const link = (text: string): string | undefined => definitionFor(text, translation);
  const read = filled(readBack(source.schema, kept, inheritedBy(kept, translation)), source, place, translation);
  const own = Object.fromEntries(
    words.map(([keyword, value]) => [keyword, relinked(keyword, value, link, 'as object')]),
  );
  const isTold = typeIn(kept) !== undefined;
  const rest: Source = { ...source, schema: splitOf(source.schema, kept).rest };
  const plain = isTold ? undefined : combined(translation.inferred(rest, place), read);
  const notes = annotationsOf(
    viewOf([{ ...source, schema: withoutKept(source.schema), far: false }], false, translation),
    translation,
  );
  const whole: JsonObject = { ...(plain ?? { ...read, type: read['type'] ?? 'any' }), ...notes };
  const schema = withWords(whole, own);
  restoration.made.set(source.pointer, { source, schema, plain: plain && { ...plain, ...notes } });
  return schema;
};

/** `null` takes a keyword away that the source does not have. */
const withWords = (schema: JsonObject, words: JsonObject): JsonObject => {
  const made = new Map(Object.entries(schema));
  for (const [keyword, value] of Object.entries(words))
    if (value === null && made.has(keyword)) made.delete(keyword);
    else made.set(keyword, value);
  // Only the choices are kept that can't be told otherwise.
  const [told, kept] = [schema['choices'], words['choices']];
  if (isObject(told) && isObject(kept)) made.set('choices', { ...told, ...kept });
  return Object.fromEntries(made);
};

const filled = (keywords: Keywords, source: Source, place: Place, translation: Translation): JsonObject => {
  const link = (text: string): string | undefined => definitionFor(text, translation);
  const fill = (skeleton: Skeleton | undefined): Json | undefined => {
    if (skeleton instanceof Hole) return partAt(skeleton, source, place, translation);
    if (Array.isArray(skeleton)) return (skeleton as readonly Skeleton[]).map((one) => fill(one) ?? null);
    if (typeof skeleton !== 'object' || skeleton === null) return skeleton;
    const entries = Object.entries(skeleton as Keywords).map(([name, one]) => {
      const value = fill(one);
      return [name, name === '$extends' ? relinked(name, value, link, 'as object') : value] as const;
    });
    return Object.fromEntries(entries);
  };
  return fill(keywords) as JsonObject;
};

const partAt = ({ path }: Hole, source: Source, place: Place, translation: Translation): JsonObject => {
  const part = below({ ...source, far: false }, ...path);
  const { parts } = translation.restoration;
  const schema = translation.schema(part, within(place, partOfName(String(path.at(-1)))));
  // Each part is told apart by its identity, also those that are but `anything`.
  const made = constant.has(schema) || parts.has(schema) ? { ...schema } : schema;
  if (isObject(part.schema)) parts.set(made, part.schema);
  return made;
};

const constant: ReadonlySet<JsonObject> = new Set([anything, never]);

/** The definition that a kept pointer leads to: one into `$defs`, or one into the `definitions` that the document had. */
export const definitionFor = (text: string, translation: Translation): string | undefined => {
  if (text === '#') return `#/definitions/${translation.restoration.rootName}`;
  const target = sourceOf(text, translation);
  return target === undefined ? undefined : translation.reference(target);
};

const sourceOf = (text: string, { resolve }: Translation): Source | undefined => {
  if (text === '#' || text.startsWith('#/$defs/')) return resolve(text);
  return text.startsWith('#/definitions/')
    ? resolve(`#${child('/$defs', text.slice(14).replaceAll('/', '_'))}`)
    : undefined;
};

/** What the bases of a type bring: in JSON Schema it is written out again. */
const inheritedBy = ({ $extends }: JsonObject, translation: Translation): Inherited | undefined => {
  const texts = (Array.isArray($extends) ? ($extends as readonly Json[]) : [$extends]).filter(isString);
  const bases = texts.flatMap((text) => sourceOf(text, translation)?.schema ?? []).filter(isObject);
  if (bases.length === 0) return undefined;
  const names = bases.map((base) => {
    const { properties } = base;
    const { tuple } = keptIn(base);
    return new Set([...Object.keys(isObject(properties) ? properties : {}), ...(Array.isArray(tuple) ? tuple : [])]);
  });
  const required = bases.flatMap((base) => (Array.isArray(base['required']) ? base['required'] : [])).filter(isString);
  return { has: (name) => names.some((own) => own.has(name)), required: new Set(required) };
};

/** Whether a keyword of a schema binds nothing, as it did where it came from. */
export const inertIn = ({ made }: Restoration): ((schema: JsonObject, keyword: string) => boolean) => {
  const inert = new Map<JsonObject, ReadonlySet<unknown>>();
  const whole = new Set<JsonObject>();
  for (const { source, schema } of made.values()) {
    const listed = keptIn(source.schema)['inert'];
    if (!Array.isArray(listed)) continue;
    inert.set(schema, new Set(listed));
    for (const keyword of listed) for (const inner of objectsIn(schema[String(keyword)] ?? null)) whole.add(inner);
  }
  return (schema, keyword) => whole.has(schema) || inert.get(schema)?.has(keyword) === true;
};
