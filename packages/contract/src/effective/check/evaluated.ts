import type { Json, Schema } from '../../openapi/types.ts';

export type UnevaluatedKeyword = 'unevaluatedProperties' | 'unevaluatedItems';

/** What is asked of the schemas that apply to a value besides. */
export interface Subschemas {
  /** What a reference leads to. */
  target(reference: string): unknown;
  holds(schema: Schema, value: Json): boolean;
  matches(pattern: string, name: string): boolean;
}

type Members = Readonly<Record<string, Json>>;

/**
 * The keys of a value that a schema evaluates, apart from the keyword that asks; true for all of them. Of a value that is
 * valid otherwise. JSON Schema 2020-12 Core, 11.
 */
export const evaluatedIn = (
  root: object,
  value: object,
  keyword: UnevaluatedKeyword,
  { target, holds, matches }: Subschemas,
): ReadonlySet<string> | true => {
  const found = new Set<string>();
  const keys = Object.keys(value);
  const passed = new Set<object>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const schema = waiting.pop();
    if (typeof schema !== 'object' || schema === null || passed.has(schema)) continue;
    passed.add(schema);
    const own = (name: string): unknown =>
      Object.hasOwn(schema, name) ? (schema as Readonly<Record<string, unknown>>)[name] : undefined;
    if (rest[keyword].some((name) => own(name) !== undefined && (schema !== root || name !== keyword))) return true;
    if (keyword === 'unevaluatedProperties') {
      const named = own('properties') as object | undefined;
      const patterns = Object.keys((own('patternProperties') ?? {}) as object);
      for (const key of keys) {
        const isNamed = named !== undefined && Object.hasOwn(named, key);
        if (isNamed || patterns.some((pattern) => matches(pattern, key))) found.add(key);
      }
    } else {
      const prefix = own('prefixItems');
      const listed = Array.isArray(prefix) ? prefix.length : 0;
      const contained = own('contains') as Schema | undefined;
      const isContained = (key: string): boolean =>
        contained !== undefined && holds(contained, (value as Members)[key] as Json);
      for (const key of keys) if (Number(key) < listed || isContained(key)) found.add(key);
    }
    const ref = own('$ref');
    if (typeof ref === 'string') waiting.push(target(ref));
    for (const name of ['allOf', 'anyOf', 'oneOf']) {
      const branches = own(name);
      if (!Array.isArray(branches)) continue;
      waiting.push(...branches.filter((branch: Schema) => name === 'allOf' || holds(branch, value as Json)));
    }
    const condition = own('if') as Schema | undefined;
    if (condition !== undefined) {
      waiting.push(...(holds(condition, value as Json) ? [condition, own('then')] : [own('else')]));
    }
    for (const [name, dependent] of Object.entries((own('dependentSchemas') ?? {}) as object)) {
      if (Object.hasOwn(value, name)) waiting.push(dependent);
    }
  }
  return found;
};

/** The keywords that leave nothing to others. */
const rest: Readonly<Record<UnevaluatedKeyword, readonly string[]>> = {
  unevaluatedProperties: ['additionalProperties', 'unevaluatedProperties'],
  unevaluatedItems: ['items', 'unevaluatedItems'],
};
