import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { identifier } from '../lint/rule.ts';
import { child, tokensOf } from '../pointer.ts';
import { isAnnotation } from './annotations.ts';
import { tagsOf } from './composition.ts';
import { objectOf } from './objects.ts';
import { partOfName } from './names.ts';
import { keywordsOf, leavingOut, listBelow, mapBelow, type Source } from './source.ts';
import { within, type Place, type Translation } from './translation.ts';
import { valueIn, viewOf, type View } from './view.ts';

export type Settle = (source: Source, make: () => JsonObject) => boolean;

/** The choice that a `oneOf` stands for; nothing when a choice would accept other values. */
export const choiceOf = (
  view: View,
  place: Place,
  translation: Translation,
  settle: Settle,
  isSharedBy: (source: Source, users: number) => boolean,
): JsonObject | undefined => {
  const source = view.keywords.get('oneOf');
  const isPure = [...view.keywords.keys()].every(
    (keyword) => keyword === 'oneOf' || keyword === 'discriminator' || isAnnotation(keyword),
  );
  if (source === undefined || !isPure || view.properties.size > 0 || view.beside.length > 0) return undefined;
  if (!view.allowed.kinds.includes('object')) return undefined;
  const branches = listBelow(source, 'oneOf');
  return taggedOf(branches, place, translation) ?? inlineOf(view, branches, place, translation, settle, isSharedBy);
};

const taggedOf = (branches: readonly Source[], place: Place, translation: Translation): JsonObject | undefined => {
  if (branches.length < 2) return undefined;
  const choices = new Map<string, Source>();
  for (const branch of branches) {
    const keywords = keywordsOf(branch);
    const [member, other] = mapBelow(branch, 'properties');
    const required = keywords['required'];
    const isTag =
      Object.keys(keywords).length === 4 &&
      keywords['type'] === 'object' &&
      keywords['additionalProperties'] === false &&
      Array.isArray(required) &&
      required.length === 1 &&
      required[0] === member?.[0];
    if (!isTag || member === undefined || other !== undefined || choices.has(member[0])) return undefined;
    choices.set(...member);
  }
  return {
    type: 'choice',
    choices: Object.fromEntries(
      [...choices].map(([tag, schema]) => [tag, translation.schema(schema, within(place, partOfName(tag)))]),
    ),
  };
};

interface Variant {
  readonly tags: readonly string[];
  readonly view: View;
  /** The definition that the branch refers to, if it does. */
  readonly target: Source | undefined;
  readonly branch: Source;
  readonly isDeclared: boolean;
}

/** An inline choice: every branch is an object that requires a tag of its own. */
const inlineOf = (
  view: View,
  branches: readonly Source[],
  place: Place,
  translation: Translation,
  settle: Settle,
  isSharedBy: (source: Source, users: number) => boolean,
): JsonObject | undefined => {
  if (branches.length < 2) return undefined;
  const discriminator = valueIn(view, 'discriminator');
  const views = branches.map((branch) => viewOf([branch], true, translation));
  const [first] = views;
  const declared = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  const candidates = isString(declared) ? [declared] : [...(first?.properties.keys() ?? [])];
  for (const selector of candidates) {
    const variants = branches.map((branch, index) =>
      variantOf(branch, views[index], selector, discriminator, translation),
    );
    if (!variants.every((variant) => variant !== undefined)) continue;
    const tags = variants.flatMap((variant) => variant.tags);
    if (new Set(tags).size < tags.length || !variants.every(isFit(selector))) continue;
    if (variants.some(({ target }) => target !== undefined && (target.pointer === '' || isSharedBy(target, 1))))
      continue;
    return inlineChoice(selector, variants, view, place, translation, settle);
  }
  return undefined;
};

const variantOf = (
  branch: Source,
  view: View | undefined,
  selector: string,
  discriminator: Json | undefined,
  translation: Translation,
): Variant | undefined => {
  if (view === undefined) return undefined;
  const reference = Object.keys(keywordsOf(branch)).length === 1 ? keywordsOf(branch)['$ref'] : undefined;
  const target = isString(reference) ? translation.resolve(reference) : undefined;
  const constants = tagsOf(view, selector);
  const tags: readonly Json[] =
    constants ?? (target === undefined ? [] : mappedTags(String(reference), target, discriminator));
  return tags.length > 0 && tags.every(isString)
    ? { tags, view, target, branch, isDeclared: constants !== undefined }
    : undefined;
};

