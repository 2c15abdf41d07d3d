import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaNames } from '../../src/names.ts';
import type { Validation } from '../../src/runtime/validators/checks.ts';
import { documentWith, packageOf } from '../validators/package.ts';
import { ref, text, traps } from './validators-table.ts';

const shape = (tag: unknown, rest: object): object => ({
  type: 'object',
  properties: { kind: { const: tag }, ...rest },
  required: ['kind', ...Object.keys(rest)],
});
const branches = Array.from({ length: 1000 }, (_, n) => shape(`k${n}`, { [`p${n}`]: { type: 'integer' } }));
const level = (n: number, over: (next: object) => unknown): [string, unknown] => [`L${n}`, over(ref(`L${n - 1}`))];
const hostile = {
  Cat: { allOf: [ref('Pet'), { type: 'object', properties: { claws: { type: 'integer' } }, required: ['claws'] }] },
  Dog: { allOf: [ref('Pet'), { type: 'object', properties: { bark: text }, required: ['bark'] }] },
  Pet: { type: 'object', properties: { petType: text, name: text }, required: ['petType', 'name'] },
  AnyPet: {
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'petType', mapping: { cat: '#/components/schemas/Cat', hound: 'Dog' } },
  },
  SomePet: {
    anyOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'petType', mapping: { cat: 'Cat', hound: '#/components/schemas/Dog' } },
  },
  Numbered: { oneOf: [shape(1, { a: text }), shape(2, { b: text })] },
  Nested: { oneOf: [{ oneOf: [shape('a', { a: text }), shape('b', { b: text })] }, shape('c', { c: text })] },
  Many: { oneOf: branches },
  Node: {
    anyOf: [
      { type: 'object', properties: { next: ref('Node'), a: text }, required: ['next'] },
      { type: 'object', properties: { end: { const: true } }, required: ['end'], additionalProperties: false },
    ],
  },
  Slow: { type: 'string', pattern: '^(a+)+$' },
  Slower: { type: 'string', pattern: '^([a-z0-9]+[.-]?)*@(x|xx|xxx)+$' },
  SlowNames: {
    type: 'object',
    patternProperties: { '^(?:\\w+\\s?)*$': { type: 'integer' } },
    additionalProperties: false,
  },
  Numbers: { enum: Array.from({ length: 10_000 }, (_, n) => n) },
  UnevaluatedLarge: {
    type: 'object',
    anyOf: [{ required: ['a0'], patternProperties: { '^a': true } }, { patternProperties: { '^b': true } }],
    unevaluatedProperties: false,
  },
  // Both branches may hold for an object, and both come back for its child.
  Twice: {
    anyOf: [
      { type: 'object', properties: { child: ref('Twice'), x: text }, required: ['x'] },
      { type: 'object', properties: { child: ref('Twice'), y: text } },
    ],
  },
  L0: { type: 'integer' },
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, n) =>
      level(n + 1, (next) => ({ anyOf: [next, { allOf: [next], title: 'again' }] })),
    ),
  ),
  All: ref('All30'),
  All0: { type: 'integer' },
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [`All${n + 1}`, { allOf: [ref(`All${n}`), { allOf: [ref(`All${n}`)] }] }]),
  ),
};

const document = documentWith({
  ...Object.fromEntries(Object.entries(traps).map(([name, { schema }]) => [name, schema])),
  ...hostile,
});
const { contract, load, files } = await packageOf(document);
const names = schemaNames(contract);

const validatorsOf = async (
  key: string,
): Promise<{ is: (value: unknown) => boolean; errors: (value: unknown) => [string, string, string][] }> => {
  const name = names.get(key) as string;
  const module = await load(`schemas/${name}.js`);
  const validate = module[`validate${name}`] as (value: unknown) => Validation<unknown>;
  return {
    is: module[`is${name}`] as (value: unknown) => boolean,
    errors: (value) => {
      const result = validate(value);
      return result.valid
        ? []
        : result.errors.map(({ pointer, schemaPointer, keyword }) => [
            pointer,
            schemaPointer.replace('/components/schemas/', ''),
            keyword,
          ]);
    },
  };
};

test.each(Object.entries(traps))('%s', async (name, { valid, invalid }) => {
  const { is, errors } = await validatorsOf(name);
  expect(valid.filter((value) => !is(value) || errors(value).length > 0)).toEqual([]);
  expect(invalid.filter((value) => is(value) || errors(value).length === 0)).toEqual([]);
});

