import { contractOf, type Contract } from '@schemawright/contract';

type Members = Readonly<Record<string, unknown>>;

/** Two documents of JSON Structure, and the stem of the one rule that has something to say about them. */
export type StructureCase = readonly [stem: string, old: Contract, next: Contract];

const extended = 'https://json-structure.org/meta/extended/v0/#';

const document = (members: Members): Contract =>
  contractOf(
    { $schema: extended, $id: 'https://pets.test/pet', name: 'Pet', ...members },
    { name: 'pets', file: 'pets.struct.json' },
  );

/** A type by itself: the type of a member, so that it may be any. */
const type = (name: string, more: Members = {}, root: Members = {}): Contract =>
  document({ type: 'object', properties: { it: { type: name, ...more } }, ...root });

const using = (...extensions: readonly string[]): Members => ({ $uses: extensions });
const units = using('JSONStructureUnits');
const names = using('JSONStructureAlternateNames');

const strings = { type: 'string' };
const point = (...order: readonly string[]): Contract =>
  type('tuple', { properties: Object.fromEntries(order.map((name) => [name, { type: 'int32' }])), tuple: order });
const base = { abstract: true, type: 'object', properties: { id: strings } };
const cat = { type: 'object', $extends: '#/definitions/Base', properties: { lives: { type: 'int32' } } };
const dog = { type: 'object', $extends: '#/definitions/Base', properties: { bark: strings } };
const inline = (selector: string, ...tags: readonly string[]): Contract =>
  document({
    type: 'choice',
    $extends: '#/definitions/Base',
    selector,
    choices: Object.fromEntries(
      tags.map((tag, index) => [tag, { type: { $ref: index === 0 ? '#/definitions/Cat' : '#/definitions/Dog' } }]),
    ),
    definitions: { Base: base, Cat: cat, Dog: dog },
  });
const tagged = (...tags: readonly string[]): Contract =>
  document({
    type: 'choice',
    choices: Object.fromEntries(tags.map((tag) => [tag, strings])),
    definitions: { Base: base, Cat: cat, Dog: dog },
  });
const either = (...sets: readonly (readonly string[])[]): Contract =>
  document({ type: 'object', properties: { a: strings, b: strings, c: strings, d: strings }, required: sets });
const derived = (from: string): Contract =>
  document({
    type: 'object',
    $extends: `#/definitions/${from}`,
    properties: { name: strings },
    definitions: { One: base, Other: base },
  });
const root = (name: string): Contract =>
  contractOf(
    {
      $schema: extended,
      $id: 'https://pets.test/pet',
      $root: `#/definitions/${name}`,
      definitions: {
        Cat: { type: 'object', properties: { id: strings } },
        Dog: { type: 'object', properties: { id: strings } },
      },
    },
    { name: 'pets', file: 'pets.struct.json' },
  );
const namespaced = (namespace: string): Contract =>
  document({
    type: 'object',
    properties: { it: { type: { $ref: `#/definitions/${namespace}/Cat` } } },
    definitions: { [namespace]: { Cat: { type: 'object', properties: { id: strings } } } },
  });
const offering = (...addIns: readonly string[]): Contract =>
  document({
    type: 'object',
    properties: { id: strings },
    $offers: Object.fromEntries(addIns.map((name) => [name, `#/definitions/${name}`])),
    definitions: {
      Collar: { abstract: true, type: 'object', $extends: '#', properties: { size: { type: 'int32' } } },
      Chip: { abstract: true, type: 'object', $extends: '#', properties: { code: strings } },
    },
  });

const addIn = (...used: readonly string[]): Contract =>
  document({ type: 'object', properties: { id: strings }, ...using(...used) });
const imported = (from: string): Contract =>
  document({
    type: 'object',
    properties: { id: strings },
    definitions: { shared: { $import: `https://pets.test/${from}` } },
  });

