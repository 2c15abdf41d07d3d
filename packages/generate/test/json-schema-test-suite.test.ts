import { contractOf } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { describe, expect, test } from 'vitest';
import { schemaNames } from '../src/names.ts';
import { arrays } from './json-schema-test-suite/arrays.ts';
import { combinations } from './json-schema-test-suite/combinations.ts';
import { drafts } from './json-schema-test-suite/drafts.ts';
import { dynamicReferences } from './json-schema-test-suite/dynamic-references.ts';
import { formats } from './json-schema-test-suite/formats.ts';
import type { Group } from './json-schema-test-suite/group.ts';
import { identifiers } from './json-schema-test-suite/identifiers.ts';
import { metaSchemas } from './json-schema-test-suite/meta-schemas.ts';
import { objects } from './json-schema-test-suite/objects.ts';
import { references } from './json-schema-test-suite/references.ts';
import { strings } from './json-schema-test-suite/strings.ts';
import { times } from './json-schema-test-suite/times.ts';
import { types } from './json-schema-test-suite/types.ts';
import { unevaluatedItems } from './json-schema-test-suite/unevaluated-items.ts';
import { unevaluatedProperties } from './json-schema-test-suite/unevaluated-properties.ts';
import { documentWith, packageOf } from './validators/package.ts';

/**
 * JSON Schema 2020-12 keyword by keyword, through the printed code: own cases with the coverage of the required part of the
 * JSON-Schema-Test-Suite, and of its formats.
 */
const suite: Readonly<Record<string, readonly Group[]>> = {
  types,
  strings,
  arrays,
  objects,
  combinations,
  unevaluatedItems,
  unevaluatedProperties,
  references,
  identifiers,
  dynamicReferences,
  metaSchemas,
  drafts,
  times,
  formats,
};

/** A resource of its own for each schema, so that `#` is that schema. */
const identified = (schema: unknown, number: number): unknown =>
  typeof schema === 'boolean' ? schema : { $id: `https://suite.example/${number}`, ...(schema as object) };

const groups = Object.entries(suite).flatMap(([file, rows]) => rows.map((row) => [file, ...row] as const));
const { contract, load, problems } = await packageOf(
  documentWith(Object.fromEntries(groups.map(([, , schema], number) => [`S${number}`, identified(schema, number)]))),
);
const names = schemaNames(contract);

const guardOf = async (key: string): Promise<(value: unknown) => boolean> => {
  const name = names.get(key) as string;
  return (await load(`schemas/${name}.js`))[`is${name}`] as (value: unknown) => boolean;
};

const ajv = createAjv(contract);

describe.each(Object.keys(suite))('%s', (file) => {
  test.each(
    groups.map((group, number) => [group[1], number, group] as const).filter(([, , group]) => group[0] === file),
  )('%s', async (_title, number, [, , , valid, invalid]) => {
    const is = await guardOf(`S${number}`);
    const validate = validatorAt(ajv, `/components/schemas/S${number}`);
    const parsed = (values: readonly unknown[]): unknown[] =>
      values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    expect({
      refused: parsed(valid).filter((value) => !is(value)),
      accepted: parsed(invalid).filter(is),
      refusedByAjv: parsed(valid).filter((value) => !validate(value)),
      acceptedByAjv: parsed(invalid).filter((value) => validate(value)),
    }).toEqual({ refused: [], accepted: [], refusedByAjv: [], acceptedByAjv: [] });
  });
});

test('every reference of the suite is understood', () => {
  expect(problems.filter(({ code }) => code.startsWith('ref-'))).toEqual([]);
});

test('a $ref to another host is refused, not ignored', () => {
  const elsewhere = { $ref: 'https://example.com/schemas/pet.json' };
  expect(() => contractOf(documentWith({ Remote: elsewhere }))).toThrow(/host or scheme/);
});

/** As they are pasted into descriptions: without a name that would make `#` mean them. */
test.each([
  ['a definition', { $defs: { n: { type: 'integer' } }, items: { $ref: '#/$defs/n' } }, [[1]], [['a']]],
  [
    'the schema itself',
    { properties: { a: { $ref: '#' } }, additionalProperties: false },
    [{ a: {} }],
    [{ a: { b: 1 } }],
  ],
])('in a component # may mean the component: %s', async (_title, schema, valid, invalid) => {
  const pasted = await packageOf(documentWith({ Pasted: schema }));
  const { isPasted } = (await pasted.load('schemas/Pasted.js')) as { isPasted: (value: unknown) => boolean };
  expect([valid.map(isPasted), invalid.map(isPasted)]).toEqual([[true], [false]]);
  expect(pasted.contract.problems.map(({ code }) => code)).toEqual(['healed-ref']);
});
