import { canonical, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
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
    ...listType(view),
    items: isEmpty ? anything : element,
    ...(isEmpty ? { ...size, maxItems: 0 } : size),
    ...containing(view, place, translation),
  };
};

/** An array without equal elements is a set. */
const listType = (view: View): JsonObject => ({ type: valueIn(view, 'uniqueItems') === true ? 'set' : 'array' });

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
  return limits === undefined ? { not: anything } : { ...asked, ...limits };
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
  const names = elementNames(first);
  const lengths = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const members = lengths.map((length) => ({
    schema: { ...tupleOf(first.slice(0, length), names, place, translation), ...more },
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
  if (elements.length === 0)
    return {
      type: 'array',
      items: anything,
      maxItems: 0,
    };
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
  return { allOf: [{ type: isUnique ? 'set' : 'array', items: anything, ...contains }] };
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
    ...listType(view),
    items,
    ...(least > 0 ? { minItems: least } : {}),
    ...(Number.isFinite(most) ? { maxItems: most } : {}),
    ...containing(view, place, translation),
  };
};
