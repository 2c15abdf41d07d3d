import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contractOf } from '@schemawright/contract';
import { afterAll, expect, test } from 'vitest';
import { agreementOf, showcaseOf } from '../src/agreement.ts';
import { typeErrors } from '../src/declarations.ts';
import { mutantsOf } from '../src/mutants.ts';
import { targetBelow } from '../src/packages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'survey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pets = contractOf(
  {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    components: {
      schemas: {
        Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string', examples: ['Rex'] } } },
      },
      examples: { rex: { value: { name: 'Rex' } } },
      parameters: {
        pet: {
          name: 'pet',
          in: 'query',
          schema: { $ref: '#/components/schemas/Pet' },
          examples: { rex: { $ref: '#/components/examples/rex' } },
        },
      },
    },
  },
  { name: 'pets' },
);

test('examples are found in schemas and beside them, through references; each component has a sample', () => {
  const { probes } = showcaseOf(pets);
  expect(probes.filter(({ kind }) => kind === 'example')).toEqual([
    { pointer: '/components/schemas/Pet/properties/name/examples/0', kind: 'example', member: 'of0', value: 'Rex' },
    {
      pointer: '/components/parameters/pet/examples/rex/value',
      kind: 'example',
      member: 'of1',
      value: { name: 'Rex' },
    },
  ]);
  expect(probes.find(({ kind }) => kind === 'sample')).toEqual({
    pointer: '/components/schemas/Pet',
    kind: 'sample',
    member: 'of2',
    value: { name: 'Rex' },
  });
});

test('mutants drop, add and change', () => {
  expect(mutantsOf({ a: 1 }, 4)).toEqual([null, 'text', {}, { a: 1, schemawright: true }]);
});

test('validators that accept everything differ from Ajv', () => {
  const careless = { guard: () => true, validate: () => ({ valid: true }) };
  const { differences, refusedMutants } = agreementOf(showcaseOf(pets), careless);
  expect(refusedMutants).toBeGreaterThan(0);
  expect(differences).toHaveLength(refusedMutants);
});

test('declarations with an error are told', () => {
  const target = targetBelow(folder, 'broken');
  for (const place of Object.values(target.folders)) {
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'index.d.ts'), 'export type A = Missing;\n');
  }
  expect(typeErrors([target])).toHaveLength(3);
  expect(typeErrors([target])[0]).toMatch(/^@corpus-broken\/\w+\/index\.d\.ts:1 TS2304 /u);
});
