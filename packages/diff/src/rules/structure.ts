import {
  canonicalJson,
  pointerOfFragment,
  tokens,
  type Json,
  type JsonObject,
  type Pointer,
} from '@schemawright/contract';
import { schemaRulesFor, type Column, type Evidence, type Found, type RuleFor } from '../rule.ts';
import type { StructurePair } from '../subjects.ts';

const rule = schemaRulesFor('structure', 'members');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kept = (structure: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(structure, name) ? (structure[name] ?? undefined) : undefined;

const sides = ({ old, next }: StructurePair, name: string): readonly [Json | undefined, Json | undefined] => [
  kept(old.structure, name),
  kept(next.structure, name),
];

const differ = (before: Json | undefined, after: Json | undefined): boolean =>
  canonicalJson(before ?? null) !== canonicalJson(after ?? null);

const evidence = (before: Json | undefined, after: Json | undefined): Evidence => ({ old: before, new: after });

/** What a decimal has when nothing is said of it. JSON Structure Core, 3.2. */
const usualDigits = { precision: 34, scale: 7 };

/** Digits of a decimal: fewer are refused, more may come. Of another type they are its own. */
const digits =
  (name: 'precision' | 'scale') =>
  (pair: StructurePair): Found => {
    const [before, after] = sides(pair, name);
    const usual = pair.newType === 'decimal' ? usualDigits[name] : undefined;
    if (pair.oldType !== pair.newType || !differ(before ?? usual, after ?? usual)) return false;
    const grew = after === undefined || (typeof before === 'number' && typeof after === 'number' && after > before);
    const harmless = pair.direction === 'request' ? grew : !grew;
    return { ...evidence(before, after), ...(harmless ? { impact: 'compatible' as const } : {}) };
  };

const encodings = ['contentEncoding', 'contentCompression'];

const unitNames = ['unit', 'ucumUnit', 'currency'];

/** What was said before means something else now; said for the first time, or no longer, it may mean the same. */
const unitChanged = (pair: StructurePair): Found => {
  const name = unitNames.find((one) => differ(...sides(pair, one)));
  if (name === undefined) return false;
  const [before, after] = sides(pair, name);
  const unsure = before === undefined || after === undefined;
  return { ...evidence(before, after), ...(unsure ? { undecided: 'unit' } : {}) };
};

const tupleOf = (structure: JsonObject): readonly Json[] => {
  const order = kept(structure, 'tuple');
  return Array.isArray(order) ? (order as readonly Json[]) : [];
};

const tuples = (pair: StructurePair, holds: (old: readonly Json[], next: readonly Json[]) => boolean): Found => {
  const [before, after] = [tupleOf(pair.old.structure), tupleOf(pair.next.structure)];
  return before.length > 0 && after.length > 0 && holds(before, after) && { old: before, new: after };
};

const lacks = (from: readonly Json[], other: readonly Json[]): boolean => from.some((name) => !other.includes(name));

/** One base, or several, by name: a list of one is that one. */
const basesOf = (bases: Json | undefined): Json | undefined => {
  if (!Array.isArray(bases)) return typeof bases === 'string' ? nameIn(bases) : bases;
  return bases.length === 1 ? basesOf(bases[0]) : bases.map((base: Json) => basesOf(base) ?? base);
};

/** The name of the definition that a reference leads to, wherever definitions stand. */
const nameIn = (reference: string): string => tokens(pointerOfFragment(reference) ?? '').at(-1) ?? reference;

const purposed = (structure: JsonObject, name: 'altnames' | 'altenums'): Json | undefined => {
  const names = kept(structure, name);
  return isObject(names) ? names['json'] : undefined;
};

/** The name of the member that a schema stands at: what it is called without another name. */
const memberAt = (pointer: Pointer): string | undefined => {
  const path = tokens(pointer);
  return path.at(-2) === 'properties' ? path.at(-1) : undefined;
};

const symbolsChanged = ({ old, next }: StructurePair): Found => {
  const [before, after] = [purposed(old.structure, 'altenums'), purposed(next.structure, 'altenums')];
  const [mine, theirs] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  const listed = (side: typeof old): ReadonlySet<Json> => new Set(side.values ?? []);
  const [olds, news] = [listed(old), listed(next)];
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].flatMap((value) => {
    const [was, is] = [mine[value] ?? value, theirs[value] ?? value];
    return olds.has(value) && news.has(value) && was !== is ? [evidence(was, is)] : [];
  });
};

const names = (structure: JsonObject, keyword: string): readonly string[] => {
  const members = kept(structure, keyword);
  return isObject(members) ? Object.keys(members) : [];
};

const further = (from: readonly string[], other: readonly string[], side: 'old' | 'new'): readonly Evidence[] =>
  from.filter((name) => !other.includes(name)).map((name) => ({ [side]: name, side: 'new' as const }));

/** Whether both sides offer the same add-ins, whatever these are like, and have no other conditions than those. */
export const offersAlike = ({ old, next }: Pick<StructurePair, 'old' | 'next'>): boolean => {
  const [before, after] = [kept(old.structure, '$offers'), kept(next.structure, '$offers')];
  const hasOthers = [old, next].some(({ structure }) => kept(structure, 'conditions') !== undefined);
  return before !== undefined && !hasOthers && !differ(before, after);
};

const inert = (structure: JsonObject): readonly string[] => {
  const list = kept(structure, 'inert');
  return Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [];
};

