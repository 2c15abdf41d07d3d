import { describe, expect, test } from 'vitest';
import type { Validation } from '../src/runtime/validators/checks.ts';
import { documentWith, packageOf } from './validators/package.ts';

/** Deep enough that a check which doubles its work on each level never ends. */
const levels = 40;

const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that look at the member or element below in two ways. */
const twice: Readonly<Record<string, (next: object) => object>> = {
  AllOf: (next) => ({ type: 'object', allOf: [{ properties: { n: next } }, { properties: { n: next } }] }),
  AnyOf: (next) => ({
    anyOf: [
      { type: 'object', required: ['absent'], properties: { n: next } },
      { type: 'object', properties: { n: next } },
    ],
  }),
  OneOf: (next) => ({
    oneOf: [
      { type: 'object', properties: { n: next }, required: ['absent'] },
      { type: 'object', properties: { n: next } },
    ],
  }),
  Patterns: (next) => ({ type: 'object', patternProperties: { '^n': next, n$: next } }),
  MemberAndPattern: (next) => ({ type: 'object', properties: { n: next }, patternProperties: { n$: next } }),
  MemberAndBranch: (next) => ({ type: 'object', properties: { n: next }, allOf: [{ properties: { n: next } }] }),
  Exclusion: (next) => ({
    type: 'object',
    properties: { n: next },
    not: { required: ['n'], properties: { n: { not: next } } },
  }),
  Condition: (next) => ({
    type: 'object',
    if: { properties: { n: next } },
    then: { properties: { n: next } },
    else: false,
  }),
  Dependency: (next) => ({
    type: 'object',
    properties: { n: next },
    dependentSchemas: { n: { properties: { n: next } } },
  }),
  Unevaluated: (next) => ({
    type: 'object',
    anyOf: [{ properties: { n: next } }, { properties: { n: next }, required: ['n'] }],
    unevaluatedProperties: false,
  }),
};

const circles = Object.fromEntries(Object.entries(twice).map(([name, schema]) => [name, schema(to(name))]));
const ladders = Object.fromEntries(
  Object.entries(twice).flatMap(([name, schema]) =>
    Array.from({ length: levels + 1 }, (_, at) => [
      `${name}Rung${at}`,
      at === levels ? { type: 'object' } : schema(to(`${name}Rung${at + 1}`)),
    ]),
  ),
);
const schemas = { ...circles, ...ladders };
const { load } = await packageOf(documentWith(schemas));

const nested = (innermost: unknown): unknown => {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = { n: value };
  return value;
};

describe.each(Object.keys(twice))('what is looked at twice on each level: %s', (name) => {
  test.each([name, `${name}Rung0`])('%s', async (key) => {
    const module = await load(`schemas/${key}.js`);
    const is = module[`is${key}`] as (value: unknown) => boolean;
    const validate = module[`validate${key}`] as (value: unknown) => Validation<unknown>;
    expect(is(nested({}))).toBe(true);
    expect(validate(nested({}))).toMatchObject({ valid: true });
    expect(is(nested('text'))).toBe(false);
    const refused = validate(nested('text'));
    expect(refused.valid || refused.errors.length).toBeGreaterThan(0);
  });
});

test('unions of unions of unions are generated, though their branches can not all be compared', async () => {
  const union = (name: string): object => ({ oneOf: Array.from({ length: 300 }, () => to(name)) });
  const tagged = { type: 'object', required: ['tag'], properties: { tag: { const: 'a' } } };
  const { load: loadUnion } = await packageOf(
    documentWith({ First: union('Second'), Second: union('Third'), Third: union('Tagged'), Tagged: tagged }),
  );
  const { isFirst } = await loadUnion('schemas/First.js');
  expect((isFirst as (value: unknown) => boolean)({ tag: 'a' })).toBe(false);
});
