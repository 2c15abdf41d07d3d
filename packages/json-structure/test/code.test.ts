import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compile, type Finding, type JsonObject } from '../src/index.ts';

/** More values than a loop tests before code is made. */
const enough = 300;

const findings = (document: JsonObject, values: readonly unknown[], code: boolean): readonly (readonly Finding[])[] => {
  const check = compile(copy(document), { code });
  for (let round = 0; round * values.length < enough; round += 1) values.forEach(check);
  return values.map(check);
};

const objectOf = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  $schema: 'https://json-structure.org/meta/core/v0/#',
  $id: 'urn:example:code',
  name: 'Value',
  type: 'object',
  properties,
  ...rest,
});
const text = { type: 'string' };
const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const parsed = (...texts: readonly string[]): readonly unknown[] => texts.map((one) => JSON.parse(one) as unknown);

const rows: readonly { readonly name: string; readonly document: JsonObject; readonly values: readonly unknown[] }[] = [
  {
    name: 'required and optional members',
    document: objectOf({ a: text, b: { type: 'int32' } }, { required: ['a'] }),
    values: parsed(
      '{}',
      '{"a":"x"}',
      '{"a":1}',
      '{"a":"x","b":1}',
      '{"a":"x","b":"1"}',
      '{"b":1}',
      'null',
      '[]',
      '"a"',
    ),
  },
  {
    name: 'members that every object inherits',
    document: objectOf(
      JSON.parse(
        '{"__proto__":{"type":"string"},"toString":{"type":"string"},"valueOf":{"type":"string"}}',
      ) as JsonObject,
      { required: ['toString'] },
    ),
    values: parsed(
      '{}',
      '{"toString":"x"}',
      '{"toString":"x","__proto__":"y"}',
      '{"toString":"x","__proto__":{}}',
      '{"toString":"x","valueOf":1}',
    ),
  },
  {
    name: 'names that would end a string literal, a line or a comment',
    document: objectOf({
      '"]; throw 1; //': text,
      '\\': text,
      '\n*/': text,
      '\u2028': text,
      '\ud800': text,
      '`${1}`': text,
    }),
    values: [
      {},
      { '"]; throw 1; //': 'x', '\\': 'x', '\n*/': 'x', '\u2028': 'x', '\ud800': 'x', '`${1}`': 'x' },
      { '\\': 1 },
      { '\u2028': 1 },
      { '\ud800': 1 },
      { '"]; throw 1; //': 1 },
    ],
  },
  {
    name: 'members that are there without a value',
    document: objectOf({ a: text, b: text }, { required: ['a'] }),
    values: [
      { a: undefined },
      { a: 'x', b: undefined },
      Object.create(null),
      Object.assign(Object.create(null), { a: 'x' }),
    ],
  },
  {
    name: 'a closed type within an open one, and a required member that is not declared',
    document: objectOf(
      { inner: { ...objectOf({ a: text }, { additionalProperties: false }), name: 'Inner' } },
      { required: ['other'] },
    ),
    values: parsed(
      '{"other":1}',
      '{"inner":{}}',
      '{"other":1,"inner":{"a":"x","b":1}}',
      '{"other":null,"inner":{"a":1}}',
    ),
  },
];

describe('code, a loop, and a host that forbids code find the same in', () => {
  test.each(rows)('$name', ({ document, values }) => {
    const byLoop = findings(document, values, false);
    expect(findings(document, values, true)).toEqual(byLoop);
    expect(byLoop.some(({ length }) => length > 0)).toBe(true);
  });

  test('members of any name', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype), '$uses'),
    );
    const value = fc.dictionary(name, fc.constantFrom('x', 1, null), { noNullPrototype: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.array(value, { minLength: 1 }),
        (names, values) => {
          const properties = Object.fromEntries(names.map((one) => [one, text] as const));
          const document = objectOf(properties, { required: names.slice(1) });
          const all = [...values, ...names.map((one) => Object.fromEntries([[one, 1]]))];
          expect(findings(document, all, true)).toEqual(findings(document, all, false));
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 50) },
    );
  });

  test('a process that is started so', () => {
    const sendable = rows.map(({ document, values }) => ({
      document,
      values: values.filter((one) => JSON.stringify(one) !== '{}'),
    }));
    const script = `
      import { readFileSync } from 'node:fs';
      const { compile } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)});
      let isForbidden = false;
      try { new Function(''); } catch { isForbidden = true; }
      const told = JSON.parse(readFileSync(0, 'utf8')).map(({ document, values }) => {
        const check = compile(document);
        for (let round = 0; round < ${enough}; round += 1) values.forEach(check);
        return values.map(check);
      });
      console.log(JSON.stringify({ isForbidden, told }));`;
    const output = execFileSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script],
      { input: JSON.stringify(sendable), encoding: 'utf8' },
    );
    const told = sendable.map(({ document, values }) => findings(document, copy(values), true));
    expect(JSON.parse(output)).toEqual({ isForbidden: true, told });
  });
});

test('code is made of types that are tested often, and only where it may be', () => {
  const make = vi.fn<(...parameters: string[]) => unknown>(Function);
  vi.stubGlobal('Function', make);
  const { document, values } = rows[0] ?? { document: {}, values: [] };
  compile(document)(values[0]);
  findings(document, values, false);
  expect(make).not.toHaveBeenCalled();
  findings(document, values, true);
  expect(make).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
