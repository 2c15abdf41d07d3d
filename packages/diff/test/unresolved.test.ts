import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract, reading } from './cases/contracts.ts';

const text = { type: 'string' };

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe('a reference that names nothing', () => {
  test('leaves in doubt what becomes of the schema', () => {
    const pet = (schema: unknown): Contract => reading({ type: 'object', properties: { name: schema } });
    const { changes } = diff(pet(text), pet(ref('Nobody')));
    expect(changes.map(({ rule, impact, undecided }) => [rule, impact, undecided])).toEqual([
      ['reference-unresolvable', 'risky', 'reference'],
      ['response-schema-removed', 'risky', 'reference'],
    ]);
  });

  test('leaves in doubt what becomes of alternatives', () => {
    const { changes } = diff(
      reading({ anyOf: [text, ref('Nobody')] }),
      reading({ anyOf: [text, { type: 'integer' }] }),
    );
    expect(changes.map(({ impact }) => impact)).not.toContain('breaking');
    const { changes: back } = diff(
      reading({ anyOf: [text, { type: 'null' }] }),
      reading({ anyOf: [text, ref('Nobody')] }),
    );
    expect(back.map(({ rule, undecided }) => [rule, undecided])).toContainEqual([
      'reference-unresolvable',
      'reference',
    ]);
    expect(back.map(({ impact }) => impact)).not.toContain('breaking');
  });

  test('is told once, and leaves that in doubt, in a path item that is referred to', () => {
    const shared = (schema: unknown): Contract =>
      contract({
        paths: { '/pets': { $ref: '#/components/pathItems/Pets' } },
        components: {
          pathItems: {
            Pets: { get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } } },
          },
        },
      });
    const { changes } = diff(shared(text), shared(ref('Nobody')));
    expect(changes.map(({ rule, impact, undecided }) => [rule, impact, undecided])).toEqual([
      ['reference-unresolvable', 'risky', 'reference'],
      ['response-schema-removed', 'risky', 'reference'],
    ]);
  });

  const structure = (more: object): Contract =>
    reading({
      $schema: 'https://json-structure.org/meta/core/v0/#',
      name: 'Pet',
      type: 'object',
      definitions: { Name: { name: 'Name', abstract: true, type: 'object', properties: { first: text } } },
      ...more,
    });

  const nobody = { type: { $ref: '#/definitions/Nobody' } };
  const named = (name: object): object => ({ properties: { name } });
  test.each([
    ['a type', named(text), named(nobody)],
    ['one of several types', named({ type: ['int32', 'string'] }), named({ type: ['int32', nobody.type] })],
    ['the type of items', named({ type: 'array', items: text }), named({ type: 'array', items: nobody })],
    ['a base', { $extends: '#/definitions/Name' }, { $extends: '#/definitions/Nobody' }],
    ['in another file', named(text), named({ type: { $ref: 'name.json' } })],
  ])('leaves in doubt what becomes of JSON Structure where it is %s', (_, before, after) => {
    const { changes } = diff(structure(before), structure(after));
    expect(changes.map(({ impact, undecided }) => [impact, undecided])).toEqual([
      ['risky', 'reference'],
      ['risky', 'reference'],
    ]);
    expect(changes[0]?.rule).toBe('reference-unresolvable');
  });

  test.each(['https://example.com/nowhere', 'nowhere.json', 5])(
    'leaves in doubt what becomes of what is imported from %s',
    (from) => {
      const extended = { $schema: 'https://json-structure.org/meta/extended/v0/#', $uses: ['JSONStructureImport'] };
      const person = { name: 'Person', type: 'object', properties: { first: text } };
      const importing = (people: object): Contract =>
        structure({
          ...extended,
          ...named({ type: { $ref: '#/definitions/People/Person' } }),
          definitions: { People: people },
        });
      const { changes } = diff(importing({ Person: person }), importing({ $import: from }));
      expect(changes.map(({ impact }) => impact)).not.toContain('breaking');
      const doubted = changes.filter(({ undecided }) => undecided === 'reference').map(({ rule }) => rule);
      expect(doubted).toEqual(['reference-unresolvable', 'response-schema-removed']);
    },
  );
});