export const structureCases: readonly StructureCase[] = [
  ['representation-changed', type('int32'), type('int64')],
  ['representation-changed', type('decimal'), type('double')],
  ['numeric-type-widened', type('int8'), type('int16')],
  ['numeric-type-widened', type('uint8'), type('uint32')],
  ['numeric-type-widened', type('int64'), type('int128')],
  ['numeric-type-widened', type('float'), type('double')],
  ['numeric-type-narrowed', type('int32'), type('int16')],
  ['numeric-type-narrowed', type('double'), type('float8')],
  ['signedness-changed', type('int16'), type('uint16')],
  ['signedness-changed', type('uint64'), type('int64')],
  ['temporal-type-changed', type('date'), type('datetime')],
  ['temporal-type-changed', type('time'), type('duration')],
  ['string-like-type-changed', type('uuid'), type('uri')],
  ['string-like-type-changed', type('jsonpointer'), type('string')],
  ['set-became-array', type('set', { items: strings }), type('array', { items: strings })],
  ['array-became-set', type('array', { items: strings }), type('set', { items: strings })],
  ['object-became-map', type('object', { properties: { a: strings } }), type('map', { values: strings })],
  ['map-became-object', type('map', { values: strings }), type('object', { properties: { a: strings } })],
  ['precision-changed', type('decimal', { precision: 9 }), type('decimal', { precision: 5 })],
  ['scale-changed', type('decimal', { precision: 9, scale: 4 }), type('decimal', { precision: 9, scale: 2 })],
  [
    'binary-encoding-changed',
    type('binary', { contentEncoding: 'base64' }),
    type('binary', { contentEncoding: 'base32' }),
  ],
  ['binary-encoding-changed', type('binary'), type('binary', { contentCompression: 'gzip' })],
  ['unit-changed', type('double', { unit: 'kg' }, units), type('double', { unit: 'g' }, units)],
  ['tuple-order-changed', point('x', 'y'), point('y', 'x')],
  ['tuple-member-added', point('x', 'y'), point('x', 'y', 'z')],
  ['tuple-member-removed', point('x', 'y', 'z'), point('x', 'y')],
  [
    'alternate-name-changed',
    type('string', { altnames: { json: 'one', 'lang:de': 'eins' } }, names),
    type('string', { altnames: { json: 'two', 'lang:de': 'eins' } }, names),
  ],
  [
    'alternate-symbol-changed',
    type('string', { enum: ['A', 'B'], altenums: { json: { A: 'a' } } }, names),
    type('string', { enum: ['A', 'B'], altenums: { json: { A: 'aa' } } }, names),
  ],
  ['extends-annotation-only', derived('One'), derived('Other')],
  [
    'abstract-added',
    document({ type: 'object', definitions: { Base: { ...base, abstract: false } } }),
    document({ type: 'object', definitions: { Base: base } }),
  ],
  [
    'abstract-removed',
    document({ type: 'object', definitions: { Base: base } }),
    document({ type: 'object', definitions: { Base: { ...base, abstract: false } } }),
  ],
  ['offered-addin-added', offering('Collar'), offering('Collar', 'Chip')],
  ['offered-addin-removed', offering('Collar', 'Chip'), offering('Collar')],
  [
    'dynamic-keyword-enabled',
    type('string', { minLength: 2 }),
    type('string', { minLength: 2 }, using('JSONStructureValidation')),
  ],
  ['choice-option-added', tagged('a', 'b'), tagged('a', 'b', 'c')],
  ['choice-option-removed', inline('kind', 'cat', 'dog', 'wolf'), inline('kind', 'cat', 'dog')],
  ['choice-selector-changed', inline('kind', 'cat', 'dog'), inline('sort', 'cat', 'dog')],
  ['choice-kind-changed', tagged('cat', 'dog'), inline('kind', 'cat', 'dog')],
  ['required-alternative-added', either(['a'], ['b']), either(['a'], ['b'], ['c'])],
  ['required-alternative-removed', either(['a'], ['b'], ['c']), either(['a'], ['b'])],
  ['required-alternative-changed', either(['a'], ['b']), either(['a', 'c'], ['b'])],
  ['root-changed', root('Cat'), root('Dog')],
  ['used-addin-added', addIn(), addIn('Collar')],
  ['used-addin-removed', addIn('Collar'), addIn()],
  ['import-changed', imported('one'), imported('two')],
  ['namespace-moved', namespaced('old'), namespaced('new')],
  [
    'meta-schema-changed',
    document({ type: 'string' }),
    document({ type: 'string', $schema: 'https://json-structure.org/meta/core/v0/#' }),
  ],
];

/** What JSON Structure says to people: names and signs that are not on the wire. */
export const structureTexts: readonly (readonly [says: string, old: Contract, next: Contract])[] = [
  [
    'a name in another language',
    type('string', { altnames: { json: 'one', 'lang:de': 'eins' } }, names),
    type('string', { altnames: { json: 'one', 'lang:de': 'zwei' } }, names),
  ],
  ['the sign of a unit', type('double', { unit: 'kg' }, units), type('double', { unit: 'kg', symbol: 'kg' }, units)],
];
