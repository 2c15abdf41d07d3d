import { canonical, plural, type Json } from '../json.ts';
import type { Type } from '../types/type.ts';
import type { Keyword } from './keyword.ts';

const isOneOf = (values: readonly Json[]): ((value: unknown) => boolean) => {
  const scalars = new Set<unknown>(values);
  const compounds = new Set(
    values.filter((value) => typeof value === 'object' && value !== null).map((value) => canonical(value)),
  );
  return (value) =>
    scalars.has(value) || (compounds.size > 0 && typeof value === 'object' && compounds.has(canonical(value)));
};

const appliesTo = (type: Type): boolean => type.kind === 'primitive';

export const enumeration: Keyword = {
  name: 'enum',
  appliesTo,
  test: (expected) => isOneOf(Array.isArray(expected) ? expected : []),
  expects: (expected) =>
    `one of the ${plural(Array.isArray(expected) ? expected.length : 0, 'value')} of the enumeration`,
  jsonSchema: (expected) => ({ enum: expected }),
};

export const constant: Keyword = {
  name: 'const',
  appliesTo,
  test: (expected) => isOneOf([expected]),
  expects: () => 'the constant of the schema',
  jsonSchema: (expected) => ({ const: expected }),
};
