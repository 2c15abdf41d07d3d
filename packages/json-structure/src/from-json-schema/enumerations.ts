import { canonical, isString, type Json, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import { types } from '../types/table.ts';
import { constantOf } from './constants.ts';
import { kindOf, type Kind } from './kinds.ts';
import type { Place, Translation } from './translation.ts';
import { unionOf } from './unions.ts';
import { valueIn, type View } from './view.ts';

/** The values that `const` and `enum` leave, each once; nothing when there is neither. */
export const valuesIn = (view: View): readonly Json[] | undefined => {
  const listed = valueIn(view, 'enum');
  const constant = view.keywords.has('const') ? (valueIn(view, 'const') ?? null) : undefined;
  if (constant === undefined && !Array.isArray(listed)) return undefined;
  const values = new Map<string, Json>();
  for (const value of constant === undefined ? (listed as readonly Json[]) : [constant])
    values.set(canonical(value) ?? '', value);
  const beside = besideConstant(view);
  if (constant !== undefined && Array.isArray(listed) && beside.length === 0) {
    const allowed = new Set((listed as readonly Json[]).map((value) => canonical(value)));
    return [...values].filter(([text]) => allowed.has(text)).map(([, value]) => value);
  }
  return [...values.values()];
};

/** The values of an `enum` beside a `const` of the same scalar kind, which may both stand. */
const besideConstant = (view: View): readonly Json[] => {
  const listed = valueIn(view, 'enum');
  const kind = kindOf(valueIn(view, 'const') ?? null);
  if (!view.keywords.has('const') || !Array.isArray(listed) || kind === 'array' || kind === 'object') return [];
  return (listed as readonly Json[]).filter((value) => kindOf(value) === kind);
};

/**
 * The schema of a list of values: an enumeration per type, for values of several types have no type in common.
 * `body` is the schema of a kind without the list.
 */
export const enumerationOf = (
  values: readonly Json[],
  view: View,
  place: Place,
  translation: Translation,
  body: (kind: Kind) => JsonObject | undefined,
): JsonObject => {
  const byKind = new Map<Kind, Json[]>();
  for (const kind of values.map(kindOf)) if (view.allowed.kinds.includes(kind)) byKind.set(kind, []);
  for (const value of values)
    if (!(view.allowed.whole && typeof value === 'number' && !Number.isInteger(value)))
      byKind.get(kindOf(value))?.push(value);
  const isConstant = view.keywords.has('const');
  const members = [...byKind].flatMap(([kind, listed]) => {
    const [first] = listed;
    if (first === undefined) return [];
    if (kind === 'array' || kind === 'object')
      return listed.map((value, index) => ({
        schema: constantOf(value, child(view.pointer, isConstant ? 'const' : 'enum'), translation),
        part: `Value${index + 1}`,
      }));
    const schema = listOf(kind, listed, isConstant, view, translation, body);
    return schema === undefined ? [] : [{ schema, part: partNames[kind] }];
  });
  return unionOf(members, place, translation);
};

const partNames: Readonly<Record<Kind, string>> = {
  null: 'Null',
  boolean: 'Boolean',
  number: 'Number',
  string: 'Text',
  array: 'Array',
  object: 'Object',
};
export const partNameOf = (kind: Kind): string => partNames[kind];

const listOf = (
  kind: Kind,
  listed: readonly Json[],
  isConstant: boolean,
  view: View,
  translation: Translation,
  body: (kind: Kind) => JsonObject | undefined,
): JsonObject | undefined => {
  if (kind === 'null') return { type: 'null' };
  if (kind === 'boolean' && listed.length === 2) return { type: 'boolean' };
  const schema = body(kind);
  if (schema === undefined) return undefined;
  const type = isString(schema['type']) ? types.get(schema['type']) : undefined;
  const test = type?.kind === 'primitive' ? type.check(schema) : undefined;
  const fitting = test === undefined ? listed : listed.filter((value) => test(value));
  if (fitting.length < listed.length && fitting.length === 0) {
    const pointer = child(view.pointer, isConstant ? 'const' : 'enum');
    translation.tell('unknown-format', pointer, 'no value is of the declared format; the format is left out');
    return { type: kind, [isConstant ? 'const' : 'enum']: isConstant ? listed[0] : listed };
  }
  if (!isConstant) return { ...schema, enum: fitting };
  const beside = besideConstant(view).filter((value) => test === undefined || test(value));
  if (beside.length === 0) return besideConstant(view).length === 0 ? { ...schema, const: fitting[0] } : undefined;
  const distinct = new Map(beside.map((value) => [canonical(value), value]));
  return { ...schema, const: fitting[0], enum: [...distinct.values()] };
};
