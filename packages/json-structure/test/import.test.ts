import { describe, expect, test } from 'vitest';
import { originOf } from '../src/import.ts';
import { registryOf } from '../src/import/registry.ts';
import { lint, type JsonObject } from '../src/index.ts';
import { core, validation } from './documents.ts';
import {
  codes,
  definitionsOf,
  document,
  extended,
  int,
  library,
  object,
  people,
  ref,
  resolve,
  text,
  uri,
} from './import/documents.ts';

describe('what comes in, and where', () => {
  const person = (prefix: string): JsonObject => ({
    name: 'Person',
    ...object({ name: text, home: ref(`${prefix}Address`), partner: ref(`${prefix}Person`) }),
  });
  const address = object({ street: text });

  test.each<[string, JsonObject, JsonObject]>([
    ['$import at the root', { $import: uri('People') }, { Person: person(''), Address: address }],
    ['$import in definitions', { definitions: { $import: uri('People') } }, { Person: person(''), Address: address }],
    ['$importdefs at the root', { $importdefs: uri('People') }, { Address: address }],
    [
      '$import in a namespace',
      { definitions: { A: { $import: uri('People') } } },
      { A: { Person: person('A/'), Address: address } },
    ],
    [
      '$import in a nested namespace beside own types',
      { definitions: { A: { B: { $import: uri('People') }, Own: text } } },
      { A: { B: { Person: person('A/B/'), Address: address }, Own: text } },
    ],
    ['$importdefs in a namespace', { definitions: { A: { $importdefs: uri('People') } } }, { A: { Address: address } }],
    ['an empty fragment', { $importdefs: `${uri('People')}#` }, { Address: address }],
    [
      'both keywords together',
      { definitions: { A: { $import: uri('People'), $importdefs: uri('Units') } } },
      { A: { Person: person('A/'), Address: address, Unit: text } },
    ],
    [
      'one document into two namespaces',
      { definitions: { A: { $importdefs: uri('People') }, B: { $import: uri('People') } } },
      { A: { Address: address }, B: { Person: person('B/'), Address: address } },
    ],
  ])('%s', (_, root, definitions) => {
    const resolved = resolve(document('Root', root), people, library('Units', { Unit: text }));
    expect(resolved.problems).toEqual([]);
    expect(definitionsOf(resolved)).toEqual(definitions);
    expect(JSON.stringify(resolved.document)).not.toContain('$import');
    expect(lint(resolved.document)).toEqual([]);
  });

  test('what $root picks is a definition already', () => {
    const picked = library('Picked', { Ns: { T: text } }, { $root: '#/definitions/Ns/T' });
    const resolved = resolve(library('Root', { A: { $import: uri('Picked') } }), picked);
    expect(definitionsOf(resolved)).toEqual({ A: { Ns: { T: text } } });
  });

  test('imports of imported documents, each in its own frame', () => {
    const c = document('C', {
      ...object({ more: ref('Inner/Deep'), self: ref('C') }),
      definitions: { Inner: { Deep: text } },
    });
    const b = library('B', { Ns: { $import: uri('C'), Two: ref('Ns/C') }, One: ref('Ns/Inner/Deep') });
    const resolved = resolve(library('A', { X: { $import: uri('B') } }), b, c);
    expect(definitionsOf(resolved)).toEqual({
      X: {
        Ns: {
          Two: ref('X/Ns/C'),
          C: { name: 'C', ...object({ more: ref('X/Ns/Inner/Deep'), self: ref('X/Ns/C') }) },
          Inner: { Deep: text },
        },
        One: ref('X/Ns/Inner/Deep'),
      },
    });
  });

  test('$importdefs brings what the other document imports, root types included, but not its own', () => {
    const b = document('B', { ...object({ a: text }), $import: uri('People') });
    expect(Object.keys(definitionsOf(resolve(document('A', { $importdefs: uri('B') }), b, people)) as object)).toEqual([
      'Address',
      'Person',
    ]);
  });

  test('an imported document without the extension imports nothing', () => {
    const plain = {
      ...library('Plain', { A: { $import: uri('People'), T: text } }),
      $schema: core,
      $import: uri('People'),
    };
    const resolved = resolve(document('Root', { $import: uri('Plain') }), plain, people);
    expect(resolved.problems).toEqual([]);
    expect(definitionsOf(resolved)).toEqual({ A: { T: text } });
  });

  test.each([core, 'https://example.com/none', undefined])('%s switches no imports on', ($schema) => {
    const root = { ...document('Root', { $import: uri('nowhere') }), $schema };
    const resolved = resolve(root);
    expect(resolved.document).toBe(root);
    expect(resolved.problems).toEqual([]);
  });

  test.each([extended, validation, 'https://json-structure.org/meta/relations/v0/#'])(
    '%s switches them on',
    ($schema) => {
      const resolved = resolve({ ...document('Root', { $importdefs: uri('People') }), $schema }, people);
      expect(definitionsOf(resolved)).toEqual({ Address: address });
    },
  );

  test('a document that imports nothing is itself the result', () => {
    expect(resolve(people).document).toBe(people);
  });

  test('nothing is changed in place, and what is copied is a copy', () => {
    const root = library('Root', { A: { $import: uri('People') }, Own: object({ a: text }) });
    const before = JSON.stringify([root, people]);
    const resolved = resolve(root, people);
    expect(JSON.stringify([root, people])).toBe(before);
    const definitions = definitionsOf(resolved) as Record<string, Record<string, unknown>>;
    expect(definitions['Own']).toBe((root['definitions'] as JsonObject)['Own']);
    expect(definitions['A']?.['Address']).not.toBe((people['definitions'] as JsonObject)['Address']);
  });
});

