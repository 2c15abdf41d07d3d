import { annotation, controls, relinked } from './annotation.ts';
import { declaredType } from './composition.ts';
import { isObject, isString, type Json, type JsonObject } from './json.ts';
import { ordinaryKeywords } from './ordinary.ts';
import { matches, readBack, splitOf, type Inherited, type Keywords, type Skeleton } from './read-back.ts';
import { extendsOf, type Target } from './references.ts';
import type { Structure } from './structure.ts';

const texts: readonly string[] = ['$comment', 'title', 'description'];
const flags: readonly string[] = ['deprecated', 'readOnly', 'writeOnly'];

/** Keywords that mean the same in JSON Schema and check nothing. */
const isSharedAnnotation = (keyword: string, value: Json | undefined): boolean =>
  (texts.includes(keyword) && isString(value)) ||
  (flags.includes(keyword) && typeof value === 'boolean') ||
  (keyword === 'examples' && Array.isArray(value)) ||
  keyword === 'default' ||
  (keyword.startsWith('x-') && keyword !== annotation);

export const sharedAnnotations = (schema: JsonObject): JsonObject => {
  const shared = Object.fromEntries(
    Object.entries(schema).filter(([keyword, value]) => isSharedAnnotation(keyword, value)),
  );
  const single = Object.hasOwn(schema, 'example') && !Array.isArray(schema['examples']) ? schema['example'] : undefined;
  return single === undefined ? shared : { ...shared, examples: [single] };
};

/** Keywords that speak of the document, not of its root type. */
const documentary: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$root',
  '$uses',
  '$offers',
  'definitions',
  '$import',
  '$importdefs',
]);

export interface Keeping {
  readonly structure: Structure;
  /** The keywords of the JSON Schema that are conditions. */
  readonly conditions: readonly string[];
  /** The limits of the source that the JSON Schema tells, conditions aside. */
  readonly said: ReadonlySet<string>;
  /** `#/$defs/NAME` for a pointer to a type of the document. */
  readonly link: (text: string) => string | undefined;
}

/** What the annotation has to hold so that the JSON Schema `made` leads back to a schema; nothing if it does by itself. */
export const keptOf = (target: Target, made: JsonObject, keeping: Keeping, isApart: boolean): JsonObject => {
  const { schema } = target;
  if (Object.hasOwn(schema, 'type')) return keptOfType(target, made, keeping, isApart);
  const kept = keptOfType({ ...target, schema: { ...schema, type: declaredType(schema) } }, made, keeping, isApart);
  return Object.hasOwn(kept, 'type') ? kept : { type: null, ...kept };
};

const keptOfType = ({ schema, pointer }: Target, made: JsonObject, keeping: Keeping, isApart: boolean): JsonObject => {
  const { conditions, said, structure, link } = keeping;
  const controlling: JsonObject = conditions.length > 0 ? { conditions } : {};
  const keep = (keyword: string): readonly (readonly [string, Json | undefined])[] =>
    Object.hasOwn(schema, keyword) ? [[keyword, relinked(keyword, schema[keyword], link, 'as text')]] : [];
  const known = ordinaryKeywords(schema, splitOf(made, controlling).rest, said);
  const telling: JsonObject =
    known === undefined
      ? Object.fromEntries([...telltale, ...(structure.binds('relations') ? ['relations'] : [])].flatMap(keep))
      : {};
  const read = readBack(made, { ...controlling, ...telling }, inheritedBy(schema, structure));
  const own = Object.fromEntries([...(known ?? [])].map((name) => [name, schema[name]]));
  const all = { ...read, ...own } as Keywords;

  const isLeftOut = (keyword: string, value: Json | undefined): boolean =>
    isSharedAnnotation(keyword, value) ||
    keyword === 'example' ||
    keyword === annotation ||
    controls.has(keyword) ||
    (pointer === '' && (documentary.has(keyword) || (keyword === 'name' && !isApart)));
  const isTold = (keyword: string, value: Json | undefined): boolean =>
    Object.hasOwn(all, keyword) &&
    all[keyword] !== undefined &&
    (known?.has(keyword) === true ||
      matches(keyword === 'choices' ? relinked(keyword, value, link, 'as text') : value, all[keyword]));
  const missing = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'type' || isLeftOut(keyword, value) || isTold(keyword, value)) return [];
    return keyword === 'choices'
      ? keep(keyword).map(([, choices]) => [keyword, othersThan(all[keyword], choices)] as const)
      : keep(keyword);
  });
  const inert = missing.map(([keyword]) => keyword).filter((keyword) => !structure.binds(keyword));
  const extra = Object.keys(all).filter((keyword) => all[keyword] !== undefined && !Object.hasOwn(schema, keyword));
  // `$extends` tells that an object is meant.
  const { type } = telling;
  const isImplied = type === 'object' && Object.hasOwn(telling, '$extends');
  return {
    ...(type === undefined || isImplied ? {} : { type }),
    ...Object.fromEntries(missing),
    ...Object.fromEntries(extra.map((keyword) => [keyword, null])),
    ...(inert.length > 0 ? { inert } : {}),
    ...controlling,
  };
};

/** The keywords that reading back asks the annotation for. */
const telltale: readonly string[] = ['type', 'tuple', 'selector', '$extends'];

/** The choices that the JSON Schema does not lead back to. */
const othersThan = (read: Skeleton | undefined, choices: Json | undefined): Json | undefined =>
  isObject(read) && isObject(choices)
    ? Object.fromEntries(Object.entries(choices).filter(([tag, one]) => !matches(one, (read as Keywords)[tag] ?? null)))
    : choices;

const inheritedBy = (schema: JsonObject, structure: Structure): Inherited | undefined => {
  const bases = extendsOf(schema).flatMap((reference) => structure.find(reference) ?? []);
  if (bases.length === 0) return undefined;
  const members = bases.map((base) => structure.members(base.schema));
  const single = members.flatMap(({ requirements }) =>
    requirements.flatMap((sets) => (sets.length === 1 ? (sets[0] ?? []) : [])),
  );
  return { has: (name) => members.some(({ properties }) => properties.has(name)), required: new Set(single) };
};

/** Whether a value of a keyword says nothing that is worth an annotation. */
export const withAnnotation = (schema: JsonObject, kept: JsonObject): JsonObject => {
  const present = Object.entries(schema).filter(([keyword, value]) => value !== undefined && keyword !== annotation);
  return Object.fromEntries(Object.keys(kept).length > 0 ? [...present, [annotation, kept]] : present);
};
