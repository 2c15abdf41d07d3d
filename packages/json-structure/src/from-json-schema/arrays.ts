import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import { basesOf, hintsOf } from './hints.ts';
import { countIn, countsIn } from './limits.ts';
import { identifierOf } from './names.ts';
import { below, keywordsOf, listBelow, type Source } from './source.ts';
import { anything, never, within, type Place, type Translation } from './translation.ts';
import { unionOf } from './unions.ts';
import { valueIn, type View } from './view.ts';

/** So many lengths of an array are told apart as tuples. */
const maxLengths = 8;

const listSize = ['minItems', 'maxItems'] as const;

/** The arrays of a view; nothing when none meets it. */
export const arrayOf = (view: View, place: Place, translation: Translation): JsonObject | undefined => {
  const size = countsIn(view, listSize, listSize, translation);
  if (size === undefined) return undefined;
  const first = prefixOf(view);
  if (first.length > 0) return startingWith(first, view, place, translation);
  const items = partOf(view, 'items');
  const element = items === undefined ? anything : translation.schema(items, within(place, 'Item'));
  const isEmpty = canonical(element) === canonical(never);
  if (isEmpty && (countIn(view, 'minItems', translation) ?? 0) > 0) return undefined;
  return {
    ...listType(view, translation),
    items: isEmpty ? anything : element,
    ...translation.binding(isEmpty ? { ...size, maxItems: 0 } : size),
    ...containing(view, place, translation),
  };
};

/** An array without equal elements is a set, unless it was made of an array. */
const listType = (view: View, translation: Translation): JsonObject => {
  if (valueIn(view, 'uniqueItems') !== true) return { type: 'array' };
  const isArray = hintsOf(view, translation)['type'] === 'array';
  return isArray ? translation.binding({ type: 'array', uniqueItems: true }) : { type: 'set' };
};

const partOf = (view: View, keyword: string): Source | undefined => {
  const source = view.keywords.get(keyword);
  return source === undefined ? undefined : below(source, keyword);
};

const prefixOf = (view: View): readonly Source[] => {
  const source = view.keywords.get('prefixItems');
  return source === undefined ? [] : listBelow(source, 'prefixItems');
};

const containing = (view: View, place: Place, translation: Translation): JsonObject => {
  const contains = partOf(view, 'contains');
  if (contains === undefined) return {};
  const limits = countsIn(view, ['minContains', 'maxContains'], ['minContains', 'maxContains'], translation);
  if (limits?.['minContains'] === 0 && limits['maxContains'] === undefined) return {};
  const asked = { contains: translation.schema(contains, within(place, 'Contained')) };
  // Limits that exclude each other: no array has the elements.
  return translation.binding(limits === undefined ? { not: anything } : { ...asked, ...limits });
};

/** Arrays whose first elements have schemas of their own. */
const startingWith = (
  first: readonly Source[],
  view: View,
  place: Place,
  translation: Translation,
): JsonObject | undefined => {
  const rest = partOf(view, 'items') ?? partOf(view, 'unevaluatedItems');
  const isClosed = rest?.schema === false;
  const least = countIn(view, 'minItems', translation) ?? 0;
  const limit = countIn(view, 'maxItems', translation) ?? Number.POSITIVE_INFINITY;
  const most = isClosed ? Math.min(first.length, limit) : limit;
  if (least > most) return undefined;
  const more = conditionsOf(view, place, translation);
  if (most > first.length || most - least >= maxLengths)
    return asList(first, rest, { least, most }, view, place, translation);
  const names = keptNames(first.length, view, translation) ?? elementNames(first);
  const lengths = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const inherited = inheritedElements(view, translation);
  const members = lengths.map((length) => ({
    schema: { ...withoutElements(tupleOf(first.slice(0, length), names, place, translation), inherited), ...more },
    part: lengths.length === 1 ? '' : `Of${length}`,
  }));
  return unionOf(members, place, translation);
};

