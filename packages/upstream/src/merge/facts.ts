import { child, type Json, type JsonObject, type Pointer } from '@schemawright/contract';
import { declared, valuesOf, type Placed } from '../conjuncts.ts';
import { keywordsOf, plainFacts, rangeOf } from '../keywords.ts';
import type { Statement } from '../reading.ts';
import { jsonTypeOf } from '../statement.ts';
import { remove, set, type Edit } from './edits.ts';

/** The edits that make a schema say what is stated about its own keywords; none where both say the same. */
export const factEdits = (placed: readonly Placed[], home: Pointer, stated: Statement): readonly Edit[] => {
  if (stated.evidence === 'curl') return [];
  const types = typesOf(placed);
  const told = statedTypes(stated.facts);
  if (stated.evidence === 'sample') {
    // A sample contradicts a type that does not admit it; it never makes a declaration narrower.
    const isContradicted = types !== undefined && told.length > 0 && !told.every((type) => admits(types, type));
    return isContradicted ? typeEdits(placed, home, types, stated) : [];
  }
  return [
    ...(told.length > 0 && !sameSet(types ?? [], told) ? typeEdits(placed, home, types ?? [], stated) : []),
    ...formatEdits(placed, home, stated),
    ...valueEdits(placed, home, stated),
    ...plainFacts.flatMap((keyword) => plainEdit(placed, home, stated, keyword)),
  ];
};

const typeEdits = (
  placed: readonly Placed[],
  home: Pointer,
  before: readonly string[],
  stated: Statement,
): readonly Edit[] => {
  const told = statedTypes(stated.facts);
  const gone = keywordsOf.filter(
    ({ types }) => !types.some((type) => told.includes(type)) && types.some((type) => before.includes(type)),
  );
  return [
    set(child(declared(placed, 'type')?.pointer ?? home, 'type'), stated.facts['type'] as Json),
    ...gone.flatMap(({ keywords }) => keywords.flatMap((keyword) => removals(placed, keyword))),
    ...(stated.evidence === 'sample' ? removals(placed, 'format') : []),
    ...annotationEdits(placed),
  ];
};

const formatEdits = (placed: readonly Placed[], home: Pointer, stated: Statement): readonly Edit[] => {
  const before = declared(placed, 'format')?.value;
  const after = stated.facts['format'];
  if (after === undefined && !(stated.absent.includes('format') && before !== undefined)) return [];
  if (after === before) return [];
  const range = typeof before === 'string' ? rangeOf.get(before) : undefined;
  const implied = (['minimum', 'maximum'] as const).filter(
    (keyword) =>
      range !== undefined &&
      declared(placed, keyword)?.value === range[keyword] &&
      !Object.hasOwn(stated.facts, keyword),
  );
  return [
    ...(after === undefined
      ? removals(placed, 'format')
      : [
          set(child(declared(placed, 'format')?.pointer ?? declared(placed, 'type')?.pointer ?? home, 'format'), after),
        ]),
    ...implied.flatMap((keyword) => removals(placed, keyword)),
    ...annotationEdits(placed),
  ];
};

/** What was kept of another schema language speaks of the type that was there before. */
const annotationEdits = (placed: readonly Placed[]): readonly Edit[] => removals(placed, 'x-json-structure');

/** `const` and a list of one value say the same, and so do lists in another order. */
const valueEdits = (placed: readonly Placed[], home: Pointer, stated: Statement): readonly Edit[] => {
  const before = valuesOf(placed);
  const after = stated.facts['enum'];
  if (!Array.isArray(after)) {
    // Pages have no way to show that a flag is always true.
    const isFlag = before?.every((value) => typeof value === 'boolean') ?? true;
    return stated.absent.includes('enum') && !isFlag ? [...removals(placed, 'const'), ...removals(placed, 'enum')] : [];
  }
  const told = after as readonly Json[];
  const known = before?.filter((value) => value !== null || told.includes(null)) as readonly Json[] | undefined;
  if (known !== undefined && sameSet(known, told)) return [];
  const merged = [
    ...(known ?? []).filter((value) => told.includes(value)),
    ...told.filter((value) => known?.includes(value) !== true),
  ];
  return [
    ...removals(placed, 'const'),
    set(child(declared(placed, 'enum')?.pointer ?? declared(placed, 'const')?.pointer ?? home, 'enum'), merged),
  ];
};

const plainEdit = (placed: readonly Placed[], home: Pointer, stated: Statement, keyword: string): readonly Edit[] => {
  const after = stated.facts[keyword];
  if (after === undefined) return [];
  const before = declared(placed, keyword);
  if (JSON.stringify(before?.value) === JSON.stringify(after)) return [];
  const format = stated.facts['format'];
  const range = typeof format === 'string' ? rangeOf.get(format) : undefined;
  if (before === undefined && (keyword === 'minimum' || keyword === 'maximum') && range?.[keyword] === after) return [];
  return [set(child(before?.pointer ?? home, keyword), after)];
};

const removals = (placed: readonly Placed[], keyword: string): readonly Edit[] =>
  placed.filter(({ schema }) => Object.hasOwn(schema, keyword)).map(({ pointer }) => remove(child(pointer, keyword)));

/** The JSON types that a schema admits, as it declares them or as its values have them; `undefined` when any. */
const typesOf = (placed: readonly Placed[]): readonly string[] | undefined => {
  const type = declared(placed, 'type')?.value;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((name) => typeof name === 'string');
  const values = valuesOf(placed);
  if (values !== undefined) return [...new Set(values.map((value) => jsonTypeOf(value as Json)))];
  return placed.some(({ schema }) => Object.hasOwn(schema, 'properties')) ? ['object'] : undefined;
};

const statedTypes = (facts: JsonObject): readonly string[] =>
  [facts['type']].flat().filter((type): type is string => typeof type === 'string');

const admits = (types: readonly string[], type: string): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

const sameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));
