import { typeOf } from '../compiler.ts';
import { isObject, isString, type JsonObject } from '../json.ts';
import { isUnlimited } from '../keywords/table.ts';
import type { Finding } from '../problem.ts';
import { isReference } from '../references.ts';
import type { Compiler } from '../validator.ts';
import { types } from '../types/table.ts';
import { among, hit, none, type Check, type Hit } from './rule.ts';

export const hasExamples = (schema: JsonObject): boolean =>
  schema['examples'] !== undefined || schema['example'] !== undefined;

const mendOf = (check: Parameters<Check>, value: unknown): string => {
  const [{ schema }, structure] = check;
  const type = typeOf(schema, structure);
  if (type?.kind !== 'primitive' || typeof value !== 'number') return 'correct the example, or the schema';
  if (type.numeric === 'string')
    return `write it as a string, for ${type.name} is a string in JSON; if numbers are sent, declare "double" instead`;
  return type.numeric === 'number' && Number.isInteger(value)
    ? 'correct the example, or declare a wider type'
    : 'correct the example, or the schema';
};

/** The test of a primitive that nothing limits but its type, as most are: it takes no validator. */
const plainTest = (schema: JsonObject): ((value: unknown) => boolean) | undefined => {
  const type = isString(schema['type']) ? types.get(schema['type']) : undefined;
  return type?.kind === 'primitive' && isUnlimited(schema) ? type.check(schema) : undefined;
};

/** Checks the values of `examples`, and of the stray keyword `example`, against the schema that they stand in. */
export const exampleInvalid =
  (compiler: Compiler): Check =>
  (position, structure) => {
    const { schema } = position;
    const { type, examples, example } = schema;
    if (!Object.hasOwn(schema, 'type') || (isObject(type) && !isReference(type))) return none;
    const test = plainTest(schema) ?? compiler.validator(position).test;
    const invalid = (value: unknown, at: readonly (string | number)[]): Hit => {
      const findings: Finding[] = [];
      compiler.validator(position).explain(value, '', (finding) => findings.push(finding));
      const [first] = findings;
      const place = first === undefined || first.pointer === '' ? 'the example' : `the example, at ${first.pointer},`;
      return hit(at, `${place} ${first?.message ?? 'does not fit the schema'}`, mendOf([position, structure], value));
    };
    const hits = among(Array.isArray(examples) ? (examples as readonly unknown[]) : [], (value, index) =>
      test(value) ? undefined : invalid(value, ['examples', index]),
    );
    return Object.hasOwn(schema, 'example') && !test(example) ? [...hits, invalid(example, ['example'])] : hits;
  };