describe('names that meet', () => {
  const b = library('B', { X: text, Y: ref('X') });
  const c = library('C', { X: int });

  test.each<[string, JsonObject, JsonObject]>([
    ['a local type', { definitions: { $import: uri('B'), X: int } }, { X: int, Y: ref('X') }],
    [
      'a local type beside an import at the root',
      { $import: uri('B'), definitions: { X: int } },
      { X: int, Y: ref('X') },
    ],
    [
      'a local type in a namespace',
      { definitions: { A: { X: int, $import: uri('B') } } },
      { A: { X: int, Y: ref('A/X') } },
    ],
    ['a local namespace', { $import: uri('B'), definitions: { X: { Z: int } } }, { X: { Z: int }, Y: ref('X') }],
    ['the root type', { $import: uri('B'), ...object({ a: text }), name: 'X' }, { Y: ref('X') }],
    [
      'a local type, of two imports',
      { $import: uri('B'), $importdefs: uri('C'), definitions: { X: text } },
      { X: text, Y: ref('X') },
    ],
  ])('%s replaces the imported one', (_, root, definitions) => {
    const resolved = resolve(document('Root', root), b, c);
    expect(resolved.problems).toEqual([]);
    expect(definitionsOf(resolved)).toEqual(definitions);
  });

  test('a local type replaces an imported namespace as a whole', () => {
    const resolved = resolve(
      document('Root', { $import: uri('N'), definitions: { Ns: text } }),
      library('N', { Ns: { A: int } }),
    );
    expect(definitionsOf(resolved)).toEqual({ Ns: text });
    expect([...resolved.imported]).toEqual([]);
  });

  test('the root type of an imported document replaces what that imports', () => {
    const typed = document('B2', { ...object({ a: text }), name: 'X', $import: uri('C') });
    const whole = resolve(library('Root', { A: { $import: uri('B2') } }), typed, c);
    expect(definitionsOf(whole)).toEqual({ A: { X: { name: 'X', ...object({ a: text }) } } });
    expect(definitionsOf(resolve(library('Root', { A: { $importdefs: uri('B2') } }), typed, c))).toEqual({ A: {} });
  });

  test('two imports that bring different types of one name', () => {
    const resolved = resolve(library('Root', { A: { $import: uri('B'), $importdefs: uri('C') } }), b, c);
    expect(resolved.problems).toMatchObject([
      {
        severity: 'error',
        code: 'js-import-collision',
        pointer: '/definitions/A/$importdefs',
        message:
          'two different types or namespaces are named "X": "/definitions/X" of "https://example.com/B" and "/definitions/X" of "https://example.com/C"',
      },
    ]);
  });

  test('inside an imported document, told at the import that leads there', () => {
    const both = library('Both', { N: { $import: uri('B'), $importdefs: uri('C') } });
    const twice = { ...document('Twice', object({ a: text })), name: 'T', definitions: { T: int } };
    const resolved = resolve(
      library('Root', { A: { $import: uri('Both') }, B: { $import: uri('Twice') } }),
      b,
      c,
      both,
      twice,
    );
    expect(codes(resolved)).toEqual([
      'js-import-collision /definitions/A/$import',
      'js-import-collision /definitions/B/$import',
    ]);
    expect(resolved.problems[0]?.message).toContain('in "https://example.com/Both"');
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['equal types', library('D', { X: text }), library('B', { X: text })],
    ['the same type by two ways', library('D', {}, { $import: uri('B') }), b],
    ['namespaces from one place', library('D', {}, { $import: uri('N') }), library('N', { N: { $import: uri('C') } })],
  ])('%s are fine', (_, one, other) => {
    expect(
      resolve(document('Root', { $import: one['$id'], $importdefs: other['$id'] }), one, other, b, c).problems,
    ).toEqual([]);
  });
});

