import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/index.ts';
import { instancesOf, validation } from '../documents.ts';
import { anyDocument, suites } from './arbitrary-documents.ts';
import { anyValue } from './arbitrary-values.ts';
import { instanceType } from './document.ts';
import { formats } from './formats.ts';
import { judgesOf } from './judges.ts';
import { primitives } from './primitives.ts';
import { allTexts, binarySamples, numberSamples } from './samples.ts';

const runs = Number(process.env['RUNS'] ?? 200);
const valuesEach = 10;

describe.each(suites)('documents of %s', (_, features) => {
  test('the compiled check, the reference and Ajv agree about every value', () => {
    const seen = { accepted: 0, refused: 0, losses: 0, ajv: 0 };
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const document = anyDocument(draw, features) as JsonObject;
        const { errors, loses, judge } = judgesOf(document);
        expect({ document, errors }).toEqual({ document, errors: [] });
        seen.losses += loses ? 1 : 0;
        for (let count = 0; count < valuesEach; count += 1) {
          const value = anyValue(draw, document, instanceType(document));
          const { accepted, askedAjv, complaints } = judge(value);
          seen[accepted ? 'accepted' : 'refused'] += 1;
          seen.ajv += askedAjv ? 1 : 0;
          if (complaints.length > 0)
            throw new Error(JSON.stringify({ accepted, complaints, value, document }, undefined, 1));
        }
      }),
      // What is drawn depends on what was drawn before: shrinking leads nowhere near.
      { numRuns: runs, endOnFailure: true },
    );
    // The values have to try both answers and all three judges, or the agreement would mean little.
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(runs);
    expect(seen.ajv).toBeGreaterThan(runs * 3);
    expect(seen.losses).toBeLessThan(features.addIns ? runs : runs / 4);
  }, 600_000);
});

describe('every sample', () => {
  const types: readonly JsonObject[] = [
    ...[...primitives.keys()].map((type) => ({ type })),
    ...Object.keys(binarySamples).map((contentEncoding) => ({ type: 'binary', contentEncoding })),
    ...[...formats.keys()].map((format) => ({ type: 'string', format })),
  ];
  const samples = [...allTexts, ...numberSamples, null, true, [], {}];
  test.each(types.map((type) => ({ name: Object.values(type).join(' '), type })))(
    'is judged alike as $name',
    ({ type }) => {
      const { judge } = judgesOf(instancesOf(type, {}, validation));
      const complaints = samples.flatMap((sample) => judge(sample).complaints.map((one) => [sample, one]));
      expect(complaints).toEqual([]);
    },
  );
});
