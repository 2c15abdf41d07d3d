import { canonical, type Json, type JsonObject } from '../json.ts';
import { kindOf, type Kind } from './kinds.ts';
import { below, keywordsOf, listBelow, mapBelow, type Source } from './source.ts';
import { isAnything, never, within, type Place, type Translation } from './translation.ts';
import { valueIn, viewOf, type View } from './view.ts';

/** The conditions of a view that its type does not carry, as keywords of conditional composition. */
export const conditionsOf = (
  view: View,
  kinds: readonly Kind[],
  place: Place,
  translation: Translation,
): JsonObject => {
  const branch = (source: Source, part: string): JsonObject =>
    translation.schema(source, { ...within(place, part), within: kinds });
  const list = (keyword: string, part: string): readonly JsonObject[] | undefined => {
    const source = view.keywords.get(keyword);
    const branches = source === undefined ? [] : listBelow(source, keyword);
    return branches.length === 0 ? undefined : branches.map((one, index) => branch(one, `${part}${index + 1}`));
  };
  const single = (keyword: string, part: string): JsonObject | undefined => {
    const source = view.keywords.get(keyword);
    return source === undefined || valueIn(view, keyword) === undefined
      ? undefined
      : branch(below(source, keyword), part);
  };

  const allOf = [
    ...view.beside.map((source, index) => branch(source, `Also${index === 0 ? '' : index + 1}`)),
    ...dependentSchemas(view, branch),
  ].filter((one) => !isAnything(one));
  const anyOf = list('anyOf', 'Option');
  const oneOf = list('oneOf', 'Option');
  const not = single('not', 'Not');
  const condition = single('if', 'If');
  const then = single('then', 'Then');
  const otherwise = single('else', 'Else');
  const decides = condition !== undefined && (then !== undefined || otherwise !== undefined);
  return {
    ...(allOf.length > 0 ? { allOf } : {}),
    ...(anyOf === undefined || anyOf.some(isAnything) ? {} : { anyOf }),
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(not === undefined || canonical(not) === canonical(never) ? {} : { not }),
    ...(decides
      ? {
          if: condition,
          ...(then === undefined ? {} : { then }),
          ...(otherwise === undefined ? {} : { else: otherwise }),
        }
      : {}),
  };
};

const dependentSchemas = (view: View, branch: (source: Source, part: string) => JsonObject): readonly JsonObject[] => {
  const source = view.keywords.get('dependentSchemas');
  if (source === undefined) return [];
  return mapBelow(source, 'dependentSchemas').map(([name, schema], index) => {
    const pointer = schema.pointer;
    const present: Source = { schema: { type: 'object', required: [name] }, pointer };
    return { type: 'any', if: branch(present, `If${index + 1}`), then: branch(schema, `Then${index + 1}`) };
  });
};

/**
 * The branches of `anyOf` or `oneOf` where they are all that a view asks beside the kinds, so that they make a union.
 * Those of `oneOf` only if no value meets two of them.
 */
export const alternativesOf = (view: View, translation: Translation): readonly Source[] | undefined => {
  const asking = [...view.keywords.keys()].filter((keyword) => asks.has(keyword));
  if (asking.length !== 1 || view.properties.size > 0 || view.beside.length > 0 || view.allowed.whole) return undefined;
  const [keyword = ''] = asking;
  const source = view.keywords.get(keyword);
  if (source === undefined || (keyword !== 'anyOf' && keyword !== 'oneOf')) return undefined;
  const branches = listBelow(source, keyword);
  if (branches.length === 0) return undefined;
  return keyword === 'anyOf' || areDisjoint(branches, translation) ? branches : undefined;
};

const asks: ReadonlySet<string> = new Set(
  'enum const anyOf oneOf not if dependentSchemas format pattern minLength maxLength contentEncoding minimum maximum exclusiveMinimum exclusiveMaximum multipleOf items prefixItems contains minItems maxItems uniqueItems required additionalProperties patternProperties propertyNames minProperties maxProperties dependentRequired unevaluatedProperties unevaluatedItems'.split(
    ' ',
  ),
);

/** Whether it can be told that no value meets two of the branches: by kind, by constants, or by a required tag. */
const areDisjoint = (branches: readonly Source[], translation: Translation): boolean => {
  const views = branches.map((branch) => viewOf([branch], true, translation));
  const owners = new Map<Kind, View[]>();
  for (const view of views) for (const kind of kindsIn(view)) owners.set(kind, [...(owners.get(kind) ?? []), view]);
  return [...owners.values()].every((sharing) => sharing.length === 1 || areToldApart(sharing));
};

const kindsIn = (view: View): readonly Kind[] => {
  const values = constantsIn(view);
  if (values === undefined) return view.allowed.kinds;
  const listed = new Set(values.map((value) => kindOf(value)));
  return view.allowed.kinds.filter((kind) => listed.has(kind));
};

type Values = readonly Json[];

const constantsIn = (view: View): Values | undefined => {
  if (view.keywords.has('const')) return [valueIn(view, 'const') ?? null];
  const listed = valueIn(view, 'enum');
  return Array.isArray(listed) ? listed : undefined;
};

const areDistinct = (lists: readonly (Values | undefined)[]): boolean => {
  const seen = new Set<string>();
  for (const list of lists) {
    if (list === undefined) return false;
    const texts = new Set(list.map((value) => canonical(value) ?? ''));
    for (const text of texts) {
      if (seen.has(text)) return false;
      seen.add(text);
    }
  }
  return true;
};

const areToldApart = (views: readonly View[]): boolean => {
  if (areDistinct(views.map(constantsIn))) return true;
  const [first] = views;
  const tags =
    first === undefined
      ? []
      : [...first.properties.keys()].filter((name) => views.every((view) => requires(view, name)));
  return tags.some((tag) => areDistinct(views.map((view) => tagsOf(view, tag)))) || haveOtherMembers(views);
};

const requires = (view: View, name: string): boolean => {
  const required = valueIn(view, 'required');
  return Array.isArray(required) && required.includes(name);
};

/** The values that a property may have by `const` or `enum`. */
export const tagsOf = (view: View, name: string): Values | undefined => {
  for (const source of view.properties.get(name) ?? []) {
    const keywords = keywordsOf(source);
    if (Object.hasOwn(keywords, 'const')) return [keywords['const'] ?? null];
    if (Array.isArray(keywords['enum'])) return keywords['enum'];
  }
  return undefined;
};

/** Closed objects that each require a member which the others refuse. */
const haveOtherMembers = (views: readonly View[]): boolean => {
  const owners = new Map<string, number>();
  for (const view of views) for (const name of view.properties.keys()) owners.set(name, (owners.get(name) ?? 0) + 1);
  return views.every(
    (view) =>
      valueIn(view, 'additionalProperties') === false &&
      !view.keywords.has('patternProperties') &&
      [...view.properties.keys()].some((name) => owners.get(name) === 1 && requires(view, name)),
  );
};