const tupleOf = (
  elements: readonly Source[],
  names: readonly string[],
  place: Place,
  translation: Translation,
): JsonObject => {
  if (elements.length === 0) return { type: 'array', items: anything, ...translation.binding({ maxItems: 0 }) };
  const tuple = names.slice(0, elements.length);
  return {
    type: 'tuple',
    properties: Object.fromEntries(
      elements.map((element, index) => [
        tuple[index] ?? '',
        translation.schema(element, within(place, `Item${index + 1}`)),
      ]),
    ),
    tuple,
  };
};

/** The names of the elements as they were. */
const keptNames = (length: number, view: View, translation: Translation): readonly string[] | undefined => {
  const names = hintsOf(view, translation)['tuple'];
  const isFit = Array.isArray(names) && names.length === length && names.every(isString);
  return isFit && new Set(names).size === length ? (names as string[]) : undefined;
};

interface Inherited {
  readonly $extends: Json;
  readonly names: readonly string[];
}

/** The elements that the bases of a tuple declare. */
const inheritedElements = (view: View, translation: Translation): Inherited | undefined => {
  const bases = basesOf(view, translation);
  if (bases === undefined) return undefined;
  const names = bases.sources.flatMap((base) => {
    const hints = keywordsOf(base)['x-json-structure'];
    const listed = isObject(hints) ? hints['tuple'] : undefined;
    return Array.isArray(listed) ? listed.filter(isString) : [];
  });
  return { $extends: bases.$extends, names };
};

const withoutElements = (tuple: JsonObject, inherited: Inherited | undefined): JsonObject => {
  if (inherited === undefined || tuple['type'] !== 'tuple' || !isObject(tuple['properties'])) return tuple;
  const own = Object.entries(tuple['properties']).filter(([name]) => !inherited.names.includes(name));
  const { properties: _, ...rest } = tuple;
  return { ...rest, ...(own.length > 0 ? { properties: Object.fromEntries(own) } : {}), $extends: inherited.$extends };
};

/** Titles where they tell the elements apart, else `item1` and so on. */
const elementNames = (elements: readonly Source[]): readonly string[] => {
  const titles = elements.map((element) => {
    const title = keywordsOf(element)['title'];
    return typeof title === 'string' && title.trim() !== '' ? identifierOf(title.trim()) : '';
  });
  const isTelling = titles.every((title) => title !== '') && new Set(titles).size === titles.length;
  return isTelling ? titles : elements.map((_, index) => `item${index + 1}`);
};

/** What else an array has to meet, as conditions: a tuple has no place for it. */
const conditionsOf = (view: View, place: Place, translation: Translation): JsonObject => {
  const contains = containing(view, place, translation);
  const isUnique = valueIn(view, 'uniqueItems') === true;
  if (!isUnique && Object.keys(contains).length === 0) return {};
  return translation.binding({ allOf: [{ type: isUnique ? 'set' : 'array', items: anything, ...contains }] });
};

const asList = (
  first: readonly Source[],
  rest: Source | undefined,
  { least, most }: { readonly least: number; readonly most: number },
  view: View,
  place: Place,
  translation: Translation,
): JsonObject => {
  translation.tell(
    'tuple',
    child(view.pointer, 'prefixItems'),
    'an array that may go on behind its first elements, or end early, is no tuple: its elements are taken for alternatives',
  );
  const elements = [...first, ...(rest?.schema === false ? [] : [rest ?? { schema: true, pointer: view.pointer }])];
  const items = unionOf(
    elements.map((element, index) => ({
      schema: translation.schema(element, within(place, `Item${index + 1}`)),
      part: `Item${index + 1}`,
    })),
    place,
    translation,
  );
  return {
    ...listType(view, translation),
    items,
    ...translation.binding({
      ...(least > 0 ? { minItems: least } : {}),
      ...(Number.isFinite(most) ? { maxItems: most } : {}),
    }),
    ...containing(view, place, translation),
  };
};
