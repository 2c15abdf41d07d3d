import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaNames } from '../src/names.ts';
import type { Validation } from '../src/runtime/validators/checks.ts';
import { documentWith, packageOf } from './validators/package.ts';
import { payloads, schemas } from './validators/schemas.ts';

const { contract, files, folder, load, problems } = await packageOf(documentWith(schemas));
const names = schemaNames(contract);
const ajv = createAjv(contract);

/** Ajv takes such members for evaluated ones: it looks them up in an object that inherits them. */
const namesInherited = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((name) => name in Object.prototype);

const validatorsOf = async (key: string) => {
  const name = names.get(key) as string;
  const module = await load(`schemas/${name}.js`);
  return {
    is: module[`is${name}`] as (value: unknown) => boolean,
    validate: module[`validate${name}`] as (value: unknown) => Validation<unknown>,
    oracle: validatorAt(ajv, `/components/schemas/${key}`),
  };
};

describe.each(Object.keys(schemas))('%s agrees with Ajv', async (key) => {
  const { is, validate, oracle } = await validatorsOf(key);
  const wanted = (value: unknown): object => {
    const valid = oracle(value) as boolean;
    return { value, guard: valid, valid, told: !valid };
  };
  const found = (value: unknown): object => {
    const result = validate(value);
    return { value, guard: is(value), valid: result.valid, told: !result.valid && result.errors.length > 0 };
  };
  const inScope = (value: unknown): boolean => !key.startsWith('Unevaluated') || !namesInherited(value);

  test('on payloads that meet and miss it', () => {
    const values = payloads.filter(inScope);
    expect(values.map(found)).toEqual(values.map(wanted));
  });

  test('on any JSON', () => {
    const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'ab', '__proto__', 'toString', 'p1');
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...payloads),
        fc.double(),
        fc.integer(),
        fc.string(),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.array(fc.tuple(keys, tie('any')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    const judged = fc.property(any, (made) => {
      const value: unknown = JSON.parse(JSON.stringify(made));
      fc.pre(inScope(value));
      expect(found(value)).toEqual(wanted(value));
    });
    expect(fc.check(judged, { numRuns: Number(process.env['RUNS'] ?? 150) })).toMatchObject({ failed: false });
  });
});

test('every module loads where code from strings is forbidden', () => {
  const imports = files.filter(({ path }) => path.endsWith('.js')).map(({ path }) => `import './${path}';`);
  writeFileSync(join(folder, 'all.mjs'), imports.join('\n'));
  const output = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', join(folder, 'all.mjs')]);
  expect(output.toString()).toBe('');
});

test('what is not checked is said, with its place', () => {
  expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['format-unknown', '/components/schemas/UnknownFormat/format'],
  ]);
});
