import { describe, expect, test } from 'vitest';
import type { Resolved } from '../../src/import.ts';
import { lint, type JsonObject } from '../../src/index.ts';
import type { Json } from '../../src/json.ts';
import { codes, definitionsOf, document, extended, library, people, resolve, text, uri } from './documents.ts';

describe('hostile documents', () => {
  test('names such as __proto__', () => {
    const b = JSON.parse(
      `{"$schema":"${extended}","$id":"${uri('B')}","name":"__proto__","type":"object","properties":{"__proto__":{"type":{"$ref":"#/definitions/toString"}}},
        "definitions":{"toString":{"type":"string"},"constructor":{"__proto__":{"type":{"$ref":"#/definitions/__proto__"}}}}}`,
    ) as JsonObject;
    const resolved = resolve(library('Root', { hasOwnProperty: { $import: uri('B') } }), b);
    expect(resolved.problems).toEqual([]);
    expect(JSON.stringify(definitionsOf(resolved))).toBe(
      '{"hasOwnProperty":{"toString":{"type":"string"},"constructor":{"__proto__":{"type":{"$ref":"#/definitions/hasOwnProperty/__proto__"}}},' +
        '"__proto__":{"name":"__proto__","type":"object","properties":{"__proto__":{"type":{"$ref":"#/definitions/hasOwnProperty/toString"}}}}}}',
    );
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });

  const chain = (length: number, link: (next: string) => JsonObject): JsonObject[] =>
    Array.from({ length }, (_, index) =>
      document(`L${index}`, index + 1 < length ? link(uri(`L${index + 1}`)) : { definitions: { End: text } }),
    );
  const resolveAll = (documents: JsonObject[]): Resolved => resolve(documents[0] as JsonObject, ...documents.slice(1));

  test('each imports the next into two namespaces: more than memory holds', () => {
    const doubling = resolveAll(chain(40, (next) => ({ definitions: { A: { $import: next }, B: { $import: next } } })));
    expect(codes(doubling)).toEqual(['js-import-too-large /definitions/A/$import']);
    expect(definitionsOf(doubling)).toEqual({ A: {}, B: {} });
  });

  test('each imports the next twice into one namespace: no more than once is copied', () => {
    const ladder = resolveAll(chain(100, (next) => ({ $import: next, $importdefs: next })));
    expect(ladder.problems).toEqual([]);
    expect(definitionsOf(ladder)).toEqual({ End: text });
  });

  test('a chain of more than 100 documents, however it is come by', () => {
    expect(codes(resolveAll(chain(101, (next) => ({ $import: next }))))).toEqual(['js-import-too-large /$import']);
    expect(codes(resolveAll(chain(5000, (next) => ({ definitions: { N: { $import: next } } }))))).toEqual([
      'js-import-too-large /definitions/N/$import',
    ]);
    const links = chain(150, (next) => ({ $import: next }));
    const fromTheEnd = Object.fromEntries(links.toReversed().map(({ $id }, index) => [`N${index}`, { $import: $id }]));
    expect(codes(resolve(library('Root', fromTheEnd), ...links))).toEqual([
      'js-import-too-large /definitions/N99/$import',
    ]);
  });

  test('nested 100,000 deep, as a value and as namespaces', () => {
    let value: Json = 1;
    let namespaces: JsonObject = { $import: uri('People') };
    for (let level = 0; level < 90_000; level += 1) value = [value];
    for (let level = 0; level < 100_000; level += 1) namespaces = { N: namespaces };
    const deep = library('Deep', { T: { type: 'any', default: value } });
    expect(resolve(document('Root', { $import: uri('Deep') }), deep).problems).toEqual([]);
    expect(resolve(library('Root', namespaces), people).document).toBeDefined();
    expect(codes(resolve(document('Root', { $import: uri('Ns') }), library('Ns', namespaces), people))).toEqual([
      'js-import-too-large /$import',
    ]);
  });

  test('namespaces that stand in each other many times over', () => {
    const bomb = (bottom: JsonObject): JsonObject => {
      let namespace = bottom;
      for (let level = 0; level < 60; level += 1) namespace = { A: namespace, B: namespace };
      return namespace;
    };
    expect(resolve(library('Root', { ...bomb({ T: text }), $importdefs: uri('People') }), people).problems).toEqual([]);
    for (const id of ['People', 'nowhere'])
      expect(codes(resolve(library('Root', bomb({ $import: uri(id) })), people)).at(-1)).toContain(
        'js-import-too-large',
      );
    expect(codes(resolve(document('Root', { $import: uri('Bomb') }), library('Bomb', bomb({ T: text }))))).toEqual([
      'js-import-too-large /$import',
    ]);
  });

  test('a value inside itself', () => {
    const cyclic: Record<string, unknown> = { type: 'array' };
    cyclic['items'] = cyclic;
    const namespace: Record<string, unknown> = { $import: uri('People') };
    namespace['N'] = namespace;
    expect(codes(resolve(document('Root', { $import: uri('B') }), library('B', { T: cyclic as JsonObject })))).toEqual([
      'js-import-too-large /$import',
    ]);
    const resolved = resolve(library('Root', { N: namespace as JsonObject }), people);
    expect(lint(resolved.document).map(({ code }) => code)).toContain('js-depth');
  });

  test('nonsense in every place is told, never thrown', () => {
    for (const nonsense of [null, [], 5, 'x', {}, true, [null]] as Json[])
      for (const place of [
        'definitions',
        '$import',
        '$importdefs',
        '$root',
        'name',
        'type',
        '$id',
        'relations',
        '$extends',
      ]) {
        const imported = { ...people, [place]: nonsense, $id: uri('People') };
        expect(
          resolve({ ...library('Root', { N: { $import: uri('People') } }), [place]: nonsense }, people).document,
        ).toBeDefined();
        expect(resolve(library('Root', { N: { $import: uri('People') } }), imported).document).toBeDefined();
      }
  });
});
