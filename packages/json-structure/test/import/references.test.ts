import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/index.ts';
import type { Json } from '../../src/json.ts';
import { validation } from '../documents.ts';
import { definitionsOf, document, library, object, ref, resolve, text, uri } from './documents.ts';

describe('references in the copy', () => {
  const into = (namespace: string, imported: JsonObject): Json | undefined => {
    const resolved = resolve(library('Root', { [namespace]: { $import: imported['$id'] } }), imported);
    expect(resolved.problems).toEqual([]);
    return (definitionsOf(resolved) as JsonObject)[namespace];
  };
  const copyOf = (schema: JsonObject, more: JsonObject = {}): Json | undefined =>
    (into('Ns', library('B', { T: schema, B: text }, more)) as JsonObject)['T'];

  test.each<[string, JsonObject, JsonObject]>([
    ['a reference', ref('B'), ref('Ns/B')],
    [
      'what stands beside it',
      { type: { $ref: '#/definitions/B', description: 'd' } },
      { type: { $ref: '#/definitions/Ns/B', description: 'd' } },
    ],
    [
      'members of a union',
      { type: ['null', { $ref: '#/definitions/B' }] },
      { type: ['null', { $ref: '#/definitions/Ns/B' }] },
    ],
    [
      'a union member in place',
      { type: [{ type: 'array', items: ref('B') }] },
      { type: [{ type: 'array', items: ref('Ns/B') }] },
    ],
    ['one base', object({}, { $extends: '#/definitions/B' }), object({}, { $extends: '#/definitions/Ns/B' })],
    ['several bases', object({}, { $extends: ['#/definitions/B'] }), object({}, { $extends: ['#/definitions/Ns/B'] })],
    ['properties', object({ a: object({ b: ref('B') }) }), object({ a: object({ b: ref('Ns/B') }) })],
    [
      'values and items',
      { type: 'map', values: { type: 'set', items: ref('B') } },
      { type: 'map', values: { type: 'set', items: ref('Ns/B') } },
    ],
    ['choices', { type: 'choice', choices: { a: ref('B') } }, { type: 'choice', choices: { a: ref('Ns/B') } }],
    [
      'additionalProperties',
      object({}, { additionalProperties: ref('B') }),
      object({}, { additionalProperties: ref('Ns/B') }),
    ],
    ['percent-encoding', { type: { $ref: '#/%64efinitions/%42' } }, ref('Ns/B')],
    ['a pointer without #', { type: { $ref: '/definitions/B' } }, { type: { $ref: '/definitions/Ns/B' } }],
    ['escapes of pointers', ref('a~1b~0c'), ref('Ns/a~1b~0c')],
    ['names that a URI can’t hold', ref('50%25 of é#'), ref('Ns/50%25%20of%20%C3%A9%23')],
    [
      'relations',
      object(
        {},
        {
          relations: {
            r: {
              targettype: { $ref: '#/definitions/B' },
              qualifiertype: { $ref: '#/definitions/B' },
              scope: '#/definitions/B/properties/x',
            },
            s: { targettype: { $ref: '#/definitions/B' }, scope: ['#/definitions/B', '#'] },
          },
        },
      ),
      object(
        {},
        {
          relations: {
            r: {
              targettype: { $ref: '#/definitions/Ns/B' },
              qualifiertype: { $ref: '#/definitions/Ns/B' },
              scope: '#/definitions/Ns/B/properties/x',
            },
            s: { targettype: { $ref: '#/definitions/Ns/B' }, scope: ['#/definitions/Ns/B', '#'] },
          },
        },
      ),
    ],
  ])('%s', (_, schema, copied) => expect(copyOf(schema)).toEqual(copied));

  test.each<[string, JsonObject]>([
    ['properties called type and $ref', object({ type: { type: 'string' }, $ref: { type: 'string' }, $extends: text })],
    ['const', { type: 'any', const: { type: { $ref: '#/definitions/B' } } }],
    ['enum', { type: 'string', enum: ['#/definitions/B', { type: { $ref: '#/definitions/B' } }] }],
    ['default and examples', { type: 'any', default: ref('B'), examples: [ref('B'), { $extends: '#/definitions/B' }] }],
    ['annotations', { type: 'any', 'x-note': ref('B'), description: '#/definitions/B' }],
    [
      'pointers out of the definitions',
      { type: [{ $ref: '#/$defs/B' }, { $ref: '#' }, { $ref: 'other.json' }, { $ref: '#/%' }] },
    ],
    ['conditions that are switched off', { type: 'any', allOf: [ref('B')] }],
  ])('%s are left alone', (_, schema) => expect(copyOf(schema)).toEqual(schema));

  test('conditions are rewritten when the importing document switches them on', () => {
    const b = library('B', { T: { type: 'any', allOf: [ref('U')], if: ref('U') }, U: text });
    const root = { ...library('Root', { N: { $import: uri('B') } }), $schema: validation };
    expect(definitionsOf(resolve(root, b))).toEqual({
      N: { T: { type: 'any', allOf: [ref('N/U')], if: ref('N/U') }, U: text },
    });
  });

  test('a scope of # or of a part of the root is that of the root type in its new place', () => {
    const related = { type: 'array', items: object({}, { relations: { r: { scope: ['#', '#/items'] } } }) };
    const relate = (...scope: string[]): JsonObject => ({
      type: 'array',
      items: object({}, { relations: { r: { scope } } }),
    });
    expect(into('Ns', document('Root_B', related))).toEqual({
      Root_B: { name: 'Root_B', ...relate('#/definitions/Ns/Root_B', '#/definitions/Ns/Root_B/items') },
    });
    expect(into('Ns', library('B', { T: related }, { $root: '#/definitions/T' }))).toEqual({
      T: relate('#/definitions/Ns/T', '#/items'),
    });
  });

  test('parts that a document shares in memory are led, each in its place', () => {
    const shared = ref('B');
    const imported = library('B', { T: object({ a: shared, b: shared }, { default: shared }), B: text });
    expect((into('Ns', imported) as JsonObject)['T']).toEqual(
      object({ a: ref('Ns/B'), b: ref('Ns/B') }, { default: ref('B') }),
    );
  });

  test('values of a class are kept', () => {
    class Exact {
      readonly text = '0.1';
    }
    const exact = new Exact() as unknown as Json;
    expect((copyOf({ type: 'decimal', const: exact }) as JsonObject)['const']).toBe(exact);
  });
});