describe('errors say where', () => {
  const cat = { petType: 'cat', name: 'Tom', claws: 1 };
  test.each([
    [
      'a member deep down',
      'Filter',
      { kind: 'and', filters: [{ kind: 'leaf', value: 'x' }] },
      [['/filters/0/value', 'Leaf/properties/value/type', 'type']],
    ],
    ['an absent member', 'Leaf', {}, [['', 'Leaf/required', 'required']]],
    [
      'an extra member whose name needs escapes',
      'Closed',
      { 'a/b~': 1 },
      [['/a~1b~0', 'Closed/additionalProperties', 'additionalProperties']],
    ],
    ['by mapping', 'AnyPet', { ...cat, claws: 'x' }, [['/claws', 'Cat/allOf/1/properties/claws/type', 'type']]],
    ['by mapping to a name', 'AnyPet', { petType: 'hound', name: 'Rex' }, [['', 'Dog/allOf/1/required', 'required']]],
    [
      'by mapping in anyOf',
      'SomePet',
      { petType: 'hound', name: 'Rex', bark: 1 },
      [['/bark', 'Dog/allOf/1/properties/bark/type', 'type']],
    ],
    ['an unknown tag', 'AnyPet', { ...cat, petType: 'Dog' }, [['', 'AnyPet/oneOf', 'oneOf']]],
    ['no tag', 'AnyPet', { name: 'Tom' }, [['', 'AnyPet/oneOf', 'oneOf']]],
    ['an integer tag', 'Numbered', { kind: 2, b: 1 }, [['/b', 'Numbered/oneOf/1/properties/b/type', 'type']]],
    ['an integer tag as text', 'Numbered', { kind: '2', b: 'x' }, [['', 'Numbered/oneOf', 'oneOf']]],
    ['a union in a union', 'Nested', { kind: 'b', b: 1 }, [['/b', 'Nested/oneOf/0/oneOf/1/properties/b/type', 'type']]],
    ['a union in a union, another tag', 'Nested', { kind: 'd' }, [['', 'Nested/oneOf', 'oneOf']]],
    [
      'one of a thousand',
      'Many',
      { kind: 'k999', p999: 'x' },
      [['/p999', 'Many/oneOf/999/properties/p999/type', 'type']],
    ],
    ['none of a thousand', 'Many', { kind: 'x' }, [['', 'Many/oneOf', 'oneOf']]],
  ])('%s', async (_title, name, value, wanted) => {
    expect((await validatorsOf(name)).errors(value)).toEqual(wanted);
  });

  test('each tag leads to its own branch', async () => {
    const { is } = await validatorsOf('AnyPet');
    expect([
      is(cat),
      is({ petType: 'hound', name: 'Rex', bark: 'x' }),
      is({ ...cat, petType: 'hound' }),
      is({ ...cat, petType: 'Cat' }),
    ]).toEqual([true, true, false, false]);
  });
});

