import { describe, expect, test } from 'vitest';
import { resolveImports } from '../../src/import.ts';
import { registryOf } from '../../src/import/registry.ts';
import { lint, type JsonObject } from '../../src/index.ts';
import { codes, definitionsOf, document, extended, library, object, people, resolve, text, uri } from './documents.ts';

describe('problems', () => {
  const nested = (name: string, member: JsonObject): JsonObject => library(name, { T: text, N: member });
  const rows: [string, JsonObject, string[], string?][] = [
    ['relative', { $import: 'people.json' }, ['js-import-relative /$import']],
    [
      'relative, by path',
      { definitions: { N: { $importdefs: '../people.json' } } },
      ['js-import-relative /definitions/N/$importdefs'],
    ],
    ['empty', { $import: '' }, ['js-import-relative /$import']],
    ['a fragment alone', { $import: '#' }, ['js-import-relative /$import']],
    ['a number', { definitions: { $import: 5 } }, ['js-import-shape /definitions/$import']],
    [
      'an object in a namespace',
      { definitions: { A: { $import: { type: 'string' } } } },
      ['js-import-shape /definitions/A/$import'],
    ],
    ['a list', { $importdefs: [uri('People')] }, ['js-import-shape /$importdefs']],
    ['a fragment', { $import: `${uri('People')}#/definitions/Address` }, ['js-import-shape /$import']],
    [
      'unknown',
      { $import: uri('nowhere') },
      ['js-import-unresolved /$import'],
      '"https://example.com/nowhere": no document with this $id is known',
    ],
    ['known by another spelling only', { $import: 'https://EXAMPLE.com/People' }, ['js-import-unresolved /$import']],
    ['not JSON Structure', { $import: uri('foreign') }, ['js-import-unresolved /$import'], 'not JSON Structure'],
    ['no object', { $import: uri('list') }, ['js-import-unresolved /$import'], 'not an object'],
    ['a nameless root type', { $import: uri('nameless') }, ['js-import-unresolved /$import'], 'no name'],
    ['a nameless root type left behind', { $importdefs: uri('nameless') }, []],
    [
      'itself',
      { $import: uri('Root') },
      ['js-import-cycle /$import'],
      '"https://example.com/Root" imports "https://example.com/Root"',
    ],
    [
      'a circle',
      { definitions: { A: { $import: uri('One') } } },
      ['js-import-cycle /definitions/A/$import'],
      '"https://example.com/One" imports "https://example.com/Two" imports "https://example.com/One"',
    ],
    [
      'a circle back to here',
      { $import: uri('Back') },
      ['js-import-cycle /$import'],
      '"https://example.com/Root" imports "https://example.com/Back" imports "https://example.com/Root"',
    ],
    [
      'of an imported document',
      { $import: uri('Bad') },
      ['js-import-relative /$import', 'js-import-unresolved /$import'],
      'in "https://example.com/Bad" at "/definitions/N/$import": "x.json" is not an absolute URI',
    ],
    [
      'all of them at once',
      { $import: 'a', definitions: { $importdefs: 5, N: { $import: uri('nowhere') } } },
      [
        'js-import-relative /$import',
        'js-import-shape /definitions/$importdefs',
        'js-import-unresolved /definitions/N/$import',
      ],
    ],
    ['a property called $import', { $importdefs: uri('People'), ...object({ $import: text }) }, []],
  ];
  const known = [
    people,
    { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: uri('foreign') },
    { $schema: extended, $id: uri('nameless'), type: 'string' },
    nested('One', { $import: uri('Two') }),
    nested('Two', { $import: uri('One') }),
    nested('Back', { $import: uri('Root') }),
    nested('Bad', { $import: 'x.json', $importdefs: uri('nowhere') }),
  ];

  test.each(rows)('%s', (_, members, expected, message = '') => {
    const root = document('Root', members);
    const { find } = registryOf([root, ...known].map((document) => ({ document })));
    const resolved = resolveImports(root, (wanted) => (wanted === uri('list') ? ([] as never) : find(wanted)));
    expect(codes(resolved)).toEqual(expected);
    expect(resolved.problems[0]?.message ?? '').toContain(message);
    for (const { severity, mend } of resolved.problems) expect([severity, typeof mend]).toEqual(['error', 'string']);
  });

  test.each<[string, JsonObject, string]>([
    ['a type', { T: { type: 'string', $import: uri('People') } }, '/definitions/T/$import'],
    [
      'a property, beside an import in its place',
      { N: { $import: uri('People'), T: object({ a: { $importdefs: uri('People') } }) } },
      '/definitions/N/T/properties/a/$importdefs',
    ],
  ])('an import in %s is told by lint', (_, definitions, pointer) => {
    const problems = lint(library('Root', definitions), { imports: registryOf([{ document: people }]).find });
    expect(problems.filter(({ code }) => code === 'js-import-shape').map((problem) => problem.pointer)).toEqual([
      pointer,
    ]);
  });

  test('what can be imported comes in beside what can’t', () => {
    const resolved = resolve(
      library('Root', { A: { $importdefs: uri('People') }, B: { $import: uri('nowhere') } }),
      people,
    );
    expect(definitionsOf(resolved)).toEqual({ A: { Address: object({ street: text }) }, B: {} });
  });

  test('a circle anywhere: nothing is copied, and the keywords are gone', () => {
    const root = library('Root', { A: { $import: uri('People') }, B: { $import: uri('One') }, T: text });
    const resolved = resolve(root, ...(known as JsonObject[]));
    expect(definitionsOf(resolved)).toEqual({ A: {}, B: {}, T: text });
    expect(resolved.imported.size).toBe(0);
  });

  test('a document that nobody registered is found in a circle by its $id', () => {
    const resolved = resolveImports(library('Root', { N: { $import: uri('Root') } }), () => undefined);
    expect(codes(resolved)).toEqual(['js-import-cycle /definitions/N/$import']);
  });

  test('a document without $id is found in a circle all the same', () => {
    const root: JsonObject = { $schema: extended, $import: uri('me') };
    expect(resolveImports(root, () => root).problems).toMatchObject([
      { code: 'js-import-cycle', message: expect.stringContaining('this document imports "https://example.com/me"') },
    ]);
  });
});
