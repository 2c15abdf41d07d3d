import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, lint, toJsonSchema, type JsonObject } from '../../src/index.ts';
import { ajvOf, misleadsAjv } from './ajv.ts';
import { anyDocument, type Features } from './arbitrary-documents.ts';
import { anyValue } from './arbitrary-values.ts';
import { accepts } from './checker.ts';
import { instanceType } from './document.ts';
import { placesOf, standsIn } from './places.ts';

const runs = Number(process.env['RUNS'] ?? 200);
const seed = Number(process.env['SEED'] ?? 1);
const valuesEach = 12;

const suites: readonly (readonly [name: string, features: Features])[] = [
  ['core', { validation: false, composition: false, addIns: false }],
  ['validation', { validation: true, composition: false, addIns: false }],
  ['composition', { validation: true, composition: true, addIns: false }],
  ['add-ins', { validation: true, composition: false, addIns: true }],
];
const asked = new Set((process.env['FEATURES'] ?? 'core,validation,composition,add-ins').split(','));

describe.each(suites.filter(([name]) => asked.has(name)))('%s', (_, features) => {
  test('the compiled check, the reference and Ajv agree about every value', () => {
    const seen = { valid: 0, invalid: 0, losses: 0, ajv: 0, documents: 0 };
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const document = anyDocument(draw, features) as JsonObject;
        const told = (more: object): string => JSON.stringify({ ...more, document });
        expect(
          lint(document).filter(({ severity }) => severity === 'error'),
          told({}),
        ).toEqual([]);
        const check = compile(document);
        const { problems } = toJsonSchema(document);
        const loses = problems.some(({ code }) => code === 'js-json-schema-loss');
        const ajv = loses ? undefined : ajvOf(document);
        seen.documents += 1;
        seen.losses += loses ? 1 : 0;
        const places = placesOf(document);
        for (let count = 0; count < valuesEach; count += 1) {
          const value = anyValue(draw, document, instanceType(document));
          const expected = accepts(document, value);
          const findings = check(value);
          seen[expected ? 'valid' : 'invalid'] += 1;
          expect(findings.length === 0, told({ value, expected, findings })).toBe(expected);
          for (const { pointer, schemaPointer } of findings) {
            expect(standsIn(value, pointer), told({ value, pointer })).toBe(true);
            expect(places.has(schemaPointer), told({ value, schemaPointer })).toBe(true);
          }
          if (ajv === undefined || misleadsAjv(document, value)) continue;
          seen.ajv += 1;
          expect(ajv(value), told({ value, expected, by: 'ajv' })).toBe(expected);
        }
      }),
      { numRuns: runs, seed, endOnFailure: process.env['SHRINK'] === undefined },
    );
    if (process.env['SEEN'] !== undefined) console.log(features, seen);
    // The values have to try both answers, or the agreement would mean little.
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(runs);
    expect(seen.ajv).toBeGreaterThan(runs * 4);
    expect(seen.losses).toBeLessThan(features.addIns ? runs : runs / 4);
  }, 120_000);
});
