import { test } from 'vitest';
import { isDeepStrictEqual } from 'node:util';
import { lint, type JsonObject } from '../src/index.ts';
import { asJsonSchema, back, flattened } from './round-trip.ts';
import { instancesOf, validation } from './documents.ts';
const relations = 'https://json-structure.org/meta/relations/v0/#';
const base = (m: any) => ({ type: 'object', abstract: true, ...m });
const root = (m: any, $schema = validation) => ({ $schema, $id: 'https://e.com/x', name: 'X', ...m });
const s = { type: 'string' };
const rows: [string, any][] = [
  ['ref description', instancesOf({ type: { $ref: '#/definitions/W', description: 'd' } }, { W: s })],
  ['alias with words', instancesOf({ type: { $ref: '#/definitions/W' }, description: 'd', default: 'a', foo: 1, altnames: { json: 'q' } }, { W: s }, validation)],
  ['union words', instancesOf({ type: ['string', 'null'], description: 'd', unit: 'm', name: 'N' }, {}, validation)],
  ['nested arrays in union', instancesOf({ type: [{ type: 'array', items: { type: { $ref: '#/definitions/W' } } }, 'null'] }, { W: s })],
  ['recursive root', root({ type: 'object', properties: { next: { type: { $ref: '#/definitions/X' } }, w: s } })],
  ['recursive closed root', root({ type: 'object', properties: { next: { type: { $ref: '#/definitions/X' } }, w: s }, additionalProperties: false })],
  ['root named like its type', root({ $root: '#/definitions/X', definitions: { X: { type: 'object', properties: { a: s } } } })],
  ['root any', root({ type: 'any', definitions: { X_: s } })],
  ['root any alone', root({ type: 'any' })],
  ['library', root({ definitions: { A: s, N: { B: s, M: { C: { type: { $ref: '#/definitions/N/B' } } } } } })],
  ['tuple extends', instancesOf({ type: 'tuple', $extends: '#/definitions/B', properties: { y: s }, tuple: ['x', 'y'] }, { B: { type: 'tuple', abstract: true, properties: { x: { type: 'int8' } }, tuple: ['x'] } })],
  ['inline choice in place', instancesOf({ type: 'choice', $extends: '#/definitions/B', selector: 'k', choices: { a: { type: 'object', $extends: '#/definitions/B', properties: { q: { type: 'object', properties: { z: s } } }, required: ['q'], description: 'dd' }, b: { type: 'object', $extends: ['#/definitions/B'], properties: { p: s }, additionalProperties: false } } }, { B: base({ properties: { k: s } }) })],
  ['inline choice mixed', instancesOf({ type: 'choice', $extends: '#/definitions/B', selector: 'k', choices: { a: { type: { $ref: '#/definitions/V' }, description: 'h' }, b: { type: 'object', $extends: '#/definitions/B', properties: { p: { type: 'set', items: s } }, minProperties: 1 } } }, { B: base({ properties: { k: s, n: { type: 'array', items: { type: 'object', properties: { a: s } } } }, required: ['n'] }), V: { type: 'object', $extends: '#/definitions/B', properties: { v: s } } }, validation)],
  ['nested base', instancesOf({ type: 'object', $extends: '#/definitions/B', properties: { o: s } }, { B: base({ properties: { n: { type: 'object', properties: { m: { type: 'object', properties: { z: s } } } } } }), C: { type: 'object', $extends: '#/definitions/B' } })],
  ['extends twice required', instancesOf({ type: 'object', $extends: ['#/definitions/B', '#/definitions/C'], properties: { o: s }, required: ['b', 'o'] }, { B: base({ properties: { b: s }, required: ['b'] }), C: base({ properties: { b: { type: 'int8' }, c: s }, required: [['b'], ['c']] }) })],
  ['relations', { $schema: relations, $id: 'https://e.com/x', name: 'X', $uses: ['JSONStructureRelations'], $root: '#/definitions/A', definitions: { A: { type: 'object', properties: { id: s }, identity: ['id'], additionalProperties: false, relations: { r: { targettype: { $ref: '#/definitions/A' }, cardinality: 'multiple' } } } } }],
  ['units', instancesOf({ type: 'object', properties: { a: { type: 'double', unit: 'm/s', symbol: 'x' }, b: { type: 'string', enum: ['a'], altenums: { 'lang:de': { a: 'A' } } } } }, {}, validation)],
  ['if alone', instancesOf({ type: 'object', properties: { a: s }, if: { type: 'object', properties: { a: { type: 'string', const: 'x' } } } }, {}, validation)],
  ['contains any number', instancesOf({ type: 'array', items: s, contains: { type: 'string', const: 'a' }, minContains: 0 }, {}, validation)],
  ['has and not and all', instancesOf({ type: 'map', values: s, has: { type: 'string', const: 'a' }, not: { type: 'map', values: { type: 'string', const: 'b' } }, allOf: [{ type: 'map', values: s }], patternKeys: { '^a': { type: 'string', minLength: 2 } }, keyNames: { type: 'string', pattern: '^.$' } }, {}, validation)],
  ['int64 bounds and any', instancesOf({ type: 'int64', minimum: '5', maximum: '9', anyOf: [{ type: 'int64', const: '5' }, { type: 'int64', const: '6' }] }, {}, validation)],
  ['closed and composed', root({ type: 'object', properties: { a: s }, additionalProperties: false, allOf: [{ type: 'object', properties: { a: s } }] })],
  ['add-ins in place', root({ type: 'object', properties: { a: s }, additionalProperties: false, allOf: [{ type: 'object', properties: { a: s } }], $offers: { one: '#/definitions/O', two: ['#/definitions/O'] }, definitions: { O: base({ $extends: '#/definitions/X', properties: { o: s } }) } })],
  ['composed root', root({ anyOf: [{ type: { $ref: '#/definitions/S' } }, { type: 'int8' }], definitions: { S: s } })],
  ['deep', root({ type: 'object', properties: { a: Array.from({ length: 120 }).reduce((x: any) => ({ type: 'array', items: x }), s) } })],
  ['reserved', instancesOf({ type: 'object', properties: { id: s, name: s, type: s, choices: s }, required: ['id'] })],
  ['empty things', instancesOf({ type: 'object', properties: { a: s }, required: [], additionalProperties: { type: 'any' } })],
  ['open', instancesOf({ type: 'object', properties: { a: s }, additionalProperties: true })],
  ['precision', instancesOf({ type: 'decimal', precision: 5, scale: 2, currency: 'EUR' }, {}, validation)],
  ['binary', instancesOf({ type: 'binary', contentEncoding: 'base64', contentCompression: 'gzip', contentMediaType: 'a/b' })],
  ['x words', instancesOf({ type: 'string', 'x-a': 1, title: 't', deprecated: true, readOnly: 'no', $comment: 'c', examples: ['a'] })],
  ['control words', instancesOf({ type: 'string', conditions: ['a'] })],
  ['null word', instancesOf({ type: 'string', foo: null })],
  ['no type branch', instancesOf({ type: 'object', properties: { a: s }, anyOf: [{ properties: { a: s } }] }, {}, validation)],
  ['example', instancesOf({ type: 'string', example: 'a' })],
];
const diff = (a: any, b: any, at = ''): string[] => {
  if (isDeepStrictEqual(a, b)) return [];
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) => diff(a[k], b[k], `${at}/${k}`));
  return [`${at}: ${JSON.stringify(a)?.slice(0, 300)} -> ${JSON.stringify(b)?.slice(0, 300)}`];
};
const plain = (v: unknown) => JSON.parse(JSON.stringify(v)) as any;
test('x', () => {
  for (const [name, d] of rows) {
    const errors = lint(d as JsonObject).filter((p) => p.severity === 'error').map((p) => p.code + p.pointer);
    if (errors.length) { console.log('ERR', name, errors.slice(0, 3)); continue; }
    const { joined, losses } = asJsonSchema(d);
    const J = plain(joined);
    const { document, problems } = back(J, d);
    const f = plain(flattened(d)); const D = plain(document); const J2 = plain(asJsonSchema(D).joined);
    if (!isDeepStrictEqual(f, D) || !isDeepStrictEqual(J, J2)) console.log('DIFF', name, losses, problems.map((p) => p.pointer + ' ' + p.message), diff(f, D).slice(0, 4), diff(J, J2).slice(0, 4), JSON.stringify(J).slice(0, 1500));
  }
});
