import { kindOf } from './document.ts';
import { formats } from './formats.ts';
import { fraction, isLess, isMultiple } from './fractions.ts';
import type { Inside, Look } from './look.ts';
import { numberTypes, textNumberTypes } from './primitives.ts';
import { isUnique, member, members, strings, type Schema } from './schema.ts';

const within = (count: number, low: unknown, high: unknown): boolean =>
  (typeof low !== 'number' || count >= low) && (typeof high !== 'number' || count <= high);

const isNumberAllowed = (schema: Schema, value: unknown): boolean => {
  const exact = fraction(value);
  const each = (keyword: string, test: (bound: ReturnType<typeof fraction>) => boolean): boolean =>
    member(schema, keyword) === undefined || test(fraction(member(schema, keyword)));
  return (
    each('minimum', (bound) => !isLess(exact, bound)) &&
    each('maximum', (bound) => !isLess(bound, exact)) &&
    each('exclusiveMinimum', (bound) => isLess(bound, exact)) &&
    each('exclusiveMaximum', (bound) => isLess(exact, bound)) &&
    each('multipleOf', (step) => isMultiple(exact, step))
  );
};

const isTextAllowed = (schema: Schema, text: string): boolean => {
  const pattern = member(schema, 'pattern');
  const format = member(schema, 'format');
  return (
    within([...text].length, member(schema, 'minLength'), undefined) &&
    (typeof pattern !== 'string' || new RegExp(`^(?:${pattern})$`, 'u').test(text)) &&
    (typeof format !== 'string' || (formats.get(format)?.(text) ?? true))
  );
};

const isListAllowed = (schema: Schema, list: readonly unknown[], inside: Inside): boolean => {
  const asked = (keyword: string): unknown => member(schema, keyword);
  const contains = asked('contains');
  const found = contains === undefined ? 0 : list.filter((one) => inside(contains, one)).length;
  return (
    within(list.length, asked('minItems'), asked('maxItems')) &&
    (asked('uniqueItems') !== true || isUnique(list)) &&
    (contains === undefined || within(found, asked('minContains') ?? 1, asked('maxContains')))
  );
};

const areMembersAllowed = (
  schema: Schema,
  value: Schema,
  keywords: readonly [string, string, string],
  inside: Inside,
): boolean => {
  const [least, most, names] = keywords.map((keyword) => member(schema, keyword));
  const has = member(schema, 'has');
  return (
    within(Object.keys(value).length, least, most) &&
    (names === undefined || Object.keys(value).every((name) => inside(names, name))) &&
    (has === undefined || Object.values(value).some((one) => inside(has, one)))
  );
};

const areDependentsThere = (schema: Schema, value: Schema): boolean =>
  members(member(schema, 'dependentRequired')).every(
    ([name, needed]) => !Object.hasOwn(value, name) || strings(needed).every((one) => Object.hasOwn(value, one)),
  );

/** The validation extension, for a value that is of the schema's type: section 7 of the digest. */
export const validated = (look: Look, inside: Inside): boolean => {
  const { document, schema, value } = look;
  const kind = kindOf(document, schema);
  if (numberTypes.includes(String(kind)) || textNumberTypes.includes(String(kind)))
    return isNumberAllowed(schema, value);
  if (kind === 'string') return isTextAllowed(schema, value as string);
  if (kind === 'array' || kind === 'set') return isListAllowed(schema, value as readonly unknown[], inside);
  if (kind === 'map')
    return areMembersAllowed(schema, value as Schema, ['minEntries', 'maxEntries', 'keyNames'], inside);
  if (kind !== 'object') return true;
  return (
    areMembersAllowed(schema, value as Schema, ['minProperties', 'maxProperties', 'propertyNames'], inside) &&
    areDependentsThere(schema, value as Schema)
  );
};