describe('hostile payloads', () => {
  const nested = (depth: number, end: unknown): unknown => {
    let value = end;
    for (let at = 0; at < depth; at++) value = { next: value };
    return value;
  };

  test('nested a hundred thousand deep is refused with an error', async () => {
    const { is, errors } = await validatorsOf('Node');
    const value = nested(100_000, { end: true });
    expect([is(value), errors(value).length > 0]).toEqual([false, true]);
  });

  test.each([
    ['branches of branches', 'L30', 5, 'x'],
    ['demands of demands', 'All', 5, 'x'],
  ])('%s are looked at once a value', async (_title, name, valid, invalid) => {
    const { is, errors } = await validatorsOf(name);
    expect([is(valid), is(invalid), errors(valid), errors(invalid).length > 0]).toEqual([true, false, [], true]);
  });

  test('a payload of many levels is not checked twice a level', async () => {
    const { is, errors } = await validatorsOf('Twice');
    const chain = (end: unknown): unknown => {
      let value = end;
      for (let at = 0; at < 200; at++) value = { child: value, x: 'a' };
      return value;
    };
    expect([is(chain({})), is(chain({ y: 5 })), errors(chain({ y: 5 })).length]).toEqual([true, false, 100]);
  });

  test('references in a long row are one step', async () => {
    const row = Array.from({ length: 400 }, (_, n) => [`R${n}`, n === 399 ? { type: 'integer' } : ref(`R${n + 1}`)]);
    const { load: loadRow } = await packageOf(documentWith(Object.fromEntries(row)));
    const { isR0 } = (await loadRow('schemas/R0.js')) as { isR0: (value: unknown) => boolean };
    expect([isR0(1), isR0('x')]).toEqual([true, false]);
  });

  test('huge lists and objects', async () => {
    const unique = await validatorsOf('Unique');
    expect(unique.is(Array.from({ length: 100_000 }, (_, at) => ({ at })))).toBe(true);
    const { is } = await validatorsOf('UnevaluatedLarge');
    const large = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`a${at}`, at]));
    expect([is(large), is({ ...large, c: 1 })]).toEqual([true, false]);
    const numbers = await validatorsOf('Numbers');
    expect([numbers.is(9999), numbers.is(10_000), numbers.is('1')]).toEqual([true, false, false]);
  });

  test.each([
    ['Slow', `${'a'.repeat(100_000)}!`, 'aaa'],
    ['Slower', `${'a'.repeat(100_000)}@`, 'a.b@xxx'],
    ['SlowNames', { [`${'a'.repeat(50_000)}!`]: 1 }, { 'a b': 1 }],
  ])('%s answers for texts that would take an engine for ever', async (name, invalid, valid) => {
    const { is } = await validatorsOf(name);
    expect([is(invalid), is(valid)]).toEqual([false, true]);
  });

  test('the engine is carried only where it is needed', async () => {
    expect(files.some(({ path }) => path === 'runtime/pattern/linear-pattern.js')).toBe(true);
    const plain = await packageOf(documentWith({ A: { type: 'string', pattern: '^a+$' } }));
    expect(plain.files.filter(({ path }) => path.startsWith('runtime/pattern'))).toEqual([]);
  });
});

describe('what no linear engine takes', () => {
  const document = documentWith({ A: { type: 'string', pattern: '^(a*)*\\1$' } });

  test.each([
    ['runs as it is, and that is said', 'linear', 'warning', 'pattern-backtracks'],
    ['is an error where that is the choice', 'refuse', 'error', 'pattern-unsafe'],
  ] as const)('%s', async (_, patterns, severity, code) => {
    const { problems } = await packageOf(document, { patterns });
    expect(problems.map((problem) => [problem.severity, problem.code, problem.pointer])).toEqual([
      [severity, code, '/components/schemas/A/pattern'],
    ]);
  });
});

test('any pattern says what ECMA-262 says', async () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '.',
    '\\w',
    '\\d',
    '(a|b)',
    '(a+)+',
    '(?:ab?)*',
    'a{1,2}',
    '\\b',
    '\u{1F600}',
    '(b|ba)*',
    '^',
    '$',
  );
  const pattern = fc
    .array(fc.tuple(part, fc.constantFrom('', '', '+', '*?')), { minLength: 1, maxLength: 5 })
    .map((parts) =>
      parts.map(([one, times]) => (/[\^$b]$/.test(one) && one.length < 3 && one !== 'b' ? one : one + times)).join(''),
    );
  const sources = fc.sample(pattern, { numRuns: Number(process.env['RUNS'] ?? 150) }).filter((source) => {
    try {
      return new RegExp(source, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  });
  const texts = fc.sample(
    fc
      .array(fc.constantFrom('a', 'b', '1', ' ', '\u{1F600}', '\n'), { maxLength: 8 })
      .map((letters) => letters.join('')),
    { numRuns: Number(process.env['RUNS'] ?? 60) },
  );
  const { load: loadPatterns, files: printed } = await packageOf(
    documentWith(Object.fromEntries(sources.map((pattern, at) => [`P${at}`, { type: 'string', pattern }]))),
  );
  expect(printed.filter(({ text: code }) => code.includes('linearPattern(')).length).toBeGreaterThan(20);
  for (const [at, source] of sources.entries()) {
    const is = (await loadPatterns(`schemas/P${at}.js`))[`isP${at}`] as (value: unknown) => boolean;
    const expression = new RegExp(source, 'u');
    expect([source, texts.filter((one) => is(one) !== expression.test(one))]).toEqual([source, []]);
  }
});
