import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { Validation } from '../src/runtime/validators/checks.ts';
import { documentWith, packageOf } from './validators/package.ts';

const text = { type: 'string' };
const whole = { type: 'integer', format: 'int32' };
const odd = { 'a/b': text, '~c': whole, 'd~/e': { type: 'integer', minimum: 2 } };
const length = { type: 'object', required: ['length', '0'], properties: { length: { type: 'integer' }, 0: text } };
const schemas = {
  Item: { type: 'object', required: ['id'], properties: { deep: { $ref: '#/components/schemas/Odd' }, id: text } },
  Items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
  Nullable: { type: ['object', 'null'], required: ['id'], properties: { id: text } },
  Either: { type: ['object', 'array'], properties: { id: text }, items: text },
  Length: length,
  Odd: { type: 'object', required: Object.keys(odd), properties: odd },
  OddMap: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Odd' } },
  OddHolder: { type: 'object', properties: { 'x/y': { $ref: '#/components/schemas/Odd' } } },
};
const tested = await packageOf(documentWith(schemas));
const index = (await tested.load('index.js')) as Record<string, unknown>;
const is = (name: string, value: unknown): boolean => (index[`is${name}`] as (value: unknown) => boolean)(value);
const errorsOf = (name: string, value: unknown): unknown[] => {
  const result = (index[`validate${name}`] as (value: unknown) => Validation<unknown>)(value);
  return result.valid
    ? []
    : result.errors.map(({ message, path, pointer, schemaPointer, keyword }) => {
        expect(schemaPointer.endsWith(`/${keyword}`)).toBe(true);
        return [pointer, path, schemaPointer.replace('/components/schemas/', ''), message.replace('must ', '')];
      });
};

test('a guard carries nothing of what failures are told with', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { isItems, isOdd } from './index.js'`, resolveDir: tested.folder },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  expect(outputFiles[0]?.text).not.toMatch(/errors|components|be string|must/);
});

describe('an array is no object, whatever its members', () => {
  test.each<[name: string, value: unknown, valid: boolean]>([
    ['Nullable', { id: 'x' }, true],
    ['Nullable', { id: 'x', length: 1 }, true],
    ['Nullable', { id: 'x', length: undefined }, true],
    ['Nullable', null, true],
    ['Nullable', undefined, false],
    ['Nullable', Object.assign([], { id: 'x' }), false],
    ['Item', Object.assign([], { id: 'x' }), false],
    ['Item', Object.assign(() => undefined, { id: 'x' }), false],
    ['Item', null, false],
    ['Items', [{ id: 'x' }, Object.assign([], { id: 'x' })], false],
    ['Items', [{ id: 'x', length: 2 }], true],
    ['Either', ['x'], true],
    ['Either', [1], false],
    ['Either', { id: 1 }, false],
    ['Either', { id: 'x' }, true],
    ['Either', 'x', false],
    ['Length', { length: 1, 0: 'x' }, true],
    ['Length', ['x'], false],
  ])('%s %j: %j', (name, value, valid) => {
    expect(is(name, value)).toBe(valid);
    expect(errorsOf(name, value).length === 0).toBe(valid);
  });
});

test('a name is taken as it stands, whatever it means to those who print', async () => {
  const named = Object.fromEntries(["$'", '$&', '$1', 'member', 'at'].map((name) => [name, { ...text, minLength: 2 }]));
  const schema = { type: 'object', required: Object.keys(named), properties: named };
  const { load } = await packageOf(documentWith({ Named: schema }));
  const { isNamed, validateNamed } = (await load('index.js')) as Record<string, (value: unknown) => unknown>;
  const valid = Object.fromEntries(Object.keys(named).map((name) => [name, 'xy']));
  expect(isNamed?.(valid)).toBe(true);
  for (const name of Object.keys(named)) {
    expect(isNamed?.({ ...valid, [name]: 'x' })).toBe(false);
    expect(validateNamed?.({ ...valid, [name]: 'x' })).toMatchObject({ errors: [{ pointer: `/${name}` }] });
    expect(validateNamed?.({ ...valid, [name]: undefined })).toMatchObject({ errors: [{ keyword: 'required' }] });
  }
});

describe('names that a JSON Pointer escapes', () => {
  const wrong = { 'a/b': 1, '~c': 'x', 'd~/e': 1 };
  const told = (above: string, path: readonly string[]): unknown[] => [
    [`${above}/a~1b`, [...path, 'a/b'], 'Odd/properties/a~1b/type', 'be string'],
    [`${above}/~0c`, [...path, '~c'], 'Odd/properties/~0c/type', 'be integer'],
    [`${above}/d~0~1e`, [...path, 'd~/e'], 'Odd/properties/d~0~1e/minimum', 'be at least 2'],
  ];
  test.each<[name: string, value: unknown, errors: readonly unknown[]]>([
    ['Odd', wrong, told('', [])],
    ['OddMap', { 'k/~': wrong }, told('/k~1~0', ['k/~'])],
    ['OddHolder', { 'x/y': wrong }, told('/x~1y', ['x/y'])],
    ['Items', [{ id: 'x' }, { id: 'x', deep: wrong }], told('/1/deep', [1, 'deep'] as never)],
    ['Odd', {}, Object.keys(odd).map((key) => ['', [], 'Odd/required', `have ${key}`])],
    ['OddHolder', { 'x/y': 1 }, [['/x~1y', ['x/y'], 'Odd/type', 'be object']]],
    [
      'Odd',
      { ...wrong, '~c': 2 ** 31 },
      told('', []).with(1, ['/~0c', ['~c'], 'Odd/properties/~0c/format', 'be int32']),
    ],
  ])('%s %j', (name, value, errors) => {
    expect(errorsOf(name, value)).toEqual(errors);
  });
});