describe('where something came from', () => {
  const c = document('C', { ...object({ a: text }), definitions: { Deep: { T: object({ b: int }) } } });
  const b = library('B', { Ns: { $import: uri('C') }, Own: text });
  const resolved = resolve(library('A', { X: { $import: uri('B'), Mine: text } }), b, c);

  test('every copied type and namespace is listed with the document that declares it', () => {
    expect(Object.fromEntries(resolved.imported)).toEqual({
      '/definitions/X/Ns': { uri: uri('B'), pointer: '/definitions/Ns' },
      '/definitions/X/Ns/C': { uri: uri('C'), pointer: '' },
      '/definitions/X/Ns/Deep': { uri: uri('C'), pointer: '/definitions/Deep' },
      '/definitions/X/Ns/Deep/T': { uri: uri('C'), pointer: '/definitions/Deep/T' },
      '/definitions/X/Own': { uri: uri('B'), pointer: '/definitions/Own' },
    });
  });

  test.each([
    ['/definitions/X/Ns/C/properties/a/type', { uri: uri('C'), pointer: '/properties/a/type' }],
    ['/definitions/X/Ns/Deep/T/properties/b', { uri: uri('C'), pointer: '/definitions/Deep/T/properties/b' }],
    ['/definitions/X/Own', { uri: uri('B'), pointer: '/definitions/Own' }],
    ['/definitions/X/Mine', undefined],
    ['/definitions/X', undefined],
    ['', undefined],
  ])('%s', (pointer, origin) => expect(originOf(resolved, pointer)).toEqual(origin));
});

describe('the registry', () => {
  const one = { document: library('One', {}), file: 'one.struct.json' };
  test('finds by $id without its fragment', () => {
    const hashed = { ...library('x', {}), $id: `${uri('hashed')}#` };
    const { find, duplicates } = registryOf([
      one,
      one,
      { document: hashed },
      { document: 5 },
      { document: { $id: 7 } },
    ]);
    expect([find(uri('One')), find(uri('hashed')), find(uri('hashed#')), find('')]).toEqual([
      one.document,
      hashed,
      undefined,
      undefined,
    ]);
    expect(duplicates).toEqual([]);
  });

  test('tells documents of one $id, and keeps the first', () => {
    const other = { document: { ...library('One', { T: text }), $id: `${uri('One')}#` }, file: 'other.struct.json' };
    const { find, duplicates } = registryOf([one, other]);
    expect(find(uri('One'))).toBe(one.document);
    expect(duplicates).toMatchObject([
      {
        id: uri('One'),
        first: one,
        second: other,
        problem: { code: 'js-import-duplicate-id', severity: 'error', pointer: '/$id' },
      },
    ]);
    expect(duplicates[0]?.problem.message).toContain('"one.struct.json"');
  });
});
