import { typeOf } from '../compiler.ts';
import { isObject } from '../json.ts';
import type { Finding } from '../problem.ts';
import { isReference } from '../references.ts';
import type { Compiler } from '../validator.ts';
import { hit, type Check, type Hit } from './rule.ts';

/** The values of `examples`, and of the stray keyword `example`, each with its place. */
const examplesOf = (
  schema: Parameters<Check>[0]['schema'],
): readonly { readonly at: readonly (string | number)[]; readonly value: unknown }[] => [
  ...(Array.isArray(schema['examples'])
    ? schema['examples'].map((value, index) => ({ at: ['examples', index], value }))
    : []),
  ...(Object.hasOwn(schema, 'example') ? [{ at: ['example'], value: schema['example'] }] : []),
];

export const hasExamples = (schema: Parameters<Check>[0]['schema']): boolean =>
  Object.hasOwn(schema, 'examples') || Object.hasOwn(schema, 'example');

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

/** Checks examples against the schema that they stand in. */
export const exampleInvalid =
  (compiler: Compiler): Check =>
  (position, structure) => {
    const { schema, pointer } = position;
    const isSchema = Object.hasOwn(schema, 'type') && (isObject(schema['type']) ? isReference(schema['type']) : true);
    const examples = isSchema ? examplesOf(schema) : [];
    if (examples.length === 0) return [];
    const { test, explain } = compiler.validator({ schema, pointer });
    return examples.flatMap(({ at, value }): readonly Hit[] => {
      if (test(value)) return [];
      const findings: Finding[] = [];
      explain(value, '', (finding) => findings.push(finding));
      const [first] = findings;
      const place = first === undefined || first.pointer === '' ? 'the example' : `the example, at ${first.pointer},`;
      return [hit(at, `${place} ${first?.message ?? 'does not fit the schema'}`, mendOf([position, structure], value))];
    });
  };
