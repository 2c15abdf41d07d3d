import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJsonSchema } from '../src/from-json-schema/from-json-schema.ts';
import * as formats from '../src/formats.ts';
import { compile, lint, type Json, type JsonObject } from '../src/index.ts';
import { anySchema, names, scalar } from './arbitrary-schemas.ts';
import { accepts } from './reference/checker.ts';

const convert = (schema: Json): ReturnType<typeof fromJsonSchema> =>
  fromJsonSchema(schema, { name: 'Root', id: 'https://example.com/root' });
const errorsOf = (document: JsonObject): unknown => lint(document).filter(({ severity }) => severity === 'error');

/** Ajv over the input: formats asserted, as the description of the conversion says. */
const ajvOf = (schema: Json): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true });
  for (const [name, validate] of Object.entries({
    date: formats.isDate,
    uuid: formats.isUuid,
    email: formats.isEmail,
    'uri-reference': formats.isUriReference,
  }))
    ajv.addFormat(name, { type: 'string', validate });
  ajv.addFormat('int32', { type: 'number', validate: formats.isInt32 });
  const validate = ajv.compile(schema as JsonObject);
  return (value) => validate(value) === true;
};

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, 'c', 'x y'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.record(
      { kind: fc.constantFrom('x', 'y', 'z', 'w'), a: tie('value') },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
})).value as fc.Arbitrary<Json>;

describe('for any schema', () => {
  test('the document is sound, and accepts what the schema accepts unless a loss is told', () => {
    const seen = { exact: 0, lossy: 0, valid: 0 };
    fc.assert(
      fc.property(anySchema, fc.array(value, { minLength: 10, maxLength: 25 }), (input, values) => {
        const { document, problems } = convert(input);
        expect(errorsOf(document)).toEqual([]);
        const losses = problems.filter(({ message }) => !message.startsWith('a whole number beyond'));
        seen[losses.length === 0 ? 'exact' : 'lossy'] += 1;
        if (losses.length > 0) return;
        const ajv = ajvOf(input);
        // Definitions alone are a library, of which nothing is an instance.
        if (!['type', '$root', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].some((key) => Object.hasOwn(document, key)))
          return;
        const check = compile(document);
        for (const one of values) {
          const valid = ajv(one);
          seen.valid += Number(valid);
          expect([one, accepts(document, one), check(one).length === 0]).toEqual([one, valid, valid]);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
    expect(seen.exact).toBeGreaterThan(seen.lossy);
    expect(seen.valid).toBeGreaterThan(300);
  }, 120_000);
});
