import type { Group } from './group.ts';

const draft2020 = 'https://json-schema.org/draft/2020-12';
const draft2019 = 'https://json-schema.org/draft/2019-09';
const draft07 = 'http://json-schema.org/draft-07/schema';

const sound = [
  true,
  {},
  { type: ['string', 'null'], maxLength: 4 },
  { patternProperties: { a: { not: { required: [] } } } },
  { items: { properties: { a: false } } },
];
const unsound = [
  7,
  [],
  { type: 'text' },
  { maxLength: -4 },
  { patternProperties: { a: { not: { minItems: 1.5 } } } },
  { items: { properties: { a: 1 } } },
  { allOf: [{ anyOf: [] }] },
];

/** The published meta-schemas are there without the network, and describe themselves through all their vocabularies. */
export const metaSchemas: readonly Group[] = [
  ['2020-12', { $ref: `${draft2020}/schema` }, [...sound, { prefixItems: [true] }], [...unsound, { prefixItems: {} }]],
  ['2020-12 with an empty fragment', { $ref: `${draft2020}/schema#` }, sound, unsound],
  ['2019-09', { $ref: `${draft2019}/schema` }, [...sound, { items: [true, {}] }], [...unsound, { items: [true, 3] }]],
  ['draft 7', { $ref: `${draft07}#` }, [...sound, { items: [true, {}] }], [...unsound, { if: 1 }]],
  ['draft 7 without a fragment', { $ref: draft07 }, sound, unsound],
  ['draft 6', { $ref: 'http://json-schema.org/draft-06/schema#' }, sound, unsound],
  [
    'below a member',
    { properties: { shape: { $ref: `${draft2020}/schema` } } },
    [{ shape: {} }],
    [{ shape: { not: 4 } }],
  ],
  [
    'a definition of a meta-schema',
    { items: { $ref: `${draft07}#/definitions/nonNegativeInteger` } },
    [[0, 12], []],
    [[-1], [0.5], ['3']],
  ],
  [
    'one vocabulary alone says nothing of the keywords of others',
    { $ref: `${draft2020}/meta/applicator` },
    [{ properties: { a: { maxLength: -4 } } }, { type: 3 }],
    [{ properties: { a: { allOf: [] } } }, { not: 3 }],
  ],
  [
    'a dialect of its own, at every depth',
    {
      $id: 'https://example.com/suite/own-dialect',
      $dynamicAnchor: 'meta',
      allOf: [{ $ref: `${draft2020}/schema` }],
      properties: { 'x-order': { type: 'integer' } },
    },
    [{ 'x-order': 1 }, { properties: { a: { items: { 'x-order': 2 } } } }],
    [{ 'x-order': 'first' }, { properties: { a: { items: { 'x-order': null } } } }, { items: { type: 'text' } }],
  ],
  [
    'a schema with a name that is no URI of its own',
    { $ref: `${draft2020}/schema` },
    [{ $id: 'https://example.com/a/../b' }, { $id: 'b.json#' }, { $anchor: 'b' }],
    [{ $id: 'b.json#c' }, { $id: '#c' }, { $anchor: 'b#c' }, { $anchor: '/b' }],
  ],
];
