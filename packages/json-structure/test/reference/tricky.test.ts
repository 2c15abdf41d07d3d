import { describe, expect, test } from 'vitest';
import { compile, lint, toJsonSchema } from '../../src/index.ts';
import { accepts } from './checker.ts';
import { ajvOf, misleadsAjv } from './ajv.ts';
import { coreRows, type Row } from './tricky-core.ts';
import { activationRows, addInRows, compositionRows, validationRows } from './tricky-extensions.ts';

const sections: Readonly<Record<string, readonly Row[]>> = {
  core: coreRows,
  'switching on': activationRows,
  validation: validationRows,
  composition: compositionRows,
  'add-ins': addInRows,
};

describe.each(Object.entries(sections))('%s', (_, rows) => {
  test.each(rows.map(([name, document, valid, invalid]) => ({ name, document, valid, invalid })))(
    '$name',
    ({ document, valid, invalid }) => {
      expect(lint(document).filter(({ severity }) => severity === 'error')).toEqual([]);
      const check = compile(document);
      const loses = toJsonSchema(document).problems.some(({ code }) => code === 'js-json-schema-loss');
      const ajv = loses ? undefined : ajvOf(document);
      for (const [expected, values] of [
        [true, valid],
        [false, invalid],
      ] as const)
        for (const value of values) {
          const byAjv = ajv === undefined || misleadsAjv(document, value) ? expected : ajv(value);
          const told = { reference: accepts(document, value), compiled: check(value).length === 0, ajv: byAjv };
          expect([value, told]).toEqual([value, { reference: expected, compiled: expected, ajv: expected }]);
        }
    },
  );
});