/** The tags that a discriminator maps to a schema; the name of the schema where it maps none. */
const mappedTags = (reference: string, target: Source, discriminator: Json | undefined): readonly string[] => {
  if (!isObject(discriminator)) return [];
  const mapping = isObject(discriminator['mapping']) ? discriminator['mapping'] : {};
  const name = tokensOf(target.pointer).at(-1) ?? '';
  const mapped = Object.entries(mapping).filter(
    ([, to]) => to === reference || (isString(to) && to.split('/').at(-1) === name),
  );
  return mapped.length > 0 ? mapped.map(([tag]) => tag) : [name];
};

const shapely: ReadonlySet<string> = new Set(['required', 'additionalProperties']);

const isFit =
  (selector: string) =>
  ({ view }: Variant): boolean => {
    const required = valueIn(view, 'required');
    const declarations = view.properties.get(selector) ?? [];
    return (
      identifier.test(selector) &&
      view.allowed.kinds.join() === 'object' &&
      view.beside.length === 0 &&
      declarations.length === 1 &&
      declarations.every((source) =>
        Object.keys(keywordsOf(source)).every(
          (keyword) => ['type', 'const', 'enum'].includes(keyword) || isAnnotation(keyword),
        ),
      ) &&
      declarations.every((source) =>
        [undefined, 'string'].includes(keywordsOf(source)['type'] as string | undefined),
      ) &&
      Array.isArray(required) &&
      required.includes(selector) &&
      [...view.keywords.keys()].every((keyword) => shapely.has(keyword) || isAnnotation(keyword))
    );
  };

const inlineChoice = (
  selector: string,
  variants: readonly Variant[],
  view: View,
  place: Place,
  translation: Translation,
  settle: Settle,
): JsonObject | undefined => {
  const base = translation.define(`${place.name}Base`, {
    type: 'object',
    abstract: true,
    properties: { [selector]: { type: 'string' } },
  });
  if (!variants.every(({ isDeclared }) => isDeclared)) {
    const message = `the member ${selector} decides between the choices, where JSON Schema tries each`;
    translation.tell('discriminator', child(view.pointer, 'discriminator'), message);
  }
  const choices = variants.flatMap((variant, index) => {
    const name = variant.target === undefined ? partOfName(variant.tags[0] ?? '') || `Option${index + 1}` : 'Option';
    const make = (): JsonObject => variantType(variant.view, selector, base, within(place, name), translation);
    const { target } = variant;
    const isSettled = target !== undefined && settle(target, make);
    if (isSettled && variant.isDeclared)
      translation.tell(
        'tag',
        target.pointer,
        `by itself, ${tokensOf(target.pointer).at(-1) ?? ''} takes any ${selector}: only the choice asks for the tag`,
      );
    const schema = target !== undefined && isSettled ? { type: { $ref: translation.reference(target) } } : make();
    return variant.tags.map((tag) => [tag, schema] as const);
  });
  return { type: 'choice', $extends: base, selector, choices: shareable(choices, place, translation) };
};

/** A type for several tags is declared once. */
const shareable = (
  choices: readonly (readonly [string, JsonObject])[],
  place: Place,
  translation: Translation,
): JsonObject => {
  const met = new Set<JsonObject>();
  const shared = new Map<JsonObject, JsonObject>();
  for (const [tag, schema] of choices) {
    if (met.has(schema) && isString(schema['type']) && !shared.has(schema))
      shared.set(schema, { type: { $ref: translation.define(place.name + partOfName(tag), schema) } });
    met.add(schema);
  }
  return Object.fromEntries(choices.map(([tag, schema]) => [tag, shared.get(schema) ?? schema]));
};

const variantType = (
  view: View,
  selector: string,
  base: string,
  place: Place,
  translation: Translation,
): JsonObject => {
  const properties = new Map([...view.properties].filter(([name]) => name !== selector));
  const required = valueIn(view, 'required');
  const keywords = new Map(view.keywords);
  keywords.delete('required');
  const others = (Array.isArray(required) ? (required as readonly Json[]) : []).filter((name) => name !== selector);
  if (others.length > 0) keywords.set('required', { schema: { required: others }, pointer: view.pointer });
  const made = objectOf({ ...view, properties, keywords }, place, translation) ?? {};
  const { type, values } = made;
  const closed = valueIn(view, 'additionalProperties');
  const isOpenMap = type === 'map' && properties.size === 0;
  return {
    type: 'object',
    $extends: base,
    ...(isOpenMap ? additionalFor(closed, values) : leavingOut(made, 'type')),
  };
};

const additionalFor = (closed: Json | undefined, values: Json | undefined): JsonObject => {
  if (closed === false) return { additionalProperties: false };
  return isObject(closed) ? { additionalProperties: values } : {};
};
