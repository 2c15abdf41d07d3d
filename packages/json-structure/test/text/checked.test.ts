import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { JsonObject } from '../../src/json.ts';
import { parse } from '../../src/text/parse.ts';
import { fractionOf, literals, order, type Fraction } from './literals.ts';

/** The keywords that a value breaks; schema and value are read from their texts. */
const broken = (schema: string, value: string): readonly string[] => {
  const document = parse(
    `{"$schema": "https://json-structure.org/meta/validation/v0/#", "$id": "https://example.com/n", "name": "N",
      "$root": "#/definitions/N", "definitions": {"N": {${schema}}}}`,
  ).value as JsonObject;
  return compile(document)(parse(value).value).map(({ keyword }) => keyword);
};
const accepts = (schema: string, value: string): boolean => broken(schema, value).length === 0;

describe('types', () => {
  test.each([
    ['number', '1e400', true],
    ['number', '0.1234567890123456789', true],
    ['float8', '1e400', true],
    ['any', '1e400', true],
    ['double', '1e400', false],
    ['double', '-1e400', false],
    ['double', '1e-400', true],
    ['double', '1.7976931348623158e308', true],
    ['double', '9007199254740993', true],
    ['float', '9007199254740993', true],
    ['float', '340282346638528859811704183484516925440', true],
    ['float', '340282356779733661637539395458142568448', false],
    ['float', '1e400', false],
    ['int32', '2147483648.0000000000000000000', false],
    ['int32', '2147483647.0000000000000000000', true],
    ['int32', '1.0000000000000000001', false],
    ['int32', '100e-2', true],
    ['uint8', '255.00000000000000000000000001', false],
    ['int8', '1e400', false],
    ['string', '1e400', false],
    ['int64', '9007199254740993', false],
    ['decimal', '1e400', false],
    ['boolean', '1e400', false],
    ['null', '1e-400', false],
  ])('%s %s: %s', (type, value, valid) => {
    expect(broken(`"type": "${type}"`, value)).toEqual(valid ? [] : ['type']);
  });

  test.each([
    '"type": "map", "values": {"type": "any"}',
    '"type": "object", "properties": {"text": {"type": "any"}}',
    '"type": "choice", "choices": {"text": {"type": "any"}}',
    '"type": "array", "items": {"type": "any"}',
  ])('an exact number is no {%s}', (schema) => {
    expect(broken(schema, '1e400')).toEqual(['type']);
  });
});

describe('keywords', () => {
  const names = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
  const holds = {
    minimum: (found: number) => found >= 0,
    maximum: (found: number) => found <= 0,
    exclusiveMinimum: (found: number) => found > 0,
    exclusiveMaximum: (found: number) => found < 0,
  };

  test('bounds compare exactly', () => {
    const finite = literals.filter((literal) => Number.isFinite(Number(literal)));
    const pairs = fc.oneof(
      fc.tuple(literals, literals),
      literals.map((literal) => [literal, literal] as const),
      finite.map((literal) => [literal, String(Number(literal))] as const),
      finite.map((literal) => [String(Number(literal)), literal] as const),
    );
    fc.assert(
      fc.property(pairs, fc.constantFrom(...names), ([value, bound], name) => {
        const found = order(fractionOf(value), fractionOf(bound));
        expect(accepts(`"type": "number", "${name}": ${bound}`, value)).toBe(holds[name](found));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1000) },
    );
  });

  test('multipleOf divides exactly', () => {
    const divides = (a: Fraction, b: Fraction): boolean => (a.over * b.under) % (a.under * b.over) === 0n;
    const divisors = fc.constantFrom(
      '1',
      '0.01',
      '0.1',
      '7',
      '1e-7',
      '2.5',
      '0.3',
      '1e22',
      '3e-25',
      '1234567.000000001',
    );
    const values = fc.oneof(
      literals,
      fc.tuple(fc.integer(), fc.nat({ max: 9 })).map(([digits, places]) => `${digits}e-${places}`),
      fc.integer().map((cents) => String(cents / 100)),
    );
    fc.assert(
      fc.property(values, divisors, (value, divisor) => {
        expect(accepts(`"type": "number", "multipleOf": ${divisor}`, value)).toBe(
          divides(fractionOf(value), fractionOf(divisor)),
        );
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
  });

  test('const and enum are equal as numbers are', () => {
    const close = fc.constantFrom(
      '9007199254740992',
      '9007199254740993',
      '9007199254740993.0',
      '1',
      '1.0',
      '1e2',
      '100',
      '1e400',
      '10e399',
      '0',
      '-0',
      '1e-400',
    );
    fc.assert(
      fc.property(fc.oneof(close, literals), fc.oneof(close, literals), (value, expected) => {
        const isEqual = order(fractionOf(value), fractionOf(expected)) === 0;
        expect(accepts(`"type": "number", "const": ${expected}`, value)).toBe(isEqual);
        expect(accepts(`"type": "number", "enum": [${expected}]`, value)).toBe(isEqual);
        expect(accepts('"type": "set", "items": {"type": "any"}', `[${value}, ${expected}]`)).toBe(!isEqual);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1000) },
    );
  });

  test('a bound of a million digits or of a giant exponent is answered at once', () => {
    expect(accepts(`"type": "number", "maximum": 1${'0'.repeat(1_000_000)}`, '1e999999999')).toBe(false);
    expect(accepts('"type": "number", "minimum": 1e999999999', '1')).toBe(false);
    expect(accepts('"type": "number", "multipleOf": 3', '3e999999999')).toBe(true);
  });
});