/** Keywords of JSON Structure that JSON Schema calls otherwise. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['minEntries', 'minProperties'],
  ['maxEntries', 'maxProperties'],
  ['keyNames', 'propertyNames'],
  ['patternKeys', 'patternProperties'],
  ['has', 'not'],
]);

/** What JSON Schema calls a keyword of JSON Structure. */
export const inJsonSchema = (keyword: string): string => renamed.get(keyword) ?? keyword;

const bounding: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
]);

const isInForce = (facts: StructurePair['next'], written: string): boolean => {
  const keyword = inJsonSchema(written);
  const bounds = [facts.minimum?.keyword, facts.maximum?.keyword];
  // The bounds of numbers that are written as texts are kept as they are.
  if (bounds.includes(keyword) || (bounding.has(keyword) && kept(facts.structure, keyword) !== undefined)) return true;
  if (keyword === 'pattern') return facts.patterns.length > 0;
  if (keyword === 'format') return facts.format !== undefined;
  if (keyword === 'multipleOf') return facts.step !== undefined;
  if (keyword === 'uniqueItems') return facts.uniqueItems;
  if (keyword === 'dependentRequired') return facts.dependentRequired.size > 0;
  if (keyword === 'patternProperties') return facts.patternProperties.size > 0;
  return facts.applied.has(keyword) || (facts.limits as ReadonlyMap<string, number>).has(keyword);
};

/** The keywords that were written and not in force, and are in force now. */
export const enabledKeywords = ({ old, next }: Pick<StructurePair, 'old' | 'next'>): readonly string[] => {
  const still = inert(next.structure);
  return inert(old.structure).filter((keyword) => !still.includes(keyword) && isInForce(next, keyword));
};

const alike = (column: Column): readonly [Column, Column] => [column, column];

/** What JSON Structure says beyond JSON Schema, of one schema. */
export const structureRules: readonly RuleFor<'structure'>[] = [
  rule('precision-changed', 'breaking', 'risky', 'The precision went from {old} to {new} digits', digits('precision')),
  rule('scale-changed', 'breaking', 'risky', 'The scale went from {old} to {new} digits', digits('scale')),
  rule('binary-encoding-changed', ...alike('breaking'), 'Bytes are written as {new} now, not as {old}', (pair) => {
    if (pair.oldType !== 'binary' || pair.newType !== 'binary') return false;
    const encodingOf = (structure: JsonObject, plain: string | undefined): string =>
      encodings
        .flatMap((name) => kept(structure, name) ?? (name === 'contentEncoding' ? (plain ?? []) : []))
        .join(', ');
    const [before, after] = [
      encodingOf(pair.old.structure, pair.old.contentEncoding),
      encodingOf(pair.next.structure, pair.next.contentEncoding),
    ];
    return before !== after && { old: before, new: after };
  }),
  rule('unit-changed', ...alike('breaking'), 'The unit changed from {old} to {new}', unitChanged),
  rule('tuple-order-changed', ...alike('breaking'), 'The order of the tuple changed from {old} to {new}', (pair) =>
    tuples(pair, (old, next) => !lacks(old, next) && !lacks(next, old) && differ(old, next)),
  ),
  rule('tuple-member-added', ...alike('breaking'), 'The tuple grew from {old} to {new}', (pair) =>
    tuples(pair, (old, next) => next.length > old.length),
  ),
  rule('tuple-member-removed', ...alike('breaking'), 'The tuple shrank from {old} to {new}', (pair) =>
    tuples(pair, (old, next) => next.length < old.length),
  ),
  rule(
    'alternate-name-changed',
    ...alike('breaking'),
    'In JSON the member is called {new} now, not {old}',
    ({ old, next }) => {
      const [before, after] = [purposed(old.structure, 'altnames'), purposed(next.structure, 'altnames')];
      const [was, is] = [before ?? memberAt(old.pointer), after ?? memberAt(next.pointer)];
      return differ(before, after) && differ(was, is) && evidence(was, is);
    },
  ),
  rule('alternate-symbol-changed', ...alike('breaking'), 'In JSON {old} is written {new} now', symbolsChanged),
  rule(
    'extends-annotation-only',
    ...alike('annotation'),
    'The type extends {new} now, not {old}, with the same members',
    (pair) => {
      const [before, after] = sides(pair, '$extends').map(basesOf);
      return pair.equal && differ(before, after) && evidence(before, after);
    },
  ),
  rule(
    'abstract-added',
    ...alike('breaking'),
    'The type is abstract now: nothing can be of it',
    ({ old, next }) => old.structure['abstract'] !== true && next.structure['abstract'] === true,
  ),
  rule(
    'abstract-removed',
    ...alike('compatible'),
    'The type is no longer abstract',
    ({ old, next }) => old.structure['abstract'] === true && next.structure['abstract'] !== true,
  ),
  rule('offered-addin-added', ...alike('compatible'), 'The add-in {new} is offered', ({ old, next }) =>
    further(names(next.structure, '$offers'), names(old.structure, '$offers'), 'new'),
  ),
  rule('offered-addin-removed', ...alike('breaking'), 'The add-in {old} is no longer offered', ({ old, next }) =>
    further(names(old.structure, '$offers'), names(next.structure, '$offers'), 'old'),
  ),
  rule('dynamic-keyword-enabled', 'breaking', 'compatible', '{new} was written before, and is in force now', (pair) =>
    enabledKeywords(pair).map((keyword) => ({ new: keyword })),
  ),
];
