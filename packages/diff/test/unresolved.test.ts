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
});
